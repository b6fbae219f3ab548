// `npm run contract:diff` in a folder of its own.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runContractDiff } from '../../../../scripts/release/run-contract-diff.js';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ticdc-openapi-releases-'));
  description('one');
  version('0.1.0', 'not released yet');
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const read = (path: string) => readFileSync(join(root, path), 'utf8');

function version(number: string, state: string): void {
  write('package.json', JSON.stringify({ version: number }));
  write('CHANGELOG.md', `# Changelog\n\n## ${number} (${state})\n\n- A line.\n\n## 0.0.1 (old)\n`);
}

/** Writes a description whose operation responds with objects that have the named fields. */
function description(...fields: string[]): void {
  const properties = Object.fromEntries(fields.map((name) => [name, { type: 'string' }]));
  const schema = { type: 'object', properties };
  const responses = { 200: { description: 'ok', content: { 'application/json': { schema } } } };
  const document = {
    openapi: '3.0.3',
    info: { title: 'API', version: '1.0.0' },
    paths: { '/a': { get: { operationId: 'getA', responses } } },
  };
  write('generated/openapi.json', JSON.stringify(document));
  write('generated/openapi.newarch.json', JSON.stringify(document));
}

async function run(...options: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runContractDiff(options, root, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { code, out, err };
}

test('without a release before it, the description of the version is kept', async () => {
  expect(await run()).toEqual({
    code: 0,
    out: [],
    err: [
      'No release before 0.1.0: its description is the first.',
      'Wrote releases/0.1.0/openapi.json',
      'Wrote releases/0.1.0/openapi.newarch.json',
    ],
  });
  expect(read('releases/0.1.0/openapi.json')).toBe(read('generated/openapi.json'));
  expect((await run('--check')).code).toBe(0);
});

test('--check writes nothing and names what is out of date', async () => {
  const { code, err } = await run('--check');
  expect(code).toBe(1);
  expect(err).toContain('Out of date: releases/0.1.0/openapi.json. Run: npm run contract:diff');
});

test('the description of a released version must not change', async () => {
  await run();
  version('0.1.0', '2026-12-01');
  expect((await run('--check')).code).toBe(0);
  description('one', 'two');
  expect(await run()).toEqual({
    code: 1,
    out: ['- Adds: `GET /a responses 200 two` added'],
    err: ['These changes since 0.1.0 need version 0.1.1 or later: package.json has 0.1.0'],
  });
});

test('a field that is gone needs a new minor version, and stands in the changelog', async () => {
  await run();
  description('two');
  version('0.1.1', 'not released yet');
  expect(await run()).toMatchObject({
    code: 1,
    err: ['These changes since 0.1.0 need version 0.2.0 or later: package.json has 0.1.1'],
  });
  version('0.2.0', 'not released yet');
  expect((await run()).code).toBe(0);
  expect(read('CHANGELOG.md')).toBe(`# Changelog

## 0.2.0 (not released yet)

- A line.

### Changes of the contract

- Breaks readers: \`GET /a responses 200 one\` removed
- Adds: \`GET /a responses 200 two\` added

## 0.0.1 (old)
`);
  expect((await run('--check')).code).toBe(0);
});

test('a version that the changelog calls released needs its kept description', async () => {
  version('0.1.0', '2026-12-01');
  expect(await run()).toMatchObject({
    code: 1,
    err: ['Expected releases/0.1.0, as CHANGELOG.md calls 0.1.0 released'],
  });
});

test('an unknown option is wrong usage', async () => {
  expect((await run('--force')).code).toBe(2);
});
