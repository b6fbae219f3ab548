// When the site is built again: if anything that it is made of has changed, and not otherwise.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashFile, hashOfInputs, isStale } from '../../../../scripts/site/inputs.js';

let root: string;
const stale = (url = 'http://127.0.0.1:8080/') => isStale(root, join(root, 'site'), url);

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'ticdc-openapi-inputs-'));
  mkdirSync(join(root, 'docs/ja'), { recursive: true });
  mkdirSync(join(root, 'site'));
  writeFileSync(join(root, 'docs/ja/index.md'), 'old');
  const hash = await hashOfInputs(root, 'http://127.0.0.1:8080/');
  writeFileSync(join(root, 'site', hashFile), hash);
});

afterEach(() => rmSync(root, { recursive: true }));

test('unchanged inputs, and another port, need no new build', async () => {
  expect(await stale()).toBe(false);
  expect(await stale('http://127.0.0.1:9090/')).toBe(false);
});

test.each([
  ['a changed page', () => writeFileSync(join(root, 'docs/ja/index.md'), 'new')],
  ['a new page', () => writeFileSync(join(root, 'docs/new.md'), '')],
  ['a new version of a tool', () => writeFileSync(join(root, 'package-lock.json'), '{}')],
  ['no site', () => rmSync(join(root, 'site', hashFile))],
])('%s needs a new build', async (_, change) => {
  change();
  expect(await stale()).toBe(true);
});

test('links below another path need a new build', async () => {
  expect(await stale('https://docs.example/ticdc-openapi/')).toBe(true);
});
