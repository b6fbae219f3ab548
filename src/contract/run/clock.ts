// The wall clock, and how the time between two reads grows.
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

/**
 * Milliseconds between two reads: short at first, at most a quarter of a second. They grow slowly, because most effects take less than
 * half a second and should be seen soon after.
 */
export function* backOff(): Generator<number, never> {
  for (let milliseconds = 20; ; milliseconds = Math.min(250, milliseconds * 1.3)) {
    yield Math.round(milliseconds);
  }
}
