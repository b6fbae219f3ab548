// The wall clock of a run, in place of which tests put a virtual one.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from './options.js';

export const wallClock: Clock = {
  // A clock that is set meanwhile must not end or lengthen a wait.
  now: () => Math.round(performance.timeOrigin + performance.now()),
  async wait(milliseconds, signal) {
    try {
      await sleep(milliseconds, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      throw signal?.aborted ? signal.reason : error;
    }
  },
};

/** Waits between two looks, in milliseconds: short at first, a quarter of a second at most. */
export function* backOff(): Generator<number, never> {
  for (let milliseconds = 20; ; milliseconds = Math.min(250, milliseconds * 1.6)) {
    yield Math.round(milliseconds);
  }
}
