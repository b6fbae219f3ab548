// Reading tables of what differs between servers.
import { expect, test } from 'vitest';
import { readRows } from '../../../src/http/release-table.js';
import type { Generation } from '../../../src/shared/release.js';

const rows = {
  boolean: '>=6.5.3 <6.6.0 || >=7.1.0',
  classicOnly: 'classic >=6.2.0',
  newarchOnly: 'newarch',
  value: [
    ['>=5.2.0', 'old'],
    ['>=6.5.4 <6.6.0 || >=7.1.2', 'new'],
    ['newarch >=8.5.6', 'newest'],
  ],
} as const;

const read = (generation: Generation, major: number, minor: number, patch: number) =>
  readRows({ generation, release: { major, minor, patch } }, rows);

test('a range alone is true for the servers in it', () => {
  expect(read('classic', 6, 5, 2).boolean).toBe(false);
  expect(read('classic', 6, 5, 3).boolean).toBe(true);
  expect(read('classic', 7, 0, 0).boolean).toBe(false);
  expect(read('newarch', 8, 5, 7).boolean).toBe(true);
});

test('an architecture in front of a range limits it', () => {
  expect(read('classic', 8, 5, 7)).toMatchObject({ classicOnly: true, newarchOnly: false });
  expect(read('newarch', 8, 5, 7)).toMatchObject({ classicOnly: false, newarchOnly: true });
});

test('the last entry that fits decides', () => {
  expect(read('classic', 6, 6, 0).value).toBe('old');
  expect(read('classic', 8, 5, 7).value).toBe('new');
  expect(read('newarch', 8, 5, 5).value).toBe('new');
  expect(read('newarch', 8, 5, 6).value).toBe('newest');
});
