// Integers beyond 2^53 become doubles that differ where the integers do, in the same order.
import { expect, test } from 'vitest';
import { orderIntegers } from '../../../../scripts/release/order-integers.js';

test('neighbours that round to the same double stay apart, in their order', () => {
  const { texts, digitsOf } = orderIntegers([
    '[18446744073709551614]',
    '[18446744073709551615, 426921294362574849]',
  ]);
  const [[first = 0], [second = 0, third = 0]] = texts.map((text): number[] =>
    JSON.parse(text),
  ) as [number[], number[]];
  expect(first).toBeLessThan(second);
  expect([first, second, third].map(digitsOf)).toEqual([
    '18446744073709551614',
    '18446744073709551615',
    '426921294362574849',
  ]);
});

test('the same integer becomes the same double in both texts', () => {
  const [one, other] = orderIntegers(['18446744073709551615', '18446744073709551615']).texts;
  expect(one).toBe(other);
});

test('negative integers keep their order', () => {
  const { texts } = orderIntegers(['[-9223372036854775808, -9223372036854775807]']);
  const [least = 0, more = 0]: number[] = JSON.parse(texts[0] ?? '');
  expect(least).toBeLessThan(more);
});

test('strings, small integers, fractions and exponents are left alone', () => {
  const text =
    '{"18446744073709551615": "a \\" 18446744073709551615", "b": [1, 0.1234567890123456789, 1e20]}';
  expect(orderIntegers([text]).texts).toEqual([text]);
});
