// Checkpoints never go back, except for a changefeed that somebody has removed and created again.
import { expect, test } from 'vitest';
import { findingKey } from '../../../../src/contract/finding/finding.js';
import { afterElection, nothingExpected } from '../../../../src/contract/state/expected-state.js';
import { observe } from '../../../../src/contract/state/observe.js';

const runId = 'check-a';

/** Reads of one changefeed, one after the other. */
function reads(id: string) {
  let expected = nothingExpected(runId);
  let order = 0;
  return {
    see: (checkpoint_tso: bigint) => {
      order += 2;
      const observed = observe(expected, {
        operationId: 'getChangefeed',
        value: { id, checkpoint_tso },
        order: { sent: order, received: order + 1 },
      });
      expected = observed.expected;
      return observed.findings;
    },
    elect: () => {
      expected = afterElection(expected);
    },
  };
}

const tso = 426921294362574849n;
const minute = 60_000n << 18n;

const goesBack = (changefeed: string) => ({
  ruleId: 'checkpoint-goes-back',
  operationId: 'getChangefeed',
  subject: { changefeed },
});

test('the checkpoint of a test changefeed that goes back is reported at once', () => {
  const { see } = reads('check-a-1');
  expect(see(tso)).toEqual([]);
  expect(see(tso - 1n)).toMatchObject([
    {
      ...goesBack('check-a-1'),
      received: { checkpoint: '426921294362574848', before: '426921294362574849' },
    },
  ]);
});

test('a checkpoint that goes back again and again is the same disagreement', () => {
  const { see } = reads('check-a-1');
  const findings = [tso, tso - 1n, tso + 1n, tso].flatMap(see);
  expect(findings).toHaveLength(2);
  expect(new Set(findings.map(findingKey)).size).toBe(1);
});

test('a checkpoint of another changefeed may go back once: it may have been created again', () => {
  const { see } = reads('orders');
  expect([see(tso), see(tso - minute), see(tso)].flat()).toEqual([]);
});

test('a checkpoint of another changefeed that goes back again is reported', () => {
  const { see } = reads('orders');
  expect([see(tso), see(tso - minute), see(tso)].flat()).toEqual([]);
  expect(see(tso - minute)).toMatchObject([goesBack('orders')]);
});

test('an election takes at most half a minute from the checkpoint of a test changefeed', () => {
  const { see, elect } = reads('check-a-1');
  see(tso);
  elect();
  expect(see(tso - minute / 3n)).toEqual([]);
  elect();
  expect(see(tso - 2n * minute)).toMatchObject([goesBack('check-a-1')]);
});

test('the half minutes of several reads in one election do not add up', () => {
  const { see, elect } = reads('check-a-1');
  see(tso);
  for (let round = 0; round < 20; round += 1) elect();
  expect(see(tso - minute)).toMatchObject([goesBack('check-a-1')]);
});
