// Tests the `ticdc-openapi` command as a process.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { UsageError } from '../../../src/cli/command.js';
import { run as runMock } from '../../../src/cli/mock.js';
import { startMock } from '../../../src/mock/index.js';

const command = fileURLToPath(new URL('../../../src/cli/index.ts', import.meta.url));

/** Starts the command; `written` collects its output. */
function start(...argv: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', command, ...argv]);
  const written = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    written.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    written.stderr += chunk;
  });
  return { child, written };
}

async function run(...argv: string[]) {
  const { child, written } = start(...argv);
  return { code: await exitCodeOf(child), ...written };
}

async function exitCodeOf(child: ChildProcess): Promise<number | null> {
  const [code] = await once(child, 'close');
  return code;
}

test.each([[['--help']], [[]]])('%j shows the subcommands', async (argv) => {
  const { code, stdout, stderr } = await run(...argv);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('Usage: ticdc-openapi <subcommand> [options]');
  expect(stdout).toContain('  mock      serve a mock TiCDC server');
});

test('mock --help shows its options', async () => {
  const { code, stdout } = await run('mock', '--help');
  expect(code).toBe(0);
  expect(stdout).toContain('Usage: ticdc-openapi mock [options]');
  expect(stdout).toContain('--dynamic');
});

test('--version shows the version of the package', async () => {
  expect(await run('--version')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
});

test('invalid arguments give one line on stderr and exit code 2', async () => {
  const stderr = 'ticdc-openapi: unknown subcommand "nonsense"; see --help\n';
  expect(await run('nonsense')).toEqual({ code: 2, stdout: '', stderr });
});

// /dev/full is a full disk. Only Linux has it.
test.runIf(existsSync('/dev/full'))(
  'a report that stdout does not take is exit code 2',
  async () => {
    const full = openSync('/dev/full', 'w');
    const argv = ['check', 'http://127.0.0.1:8300', '--plan'];
    const child = spawn(process.execPath, ['--import', 'tsx', command, ...argv], {
      stdio: ['ignore', full, 'pipe'],
    });
    let stderr = '';
    child.stderr?.on('data', (chunk) => {
      stderr += chunk;
    });
    const code = await exitCodeOf(child);
    closeSync(full);
    const expected = 'ticdc-openapi: cannot write stdout: no space is left\n';
    expect([code, stderr]).toEqual([2, expected]);
  },
);

test('a reader that closes the pipe early does not change the exit code', async () => {
  const { child, written } = start('check', 'http://127.0.0.1:8300', '--plan');
  child.stdout.destroy();
  expect(await exitCodeOf(child)).toBe(0);
  expect(written.stderr).toBe('');
});

test.each([
  [['--nope'], "mock: Unknown option '--nope'"],
  [['x'], "mock: Unexpected argument 'x'"],
  [['--port'], "mock: Option '--port <value>' argument missing"],
  [['--port', 'x'], 'mock: expected --port to be a number from 0 to 65535, got "x"'],
  [['--port', '65536'], 'mock: expected --port to be a number from 0 to 65535, got "65536"'],
  [['--port', '1.5'], 'mock: expected --port to be a number from 0 to 65535, got "1.5"'],
  [['--port='], 'mock: expected --port to be a number from 0 to 65535, got ""'],
  [['--release', 'x'], 'mock: Expected a release such as 8.5.7, got "x"'],
])('mock %j is rejected', async (argv, message) => {
  await expect(runMock(argv)).rejects.toThrow(new UsageError(message));
});

test('a port in use gives one line on stderr', async () => {
  const mock = await startMock({ port: 0 });
  const { port } = new URL(mock.url);
  const { code, stdout, stderr } = await run('mock', '--port', port);
  await mock.close();
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^ticdc-openapi: Port \d+ on 127\.0\.0\.1 is in use\. .*--port.*\n$/);
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  'the mock serves until %s and exits with 0',
  async (signal) => {
    const { child, written } = start('mock', '--port', '0');
    await once(child.stderr, 'data');
    const url = written.stdout.trim();
    expect(written.stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/);
    expect(written.stderr).toBe(`Try: curl ${url}/api/v1/changefeeds\n`);
    expect((await fetch(`${url}/api/v1/health`)).status).toBe(200);
    const exit = exitCodeOf(child);
    child.kill(signal);
    expect(await exit).toBe(0);
  },
);

test('--host, --dynamic and --release are passed to the mock', async () => {
  const options = ['--port', '0', '--host', 'localhost', '--dynamic', '--release', '6.1.7'];
  const { child, written } = start('mock', ...options);
  await once(child.stderr, 'data');
  expect(written.stdout).toMatch(/^http:\/\/localhost:\d+\n$/);
  const texts = [1, 2].map(async () =>
    (await fetch(`${written.stdout.trim()}/api/v1/status`)).text(),
  );
  const [first, second] = await Promise.all(texts);
  expect(first).not.toBe(second);
  const drain = `${written.stdout.trim()}/api/v1/captures/drain`;
  expect((await fetch(drain, { method: 'PUT', body: '{"capture_id":"a"}' })).status).toBe(404);
  child.kill();
  await once(child, 'close');
});
