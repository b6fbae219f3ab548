// The table of releases.
import { expect, test } from 'vitest';
import { readServerVersion } from '../../../src/http/played-releases.js';
import { traitsOf } from '../../../src/sandbox/traits/index.js';

const traits = (release: string) => traitsOf(readServerVersion('classic', release));

test('a release is read with or without its v', () => {
  expect(traits('8.5.7').version).toBe('v8.5.7');
  expect(traits('v6.5.12').version).toBe('v6.5.12');
});

test.each(['', '8.5', 'latest', '8.5.7-beta', '99999.0.0'])('"%s" is no release', (text) => {
  expect(() => traits(text)).toThrow('Expected a release such as 8.5.7');
});

test.each(['5.2.0', '5.2.3', '5.3.0', '5.1.5', '4.0.16', '9.0.0', '8.6.0'])(
  '%s is refused with the releases that there are',
  (text) => {
    expect(() => traits(text)).toThrow(`The sandbox does not play v${text}`);
    expect(() => traits(text)).toThrow('Choose 5.2.4');
  },
);

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
  ['6.5.7', 'CDC:ErrChangeFeedAlreadyExists'],
  ['6.5.8', 'DFLOW:ErrMetaOpFailed'],
  ['6.6.0', 'CDC:ErrChangeFeedAlreadyExists'],
  ['7.1.4', 'DFLOW:ErrMetaOpFailed'],
  ['7.5.0', 'CDC:ErrChangeFeedAlreadyExists'],
  ['7.5.1', 'DFLOW:ErrMetaOpFailed'],
  ['7.6.0', 'CDC:ErrChangeFeedAlreadyExists'],
  ['8.0.0', 'DFLOW:ErrMetaOpFailed'],
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
