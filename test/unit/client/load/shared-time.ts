// A virtual time that many callers share with a sandbox. It stands still while work is under way, so that a minute of it costs seconds.
import { setImmediate as turnEnd } from 'node:timers/promises';
import type { Clock } from '../../../../src/client/index.js';
import type { ClusterControl } from '../../../../src/sandbox/index.js';

/** Turns of the event loop without work after which everybody waits. */
const quietTurns = 3;

export function sharedTime(cluster: ClusterControl) {
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();
  let underWay = 0;

  /** Lets no time pass before a request, or other work outside of the sandbox's time, has ended. */
  async function hold<Result>(work: Promise<Result>): Promise<Result> {
    underWay += 1;
    try {
      return await work;
    } finally {
      underWay -= 1;
    }
  }

  function wakeDue(): boolean {
    const due = [...sleepers].filter(({ until }) => until <= cluster.now());
    for (const sleeper of due) {
      sleepers.delete(sleeper);
      sleeper.wake();
    }
    return due.length > 0;
  }

  /** Lets time pass until the work is done. */
  async function run(work: Promise<unknown>): Promise<void> {
    let isDone = false;
    const end = work.finally(() => {
      isDone = true;
    });
    end.catch(() => {});
    for (let turns = 0; !isDone; turns += 1) {
      if (wakeDue() || underWay > 0) turns = 0;
      await turnEnd();
      if (turns < quietTurns || isDone) continue;
      const next = Math.min(...[...sleepers].map(({ until }) => until));
      if (next === Number.POSITIVE_INFINITY)
        throw new Error('Expected work, or a caller that waits');
      // Handlers of processes that were killed move the time too.
      cluster.advance(Math.max(0, Math.ceil(next - cluster.now())));
      await cluster.listening();
    }
    await end;
  }

  const clock: Clock = {
    now: cluster.now,
    wait: (milliseconds) =>
      new Promise((wake) => void sleepers.add({ until: cluster.now() + milliseconds, wake })),
  };
  return { clock, hold, run };
}
