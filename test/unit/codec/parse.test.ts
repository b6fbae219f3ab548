// Tests exact reading of JSON: 64-bit positions, other numbers, hostile keys, and invalid JSON.
import { describe, expect, test } from 'vitest';
import { JsonSyntaxError, parseJson } from '../../../src/codec/index.js';

const shape = {
  items: { properties: { checkpoint_tso: 'uint64', table_ids: { items: 'int64' } } },
} as const;

function errorOf(text: string): JsonSyntaxError {
  try {
    parseJson(text);
  } catch (error) {
    if (error instanceof JsonSyntaxError) return error;
    throw error;
  }
  throw new Error(`accepted: ${text}`);
}

describe('numbers', () => {
  test('integers at 64-bit positions are bigint, whatever their size', () => {
    expect(
      parseJson('[{"checkpoint_tso":426921294362574849,"table_ids":[0,-1,63]}]', shape),
    ).toEqual([{ checkpoint_tso: 426921294362574849n, table_ids: [0n, -1n, 63n] }]);
    expect(parseJson('18446744073709551615', 'uint64')).toBe(18446744073709551615n);
    expect(parseJson('-9223372036854775808', 'int64')).toBe(-9223372036854775808n);
    expect(parseJson('-0', 'int64')).toBe(0n);
  });

  test('integers out of bounds at 64-bit positions keep their digits', () => {
    expect(parseJson('18446744073709551616', 'uint64')).toBe(18446744073709551616n);
    expect(parseJson('-1', 'uint64')).toBe(-1n);
  });

  test('fractions, exponents and other types at 64-bit positions are unchanged', () => {
    expect(parseJson('[1.5, 1e3, "1", null, true, {}, []]', { items: 'uint64' })).toEqual([
      1.5,
      1000,
      '1',
      null,
      true,
      {},
      [],
    ]);
  });

  test('values of maps have the shape of additionalProperties', () => {
    const map = { properties: { count: 'int64' }, additionalProperties: 'uint64' } as const;
    expect(parseJson('{"63":1,"count":2}', map)).toEqual({ '63': 1n, count: 2n });
  });

  test('a shape that does not match the value has no effect', () => {
    expect(parseJson('{"items":[1],"a":1}', { items: 'uint64' })).toEqual({ items: [1], a: 1 });
    expect(parseJson('[1]', { properties: { 0: 'uint64' } })).toEqual([1]);
  });

  test('elsewhere an integer is a number if that is exact, else a bigint', () => {
    expect(parseJson('9007199254740991')).toBe(9007199254740991);
    expect(parseJson('9007199254740992')).toBe(9007199254740992n);
    expect(parseJson('-9007199254740992')).toBe(-9007199254740992n);
    expect(parseJson('426921294362574849')).toBe(426921294362574849n);
    expect(parseJson('-0')).toBe(-0);
    expect(parseJson('1e2')).toBe(100);
    expect(parseJson('-1.25E-2')).toBe(-0.0125);
  });

  test('a literal of twenty digits, as many as 2^64-1 has, keeps every one', () => {
    const digits = '9'.repeat(20);
    expect(String(parseJson(digits))).toBe(digits);
  });
});

