// Integers of a million digits are findings, whatever their position and sign.
import { expect, test } from 'vitest';
import { findingsOf } from './support.js';

const digits = '9'.repeat(1_000_000);
const item = (checkpoint: string) =>
  `[{"upstream_id":1,"namespace":"default","id":"a","state":"normal","checkpoint_tso":${checkpoint},"checkpoint_time":"2021-08-10 14:04:54.242","error":null}]`;

test.each([
  [digits, '99999'],
  [`-${digits}`, '-9999'],
  ['9'.repeat(21), '99999'],
])('a checkpoint_tso that is too long is out of range', (checkpoint, beginning) => {
  const [finding, ...others] = findingsOf('listChangefeeds', item(checkpoint));
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ ruleId: 'integer-out-of-range', pointer: '/0/checkpoint_tso' });
  const received = String(finding?.received);
  expect(received.startsWith(beginning)).toBe(true);
  expect(received.length).toBeLessThan(100);
});
