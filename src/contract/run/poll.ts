// Polls until a condition holds or a deadline passes, and continues during elections. Every wait of a run uses it.
import { backOff } from './clock.js';
import type { Clock } from './options.js';

/** The time of a run, and the signal that ends it early. */
export interface Waiting {
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
}

/** How a poll handles elections. */
export interface OnElection<Value> {
  /** Returns true if an election can explain the value. */
  readonly explains: (value: Value) => boolean;
  /** Returns the milliseconds that the poll continues after the deadline because of an election. */
  readonly extraTime: () => number;
  /** Called if the election has not ended within the extra time. */
  readonly exhausted: () => void;
  /** Sends the request again: a new owner may not know the requests to its predecessor (server-behaviour/state-machine.md#elections). */
  readonly repeat?: () => Promise<void>;
  /** Returns true if the owner has changed since the last call or the start. */
  readonly hasNewOwner: () => Promise<boolean>;
}

export interface Poll<Value> {
  readonly read: () => Promise<Value>;
  readonly until: (value: Value) => boolean;
  /** Deadline in milliseconds. Default: only `until` and the delays end the poll. */
  readonly within?: number;
  /** Milliseconds between two reads; the poll ends with the last one. Default: growing from 20 to 250. */
  readonly delays?: Iterable<number>;
  readonly onElection?: OnElection<Value>;
}

/**
 * Reads until the condition `until` holds.
 *
 * @returns the last value, and whether the condition held in time.
 * @throws the reason of the signal, and any error of a read.
 */
export async function poll<Value>(
  { clock, signal }: Waiting,
  { read, until, within = Number.POSITIVE_INFINITY, delays = backOff(), onElection }: Poll<Value>,
): Promise<{ readonly value: Value; readonly inTime: boolean }> {
  const waits = delays[Symbol.iterator]();
  let deadline = clock.now() + within;
  let wasInElection = false;
  for (;;) {
    const value = await read();
    if (until(value)) return { value, inTime: true };
    const isElection = onElection?.explains(value) === true;
    const extraTime = isElection ? onElection.extraTime() : 0;
    const isLate = clock.now() >= deadline + extraTime;
    const isRepeatable = onElection?.repeat !== undefined && !isElection;
    if (isRepeatable && (wasInElection || (isLate && (await onElection.hasNewOwner())))) {
      await onElection.repeat?.();
      deadline = clock.now() + within;
      wasInElection = false;
    } else if (isLate) {
      if (isElection) onElection.exhausted();
      return { value, inTime: false };
    }
    wasInElection ||= isElection;
    const wait = waits.next();
    if (wait.done) return { value, inTime: false };
    await clock.wait(wait.value, signal);
  }
}
