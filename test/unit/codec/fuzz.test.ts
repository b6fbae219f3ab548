// Compares the codec with a slow reference on random documents: keys and strings that look like 64-bit integers, escapes, deep nesting,
// duplicate keys.
import { expect, test } from 'vitest';
import { parseJson, stringifyJson } from '../../../src/codec/index.js';
import { extent } from '../../fixtures/extent.js';
import { fuzzShape, randomJson, slowParse, slowStringify } from './reference.js';

function randomFrom(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

test('random documents are read as the reference reads them, and written back exactly', () => {
  const documents = extent(5_000, 100_000);
  let integers = 0;
  for (let seed = 1; seed <= documents; seed += 1) {
    const text = randomJson(randomFrom(seed * 7_919));
    const read = parseJson(text, fuzzShape);
    const expected = slowParse(text, fuzzShape);
    if (!isSame(read, expected))
      expect({ seed, text, read }).toEqual({ seed, text, read: expected });
    integers += text.match(/\d{16,}/g)?.length ?? 0;
    // Integers of more digits are read as JSON.parse reads them, and have lost some then.
    if (/\d{21}/.test(text)) continue;
    const written = stringifyJson(read);
    if (written !== slowStringify(read)) expect({ seed, written }).toEqual(slowStringify(read));
  }
  expect(integers).toBeGreaterThan(documents);
});

/** Faster than `toStrictEqual`, and tells 1 from 1n and -0 from 0. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) {
    return Object.is(one, other);
  }
  const keys = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.join('\n') === Object.keys(other).join('\n') &&
    keys.every((key) => {
      const [mine, theirs] = [one, other].map(
        (holder) => Object.getOwnPropertyDescriptor(holder, key)?.value,
      );
      return isSame(mine, theirs);
    })
  );
}
