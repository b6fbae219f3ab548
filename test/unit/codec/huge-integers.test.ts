// Integers that are longer than any 64-bit integer are never converted digit by digit: that would take minutes.
import { expect, test } from 'vitest';
import { parseJson } from '../../../src/codec/index.js';

test.each(['uint64', 'int64', undefined] as const)(
  'at a position of %s an integer is exact up to 20 digits',
  (shape) => {
    expect(parseJson('18446744073709551615', shape)).toBe(18446744073709551615n);
    expect(parseJson('99999999999999999999', shape)).toBe(99999999999999999999n);
    expect(parseJson('-99999999999999999999', shape)).toBe(-99999999999999999999n);
  },
);

test.each(['uint64', 'int64', undefined] as const)(
  'at a position of %s a longer one is a number, as JSON.parse reads it',
  (shape) => {
    expect(parseJson('100000000000000000000', shape)).toBe(1e20);
    expect(parseJson(`-${'9'.repeat(21)}`, shape)).toBe(-1e21);
    expect(parseJson('9'.repeat(1_000_000), shape)).toBe(Number.POSITIVE_INFINITY);
  },
);
