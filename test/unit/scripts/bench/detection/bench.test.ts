// What the detection bench keeps and counts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Defect } from '../../../../../scripts/bench/detection/defect.js';
import { formatTable, scoreOf } from '../../../../../scripts/bench/detection/figures.js';
import { randomFrom, sampleOf } from '../../../../../scripts/bench/detection/random.js';
import { openResults } from '../../../../../scripts/bench/detection/results.js';
import { current } from '../../../../../scripts/bench/detection/targets.js';
import { invisible } from '../../../../../scripts/bench/detection/units.js';

function withFile(use: (file: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'detection-'));
  try {
    use(join(folder, 'results.jsonl'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const defect = (id: string): Defect => ({
  id,
  operationId: 'getHealth',
  kind: 'statuses',
  behaviour: id,
  start: () => (call, server) => server.send(call.request),
});

test('results are there again after a resume, and gone after a new start', () => {
  withFile((file) => {
    openResults(file, false).add('v8.5.7: a', { found: true, note: 'status-code' });
    expect(openResults(file, true).get('v8.5.7: a')).toEqual({ found: true, note: 'status-code' });
    expect(openResults(file, false).get('v8.5.7: a')).toBeUndefined();
  });
});

test('a defect that was not found is named, one that does not show there does not count', () => {
  withFile((file) => {
    const results = openResults(file, false);
    results.add('v8.5.7: a', { found: true, note: 'status-code' });
    results.add('v8.5.7: b', { found: false, note: '' });
    results.add('v8.5.7: c', { found: false, note: invisible });
    const defects = ['a', 'b', 'c', 'not played'].map(defect);
    const { found, of, missed } = scoreOf(results, defects, current);
    expect([found, of, missed.map(({ id }) => id)]).toEqual([1, 2, ['b']]);
  });
});

test('the same seed gives the same chance', () => {
  const [one, other] = [randomFrom(7), randomFrom(7)];
  const numbers = Array.from({ length: 100 }, one);
  expect(Array.from({ length: 100 }, other)).toEqual(numbers);
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(new Set(numbers).size).toBe(100);
});

test('a sample holds something of every group, in the order of the whole', () => {
  const items = Array.from({ length: 40 }, (_, index) => index);
  const sample = sampleOf(items, 0.1, 3, (item) => (item === 0 ? 'rare' : 'common'));
  expect(sample).toHaveLength(5);
  expect(sample[0]).toBe(0);
  expect(sample).toEqual(sample.toSorted((a, b) => a - b));
  expect(sampleOf(items, 1, 3, String)).toEqual(items);
});

test('tables are aligned', () => {
  expect(
    formatTable([
      ['a', 'found'],
      ['long', '7'],
    ]),
  ).toBe('| a    | found |\n| ---- | ----: |\n| long |     7 |\n');
});
