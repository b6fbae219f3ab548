// How time passes in the model: with the wall clock, or only on demand.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './model/types.js';

export interface Clock {
  /** Lets the time since the last call pass in the model. */
  catchUp(): void;
  /** Lets milliseconds pass, in real time or by moving the virtual clock. */
  wait(milliseconds: number): Promise<void>;
  /** Must be called after the model's time was set or moved. */
  restart(): void;
}

/**
 * Returns a clock that follows real time without timers: the model catches up at each request. Snapshots and `advance` can move the
 * model's time away from real time; it then continues at the same pace.
 */
export function wallClock(cluster: Cluster): Clock {
  let offset = cluster.now() - performance.now();
  const catchUp = () => {
    const late = Math.floor(performance.now() + offset - cluster.now());
    if (late > 0) cluster.advance(late);
  };
  return {
    catchUp,
    async wait(milliseconds) {
      await sleep(milliseconds);
      catchUp();
    },
    restart: () => {
      offset = cluster.now() - performance.now();
    },
  };
}

/** Returns a clock that stands still between requests. A response that waits moves the time as far as it must. */
export function virtualClock(cluster: Cluster): Clock {
  return {
    catchUp: () => {},
    wait: async (milliseconds) => cluster.advance(milliseconds),
    restart: () => {},
  };
}
