// The time in which the client waits, and limits to it.
import type { TimeoutError } from './errors.js';

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

/** The longest time of a timer in milliseconds, about 25 days: a longer one ends at once. */
const longestTimer = 2 ** 31 - 1;

/**
 * Runs a task with a signal. Rejects with the signal's reason, or after a time with an error, even if the task takes no notice of it.
 *
 * @param timeout Milliseconds. No limit if it is undefined, or longer than timers can be.
 * @param tooLate Makes that error.
 */
export async function within<Result>(
  timeout: number | undefined,
  outer: AbortSignal | null | undefined,
  tooLate: () => TimeoutError,
  task: (signal: AbortSignal | undefined) => Promise<Result>,
): Promise<Result> {
  const isLimited = timeout !== undefined && !(timeout > longestTimer);
  if (!isLimited && !outer) return await task(undefined);
  const limit = new AbortController();
  // Not every DOM for tests has AbortSignal.any.
  const both = isLimited && outer && AbortSignal.any([outer, limit.signal]);
  const signal = both || outer || limit.signal;
  signal.throwIfAborted();
  let stop = () => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
  });
  signal.addEventListener('abort', stop);
  const timer = isLimited ? setTimeout(() => limit.abort(), timeout) : undefined;
  try {
    return await Promise.race([task(signal), stopped]);
  } catch (error) {
    // Made here, so that its stack leads to the caller.
    throw limit.signal.aborted ? tooLate() : error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
