// The version that changes ask for.
import { expect, test } from 'vitest';
import type { Meaning } from '../../../../scripts/release/classify.js';
import { losesReleases } from '../../../../scripts/release/releases.js';
import { compareVersions, versionFor } from '../../../../scripts/release/version.js';

test.each([
  ['0.1.0', [], '0.1.0'],
  ['0.1.0', ['text'], '0.1.1'],
  ['0.1.0', ['adds'], '0.1.1'],
  ['0.1.3', ['adds', 'breaks readers'], '0.2.0'],
  ['0.1.3', ['breaks callers'], '0.2.0'],
  ['1.2.3', ['text'], '1.2.4'],
  ['1.2.3', ['text', 'adds'], '1.3.0'],
  ['1.2.3', ['breaks callers', 'adds'], '2.0.0'],
  ['1.2.3', ['breaks readers'], '2.0.0'],
] as const satisfies [string, Meaning[], string][])(
  'after %s, changes that %j need %s',
  (last, meanings, expected) => {
    const changes = meanings.map((meaning) => ({ meanings: [meaning], place: '', what: '' }));
    expect(versionFor(last, changes)).toBe(expected);
  },
);

test('versions are compared by their numbers', () => {
  expect(['0.10.0', '0.9.1', '1.0.0', '0.9.0'].sort(compareVersions)).toEqual([
    '0.9.0',
    '0.9.1',
    '0.10.0',
    '1.0.0',
  ]);
});

test('a version must have three numbers', () => {
  expect(() => versionFor('0.1.0-beta', [{ meanings: ['text'], place: '', what: '' }])).toThrow(
    'Expected a version such as 0.1.0, got "0.1.0-beta"',
  );
});

test.each([
  ['>=5.2.0', '>=6.0.0', true],
  ['>=6.0.0', '>=5.2.0', false],
  ['>=5.2.0', '>=5.2.0 <=8.5.7', true],
  ['>=5.2.0 <6.6.0', '>=5.2.0', false],
  ['>=5.2.0', undefined, false],
  [undefined, '>=5.2.0', true],
])('from %s to %s, releases are lost: %s', (before, after, expected) => {
  expect(losesReleases(before, after)).toBe(expected);
});
