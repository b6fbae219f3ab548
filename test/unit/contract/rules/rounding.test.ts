// Rounded integers are recognised by their digits: among all of a run, and in a single field.
import { expect, test } from 'vitest';
import { rounding, roundingOfField } from '../../../../src/contract/rules/rounding.js';

const documented = [
  '426921294362574849',
  '426919038970232833',
  '426921014615867393',
  '426919123303006208',
  '426919123369066496',
];
const rounded = documented.map((digits) => String(Number(digits)));

test('integers as servers send them are exact', () => {
  expect(rounding(documented)).toBe('exact');
});

test('integers that have passed through a double are rounded', () => {
  expect(rounding(rounded)).toBe('rounded');
});

test('a single exact integer among them proves that nothing rounds', () => {
  expect(rounding([...rounded, '426921294362574849'])).toBe('exact');
});

test('fewer than five different integers, or small ones, give no verdict', () => {
  expect(rounding(rounded.slice(0, 4))).toBe('unknown');
  expect(rounding(['0', '1', '2', '3', '4', '5', '9007199254740991'])).toBe('unknown');
});

/** The first TSOs of milliseconds that are a whole second apart: all of them have short digits. */
const wholeSeconds = Array.from({ length: 100 }, (_, index) =>
  String(BigInt(1_628_604_294_000 + 1_000 * index) << 18n),
);

test('a field whose integers have passed through a double is rounded', () => {
  expect(roundingOfField(rounded)).toBe('rounded');
  expect(roundingOfField(rounded.slice(0, 4))).toBe('unknown');
  expect(roundingOfField([...rounded, '426921294362574849'])).toBe('exact');
});

test('TSOs of whole seconds prove nothing of a field, however many there are', () => {
  expect(wholeSeconds.every((digits) => String(Number(digits)) === digits)).toBe(true);
  expect(roundingOfField(wholeSeconds)).toBe('unknown');
  expect(roundingOfField([...wholeSeconds, ...rounded])).toBe('rounded');
});

test('TSOs of other milliseconds with the same counter prove nothing either', () => {
  const sameCounter = wholeSeconds.flatMap((digits) => {
    const shifted = String(BigInt(digits) + 100n);
    return String(Number(shifted)) === shifted ? [shifted] : [];
  });
  expect(sameCounter.length).toBeGreaterThan(5);
  expect(roundingOfField(sameCounter)).toBe('unknown');
});

test('counters that end just before a millisecond are evidence, each of them', () => {
  const ticks = Array.from(
    { length: 5 },
    (_, index) => BigInt(1_628_604_294_005 + 25 * index) << 18n,
  );
  const doubles = ticks.map((tso) => String(Number(tso)));
  expect(ticks.every((tso, index) => tso > BigInt(doubles[index] ?? 0))).toBe(true);
  expect(roundingOfField(doubles)).toBe('rounded');
  expect(roundingOfField(doubles.slice(1))).toBe('unknown');
});
