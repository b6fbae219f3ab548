// `ticdc-openapi check` in a world of its own: what it makes of its arguments, signals and reports.
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operationIds, operations } from '../../../generated/operations.js';
import { check } from '../../../src/cli/check/command.js';
import type { Engine, World } from '../../../src/cli/check/world.js';
import { UsageError } from '../../../src/cli/command.js';
import { CheckError, type CheckOptions } from '../../../src/contract/options.js';
import type { Report } from '../../../src/contract/report.js';
import { conforming, nothingChecked, violating } from '../contract/reporters/sample-reports.js';

const url = 'http://127.0.0.1:8300';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Setting {
  readonly report?: Report;
  readonly engine?: Partial<Engine>;
  readonly environment?: World['environment'];
  readonly isTTY?: boolean;
}

/** A world that remembers what is written to it and told to the engine. */
function createWorld({
  report = conforming,
  engine = {},
  environment = {},
  isTTY = false,
}: Setting) {
  const seen = {
    stdout: '',
    stderr: '',
    options: [] as CheckOptions[],
    exits: [] as number[],
    now: 1_000,
    engines: 0,
  };
  let tell: (name: string) => void = () => {};
  const world: World = {
    stdout: { write: (text) => (seen.stdout += text), isTTY, columns: 40 },
    stderr: { write: (text) => (seen.stderr += text), isTTY, columns: 40 },
    environment,
    engine: async () => {
      seen.engines += 1;
      return {
        planChecks: () =>
          operationIds.map((operationId) => ({
            operationId,
            method: operations[operationId].method,
            path: '',
            why: '',
          })),
        cleanUp: async () => ({ removed: [], left: [] }),
        ...engine,
        runChecks: async (options) => {
          seen.options.push(options);
          return engine.runChecks?.(options) ?? report;
        },
      };
    },
    now: () => seen.now,
    newRunId: () => 'check-new',
    onSignal: (listener) => {
      tell = listener;
      return () => {
        tell = () => {};
      };
    },
    exit: (code) => seen.exits.push(code),
  };
  return { world, seen, signal: (name: string) => tell(name) };
}

async function run(argv: readonly string[], setting: Setting = {}) {
  const { world, seen } = createWorld(setting);
  const code = await check(argv, world);
  return { code, ...seen };
}

async function optionsOf(argv: readonly string[], setting: Setting = {}) {
  const { options } = await run([url, ...argv], setting);
  const { signal, onProgress, ...rest } = options[0] ?? { url: '' };
  return JSON.parse(JSON.stringify(rest));
}

test('--help goes to stdout, fits 100 columns and loads nothing', async () => {
  const { code, stdout, stderr, engines } = await run(['--help']);
  expect([code, stderr, engines]).toEqual([0, '', 0]);
  expect(stdout).toMatch(/^Usage: ticdc-openapi check <url> \[options\]\n/);
  expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([]);
});

test('without options a run is read-only', async () => {
  expect(await optionsOf([])).toEqual({
    url: 'http://127.0.0.1:8300/',
    mode: 'read-only',
    headers: {},
    runId: 'check-new',
  });
});

test('each option reaches the run', async () => {
  const argv = [
    ...['--allow-disruptive', '--owner', 'd2912e63', '--log-level', 'info'],
    ...['--filter', 'test.*', '--filter', 'a.b', '--only', 'getChangefeed', '--only', 'settling'],
    ...['--skip', 'drainCapture', '--timeout', '500ms', '--settle-timeout', '1.5s'],
    ...['--header', 'X-Tenant:  a ', '--header', 'x-b: c:d', '--release', 'v8.5.7'],
    ...['--generation', 'next', '--floor', '0.9', '--run-id', 'check-mine-1'],
  ];
  const environment = { TICDC_USER: 'root', TICDC_PASSWORD: 'pw' };
  expect(await optionsOf(argv, { environment })).toEqual({
    url: 'http://127.0.0.1:8300/',
    mode: 'disruptive',
    owner: 'd2912e63',
    logLevel: 'info',
    filter: ['test.*', 'a.b'],
    only: ['getChangefeed', 'settling'],
    skip: ['drainCapture'],
    timeout: 500,
    settleTimeout: 1_500,
    headers: { 'x-tenant': 'a', 'x-b': 'c:d' },
    credentials: { user: 'root', password: 'pw' },
    release: '8.5.7',
    generation: 'next',
    floor: 0.9,
    runId: 'check-mine-1',
  });
  expect(await optionsOf(['--allow-writes'])).toMatchObject({ mode: 'writes' });
});

