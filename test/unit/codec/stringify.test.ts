// Tests exact writing of JSON: digits of bigints, errors that name the position, and Go's format.
import { describe, expect, test } from 'vitest';
import { parseJson, stringifyJson, UnsafeIntegerError } from '../../../src/codec/index.js';

const shape = {
  properties: { start_ts: 'uint64', table_id: 'int64', ignore_txn_start_ts: { items: 'uint64' } },
} as const;

function errorOf(value: unknown, withShape = true): unknown {
  try {
    return stringifyJson(value, withShape ? { shape } : {});
  } catch (error) {
    return error;
  }
}

test('bigints become their digits, with and without a shape', () => {
  expect(stringifyJson({ start_ts: 18446744073709551615n }, { shape })).toBe(
    '{"start_ts":18446744073709551615}',
  );
  expect(stringifyJson([0n, -9223372036854775808n, 10n ** 30n])).toBe(
    '[0,-9223372036854775808,1000000000000000000000000000000]',
  );
});

test('64-bit positions also accept safe integers and null', () => {
  expect(stringifyJson({ start_ts: 9007199254740991, table_id: -1 }, { shape })).toBe(
    '{"start_ts":9007199254740991,"table_id":-1}',
  );
  expect(stringifyJson({ start_ts: null, table_id: undefined }, { shape })).toBe(
    '{"start_ts":null}',
  );
});

describe('errors', () => {
  test('the error for an unsafe number names its position, the expected value and a remedy', () => {
    const error = errorOf({ ignore_txn_start_ts: [1, Number(426921294362574849n)] });
    expect(error).toBeInstanceOf(UnsafeIntegerError);
    expect(error).toMatchObject({ name: 'UnsafeIntegerError', pointer: '/ignore_txn_start_ts/1' });
    expect(String(error)).toBe(
      'UnsafeIntegerError: /ignore_txn_start_ts/1: expected a uint64 (0 to 18446744073709551615), got number ' +
        '426921294362574850. A number beyond 2^53-1 has lost digits: use a bigint, such as 426921294362574849n',
    );
  });

  test.each([
    [{ start_ts: -1 }, 'got number -1'],
    [{ start_ts: -1n }, 'got bigint -1'],
    [{ start_ts: 2n ** 64n }, 'got bigint 18446744073709551616'],
    [{ start_ts: 1.5 }, 'got number 1.5'],
    [{ start_ts: Number.NaN }, 'got number NaN'],
    [{ start_ts: 2 ** 53 }, 'got number 9007199254740992. A number beyond'],
    [{ table_id: 2n ** 63n }, 'expected an int64 (-9223372036854775808 to 9223372036854775807)'],
    [{ table_id: -(2n ** 63n) - 1n }, 'got bigint -9223372036854775809'],
  ])('%o is rejected at a 64-bit position', (value, problem) => {
    expect(errorOf(value)).toBeInstanceOf(UnsafeIntegerError);
    expect(String(errorOf(value))).toContain(problem);
  });

  test('a value that is not an integer is rejected at a 64-bit position', () => {
    expect(String(errorOf({ start_ts: '1' }))).toBe(
      'TypeError: /start_ts: expected a uint64 (0 to 18446744073709551615) as bigint or safe integer, got string',
    );
    expect(errorOf({ start_ts: {} })).toBeInstanceOf(TypeError);
    expect(errorOf({ start_ts: true })).toBeInstanceOf(TypeError);
  });

  test('an unsafe number is also rejected at other positions', () => {
    expect(errorOf({ 'a/b': { x: [9007199254740992] } }, false)).toMatchObject({
      name: 'UnsafeIntegerError',
      pointer: '/a~1b/x/0',
    });
    expect(String(errorOf(1e300, false))).toContain('The whole value: expected an integer up to');
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('%s is rejected', (value) => {
    expect(String(errorOf({ a: value }, false))).toBe(
      `TypeError: /a: is ${value}, which JSON cannot represent: use a finite number or null`,
    );
  });

  test('a cycle is rejected, the same object twice is accepted', () => {
    const feed: Record<string, unknown> = { id: 'a' };
    expect(stringifyJson([feed, feed])).toBe('[{"id":"a"},{"id":"a"}]');
    feed.self = { feed };
    expect(String(errorOf(feed, false))).toBe('TypeError: /self/feed: contains itself (a cycle)');
  });

  test('nesting beyond 1,000 levels is an error, not a stack overflow', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 5000; level++) deep = [deep];
    expect(String(errorOf(deep, false))).toContain('is nested deeper than 1000 levels');
  });

  test.each([undefined, () => 1, Symbol('x')])('%o alone is rejected', (value) => {
    expect(errorOf(value, false)).toBeInstanceOf(TypeError);
  });
});

test('values that JSON cannot represent are left out of objects and are null in arrays', () => {
  const unknown = [undefined, () => 1, Symbol('x')];
  expect(stringifyJson({ a: undefined, b: () => 1, c: Symbol('x'), d: 1 })).toBe('{"d":1}');
  expect(stringifyJson(unknown)).toBe('[null,null,null]');
});

test('toJSON is called with its key, wrapper objects are unwrapped', () => {
  const key = { toJSON: (name: string) => name };
  expect(stringifyJson({ at: new Date(0), key, list: [key], n: Object(1), s: Object('x') })).toBe(
    '{"at":"1970-01-01T00:00:00.000Z","key":"key","list":["0"],"n":1,"s":"x"}',
  );
});

test('an own __proto__ stays a key, also in an object that holds a bigint', () => {
  const text = '{"__proto__":{"a":426921294362574849},"b":[{"__proto__":426921294362574849}]}';
  expect(stringifyJson(parseJson(text))).toBe(text);
});

test('strings and keys that look like the placeholders of bigints keep every character', () => {
  const value = { '\u009f0': 5n, '\u009f1': 'a"\u009f0', b: ['\u009f0', '\u009f', '"\u009f1"'] };
  expect(stringifyJson(value)).toBe(
    '{"\u009f0":5,"\u009f1":"a\\"\u009f0","b":["\u009f0","\u009f","\\"\u009f1\\""]}',
  );
});

test('indent writes that many spaces per level, as Go and JSON.stringify do', () => {
  const value = { a: [1, { b: null }], empty: {}, none: [] };
  expect(stringifyJson(value, { indent: 4 })).toBe(JSON.stringify(value, null, 4));
});

test('escapeHtml writes keys and strings as Go does', () => {
  expect(stringifyJson({ '<a>': '&\u2028\u2029' }, { escapeHtml: true })).toBe(
    '{"\\u003ca\\u003e":"\\u0026\\u2028\\u2029"}',
  );
  expect(stringifyJson('<&>')).toBe('"<&>"');
});

test('a global BigInt.prototype.toJSON changes no digit', () => {
  Object.defineProperty(BigInt.prototype, 'toJSON', { value: () => 'x', configurable: true });
  try {
    expect(stringifyJson({ start_ts: 1n }, { shape })).toBe('{"start_ts":1}');
  } finally {
    Reflect.deleteProperty(BigInt.prototype, 'toJSON');
  }
});
