// The references of older versions, built from the descriptions that were kept: beside the newest one, which stays canonical.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildOlderVersions } from '../../../../scripts/site/build.js';
import { readTranslations } from '../../../../scripts/site/translation/command.js';
import { olderVersions } from '../../../../scripts/site/versions.js';

const root = join(import.meta.dirname, '../../../..');
const folder = mkdtempSync(join(tmpdir(), 'ticdc-openapi-older-'));
const read = (path: string) => readFileSync(join(folder, 'site/v0.1', path), 'utf8');

beforeAll(async () => {
  const translations = { ja: readTranslations(root, 'ja'), zh: readTranslations(root, 'zh') };
  const place = {
    url: 'https://docs.example/',
    isInLatest: (path: string) => path !== 'zh/reference/newarch/index.html',
  };
  const versions = olderVersions(join(root, 'releases'), 'v9.9');
  const [work, site] = [join(folder, 'work'), join(folder, 'site')];
  await buildOlderVersions(versions, translations, work, site, place);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

test('an older version has both references in each language, and its own description', () => {
  for (const language of ['', 'ja/', 'zh/']) {
    expect(read(`${language}reference/index.html`)).toContain('(v0.1)</title>');
    expect(read(`${language}reference/newarch/index.html`)).toContain('(v0.1)</title>');
  }
  const kept = readFileSync(join(root, 'releases/0.1.0/openapi.json'), 'utf8');
  expect(read('reference/openapi.json')).toBe(kept);
});

test('the newest version is canonical where it has the page', () => {
  expect(read('ja/reference/index.html')).toContain(
    '<link rel="canonical" href="https://docs.example/latest/ja/reference/">',
  );
  expect(read('zh/reference/newarch/index.html')).not.toContain('rel="canonical"');
});

test('an older version leads to no guides, which it has not', () => {
  expect(read('reference/index.html')).not.toMatch(/getting-started|href="[^"]*try\//);
  expect(existsSync(join(folder, 'site/v0.1/index.html'))).toBe(false);
});