test.each([
  [[], 'expected the URL of a server, such as http://127.0.0.1:8300'],
  [['127.0.0.1:8300'], 'got "127.0.0.1:8300"; try http://127.0.0.1:8300'],
  [['localhost:8300'], 'got "localhost:8300"; try http://localhost:8300'],
  [['ftp://h'], 'expected an http or https URL such as http://127.0.0.1:8300, got "ftp://h"'],
  [['/api/v1'], 'expected an http or https URL such as http://127.0.0.1:8300, got "/api/v1"'],
  [['http://h/api/v1'], 'expected the URL of a server without /api/v1, which is added to it'],
  [['http://h/?a'], 'expected a URL without query and fragment'],
  [[url, 'x', 'y'], 'expected one URL, got 3 arguments; quote values with spaces'],
  [[url, '--nope'], "Unknown option '--nope'"],
  [
    [url, '--timeout', '20'],
    'expected --timeout to be a time from 1ms to 3600s, such as 20s or 500ms, got "20"',
  ],
  [[url, '--timeout', '0s'], 'expected --timeout to be a time from 1ms to 3600s'],
  [[url, '--timeout', '3601s'], 'expected --timeout to be a time from 1ms to 3600s'],
  [[url, '--settle-timeout', '-1s'], "Option '--settle-timeout' argument is ambiguous"],
  [[url, '--settle-timeout=1h'], 'expected --settle-timeout to be a time from 1ms to 3600s'],
  [[url, '--floor', '1.1'], 'expected --floor to be a share from 0 to 1, such as 0.9, got "1.1"'],
  [[url, '--floor', '90'], 'expected --floor to be a share from 0 to 1'],
  [[url, '--release', '8.5'], 'expected --release to be a release such as 8.5.7, got "8.5"'],
  [[url, '--generation', 'new'], 'expected --generation to be one of classic, next, got "new"'],
  [
    [url, '--run-id', 'check-a--b'],
    'expected --run-id to be check- with letters, digits and single hyphens',
  ],
  [
    [url, '--run-id', 'mine'],
    'expected --run-id to be check- with letters, digits and single hyphens',
  ],
  [
    [url, '--clean-up', '*'],
    'expected --clean-up to be check- with letters, digits and single hyphens',
  ],
  [
    [url, '--only', 'GetChangefeed'],
    'expected --only to be an operation or a check, got "GetChangefeed"; there are getServerStatus, ',
  ],
  [[url, '--skip', 'toString'], 'expected --skip to be an operation or a check'],
  [[url, '--owner', 'x'], '--owner needs --allow-disruptive'],
  [[url, '--filter', 'x'], '--filter needs --allow-disruptive'],
  [[url, '--log-level', 'info', '--allow-writes'], '--log-level needs --allow-disruptive'],
  [
    [url, '--allow-disruptive'],
    '--allow-disruptive needs --owner, as GET /api/v1/captures shows it',
  ],
  [
    [url, '--allow-disruptive', '--owner', ''],
    'expected --owner to be a word without spaces, got ""',
  ],
  [
    [url, '--allow-disruptive', '--owner', 'x', '--log-level', 'INFO'],
    'expected --log-level to be one of debug, info, ',
  ],
  [
    [url, '--reporter', 'xml'],
    'expected --reporter to be one of pretty, json, junit, sarif, got "xml"',
  ],
  [
    [url, '--output', 'x'],
    'expected each --output to stand behind the --reporter that it belongs to',
  ],
  [
    [url, '--reporter', 'json', '--output', 'a', '--output', 'b'],
    'expected each --output to stand behind',
  ],
  [
    [url, '--reporter', 'json', '--reporter', 'pretty'],
    'only one report can go to stdout; give each --reporter an --output',
  ],
  [
    [url, '--reporter', 'json', '--output', 'a', '--reporter', 'sarif', '--output', './a'],
    'two reports cannot go to ',
  ],
  [
    [url, '--reporter', 'json', '--output', '/no/such/x'],
    '--output: /no/such/x cannot be written: no such file or folder',
  ],
  [
    [url, '--reporter', 'json', '--output', '/tmp'],
    '--output: /tmp cannot be written: it is a directory',
  ],
  [[url, '--plan', '--reporter', 'json'], '--plan cannot go with --reporter'],
  [[url, '--clean-up', 'check-a', '--allow-writes'], '--clean-up cannot go with --allow-writes'],
  [[url, '--clean-up', 'check-a', '--plan'], '--clean-up cannot go with --plan'],
  [[url, '--ca', 'x'], '--ca, --cert and --key are for https URLs'],
  [['https://h', '--cert', 'x'], '--cert and --key go together'],
  [['https://h', '--ca', '/no/such'], '--ca: /no/such cannot be read: no such file or folder'],
  [
    ['https://h', '--ca', 'package.json'],
    '--ca: expected package.json to hold PEM, starting with -----BEGIN',
  ],
  [[url, '--header', 'nonsense'], "expected --header to be 'name: value'; quote it for the shell"],
  [[url, '--header', 'a: b', '--header', 'A: c'], '--header: a is given twice'],
  [[url, '--header', 'a: b\r\nc: d'], "expected --header to be 'name: value'"],
  [
    [url, '--header', 'a: \u{1f600}'],
    '--header: the value of a has characters that no header may have',
  ],
  [
    [url, '--header', 'Accept-Encoding: gzip'],
    '--header: accept-encoding cannot be set, as it changes in which form answers come',
  ],
])('%j is not understood, and nothing is loaded', async (argv, message) => {
  const { world, seen } = createWorld({});
  const error = await check(argv, world).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UsageError);
  expect(String(error)).toContain(
    `UsageError: check: ${message.startsWith('got') ? 'expected' : ''}`,
  );
  expect(String(error)).toContain(message);
  expect(seen).toMatchObject({ stdout: '', stderr: '', engines: 0 });
});

