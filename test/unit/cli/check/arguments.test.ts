// Tests how `ticdc-openapi check` reads its arguments and environment variables.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from '../../../../src/cli/check/command.js';
import { UsageError } from '../../../../src/cli/command.js';
import { conforming, nothingChecked, violating } from '../../contract/report/sample-reports.js';
import { createEnvironment, optionsOf, run, url } from './support.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-'));
});
afterAll(() => rm(folder, { recursive: true }));

const pem = (name: string) => `test/fixtures/tls/${name}`;

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

test('every option is passed to the run', async () => {
  const argv = [
    ...['--allow-disruptive', '--owner', 'd2912e63', '--log-level', 'info'],
    ...['--filter', 'test.*', '--filter', 'a.b', '--only', 'getChangefeed', '--only', 'settling'],
    ...['--skip', 'drainCapture', '--timeout', '500ms', '--settle-timeout', '1.5s'],
    ...['--header', 'X-Tenant:  a ', '--header', 'x-b: c:d', '--release', 'v8.5.7'],
    ...['--generation', 'newarch', '--floor', '0.9', '--run-id', 'check-mine-1'],
  ];
  const env = { TICDC_USER: 'root', TICDC_PASSWORD: 'pw' };
  expect(await optionsOf(argv, { env })).toEqual({
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
    generation: 'newarch',
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
  [
    ['http://h/api/v1'],
    'expected the URL of a server without /api/v1, which is added automatically',
  ],
  [['http://h/?a'], 'expected a URL without a query or fragment'],
  [[url, 'x', 'y'], 'expected one URL, got 3 arguments; quote values with spaces'],
  [[url, '--nope'], "Unknown option '--nope'"],
  [
    [url, '--timeout', '20'],
    'expected --timeout to be a time from 1ms to 3600s, such as 20s or 500ms, got "20"',
  ],
  [[url, '--timeout', '0s'], 'expected --timeout to be a time from 1ms to 3600s'],
  [[url, '--timeout', '3601s'], 'expected --timeout to be a time from 1ms to 3600s'],
  [
    [url, '--settle-timeout', '-1s'],
    'expected a value after --settle-timeout; one that begins with a dash is written --settle-timeout=<value>',
  ],
  [[url, '--timeout', '--plan'], 'expected a value after --timeout'],
  [[url, '--settle-timeout=1h'], 'expected --settle-timeout to be a time from 1ms to 3600s'],
  [[url, '--floor', '1.1'], 'expected --floor to be a share from 0 to 1, such as 0.9, got "1.1"'],
  [[url, '--floor', '90'], 'expected --floor to be a share from 0 to 1'],
  [[url, '--release', '8.5'], 'expected --release to be a release such as 8.5.7, got "8.5"'],
  [[url, '--generation', 'new'], 'expected --generation to be one of classic, newarch, got "new"'],
  [
    [url, '--run-id', 'check-a--b'],
    'expected --run-id to be check- followed by letters, digits and single hyphens',
  ],
  [
    [url, '--run-id', 'mine'],
    'expected --run-id to be check- followed by letters, digits and single hyphens',
  ],
  [
    [url, '--clean-up', '*'],
    'expected --clean-up to be check- followed by letters, digits and single hyphens',
  ],
  [
    [url, '--only', 'GetChangefeed'],
    'expected --only to be an operation or a check, got "GetChangefeed"; the names are getServerStatus, ',
  ],
  [[url, '--skip', 'toString'], 'expected --skip to be an operation or a check'],
  [[url, '--owner', 'x'], '--owner needs --allow-disruptive'],
  [[url, '--filter', 'x'], '--filter needs --allow-disruptive'],
  [[url, '--log-level', 'info', '--allow-writes'], '--log-level needs --allow-disruptive'],
  [
    [url, '--allow-disruptive'],
    '--allow-disruptive needs --owner <capture id>; GET /api/v1/captures shows the current owner',
  ],
  [
    [url, '--allow-disruptive', '--owner', ''],
    'expected --owner to be a capture ID without spaces, got ""',
  ],
  [
    [url, '--allow-disruptive', '--owner', 'x', '--log-level', 'INFO'],
    'expected --log-level to be one of debug, info, ',
  ],
  [
    [url, '--reporter', 'xml'],
    'expected --reporter to be one of pretty, json, junit, sarif, markdown, html, har, got "xml"',
  ],
  [[url, '--output', 'x'], 'expected each --output to follow the --reporter it belongs to'],
  [
    [url, '--reporter', 'json', '--output', 'a', '--output', 'b'],
    'expected each --output to follow',
  ],
  [
    [url, '--reporter', 'json', '--reporter', 'pretty'],
    'only one report can go to stdout; give each --reporter an --output',
  ],
  [
    [url, '--reporter', 'json', '--output', 'a', '--reporter', 'sarif', '--output', './a'],
    'two reports cannot be written to ',
  ],
  [
    [url, '--reporter', 'json', '--output', '/no/such/x'],
    '--output: /no/such/x cannot be written: no such file or folder',
  ],
  [
    [url, '--reporter', 'json', '--output', '/tmp'],
    '--output: /tmp cannot be written: it is a directory',
  ],
  [[url, '--plan', '--reporter', 'json'], '--plan cannot be combined with --reporter'],
  [
    [url, '--clean-up', 'check-a', '--allow-writes'],
    '--clean-up cannot be combined with --allow-writes',
  ],
  [[url, '--clean-up', 'check-a', '--plan'], '--clean-up cannot be combined with --plan'],
  [[url, '--ca', 'x'], '--ca, --cert and --key need an https URL'],
  [['https://h', '--cert', 'x'], '--cert and --key must be given together'],
  [
    ['https://h', '--cert', pem('client.pem'), '--key', pem('client-key.encrypted.pem')],
    '--cert, --key: the key (--key) is encrypted; decrypt it first with openssl pkey',
  ],
  [
    ['https://h', '--cert', pem('client.pem'), '--key', pem('server-key.pem')],
    '--cert, --key: the key (--key) does not belong to the certificate (--cert)',
  ],
  [
    [url, '--proxy', 'socks5://proxy:1080'],
    'expected --proxy to be the URL of an HTTP proxy such as http://proxy:3128, or --proxy none, got "socks5://proxy:1080"',
  ],
  [['https://h', '--ca', '/no/such'], '--ca: /no/such cannot be read: no such file or folder'],
  [
    ['https://h', '--ca', 'package.json'],
    '--ca: expected a PEM file with a certificate, but package.json has none',
  ],
  [
    ['https://h', '--ca', pem('server-key.pem')],
    `--ca: expected a PEM file with a certificate, but ${pem('server-key.pem')} has none`,
  ],
  [
    ['https://h', '--cert', pem('client-key.pem'), '--key', pem('client-key.pem')],
    `--cert: expected a PEM file with a certificate, but ${pem('client-key.pem')} has none`,
  ],
  [
    ['https://h', '--cert', pem('client.pem'), '--key', pem('client.pem')],
    `--key: expected a PEM file with a private key, but ${pem('client.pem')} has none`,
  ],
  [[url, '--header', 'nonsense'], "expected --header to be 'name: value'; quote it for the shell"],
  [[url, '--header', 'a: b', '--header', 'A: c'], '--header: a is given twice'],
  [[url, '--header', 'a: b\r\nc: d'], "expected --header to be 'name: value'"],
  [
    [url, '--header', 'a: \u{1f600}'],
    '--header: the value of a has characters that are not allowed in a header',
  ],
  [
    [url, '--header', 'Accept-Encoding: gzip'],
    '--header: accept-encoding cannot be set, as it changes how responses are transferred',
  ],
])('%j is rejected before anything is loaded', async (argv, message) => {
  const { environment, seen } = createEnvironment({});
  const error = await check(argv, environment).catch((reason: unknown) => reason);
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
  [[url], { TICDC_USER: 'ro:ot', TICDC_PASSWORD: 'secret' }, 'a user name cannot contain a colon'],
  [['http://ro%3Aot:secret@h/'], {}, 'a user name cannot contain a colon'],
  [[url], { TICDC_USER: 'root\n' }, 'user name and password cannot contain control characters'],
  [[url], { TICDC_USER: 'root', TICDC_PASSWORD: 'secret\n' }, 'control characters'],
  [['http://ro%0Aot:secret@h/'], {}, 'control characters'],
])('credentials that cannot be sent are rejected, %j', async (argv, env, message) => {
  const { environment } = createEnvironment({ env });
  await expect(check(argv, environment)).rejects.toThrow(message);
});

test.each([
  [['root:secret@h:8300']],
  [['ftp://root:secret@h']],
  [[url, '--nope=mysql://root:secret@h']],
  [[url, '--run-id', 'mysql://root:secret@h']],
  [[url, '--header', 'authorization secret']],
  [[url, '--header', 'authorization: secret\u{1f600}']],
  [[url, '--only', 'http://u:secret@h']],
])('the message about %j does not contain the secret', async (argv) => {
  const { environment } = createEnvironment({});
  const error = await check(argv, environment).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UsageError);
  expect(String(error)).not.toContain('secret');
});

test.each([
  ['conforms', conforming, 0],
  ['violates', violating, 1],
  ['checked nothing', nothingChecked, 2],
  ['has no cases', { ...conforming, cases: [] }, 2],
  ['was interrupted', { ...conforming, interrupted: true }, 2],
  ['left a changefeed behind', { ...conforming, left: ['a-1'] }, 0],
] as const)('the exit code of a run that %s', async (_, report, code) => {
  expect((await run([url], { report })).code).toBe(code);
});

test.each([
  [['--proxy', 'http://proxy:3128'], {}, 'http://proxy:3128'],
  [[], { http_proxy: 'http://proxy:3128' }, 'http://proxy:3128'],
  [['--proxy', 'http://other'], { http_proxy: 'http://proxy:3128' }, 'http://other'],
  [['--proxy', 'none'], { http_proxy: 'http://proxy:3128' }, undefined],
])('the proxy of %j and %j', async (argv, env, proxy) => {
  const { environment, seen } = createEnvironment({ env });
  await check(['http://cdc:8300', ...argv], environment);
  expect(seen.options[0]?.proxy).toBe(proxy);
});
