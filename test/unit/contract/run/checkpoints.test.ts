// Checkpoints never go back, but for a changefeed that somebody has removed and created anew.
import { expect, test } from 'vitest';
import { formatFinding } from '../../../../src/contract/finding/finding.js';
import { Checkpoints } from '../../../../src/contract/state/checkpoints.js';

/** Answers about one changefeed, one after the other. */
function looks(id: string) {
  const checkpoints = new Checkpoints((one) => one.startsWith('check-a-'));
  let order = 0;
  return {
    see: (checkpoint_tso: bigint) => {
      order += 2;
      const exchange = {
        request: { method: 'GET', url: 'http://a/' },
        response: { status: 200, headers: {}, body: '' },
        order: { sent: order, received: order + 1 },
      };
      return checkpoints.see('getChangefeed', { id, checkpoint_tso }, exchange).map(formatFinding);
    },
    elect: () => checkpoints.afterElection(),
  };
}

const tso = 426921294362574849n;
const minute = 60_000n << 18n;

test("one of the run's own goes back: told at once", () => {
  const { see } = looks('check-a-1');
  expect(see(tso)).toEqual([]);
  expect(see(tso - 1n)).toEqual([
    'getChangefeed consistency: expected a checkpoint of check-a-1 that does not go back, received 426921294362574848 after 426921294362574849',
  ]);
});

test("somebody else's goes back once: it may have been created anew", () => {
  const { see } = looks('orders');
  expect([see(tso), see(tso - minute), see(tso)].flat()).toEqual([]);
});

test("somebody else's goes back again and again", () => {
  const { see } = looks('orders');
  expect([see(tso), see(tso - minute), see(tso)].flat()).toEqual([]);
  expect(see(tso - minute)).toHaveLength(1);
});

test("an election takes half a minute of one of the run's own, and no more", () => {
  const { see, elect } = looks('check-a-1');
  see(tso);
  elect();
  expect(see(tso - minute / 3n)).toEqual([]);
  elect();
  expect(see(tso - 2n * minute)).toHaveLength(1);
});

test('the looks of one election do not add up', () => {
  const { see, elect } = looks('check-a-1');
  see(tso);
  for (let round = 0; round < 20; round += 1) elect();
  expect(see(tso - minute)).toHaveLength(1);
});
