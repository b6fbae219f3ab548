// The table of releases.
import { expect, test } from 'vitest';
import { has, isWithin, parseRelease, printRelease } from '../../../src/sandbox/release.js';
import { traitsOf } from '../../../src/sandbox/releases.js';

const traits = (release: string) => traitsOf(parseRelease(release));

test('a release is read with or without its v', () => {
  expect(printRelease(parseRelease('8.5.7'))).toBe('v8.5.7');
  expect(printRelease(parseRelease('v6.5.12'))).toBe('v6.5.12');
});

test.each(['', '8.5', 'latest', '8.5.7-beta', '99999.0.0'])('"%s" is no release', (text) => {
  expect(() => parseRelease(text)).toThrow('Expected a release such as 8.5.7');
});

test.each(['5.2.0', '5.2.3', '5.3.0', '5.1.5', '4.0.16', '9.0.0', '8.6.0'])(
  '%s is refused with the releases that there are',
  (text) => {
    expect(() => parseRelease(text)).toThrow(`The sandbox does not play v${text}`);
    expect(() => parseRelease(text)).toThrow('Choose 5.2.4');
  },
);

test('a branch has what came to it in a patch, the last entry counts for everything after it', () => {
  const since = '6.5.4, 7.1.2, 7.3';
  const releases = [
    '6.5.3',
    '6.5.4',
    '6.6.0',
    '7.0.0',
    '7.1.1',
    '7.1.2',
    '7.2.0',
    '7.3.0',
    '8.5.7',
  ];
  expect(releases.filter((release) => has(parseRelease(release), since))).toEqual([
    '6.5.4',
    '7.1.2',
    '7.3.0',
    '8.5.7',
  ]);
});

test('a range of the description has a release, or has not', () => {
  const within = (range: string) =>
    ['5.2.4', '6.5.2', '6.5.3', '6.6.0', '7.1.0', '8.5.7'].filter((release) =>
      isWithin(parseRelease(release), range),
    );
  expect(within('>=6.5.3 <6.6.0 || >=7.1.0')).toEqual(['6.5.3', '7.1.0', '8.5.7']);
  expect(within('<6.5.3')).toEqual(['5.2.4', '6.5.2']);
  expect(within('>=6.6.0')).toEqual(['6.6.0', '7.1.0', '8.5.7']);
});

test('the state model changed in 6.5.4, 7.1.2 and 7.3', () => {
  expect(traits('6.5.12').rules.stateModel).toBe('warning');
  expect(traits('7.1.1').rules.stateModel).toBe('error');
  expect(traits('7.2.0').rules.stateModel).toBe('error');
});

test('retries of the old state model end after 90 minutes, but not in 6.2 to 6.5.2, 6.6 and 7.0', () => {
  const end = (release: string) => traits(release).rules.retry.givesUpAfter;
  expect(['5.2.4', '6.1.7', '6.5.3', '7.1.0', '7.2.0'].map(end)).toEqual(Array(5).fill(5_400_000));
  expect(['6.2.0', '6.5.2', '6.6.0', '7.0.0'].map(end)).toEqual(Array(4).fill(undefined));
});

test.each([
  ['5.2.4', 'none'],
  ['5.4.2', 'none'],
  ['5.4.3', 'four'],
  ['6.0.0', 'none'],
  ['6.1.3', 'four'],
  ['6.1.7', 'five'],
  ['6.3.0', 'four'],
  ['6.4.0', 'five'],
])('sink masking of %s', (release, mask) => {
  expect(traits(release).sinkMask).toBe(mask);
});

test.each([
  ['6.5.7', 'CDC'],
  ['6.5.8', 'DFLOW'],
  ['6.6.0', 'CDC'],
  ['7.1.4', 'DFLOW'],
  ['7.5.0', 'CDC'],
  ['7.5.1', 'DFLOW'],
  ['7.6.0', 'CDC'],
  ['8.0.0', 'DFLOW'],
])('the code of a lost create race in %s', (release, code) => {
  expect(traits(release).createRace).toBe(code);
});

test.each([
  ['5.4.2', 'create, earlier'],
  ['5.4.3', 'maintain, equal'],
  ['6.1.0', 'create, earlier'],
  ['6.1.1', 'maintain, equal'],
  ['6.2.0', 'maintain, earlier'],
  ['6.3.0', 'maintain, equal'],
])('the text about the GC safepoint in %s', (release, text) => {
  expect(traits(release).gcText).toBe(text);
});
