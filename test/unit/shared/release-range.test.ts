// Releases and their ranges.
import { expect, test } from 'vitest';
import { compareReleases, printRelease, readRelease } from '../../../src/shared/release.js';
import { isBeyond, isInRange, isPossible } from '../../../src/shared/release-range.js';

const release = (text: string) => {
  const read = readRelease(text);
  if (read === undefined) throw new Error(`Expected a release, got ${text}`);
  return read;
};

test.each([
  ['v8.5.7', 'v8.5.7'],
  ['8.5.7', 'v8.5.7'],
  ['v8.5.7-dirty', 'v8.5.7'],
  ['v5.2.0-master-dirty', 'v5.2.0'],
  ['v9.0.0-beta.1', 'v9.0.0'],
  ['v8.5.4-release.1', 'v8.5.4'],
  ['v8.5.4-nextgen.202510.0', 'v8.5.4'],
  ['v26.3.3', 'v26.3.3'],
])('%s is %s', (text, expected) => {
  expect(printRelease(release(text))).toBe(expected);
});

test.each([
  'None',
  '',
  'v8.5',
  'v8.5.7.1',
  'master',
  'v8.5.7-12-gf90a1dd',
  'v8.5.7-12-gf90a1dd-dirty',
])('"%s" is no release', (text) => {
  expect(readRelease(text)).toBeUndefined();
});

test('releases compare by number, not by letter', () => {
  expect(compareReleases(release('6.5.12'), release('6.5.9'))).toBeGreaterThan(0);
  expect(compareReleases(release('v10.0.0'), release('v9.9.9'))).toBeGreaterThan(0);
  expect(compareReleases(release('8.5.7'), release('v8.5.7'))).toBe(0);
});

const branches = '>=6.5.3 <6.6.0 || >=7.1.0';

test.each([
  ['6.5.2', false],
  ['6.5.3', true],
  ['6.5.12', true],
  ['6.6.0', false],
  ['7.0.0', false],
  ['7.1.0', true],
  ['8.5.7', true],
])(`%s is in ${branches}: %s`, (text, expected) => {
  expect(isInRange(release(text), branches)).toBe(expected);
});

test('a release is beyond a range that ends before it', () => {
  expect(isBeyond(release('8.5.8'), '>=5.2.0 <=8.5.7')).toBe(true);
  expect(isBeyond(release('8.5.7'), '>=5.2.0 <=8.5.7')).toBe(false);
  expect(isBeyond(release('5.1.0'), '>=5.2.0 <=8.5.7')).toBe(false);
  expect(isBeyond(release('99.0.0'), branches)).toBe(false);
  expect(isBeyond(release('8.5.8'), '=8.5.7')).toBe(true);
  expect(isBeyond(release('8.5.7'), '=8.5.7')).toBe(false);
  expect(isBeyond(release('8.5.6'), '=8.5.7')).toBe(false);
  expect(isBeyond(release('8.5.8'), '=8.5.7 || >=9.0.0')).toBe(false);
});

test.each([
  ['8.5.7', '>=5.2.0 <=8.5.7', true],
  ['8.5.7', '>=5.2.0 <8.5.7', false],
  ['8.5.7', '>8.5.7', false],
  ['8.5.8', '>8.5.7', true],
  ['8.5.7', '=8.5.7', true],
  ['8.5.8', '=8.5.7', false],
  ['5.4.0', '=5.2.4 || >=5.3.1 <5.4.0 || =5.4.0', true],
])('%s is in %s: %s', (text, range, expected) => {
  expect(isInRange(release(text), range)).toBe(expected);
});

test('anything is possible for an unknown release or without a range', () => {
  expect(isPossible(undefined, '>=7.1.0')).toBe(true);
  expect(isPossible(release('5.2.0'), undefined)).toBe(true);
  expect(isPossible(release('5.2.0'), '>=7.1.0')).toBe(false);
  expect(isPossible(release('7.1.0'), '>=7.1.0')).toBe(true);
});

test.each(['8.5.7', '^8.5.0', '==8.5.0', '>=8.5', '', '>=8.5.0 ||'])(
  'the range "%s" is refused',
  (range) => {
    expect(() => isInRange(release('8.5.7'), range)).toThrow(
      'Expected a range of releases such as ">=6.5.3 <6.6.0 || >=7.1.0"',
    );
  },
);
