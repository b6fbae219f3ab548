// The time in which the client waits, and limits to it.
import { TimeoutError } from './errors.js';

/** The time of a client. */
export interface Clock {
  /** Milliseconds since any moment. */
  now(): number;
  /** Resolves after this time in milliseconds, or rejects with the signal's reason. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The wall clock. It calls `setTimeout` and `Date` as they are at that moment, so that fake timers work. */
export const wallClock: Clock = {
  now: () => Date.now(),
  wait: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const stop = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, milliseconds);
      signal?.addEventListener('abort', stop, { once: true });
    }),
};

/**
 * Runs a task with a signal that is also aborted with a `TimeoutError` after a time.
 *
 * @param timeout Milliseconds; no limit if undefined.
 * @param problem Completes "listCaptures: no response within 5000 ms".
 */
export async function within<Result>(
  timeout: number | undefined,
  outer: AbortSignal | null | undefined,
  problem: string,
  task: (signal: AbortSignal | undefined) => Promise<Result>,
): Promise<Result> {
  if (timeout === undefined) return task(outer ?? undefined);
  const limit = new AbortController();
  const late = () => limit.abort(new TimeoutError(`${problem} within ${timeout} ms`));
  const timer = setTimeout(late, timeout);
  try {
    return await task(outer ? AbortSignal.any([outer, limit.signal]) : limit.signal);
  } finally {
    clearTimeout(timer);
  }
}
