// Lists without an order.
import { expect, test } from 'vitest';
import { shuffle } from '../../../src/sandbox/model/random.js';

test('every order comes, about as often, and no item is lost', () => {
  const random = { random: 1 };
  const counts = new Map<string, number>();
  for (let round = 0; round < 6_000; round += 1) {
    const order = shuffle(random, ['a', 'b', 'c']).join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
  for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
});

test('it leaves the list as it was', () => {
  const list = ['a', 'b', 'c'];
  shuffle({ random: 7 }, list);
  expect(list).toEqual(['a', 'b', 'c']);
});
