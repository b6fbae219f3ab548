// `npm run release:check` in a folder of its own.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkRelease } from '../../../../scripts/release/check-release.js';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ticdc-openapi-release-'));
  write('package.json', JSON.stringify({ version: '0.1.0' }));
  write('CHANGELOG.md', '# Changelog\n\n## 0.1.0 (2026-12-01)\n\n- A line.\n\n## 0.0.1 (old)\n');
  for (const file of ['openapi.json', 'openapi.newarch.json']) {
    write(`generated/${file}`, '{}');
    write(`releases/0.1.0/${file}`, '{}');
  }
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function run(...options: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = checkRelease(options, root, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { code, out, err };
}

test('a version whose tag, changelog and kept descriptions agree is ready', () => {
  expect(run('v0.1.0')).toEqual({ code: 0, out: [], err: [] });
});

test('everything that is missing is named', () => {
  write('CHANGELOG.md', '## 0.1.0 (not released yet)\n');
  write('generated/openapi.json', '{"changed": true}');
  expect(run('v0.2.0')).toEqual({
    code: 1,
    out: [],
    err: [
      'Expected the tag v0.1.0, as package.json has it, got v0.2.0',
      'CHANGELOG.md calls 0.1.0 not released yet: replace that by the date',
      'releases/0.1.0 is out of date: openapi.json. Run: npm run contract:diff',
    ],
  });
});

test("--notes prints the version's section of the changelog", () => {
  expect(run('v0.1.0', '--notes')).toEqual({ code: 0, out: ['- A line.'], err: [] });
});

test('without a tag it says how it is used', () => {
  expect(run().code).toBe(2);
});
