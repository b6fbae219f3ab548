// Holds that every row of the facts is the name of a test, or is listed with the reason why it is not.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { notShown } from './not-shown.js';
import { rows } from './rows/index.js';

const folder = new URL('.', import.meta.url);

/** The rows that the tests of this folder are named after: `facts 1.6, sink_uri empty: ...`. */
const tested = new Set(
  readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts') && name !== 'rows.test.ts')
    .flatMap((name) => [
      ...readFileSync(new URL(name, folder), 'utf8').matchAll(
        /\(\s*(['"`])facts (\d(?:\.\d+)?, (?:(?!\1|: ).)+): /g,
      ),
    ])
    .map(([, , row = '']) => row),
);

test('every row is tested, or listed with the reason why not', () => {
  expect(rows.filter((row) => !tested.has(row) && !Object.hasOwn(notShown, row))).toEqual([]);
});

test('no row is both tested and listed as not shown', () => {
  expect(Object.keys(notShown).filter((row) => tested.has(row))).toEqual([]);
});

test('tests and reasons name known rows only, and no row is named twice', () => {
  const known = new Set(rows);
  expect(known.size).toBe(rows.length);
  expect([...tested, ...Object.keys(notShown)].filter((row) => !known.has(row))).toEqual([]);
});
