// How time passes in the model: with the wall clock, or only on demand.
// Whatever measures time is imported: the fake timers of a test replace the globals.
import { performance } from 'node:perf_hooks';
import { clearTimeout, setTimeout as startTimer } from 'node:timers';
import { setTimeout as startSleep, setImmediate as turnEnd } from 'node:timers/promises';
import type { Cluster } from './model/types.js';

export interface Clock {
  /** Lets the time since the last call pass in the model. */
  catchUp(): void;
  /** Resolves once the model has reached a time (milliseconds since 1970): in real time, or by moving the virtual clock. */
  until(time: number): Promise<void>;
  /** Must be called after the model's time was set or moved. */
  restart(): void;
  /** Lets the model catch up at a time, even without a request. Replaces the last such time. Does nothing on a virtual clock. */
  wakeAt(time: number): void;
}

/** Lets milliseconds of real time pass. A closed sandbox with requests that wait does not keep the process alive. */
export async function sleep(milliseconds: number): Promise<void> {
  await startSleep(milliseconds, undefined, { ref: false });
}

/**
 * Returns a clock that follows real time without timers: the model catches up at each request. Snapshots and `advance` can move the
 * model's time away from real time; it then continues at the same pace.
 */
export function wallClock(cluster: Cluster): Clock {
  let offset = cluster.now() - performance.now();
  let restarts = 0;
  let alarm: NodeJS.Timeout | undefined;
  const catchUp = () => {
    const late = Math.floor(performance.now() + offset - cluster.now());
    if (late > 0) cluster.advance(late);
  };
  return {
    catchUp,
    async until(time) {
      const before = restarts;
      catchUp();
      // After a restart the time means nothing.
      while (cluster.now() < time && restarts === before) {
        await sleep(time - cluster.now());
        catchUp();
      }
    },
    restart: () => {
      offset = cluster.now() - performance.now();
      restarts += 1;
    },
    wakeAt(time) {
      clearTimeout(alarm);
      if (time === Number.POSITIVE_INFINITY) return;
      alarm = startTimer(catchUp, time - cluster.now()).unref();
    },
  };
}

/** Turns of the event loop without a new request after which a virtual clock goes on. */
const quietTurns = 5;

/**
 * Returns a clock that stands still between requests. A request that waits moves the time as far as it must. Of several that wait,
 * the one with the earliest time continues first, and those with the same time continue together.
 */
export function virtualClock(cluster: Cluster): Clock {
  let waiting: { readonly time: number; readonly resume: () => void }[] = [];
  let isPumping = false;
  /** Resolves once no request joins any more: those that arrive together wait together. */
  const untilQuiet = async () => {
    for (let turns = 0; turns < quietTurns; turns += 1) {
      const { length } = waiting;
      await turnEnd();
      if (waiting.length > length) turns = 0;
    }
  };
  const pump = async () => {
    isPumping = true;
    while (waiting.length > 0) {
      await untilQuiet();
      const next = Math.min(...waiting.map(({ time }) => time));
      if (next > cluster.now() && waiting.length > 0) cluster.advance(next - cluster.now());
      const due = waiting.filter(({ time }) => time <= cluster.now());
      waiting = waiting.filter(({ time }) => time > cluster.now());
      for (const { resume } of due) resume();
    }
    isPumping = false;
  };
  return {
    catchUp: () => {},
    until(time) {
      if (time <= cluster.now()) return Promise.resolve();
      return new Promise((resume) => {
        waiting.push({ time, resume });
        if (!isPumping) void pump();
      });
    },
    wakeAt: () => {},
    restart() {
      // Whatever the model's time is now, nobody waits for another one.
      for (const { resume } of waiting.splice(0)) resume();
    },
  };
}
