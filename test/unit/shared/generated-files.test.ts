// The generated files, the folder and the version of this package.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseJson } from '../../../src/codec/index.js';
import { isObject } from '../../../src/shared/json.js';
import { valueAt } from '../../../src/shared/json-pointer.js';
import { readDescription, readGenerated } from '../../../src/shared/node/generated-files.js';
import { packageFolder, packageVersion } from '../../../src/shared/node/package.js';

const root = new URL('../../../', import.meta.url);

test('the folder and the version are those of the package', () => {
  expect(packageFolder().href).toBe(root.href);
  const manifest = parseJson(readFileSync(new URL('package.json', root), 'utf8'));
  expect(isObject(manifest) && manifest.version).toBe(packageVersion());
});

test('integers are as exact as the parser reads them', () => {
  const integers = new Set<unknown>();
  const collect = (value: unknown): void => {
    if (typeof value === 'bigint') integers.add(value);
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  collect(readDescription('classic', parseJson));
  expect(integers).toContain(18446744073709551615n);
});

test('each architecture has its description and its source map', () => {
  expect(valueAt(readDescription('classic', JSON.parse), '/openapi')).toBe('3.0.3');
  expect(readDescription('newarch', parseJson)).not.toEqual(readDescription('classic', parseJson));
  expect(readGenerated('source-map.json', parseJson)['/paths']).toMatch(/^spec\//);
});

test('a file that is missing or holds no object is refused', () => {
  expect(() => readGenerated('nothing.json', parseJson)).toThrow('ENOENT');
  expect(() => readGenerated('openapi.json', () => [])).toThrow('Expected a JSON object in');
});
