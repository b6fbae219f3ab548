// Waits until a changefeed is as it should be.
import type { ChangefeedDetail } from '../../../generated/types.js';
import { type Clock, wallClock, within } from '../clock.js';
import type { TicdcClient } from '../create-client.js';
import { missingReads } from '../effects.js';
import { isError, TimeoutError } from '../errors.js';
import { checkpointOf } from './checkpoint.js';
import { readChangefeed, type Seen } from './read-changefeed.js';

/** The options of every wait. */
export interface WaitOptions {
  /** Milliseconds. Default: 30,000. */
  readonly timeout?: number | undefined;
  /** Ends the wait. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each reading. */
  readonly onProgress?: ((progress: WaitProgress) => void) | undefined;
  /** Replaces the wall clock between readings, for tests. */
  readonly clock?: Clock | undefined;
}

/** What a wait has seen. */
export interface WaitProgress {
  /** Undefined if it was not found, or if an election or a lost connection hides it. */
  readonly changefeed: ChangefeedDetail | undefined;
  /** Milliseconds since the wait began. */
  readonly elapsed: number;
}

/**
 * Waits until a changefeed fulfils a condition, through elections and lost connections.
 *
 * @param until Gets the changefeed, or undefined if it does not exist.
 * @returns what `until` was fulfilled by.
 * @throws {TimeoutError} if it is not fulfilled in time, the reason of the signal, or `TicdcError` for a refusal.
 */
export function waitForChangefeed(
  client: TicdcClient,
  id: string,
  until: (changefeed: ChangefeedDetail | undefined) => boolean | Promise<boolean>,
  options: WaitOptions = {},
): Promise<ChangefeedDetail | undefined> {
  return awaitChangefeed(client, id, 'fulfils the condition', until, options);
}

const longestDelay = 250;

/**
 * @param words Completes "expected that the changefeed ...".
 * @param begin Comes before the first reading, within the `timeout`.
 */
export async function awaitChangefeed(
  client: TicdcClient,
  id: string,
  words: string,
  until: (changefeed: ChangefeedDetail | undefined) => boolean | Promise<boolean>,
  { timeout = 30_000, signal: outer, onProgress, clock = wallClock }: WaitOptions,
  begin?: (signal: AbortSignal | undefined) => Promise<void>,
): Promise<ChangefeedDetail | undefined> {
  const started = clock.now();
  let seen: Seen | undefined;
  const tooLate = () =>
    new TimeoutError(
      `${id}: expected that the changefeed ${words} within ${timeout} ms, but ${describe(seen)}`,
    );
  return within(timeout, outer, tooLate, async (signal) => {
    await begin?.(signal);
    let missed = 0;
    for (let delay = 20; ; delay = Math.min(longestDelay, delay * 1.6)) {
      seen = await readChangefeed(client, id, signal);
      const changefeed = typeof seen === 'object' && !isError(seen) ? seen : undefined;
      const elapsed = clock.now() - started;
      onProgress?.({ changefeed, elapsed });
      missed = seen === 'missing' ? missed + 1 : 0;
      const isClear = changefeed !== undefined || missed >= missingReads;
      if (isClear && (await until(changefeed))) return changefeed;
      if (elapsed >= timeout) throw tooLate();
      await clock.wait(delay, signal);
    }
  });
}

/** Completes "..., but": what a reading showed. */
export function describe(seen: Seen | undefined): string {
  if (seen === undefined) return 'no response came';
  if (seen === 'missing') return 'it is not found';
  if (seen === 'unclear') return 'an election hides it';
  if (isError(seen)) return seen.message;
  // The detail never has the error.
  const hint = seen.state === 'failed' ? '. listChangefeeds says why.' : '';
  return `it is ${seen.state}, checkpoint ${checkpointOf(seen)}${hint}`;
}
