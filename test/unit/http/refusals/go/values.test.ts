// Numbers, booleans and durations, judged as Go judges them.
import { expect, test } from 'vitest';
import {
  parseGoBoolean,
  parseGoDuration,
  parseGoInteger,
} from '../../../../../src/http/refusals/go/values.js';

test.each([
  ['0', 0n],
  ['-0', 0n],
  ['1h2m3.5s', 3_723_500_000_000n],
  ['-1.5h', -5_400_000_000_000n],
  ['+.5ms', 500_000n],
  ['1µs', 1_000n],
  ['9223372036854775807ns', 9_223_372_036_854_775_807n],
  ['-9223372036854775808ns', -9_223_372_036_854_775_808n],
])('%j lasts %d ns', (text, nanoseconds) => {
  expect(parseGoDuration(text)).toBe(nanoseconds);
});

test.each([
  ['', 'time: invalid duration ""'],
  ['abc', 'time: invalid duration "abc"'],
  ['.s', 'time: invalid duration ".s"'],
  ['9223372036854775808ns', 'time: invalid duration "9223372036854775808ns"'],
  ['2', 'time: missing unit in duration "2"'],
  ['1h1x', 'time: unknown unit "x" in duration "1h1x"'],
  ['1constructor', 'time: unknown unit "constructor" in duration "1constructor"'],
  ['1ü', 'time: unknown unit "\\xc3\\xbc" in duration "1\\xc3\\xbc"'],
])('%j is no duration', (text, problem) => {
  expect(() => parseGoDuration(text)).toThrow(problem);
});

test('integers are decimal and fit their bits', () => {
  expect(parseGoInteger('+008', 16)).toBe(8n);
  expect(parseGoInteger('-32768', 16)).toBe(-32_768n);
  expect(() => parseGoInteger('32768', 16)).toThrow(
    'strconv.ParseInt: parsing "32768": value out of range',
  );
  expect(() => parseGoInteger('0x10', 64, 'Atoi')).toThrow(
    'strconv.Atoi: parsing "0x10": invalid syntax',
  );
});

test('booleans are the twelve words of strconv', () => {
  const words = ['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False'];
  expect(words.map(parseGoBoolean)).toEqual(words.map((_, index) => index < 6));
  expect(() => parseGoBoolean('yes')).toThrow('strconv.ParseBool: parsing "yes": invalid syntax');
});
