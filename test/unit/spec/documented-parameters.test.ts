// The spec and the vendor's document differ exactly where docs/known-deviations.md says so.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseJson } from '../../../src/codec/index.js';
import { type DocumentedApi, documentedDifferences } from './documented-parameters.js';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const bundle = parseJson(read('generated/openapi.json'));
const document: DocumentedApi = JSON.parse(read('test/fixtures/documented-parameters.json'));

function listedNames(markdown: string): string[] {
  const blocks = markdown.match(/^- \*\*Names:\*\*[\s\S]*?(?=^- \*\*|^#)/gm) ?? [];
  return blocks.flatMap((block) => [...block.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
}

function differences(changedBundle = bundle): string[] {
  if (typeof changedBundle !== 'object' || !changedBundle || Array.isArray(changedBundle))
    throw new TypeError('the bundle is not an object');
  return documentedDifferences(changedBundle, document);
}

test('the bundle differs from the document exactly as docs/known-deviations.md lists', () => {
  expect(differences()).toEqual(listedNames(read('docs/known-deviations.md')).sort());
});

test('a parameter that the spec drops is found', () => {
  const text = read('generated/openapi.json').replace('"force_replicate"', '"force_replication"');
  expect(differences(parseJson(text))).toEqual(
    expect.arrayContaining([
      'createChangefeed force_replicate: missing',
      'createChangefeed force_replication: extra',
    ]),
  );
});

test('a changed default and a changed enum word are found', () => {
  const text = read('generated/openapi.json')
    .replace('"default": 16', '"default": 17')
    .replace('"dpanic"', '"despair"');
  expect(differences(parseJson(text))).toEqual(
    expect.arrayContaining([
      'createChangefeed mounter_worker_num: default',
      'setLogLevel log_level: enum',
    ]),
  );
});
