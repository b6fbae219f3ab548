// Tests `ticdc-openapi check` against servers of every kind.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../../src/cli/check/command.js';
import { loadEngine } from '../../src/cli/check/engine.js';
import type { Engine, Environment } from '../../src/cli/check/environment.js';
import type { Report } from '../../src/contract/report/report.js';
import { startMock } from '../../src/mock/index.js';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/index.js';
import { classicReleases } from '../fixtures/played-releases.js';
import {
  droppingEvery,
  endless,
  forwardTo,
  type OddServer,
  page,
  repeating,
  serve,
  serveTls,
  silent,
  tlsFile,
} from './odd-servers.js';

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(
  argv: readonly string[],
  change: (engine: Engine) => Engine = (same) => same,
  env: Environment['env'] = {},
) {
  let [stdout, stderr] = ['', ''];
  const environment: Environment = {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    env,
    engine: async () => change(await loadEngine()),
    now: () => 0,
    newRunId: () => 'check-operator',
    onSignal: () => () => {},
    exit: () => {},
  };
  const code = await check(argv, environment);
  return { code, stdout, stderr } satisfies Ran;
}

/** Runs the command against a sandbox with virtual time, so that waits take no time. */
async function againstSandbox(options: SandboxOptions, ...argv: string[]) {
  const sandbox = await startSandbox({ port: 0, clock: 'virtual', captures: 1, ...options });
  const clock = {
    now: () => sandbox.cluster.now(),
    wait: async (milliseconds: number) => sandbox.cluster.advance(Math.ceil(milliseconds)),
  };
  try {
    return await run([sandbox.url, ...argv], (engine) => ({
      ...engine,
      runChecks: (given) => engine.runChecks({ ...given, clock }),
    }));
  } finally {
    await sandbox.close();
  }
}

async function against(starting: Promise<OddServer>, ...argv: string[]) {
  const server = await starting;
  try {
    return await run([server.url, ...argv]);
  } finally {
    await server.close();
  }
}

test.each(classicReleases)('a sandbox of %s conforms, read-only', async (release) => {
  const { code, stdout, stderr } = await againstSandbox({ release, state: 'documented' });
  expect(stdout).toContain('\nConforms to the contract: 0 errors, 0 warnings; ');
  expect(stdout).toContain(`TiCDC v${release} (classic), read-only, `);
  expect([code, stderr]).toEqual([0, '']);
});

test.each(classicReleases)('a sandbox of %s conforms in a run that writes', async (release) => {
  const { code, stdout } = await againstSandbox({ release }, '--allow-writes');
  expect(stdout).toContain('\nConforms to the contract: 0 errors, 0 warnings; ');
  expect(stdout).not.toContain('Left behind');
  expect(code).toBe(0);
});

test('the responses of the mock are well-formed, and show that it keeps no state', async () => {
  const mock = await startMock({ port: 0 });
  const { code, stdout } = await run([mock.url, '--reporter', 'json']);
  await mock.close();
  const { cases }: Report = JSON.parse(stdout);
  const found = new Set(cases.flatMap(({ findings }) => findings.map(({ check }) => check)));
  expect([...found].sort()).toEqual(['consistency', 'state-filter', 'status-code']);
  expect(code).toBe(1);
});

test('a wrong port is one line and exit code 2', async () => {
  const server = await serve(page);
  await server.close();
  const { code, stdout, stderr } = await run([server.url]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toBe(
    `ticdc-openapi: ${server.url} does not respond: nothing listens there (connection refused)\n`,
  );
});

test('a request to a server that hangs ends after --timeout', async () => {
  const { code, stdout, stderr } = await against(serve(silent), '--timeout', '300ms');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^ticdc-openapi: .*no complete response arrived within 0\.3 s.*\n$/);
});

test('a response of 1 GB is rejected long before its end', async () => {
  const { code, stderr } = await against(serve(endless));
  expect(code).toBe(2);
  expect(stderr).toMatch(/^ticdc-openapi: .*the response is longer than 64 MB.*\n$/);
});

test('a server that is not TiCDC', async () => {
  const { code, stdout, stderr } = await against(serve(page));
  expect(stdout + stderr).toMatch(/text\/html|not TiCDC/);
  expect([1, 2]).toContain(code);
});