test.each([
  [['http://root:secret@h/'], { TICDC_USER: 'root' }, 'TICDC_USER and the URL'],
  [
    [url, '--header', 'authorization: secret'],
    { TICDC_USER: 'root' },
    'TICDC_USER and --header authorization',
  ],
  [[url], { TICDC_PASSWORD: 'secret' }, 'TICDC_PASSWORD is set without TICDC_USER'],
])('credentials stand in one place, %j', async (argv, environment, message) => {
  const { world } = createWorld({ environment });
  await expect(check(argv, world)).rejects.toThrow(message);
});

test.each([
  [['root:secret@h:8300']],
  [['ftp://root:secret@h']],
  [[url, '--nope=mysql://root:secret@h']],
  [[url, '--run-id', 'mysql://root:secret@h']],
  [[url, '--header', 'authorization secret']],
  [[url, '--header', 'authorization: secret\u{1f600}']],
  [[url, '--only', 'http://u:secret@h']],
])('no message about %j holds the secret', async (argv) => {
  const { world } = createWorld({});
  const error = await check(argv, world).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UsageError);
  expect(String(error)).not.toContain('secret');
});

test.each([
  ['conforms', conforming, 0],
  ['violates', violating, 1],
  ['checked nothing', nothingChecked, 2],
  ['has no cases', { ...conforming, cases: [] }, 2],
  ['was ended early', { ...conforming, interrupted: true }, 2],
  ['left something behind', { ...conforming, left: ['a-1'] }, 0],
] as const)('the exit code of a run that %s', async (_, report, code) => {
  expect((await run([url], { report })).code).toBe(code);
});

test('the report goes to stdout, and nothing else does', async () => {
  const { stdout, stderr } = await run([url]);
  expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:8300\n[\s\S]*\nConforms to the contract: .*\n$/);
  expect(stderr).toBe('');
});

test('another report than the pretty one is followed by the verdict on stderr', async () => {
  const { stdout, stderr } = await run([url, '--reporter', 'json'], { report: violating });
  expect(JSON.parse(stdout)).toMatchObject({ 'x-format': 1, verdict: 'violates' });
  expect(stderr).toBe(
    'ticdc-openapi: left behind: check-abc-1; to remove: ticdc-openapi check http://127.0.0.1:8300 --clean-up check-abc\n' +
      'ticdc-openapi: Violates the contract: 3 errors, 1 warning; 3 of 4 cases conform, 2 skipped, 1 not observed.\n',
  );
});

test('several reports at once, each whole or not at all', async () => {
  const [sarif, junit] = [join(folder, 'a.sarif'), join(folder, 'a.xml')];
  await writeFile(sarif, 'old');
  const { code, stdout } = await run(
    [
      url,
      '--reporter',
      'sarif',
      '--output',
      sarif,
      '--reporter=junit',
      `--output=${junit}`,
      '--reporter',
      'pretty',
      '--output',
      '-',
    ],
    { report: violating },
  );
  expect(code).toBe(1);
  expect(JSON.parse(await readFile(sarif, 'utf8'))).toMatchObject({ version: '2.1.0' });
  expect(await readFile(junit, 'utf8')).toMatch(/^<\?xml [\s\S]*<\/testsuites>\n$/);
  expect(stdout).toMatch(/^http:/);
  expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('a link to a report stays a link', async () => {
  const [file, link] = [join(folder, 'behind.json'), join(folder, 'link.json')];
  await writeFile(file, 'old');
  await symlink(file, link);
  await run([url, '--reporter', 'json', '--output', link]);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ 'x-format': 1 });
});