describe('keys', () => {
  test('__proto__ becomes an own property and changes no prototype', () => {
    const value = parseJson('{"__proto__":{"polluted":true},"a":1}');
    expect(Object.keys(value as object)).toEqual(['__proto__', 'a']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
  });

  test('inherited names have no shape', () => {
    const text = '{"constructor":1,"toString":2,"__proto__":3}';
    expect(JSON.stringify(parseJson(text, { properties: {} }))).toBe(text);
    const map = { properties: {}, additionalProperties: 'uint64' } as const;
    expect(parseJson('{"constructor":1}', map)).toEqual({ constructor: 1n });
  });

  test('the last of equal keys wins', () => {
    expect(parseJson('{"a":{"b":1,"b":2},"a/~":3,"a/~":4}')).toEqual({ a: { b: 2 }, 'a/~': 4 });
  });
});

test('escapes and surrogates in strings are decoded', () => {
  expect(parseJson('"a\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00 \\ud800 é😀"')).toBe(
    'a"\\/\b\f\n\r\té😀 \ud800 é😀',
  );
  expect(parseJson('{"\\u0061":1}')).toEqual({ a: 1 });
});

test('white space is allowed around every token', () => {
  expect(parseJson(' \t\r\n{ "a" : [ 1 , 2 ] , "b" : { } , "c" : [ ] } ')).toEqual({
    a: [1, 2],
    b: {},
    c: [],
  });
});

describe('invalid JSON', () => {
  test.each([
    ['', 'expected a value, got the end of the text'],
    ['  ', 'expected a value, got the end of the text'],
    ['<!DOCTYPE html>', 'expected a value, got "<"'],
    ['undefined', 'expected a value, got "undefined"'],
    ['NaN', 'expected a value, got "NaN"'],
    ['nul', 'expected a value, got "n"'],
    ['True', 'expected a value, got "True"'],
    ['truex', 'expected the end of the text, got "x"'],
    ['1 2', 'expected the end of the text, got "2"'],
    ['01', 'a number must not start with 0 before other digits'],
    ['-01', 'a number must not start with 0 before other digits'],
    ['-', 'expected a digit, got the end of the text'],
    ['+1', 'expected a value, got "+"'],
    ['.5', 'expected a value, got "."'],
    ['1.', 'expected a digit, got the end of the text'],
    ['1.e2', 'expected a digit, got "e"'],
    ['1e', 'expected a digit, got the end of the text'],
    ['1e+', 'expected a digit, got the end of the text'],
    ['0x10', 'expected the end of the text, got "x"'],
    ['[1,]', 'expected a value, got "]"'],
    ['[1 2]', 'expected "," or "]", got "2"'],
    ['[', 'expected a value, got the end of the text'],
    ['[1', 'expected "," or "]", got the end of the text'],
    ['{', 'expected a key in quotes, got the end of the text'],
    ['{a:1}', 'expected a key in quotes, got "a"'],
    ["{'a':1}", 'expected a key in quotes, got "\'"'],
    ['{"a" 1}', 'expected ":", got "1"'],
    ['{"a":1,}', 'expected a key in quotes, got "}"'],
    ['{"a":1 "b":2}', 'expected "," or "}", got "\\""'],
    ['{"a":}', 'expected a value, got "}"'],
    ['"abc', 'the text ends inside a string'],
    ['"abc\\', '"\\" in a string must start one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX'],
    ['"\\x41"', '"\\" in a string must start one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX'],
    ['"\\u12G4"', '\\u needs four hexadecimal digits'],
    ['"a\nb"', 'a control character in a string must be written as an escape (\\uXXXX)'],
    ['\u00a01', 'expected a value, got "\u00a0"'],
    ['[1]\u0000', 'expected the end of the text, got "\\u0000"'],
    ['😀', 'expected a value, got "😀"'],
    ['\ufeff{}', 'the text starts with a byte order mark (U+FEFF), which JSON does not allow'],
  ])('%j is rejected: %s', (text, problem) => {
    expect(errorOf(text).message).toMatch(
      /^Invalid JSON at position \d+ \(line \d+, column \d+\): /,
    );
    expect(errorOf(text).message.replace(/^.*?\): /, '')).toBe(problem);
  });

  test('the error names position, line and column', () => {
    const error = errorOf('{\n  "a": 1,\n  "b": ?\n}');
    expect(error).toMatchObject({ name: 'JsonSyntaxError', position: 19, line: 3, column: 8 });
    expect(error.message).toBe(
      'Invalid JSON at position 19 (line 3, column 8): expected a value, got "?"',
    );
    expect(errorOf('\n\nx')).toMatchObject({ line: 3, column: 1 });
  });

  test('the error quotes no more than one character of a word that could be a password', () => {
    expect(errorOf('{"password":hunter2}').message).toContain('got "h"');
    expect(errorOf('{"password":"a"hunter2"}').message).toContain('got "h"');
  });

  test('the error for a text that ends inside a string does not quote the string', () => {
    expect(errorOf('{"sink_uri":"mysql://root:secret@').message).not.toContain('secret');
  });

  test('nesting beyond 1,000 levels is an error, not a stack overflow', () => {
    expect(parseJson('['.repeat(1000) + ']'.repeat(1000))).toBeInstanceOf(Array);
    expect(errorOf('['.repeat(1001)).message).toContain('nested deeper than 1000 levels');
    expect(errorOf('{"a":'.repeat(1_000_000)).message).toContain('nested deeper than 1000 levels');
  });
});

test('objects of a list may have the same members with other white space, or others', () => {
  expect(
    parseJson('[{"a":1,"b":2},{"a": 3,"b":\r\n4},{"a":5, "b":6},{"b":7,"a":8},{"ab":9}]'),
  ).toEqual([{ a: 1, b: 2 }, { a: 3, b: 4 }, { a: 5, b: 6 }, { b: 7, a: 8 }, { ab: 9 }]);
  expect(() => parseJson('[{"a":1,"b":2},{"a":1 "b":2}]')).toThrow('expected "," or "}"');
  expect(() => parseJson('[{"a":1},{,"a":1}]')).toThrow('expected a key in quotes, got ","');
});

test('a key that needs escapes is not taken for one without, after another object with that key', () => {
  expect(parseJson('[{"a\\"b":1},{"a\\"b":2}]')).toEqual([{ 'a"b': 1 }, { 'a"b': 2 }]);
  expect(() => parseJson('[{"a\\"b":1},{"a"b":2}]')).toThrow('expected ":", got "b"');
  expect(() => parseJson('[{"\\n":1},{"\n":2}]')).toThrow('a control character in a string');
});