test('requests to a server that drops every third one are repeated and reported', async () => {
  const sandbox = await startSandbox({ port: 0, captures: 1, state: 'documented' });
  const { code, stdout } = await against(serve(droppingEvery(3, forwardTo(sandbox.url))));
  await sandbox.close();
  expect(stdout).toContain('  warning transport\n');
  expect(stdout).toMatch(/received {4}\d+ of \d+ ended before/);
  expect(stdout).toContain('Conforms to the contract: 0 errors, 1 warning; ');
  expect(code).toBe(0);
});

test('a server that drops every request', async () => {
  const { code, stdout, stderr } = await against(serve(droppingEvery(1, page)));
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(
    /^ticdc-openapi: .*the connection ended before a complete response arrived.*\n$/,
  );
});

test('https with a private CA', async () => {
  const sandbox = await startSandbox({ port: 0, captures: 1, state: 'documented' });
  const tls = () => serveTls(forwardTo(sandbox.url));
  const unknown = await against(tls());
  const known = await against(tls(), '--ca', tlsFile('ca.pem'));
  const wrong = await against(tls(), '--ca', tlsFile('client.pem'));
  await sandbox.close();
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toMatch(/^ticdc-openapi: .*name (?:it|its authority) with --ca\n$/);
  expect(known.stdout).toContain('Conforms to the contract');
  expect([known.code, known.stderr]).toEqual([0, '']);
  expect([wrong.code, wrong.stdout]).toEqual([2, '']);
});

test('https with a client certificate', async () => {
  const sandbox = await startSandbox({ port: 0, captures: 1, state: 'documented' });
  const tls = () => serveTls(forwardTo(sandbox.url), true);
  const ca = ['--ca', tlsFile('ca.pem')];
  const without = await against(tls(), ...ca);
  const client = ['--cert', tlsFile('client.pem'), '--key', tlsFile('client-key.pem')];
  const withIt = await against(tls(), ...ca, ...client);
  await sandbox.close();
  expect([without.code, without.stdout]).toEqual([2, '']);
  expect(without.stderr).toContain('give --cert and --key');
  expect(withIt.code).toBe(0);
});

test('a key that does not match its certificate is rejected', async () => {
  const client = ['--cert', tlsFile('client.pem'), '--key', tlsFile('server-key.pem')];
  await expect(run(['https://127.0.0.1:1', ...client])).rejects.toThrow(
    'check: --cert, --key: the key (--key) does not belong to the certificate (--cert)',
  );
});

test('http to a server that speaks TLS, and the reverse', async () => {
  const secure = await serveTls(page);
  const { code, stdout, stderr } = await run([secure.url.replace('https', 'http')]);
  await secure.close();
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^ticdc-openapi: [^\n]+\n$/);
  const plain = await serve(page);
  const reverse = await run([plain.url.replace('http', 'https')]);
  await plain.close();
  expect(reverse.code).toBe(2);
  expect(reverse.stderr).toContain('it does not speak TLS; try http in place of https');
});

test('if a server repeats its requests, no report or log line contains a secret', async () => {
  const secret = 's3cr3tV4lue';
  const encoded = Buffer.from(`root:${secret}`).toString('base64');
  const sandbox = await startSandbox({ port: 0, captures: 1 });
  const uri = `mysql://root:${secret}@db/?sasl-password=${secret}`;
  const server = await serve(repeating(forwardTo(sandbox.url), uri));
  const folder = await mkdtemp(join(tmpdir(), 'secrets-'));
  const files = ['json', 'junit', 'sarif'].map((name) => join(folder, name));
  const outputs = files.flatMap((file) => ['--reporter', basename(file), '--output', file]);
  const written: string[] = [];
  const remember = async ({ code, stdout, stderr }: Ran) => {
    const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
    written.push(stdout, stderr, ...texts);
    expect(code).toBe(1);
  };
  const argv = ['--reporter', 'pretty', ...outputs, '--settle-timeout', '1s'];
  const env = { TICDC_USER: 'root', TICDC_PASSWORD: secret };
  await remember(await run([server.url, ...argv], undefined, env));
  const withCredentials = server.url.replace('//', `//root:${secret}@`);
  await remember(await run([withCredentials, ...argv]));
  const header = ['--header', `authorization: Bearer ${secret}`, '--header', `x-token: ${secret}`];
  await remember(await run([server.url, ...argv, ...header]));
  await Promise.all([server.close(), sandbox.close(), rm(folder, { recursive: true })]);
  expect(written).toHaveLength(15);
  expect(written[0]).toContain('expected    status 200');
  expect(written.filter((text) => text.includes(secret) || text.includes(encoded))).toEqual([]);
});