test('a report can go to a device', async () => {
  expect(await run([url, '--reporter', 'json', '--output', '/dev/null'])).toMatchObject({
    code: 0,
  });
});

test('a report that could not be written is exit code 2, and the other reports are written', async () => {
  const gone = await mkdtemp(join(folder, 'gone-'));
  const path = join(gone, 'x.json');
  const runChecks = async () => {
    await rm(gone, { recursive: true });
    return conforming;
  };
  const { code, stdout, stderr } = await run(
    [url, '--reporter', 'json', '--output', path, '--reporter', 'pretty'],
    { engine: { runChecks } },
  );
  expect(code).toBe(2);
  expect(stderr).toBe(`ticdc-openapi: ${path} was not written: no such file or folder\n`);
  expect(stdout).toContain('Conforms to the contract');
});

test('what could not run is exit code 2, one line on stderr and an empty stdout', async () => {
  const runChecks = async () => {
    throw new CheckError(
      'http://127.0.0.1:1 does not answer: nothing listens there (connection refused)',
    );
  };
  expect(await run(['http://127.0.0.1:1'], { engine: { runChecks } })).toMatchObject({
    code: 2,
    stdout: '',
    stderr:
      'ticdc-openapi: http://127.0.0.1:1 does not answer: nothing listens there (connection refused)\n',
  });
});

test('an unforeseen failure of a writing run names what may be left', async () => {
  const runChecks = async () => {
    throw new TypeError('x is not a function at mysql://root:secret@h');
  };
  const { code, stderr } = await run([url, '--allow-writes'], { engine: { runChecks } });
  expect(code).toBe(2);
  expect(stderr).toBe(
    'ticdc-openapi: run check-new; if it is killed, clean up with: ticdc-openapi check http://127.0.0.1:8300 --clean-up check-new\n' +
      'ticdc-openapi: Changefeeds named check-new-... may be left; to remove: ticdc-openapi check http://127.0.0.1:8300 --clean-up check-new\n' +
      'ticdc-openapi: x is not a function at mysql://root:xxxxx@h\n',
  );
});

test('the credentials of a URL are in no line', async () => {
  const argv = ['http://root:secret@127.0.0.1:8300/base/', '--allow-writes'];
  const { stderr, options } = await run(argv);
  expect(options[0]?.url).toBe('http://root:secret@127.0.0.1:8300/base/');
  expect(stderr).toContain('ticdc-openapi check http://127.0.0.1:8300/base --clean-up check-new\n');
  expect(stderr).not.toContain('secret');
});

/** A run that ends when it is told to, with the given report. */
function untilAborted(report: Report, onAbort: () => void = () => {}) {
  let begun: () => void = () => {};
  const isRunning = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const runChecks = ({ signal }: CheckOptions) =>
    new Promise<Report>((resolve) => {
      signal?.addEventListener('abort', () => {
        onAbort();
        resolve(report);
      });
      begun();
    });
  return { isRunning, runChecks };
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])(
  '%s ends a run in order: its report is written',
  async (name) => {
    const { isRunning, runChecks } = untilAborted({ ...conforming, interrupted: true });
    const { world, seen, signal } = createWorld({ engine: { runChecks } });
    const ended = check([url], world);
    await isRunning;
    signal(name);
    expect(await ended).toBe(2);
    expect(seen.exits).toEqual([]);
    expect(seen.stdout).toContain('\nEnded early, no error until then: ');
    expect(seen.stderr).toBe(
      `ticdc-openapi: ${name}: ending the run in order; once more ends it at once\n` +
        'ticdc-openapi: ended early; the report tells what was checked until then\n',
    );
  },
);

test('a second signal ends it at once and names what may be left', async () => {
  const { isRunning, runChecks } = untilAborted(conforming, () => {
    seen.now += 500;
    signal('SIGTERM');
  });
  const { world, seen, signal } = createWorld({ engine: { runChecks } });
  const ended = check([url, '--allow-writes', '--run-id', 'check-mine'], world);
  await isRunning;
  signal('SIGINT');
  await ended;
  expect(seen.exits).toEqual([2]);
  expect(seen.stderr).toContain(
    'SIGTERM again: ended at once. Changefeeds named check-mine-... may be left; to remove: ticdc-openapi check http://127.0.0.1:8300 --clean-up check-mine\n',
  );
});

