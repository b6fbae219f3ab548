// Tests where `ticdc-openapi check` writes its reports, and its exit codes.
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CheckError } from '../../../../src/contract/run/options.js';
import { conforming, violating } from '../../contract/report/sample-reports.js';
import { run, url } from './support.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('only the report goes to stdout', async () => {
  const { stdout, stderr } = await run([url]);
  expect(stdout).toMatch(
    /^http:\/\/127\.0\.0\.1:8300\n[\s\S]*\n\nConforms to the contract: .*\n\n[\s\S]*\n$/,
  );
  expect(stderr).toBe('');
});

test('after a report other than pretty the verdict goes to stderr', async () => {
  const { stdout, stderr } = await run([url, '--reporter', 'json'], { report: violating });
  expect(JSON.parse(stdout)).toMatchObject({ 'x-format': 1, verdict: 'violates' });
  expect(stderr).toBe(
    'ticdc-openapi: left behind: check-abc-1; remove with: ticdc-openapi check http://127.0.0.1:8300 --clean-up check-abc\n' +
      'ticdc-openapi: Violates the contract: 3 errors, 1 warning; 3 of 4 cases conform, 2 skipped, 1 not observed.\n',
  );
});

test('several reports are written, each completely or not at all', async () => {
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

test('exchanges are recorded only for a report that shows them', async () => {
  const optionsWith = async (...names: string[]) =>
    (await run([url, ...names.flatMap((name) => ['--reporter', name, '--output', '/dev/null'])]))
      .options[0];
  expect(await optionsWith('json')).not.toHaveProperty('recordExchanges');
  expect(await optionsWith('markdown')).not.toHaveProperty('recordExchanges');
  expect(await optionsWith('har')).toHaveProperty('recordExchanges', true);
  expect(await optionsWith('html')).toHaveProperty('recordExchanges', true);
});

test.each([
  ['markdown', /^## ✅ Conforms to the contract/],
  ['html', /^<!DOCTYPE html>/],
  ['har', /^\{\n {2}"log": \{/],
])('%s is written to stdout', async (name, start) => {
  const { code, stdout, stderr } = await run([url, '--reporter', name]);
  expect(stdout).toMatch(start);
  expect(stderr).toMatch(/^ticdc-openapi: Conforms to the contract: /);
  expect(code).toBe(0);
});

test('a symbolic link to a report stays a link', async () => {
  const [file, link] = [join(folder, 'behind.json'), join(folder, 'link.json')];
  await writeFile(file, 'old');
  await symlink(file, link);
  await run([url, '--reporter', 'json', '--output', link]);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ 'x-format': 1 });
});

test('a report can be written to a device', async () => {
  expect(await run([url, '--reporter', 'json', '--output', '/dev/null'])).toMatchObject({
    code: 0,
  });
});

test('if a report cannot be written, the exit code is 2 and the other reports are written', async () => {
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
  expect(stderr).toBe(`ticdc-openapi: cannot write ${path}: no such file or folder\n`);
  expect(stdout).toContain('Conforms to the contract');
});

test('if the run cannot start, the exit code is 2, stderr has one line and stdout is empty', async () => {
  const runChecks = async () => {
    throw new CheckError(
      'http://127.0.0.1:1 does not respond: nothing listens there (connection refused)',
    );
  };
  expect(await run(['http://127.0.0.1:1'], { engine: { runChecks } })).toMatchObject({
    code: 2,
    stdout: '',
    stderr:
      'ticdc-openapi: http://127.0.0.1:1 does not respond: nothing listens there (connection refused)\n',
  });
});

test('if the run cannot start, the report of an earlier run is emptied', async () => {
  const path = join(folder, 'old.json');
  await writeFile(path, '{"verdict":"conforms"}');
  const runChecks = async () => {
    throw new CheckError('does not respond');
  };
  const given = [url, '--reporter', 'json', '--output', path];
  expect(await run(given, { engine: { runChecks } })).toMatchObject({ code: 2 });
  expect(await readFile(path, 'utf8')).toBe('');
});

test('after an unexpected failure of a writing run stderr says how to clean up', async () => {
  const runChecks = async () => {
    throw new TypeError('x is not a function at mysql://root:secret@h');
  };
  const { code, stderr } = await run([url, '--allow-writes'], { engine: { runChecks } });
  expect(code).toBe(2);
  expect(stderr).toBe(
    'ticdc-openapi: run check-new; if this process is killed, clean up with: ticdc-openapi check http://127.0.0.1:8300 --clean-up check-new\n' +
      'ticdc-openapi: creates, also refused ones, can hold back garbage collection in the upstream TiDB for up to an hour after the run\n' +
      'ticdc-openapi: Changefeeds named check-new-... may still exist; remove them with: ticdc-openapi check http://127.0.0.1:8300 --clean-up check-new\n' +
      'ticdc-openapi: x is not a function at mysql://root:xxxxx@h\n',
  );
});

test('no line contains the credentials of the URL', async () => {
  const argv = ['http://root:secret@127.0.0.1:8300/base/', '--allow-writes'];
  const { stderr, options } = await run(argv);
  expect(options[0]?.url).toBe('http://root:secret@127.0.0.1:8300/base/');
  expect(stderr).toContain('ticdc-openapi check http://127.0.0.1:8300/base --clean-up check-new\n');
  expect(stderr).not.toContain('secret');
});
