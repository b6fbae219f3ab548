// What `ticdc-openapi check` makes of its arguments and its environment.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from '../../../../src/cli/check/command.js';
import { UsageError } from '../../../../src/cli/command.js';
import { conforming, nothingChecked, violating } from '../../contract/reporters/sample-reports.js';
import { createWorld, optionsOf, run, url } from './support.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-'));
});
afterAll(() => rm(folder, { recursive: true }));

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
    ...['--generation', 'newarch', '--floor', '0.9', '--run-id', 'check-mine-1'],
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
  [[url, '--generation', 'new'], 'expected --generation to be one of classic, newarch, got "new"'],
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
