// Times without a zone are compared with TSOs. A time zone must explain the distance.
import { expect, test } from 'vitest';
import {
  distanceFrom,
  isOneZone,
  parseTime,
  physicalTime,
} from '../../../../src/contract/state/times.js';

// 2021-08-10 06:04:54.242 UTC.
const tso = 426921294362574849n;

test('a TSO holds milliseconds above 18 bits', () => {
  expect(new Date(physicalTime(tso)).toISOString()).toBe('2021-08-10T06:04:54.242Z');
});

test.each([
  ['2021-08-10 14:04:54.242', 8, 0],
  ['2021-08-10 06:04:54.242', 0, 0],
  ['2021-08-10 11:49:54.242', 5.75, 0],
  ['2021-08-10 14:04:54.243', 8, 1],
  ['2021-08-11 14:04:54.242', 32, 0],
  ['2021-08-10T14:04:54.242+08:00', 0, 0],
])('%s is %d hours and %d ms from it', (text, hours, rest) => {
  expect(distanceFrom(tso, parseTime(text) ?? Number.NaN)).toEqual({ hours, rest });
});

test('a text that is not a time gives undefined', () => {
  expect(parseTime('yesterday')).toBeUndefined();
});

const hour = 3_600_000;
const summer = Date.UTC(2021, 7, 10);
const winter = Date.UTC(2021, 0, 10);

test('offsets that a change to summer time explains are of one zone', () => {
  expect(
    isOneZone([
      { instant: summer, ahead: 2 * hour },
      { instant: winter, ahead: hour },
    ]),
  ).toBe(true);
});

test('two offsets at the same time are of two zones', () => {
  expect(
    isOneZone([
      { instant: summer, ahead: 2 * hour },
      { instant: summer, ahead: hour },
    ]),
  ).toBe(false);
});

test('offsets that no single zone has are of two zones', () => {
  expect(
    isOneZone([
      { instant: summer, ahead: 8 * hour },
      { instant: winter, ahead: 2 * hour },
    ]),
  ).toBe(false);
});
