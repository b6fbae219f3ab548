import { expect, test } from 'vitest';
import { poll } from '../../../../src/contract/run/poll.js';

/** A clock whose waits end at once. */
function instantClock() {
  let now = 0;
  return {
    now: () => now,
    wait: async (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

test('a poll says that the election has not ended once the extra time is over', async () => {
  let exhausted = 0;
  const result = await poll(
    { clock: instantClock() },
    {
      read: async () => 'election',
      until: (value) => value === 'done',
      within: 100,
      onElection: {
        explains: (value) => value === 'election',
        extraTime: () => 200,
        exhausted: () => {
          exhausted += 1;
        },
        hasNewOwner: async () => false,
      },
    },
  );
  expect(result).toEqual({ value: 'election', inTime: false });
  expect(exhausted).toBe(1);
});