test('a second signal of a read-only run says that nothing is left', async () => {
  const { isRunning, runChecks } = untilAborted(conforming, () => {
    seen.now += 2_000;
    signal('SIGINT');
  });
  const { world, seen, signal } = createWorld({ engine: { runChecks } });
  const ended = check([url], world);
  await isRunning;
  signal('SIGINT');
  await ended;
  expect(seen.stderr).toContain('SIGINT again: ended at once. Nothing can be left behind.\n');
});

test('one Ctrl-C that npm passes on once more is one signal', async () => {
  const { isRunning, runChecks } = untilAborted(conforming, () => {
    seen.now += 499;
    signal('SIGINT');
  });
  const { world, seen, signal } = createWorld({ engine: { runChecks } });
  const ended = check([url, '--allow-writes'], world);
  await isRunning;
  signal('SIGINT');
  await ended;
  expect(seen.exits).toEqual([]);
  expect(seen.stderr).not.toContain('again');
});

test('progress is one line that is rewritten, on a terminal only', async () => {
  const runChecks = async ({ onProgress }: CheckOptions) => {
    onProgress?.('reads captures');
    onProgress?.(`reads ${'x'.repeat(100)}\u001b[2J`);
    return conforming;
  };
  const { stderr } = await run([url], { engine: { runChecks }, isTTY: true });
  expect(stderr).toBe(`\r\u001b[2Kreads captures\r\u001b[2Kreads ${'x'.repeat(33)}\r\u001b[2K`);
  expect((await run([url], { engine: { runChecks } })).stderr).toBe('');
});

test('a line that stays takes the place of the progress', async () => {
  const runChecks = async ({ onProgress }: CheckOptions) => {
    onProgress?.('reads captures');
    throw new CheckError('gone');
  };
  const { stderr } = await run([url], { engine: { runChecks }, isTTY: true });
  expect(stderr).toBe('\r\u001b[2Kreads captures\r\u001b[2Kticdc-openapi: gone\n');
});

test('colours are for terminals that want them', async () => {
  const isColored = async (setting: Setting, ...argv: string[]) =>
    (await run([url, ...argv], setting)).stdout.includes('\u001b');
  expect(await isColored({ isTTY: true })).toBe(true);
  expect(await isColored({ isTTY: false })).toBe(false);
  expect(await isColored({ isTTY: true, environment: { NO_COLOR: '1' } })).toBe(false);
  expect(await isColored({ isTTY: true, environment: { TERM: 'dumb' } })).toBe(false);
  const path = join(folder, 'plain.txt');
  await run([url, '--reporter', 'pretty', '--output', path], { isTTY: true });
  expect(await readFile(path, 'utf8')).not.toContain('\u001b');
});

test('--plan prints each request and why, and runs nothing', async () => {
  const planChecks = () => [
    { operationId: undefined, method: 'GET', path: '/api/v1/status', why: 'which release it is' },
    {
      operationId: 'createChangefeed' as const,
      method: 'POST',
      path: '/api/v1/changefeeds',
      body: '{"changefeed_id":"check-new-1"}',
      why: 'creates a changefeed',
    },
  ];
  const { code, stdout, stderr, options } = await run([url, '--plan', '--allow-writes'], {
    engine: { planChecks },
  });
  expect([code, stderr, options]).toEqual([0, '', []]);
  expect(stdout).toBe(`GET /api/v1/status
    which release it is
POST /api/v1/changefeeds {"changefeed_id":"check-new-1"}
    creates a changefeed
`);
});

test.each([
  [{ removed: ['check-a-1', 'check-a-2'], left: [] }, 0, 'check-a-1\ncheck-a-2\n', 'all removed'],
  [{ removed: [], left: [] }, 0, '', 'run check-a has left nothing'],
  [
    { removed: ['check-a-1'], left: ['check-a-2'] },
    2,
    'check-a-1\n',
    'may still be there: check-a-2; run this again',
  ],
])('--clean-up that came to %j', async (result, code, stdout, line) => {
  let told: unknown;
  const cleanUp = async ({ url, mode }: CheckOptions, runId: string) => {
    told = { url, mode, runId };
    return result;
  };
  const setting = { engine: { cleanUp } };
  expect(await run([url, '--clean-up', 'check-a', '--header', 'x: y'], setting)).toMatchObject({
    code,
    stdout,
    stderr: `ticdc-openapi: ${line}\n`,
    options: [],
  });
  expect(told).toEqual({ url: 'http://127.0.0.1:8300/', mode: 'writes', runId: 'check-a' });
});
