// Translations of the guides: what the check reports of pages that are missing, stale, orphaned, or have other code.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, expect, test } from 'vitest';
import type { GuidePage } from '../../../../scripts/site/guides/pages.js';
import { findGuideGaps, sourceHash } from '../../../../scripts/site/translation/guides.js';

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true });
});

const english = '# Start\n\n```sh\nnpm ci # installs\n```\n';
const japanese = (source: string) =>
  `---\nsource: ${sourceHash(source)}\n---\n\n# はじめに\n\n\`\`\`sh\nnpm ci # インストール\n\`\`\`\n`;
const page = (name: string, file?: string): GuidePage => ({
  name,
  titles: { en: name, ja: name, zh: name },
  isTranslated: true,
  ...(file !== undefined && { file }),
});

/** Returns the gaps of a repository with these files. */
function gapsOf(files: Readonly<Record<string, string>>, pages = [page('start')]): string[] {
  const root = mkdtempSync(`${tmpdir()}/guides-`);
  roots.push(root);
  mkdirSync(`${root}/docs/ja`, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(`${root}/${name}`, text);
  return findGuideGaps(root, 'ja', pages);
}

test('a guide that was translated as it is has no gap', () => {
  expect(gapsOf({ 'docs/start.md': english, 'docs/ja/start.md': japanese(english) })).toEqual([]);
});

test('a guide without a translation is untranslated', () => {
  expect(gapsOf({ 'docs/start.md': english })).toEqual([
    'docs/ja/start.md: untranslated: docs/start.md',
  ]);
});

test('a guide that changed since it was translated is stale', () => {
  const files = { 'docs/start.md': `${english}More.\n`, 'docs/ja/start.md': japanese(english) };
  expect(gapsOf(files)).toEqual([
    'docs/ja/start.md: stale: docs/start.md has changed; its "source" is now 586cf4479f9d',
  ]);
});

test('a translation of a page that is not translated is orphaned', () => {
  expect(gapsOf({ 'docs/ja/old.md': japanese(english) }, [])).toEqual([
    'docs/ja/old.md: orphaned: docs/old.md is not translated',
  ]);
});

test('a translation has the code of the guide, beside comments', () => {
  const translation = japanese(english).replace('npm ci', 'npm install');
  expect(gapsOf({ 'docs/start.md': english, 'docs/ja/start.md': translation })).toEqual([
    'docs/ja/start.md: code: expected the code blocks of docs/start.md; only comments may differ',
  ]);
});

/** Returns the gaps of a changelog that was translated before its version 0.2.0 was released. */
function changelogGaps(version: string): string[] {
  const changelog = (top: string) => `# Changelog\n\n## ${top}\n\n## 0.1.0 (2026-11-01)\n\n- A.\n`;
  const files = {
    'CHANGELOG.md': changelog(version),
    'docs/ja/changelog.md': `source: ${sourceHash(changelog('0.2.0 (not released yet)'))}\n`,
  };
  return gapsOf(files, [page('changelog', 'CHANGELOG.md')]);
}

test('the translated changelog need not follow each line of a version that is not released', () => {
  expect(changelogGaps('0.2.0 (not released yet)\n\n- New.')).toEqual([]);
});

test('the translated changelog is stale when a version is released', () => {
  expect(changelogGaps('0.2.0 (2026-12-01)')).toEqual([
    'docs/ja/changelog.md: stale: CHANGELOG.md has changed; its "source" is now ba470280a155',
  ]);
});
