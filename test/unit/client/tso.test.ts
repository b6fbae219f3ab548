// Tests the helpers for TSOs against TiDB's definition: physical << 18 | logical (oracle.ComposeTS and ExtractPhysical of tikv/client-go).
import { assert, bigInt, property } from 'fast-check';
import { expect, test } from 'vitest';
import {
  checkpointLag,
  dateToTso,
  formatTso,
  tsoParts,
  tsoToDate,
} from '../../../src/client/index.js';

const tso = 426921294362574849n;
const time = Date.UTC(2021, 7, 10, 6, 4, 54, 242);

test('a TSO is milliseconds and an 18-bit counter', () => {
  expect(tsoParts(tso)).toEqual({ physical: time, logical: 1 });
  expect(tsoToDate(tso)).toEqual(new Date('2021-08-10T06:04:54.242Z'));
  expect(formatTso(tso)).toBe('2021-08-10T06:04:54.242Z +1');
  expect(dateToTso(new Date(time))).toBe(tso - 1n);
  expect(dateToTso(time, 1)).toBe(tso);
  expect(checkpointLag(tso, time + 1_500)).toBe(1_500);
  expect(checkpointLag(dateToTso(time + 10), new Date(time))).toBe(-10);
  expect(checkpointLag(dateToTso(Date.now()))).toBeLessThan(60_000);
});

test.each([
  [0n, 0, 0],
  [2n ** 18n - 1n, 0, 262_143],
  [2n ** 18n, 1, 0],
  [9007199254740991n, 34_359_738_367, 262_143],
  [9007199254740993n, 34_359_738_368, 1],
  [2n ** 63n - 1n, 35_184_372_088_831, 262_143],
  [2n ** 63n, 35_184_372_088_832, 0],
  [2n ** 64n - 1n, 70_368_744_177_663, 262_143],
])('%s is %i ms and the counter %i, both ways', (value, physical, logical) => {
  expect(tsoParts(value)).toEqual({ physical, logical });
  expect(dateToTso(physical, logical)).toBe(value);
  expect(tsoToDate(value).getTime()).toBe(physical);
});

test('every TSO becomes its parts and back', () => {
  assert(
    property(bigInt({ min: 0n, max: 2n ** 64n - 1n }), (value) => {
      const { physical, logical } = tsoParts(value);
      expect(BigInt(physical) * 262_144n + BigInt(logical)).toBe(value);
      expect(dateToTso(physical, logical)).toBe(value);
    }),
    { seed: 1, numRuns: 2_000 },
  );
});

test.each([-1n, 2n ** 64n, -1, 1.5, Number.NaN, 2 ** 53, Number(tso)])('%s is no TSO', (value) => {
  for (const read of [tsoParts, tsoToDate, formatTso, checkpointLag]) {
    expect(() => read(value)).toThrow(RangeError);
  }
});

test.each([new Date(Number.NaN), new Date(-1), 0.5, 2 ** 46, Number.POSITIVE_INFINITY])(
  'the time %s has no TSO',
  (date) => {
    expect(() => dateToTso(date)).toThrow('expected a time from 1970 to 4199');
  },
);

test.each([-1, 262_144, 0.5, Number.NaN])('the counter %s is refused', (logical) => {
  expect(() => dateToTso(time, logical)).toThrow('expected a logical counter from 0 to 262143');
});
