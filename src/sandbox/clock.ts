// How time passes in the model: with the wall clock, or only when told to.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster/types.js';

export interface Clock {
  /** Catches up with the time that has passed since the last call. */
  catchUp(): void;
  /** Lets milliseconds pass, as real time or by moving the virtual clock. */
  wait(milliseconds: number): Promise<void>;
  /** The model's time has been set or moved. */
  restart(): void;
}

/**
 * The model follows real time without timers: it catches up when somebody looks. Restored snapshots and advances move it away
 * from the calendar; from there it goes on at the same pace.
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

/** Nothing happens between requests. An answer that waits for the model moves it just as far as it must. */
export function virtualClock(cluster: Cluster): Clock {
  return {
    catchUp: () => {},
    wait: async (milliseconds) => cluster.advance(milliseconds),
    restart: () => {},
  };
}
