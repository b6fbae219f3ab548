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

/** Polls values in turn, 20 ms apart, and counts what is sent again. */
async function pollTurns(values: readonly string[], hasNewOwner: readonly boolean[] = []) {
  const reads = [...values];
  const owners = [...hasNewOwner];
  let repeats = 0;
  const { value, inTime } = await poll(
    { clock: instantClock() },
    {
      read: async () => reads.shift() ?? 'old',
      until: (read) => read === 'done',
      within: 100,
      delays: Array.from({ length: 20 }, () => 20),
      onElection: {
        explains: (read) => read === 'election',
        extraTime: () => 1_000,
        exhausted: () => {},
        repeat: async () => {
          repeats += 1;
        },
        hasNewOwner: async () => owners.shift() ?? false,
      },
    },
  );
  return { value, inTime, repeats };
}

test('after an election the request is sent once more, and has its whole time again', async () => {
  const waiting = Array.from({ length: 4 }, () => 'old');
  expect(await pollTurns(['old', 'election', 'election', ...waiting, 'done'])).toEqual({
    value: 'done',
    inTime: true,
    repeats: 1,
  });
});

test('without an election nothing is sent again', async () => {
  expect(await pollTurns(['old', 'old', 'done'])).toEqual({
    value: 'done',
    inTime: true,
    repeats: 0,
  });
});

test('a request that is late is sent again if another owner was elected unseen', async () => {
  const late = Array.from({ length: 6 }, () => 'old');
  expect(await pollTurns([...late, 'done'], [true])).toMatchObject({ inTime: true, repeats: 1 });
  expect(await pollTurns([...late, 'done'], [false])).toMatchObject({ inTime: false, repeats: 0 });
});
