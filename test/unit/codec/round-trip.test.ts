// Tests properties of the codec: it agrees with JSON on ordinary values and changes no digit of an integer.
import { assert, bigInt, integer, jsonValue, oneof, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson, stringifyJson } from '../../../src/codec/index.js';

const settings = { seed: 20_210_810, numRuns: 2_000 };

/** Values that JSON.parse keeps exactly. */
const ordinary = jsonValue({ maxDepth: 5 }).filter((value) => !holdsUnsafeInteger(value));

test('writes ordinary values as JSON.stringify does', () => {
  assert(
    property(ordinary, integer({ min: 0, max: 4 }), (value, indent) => {
      expect(stringifyJson(value, { indent })).toBe(JSON.stringify(value, null, indent));
    }),
    settings,
  );
});

test('reads ordinary values as JSON.parse does', () => {
  assert(
    property(ordinary, integer({ min: 0, max: 4 }), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(parseJson(text)).toStrictEqual(JSON.parse(text));
    }),
    settings,
  );
});

test('accepts and rejects the same texts as JSON.parse', () => {
  const pieces = ['{', '}', '[', ']', ':', ',', '"', '\\', 'u', '0', '1', '-', '.', 'e', '+', ' '];
  const words = ['true', 'null', '"a"', '\n', '\u0001', '\ud800', '\u00a0'];
  const unit = integer({ min: 0, max: pieces.length + words.length - 1 }).map(
    (index) => [...pieces, ...words][index] ?? '',
  );
  assert(
    property(oneof(string(), string({ unit, maxLength: 12 })), (text) => {
      expect(accepts(() => parseJson(text))).toBe(accepts(() => JSON.parse(text)));
    }),
    { ...settings, numRuns: 20_000 },
  );
});

test('every 64-bit integer keeps its digits when written and read', () => {
  const shape = { properties: { signed: 'int64', unsigned: 'uint64' } } as const;
  assert(
    property(
      bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      bigInt({ min: 0n, max: 2n ** 64n - 1n }),
      (signed, unsigned) => {
        const text = stringifyJson({ signed, unsigned }, { shape });
        expect(text).toBe(`{"signed":${signed},"unsigned":${unsigned}}`);
        expect(parseJson(text, shape)).toEqual({ signed, unsigned });
      },
    ),
    settings,
  );
});

test.each([
  '0',
  '9007199254740991',
  '9007199254740992',
  '9007199254740993',
  '426921294362574849',
  '9223372036854775807',
  '9223372036854775808',
  '18446744073709551615',
])('%s keeps its digits at a 64-bit position and elsewhere', (digits) => {
  expect(parseJson(digits, 'uint64')).toBe(BigInt(digits));
  expect(stringifyJson(parseJson(digits, 'uint64'), { shape: 'uint64' })).toBe(digits);
  expect(stringifyJson(parseJson(`{"x":[${digits}]}`))).toBe(`{"x":[${digits}]}`);
});

function accepts(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

function holdsUnsafeInteger(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).some(holdsUnsafeInteger);
  }
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}
