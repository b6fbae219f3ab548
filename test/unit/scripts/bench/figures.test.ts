// The figures of the bench.
import { expect, test } from 'vitest';
import { compare, formatTable, median } from '../../../../scripts/bench/measure/figures.js';

const sample = (start: number, rate: number) => ({
  start,
  rate,
  memoryAfterStart: 100,
  memoryAfterLoad: 100,
});

test.each([
  [[3], 3],
  [[5, 1, 3], 3],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});

test('there is no median of nothing', () => {
  expect(() => median([])).toThrow('Expected at least one value');
});

test('medians are compared, and their ratio with the target', () => {
  const ours = [sample(300, 9000), sample(200, 5000), sample(900, 8000)];
  const [start, rate, memory] = compare(ours, [sample(1000, 2000)]);
  expect(start).toMatchObject({
    ours: 300,
    stock: 1000,
    ratio: 0.3,
    target: 'at most 0.6',
    met: true,
  });
  expect(rate).toMatchObject({
    ours: 8000,
    stock: 2000,
    ratio: 4,
    target: 'at least 3',
    met: true,
  });
  expect(memory).toMatchObject({ ratio: 1, target: 'at most 1', met: true });
});

test('a missed target is shown', () => {
  const table = formatTable(compare([sample(700, 2000)], [sample(1000, 1000)]));
  expect(table).toContain(
    '| start to first response (ms) | 700       | 1000        | 0.70x | at most 0.6x (MISSED)',
  );
  expect(table).toContain(
    '| responses per second         | 2000      | 1000        | 2.00x | at least 3x (MISSED) ',
  );
});
