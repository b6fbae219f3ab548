// 64-bit integers as Go's strconv reads them.
import { expect, test } from 'vitest';
import { parseInt64, parseUint64 } from '../../../../src/http/refusals/newarch/go-integers.js';

test.each([
  ['0', 0n],
  ['007', 7n],
  ['18446744073709551615', 18446744073709551615n],
  [`${'0'.repeat(100)}9007199254740993`, 9007199254740993n],
])('ParseUint reads %s', (text, value) => {
  expect(parseUint64(text)).toBe(value);
});

test.each([
  ['-9223372036854775808', -9223372036854775808n],
  ['+9223372036854775807', 9223372036854775807n],
  ['-0', 0n],
])('ParseInt reads %s', (text, value) => {
  expect(parseInt64(text)).toBe(value);
});

test.each([
  [
    parseUint64,
    '18446744073709551616',
    'strconv.ParseUint: parsing "18446744073709551616": value out of range',
  ],
  [parseUint64, '-1', 'strconv.ParseUint: parsing "-1": invalid syntax'],
  [parseUint64, '1.0', 'strconv.ParseUint: parsing "1.0": invalid syntax'],
  [
    parseInt64,
    '-9223372036854775809',
    'strconv.ParseInt: parsing "-9223372036854775809": value out of range',
  ],
  [parseInt64, '', 'strconv.ParseInt: parsing "": invalid syntax'],
])('%o refuses %j', (parse, text, message) => {
  expect(() => parse(text)).toThrow(message);
});

test('a million digits are refused in no time', () => {
  expect(() => parseUint64('9'.repeat(1_000_000))).toThrow('value out of range');
});
