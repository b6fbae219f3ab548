// Waits until a changefeed is as it should be.
import type { ChangefeedDetail } from '../../../generated/types.js';
import { type Clock, wallClock, within } from '../clock.js';
import type { TicdcClient } from '../create-client.js';
import { missingReads } from '../effects.js';
import { TimeoutError } from '../errors.js';
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

/** @param words Completes "expected that the changefeed ...". */
export async function awaitChangefeed(
  client: TicdcClient,
  id: string,
  words: string,
  until: (changefeed: ChangefeedDetail | undefined) => boolean | Promise<boolean>,
  { timeout = 30_000, signal: outer, onProgress, clock = wallClock }: WaitOptions,
): Promise<ChangefeedDetail | undefined> {
  const started = clock.now();
  const expected = `${id}: expected that the changefeed ${words}`;
  return within(timeout, outer, expected, async (signal) => {
    let missed = 0;
    for (let delay = 20; ; delay = Math.min(longestDelay, delay * 1.6)) {
      const seen = await readChangefeed(client, id, signal);
      const changefeed = typeof seen === 'object' ? seen : undefined;
      const elapsed = clock.now() - started;
      onProgress?.({ changefeed, elapsed });
      missed = seen === 'missing' ? missed + 1 : 0;
      const isClear = changefeed !== undefined || missed >= missingReads;
      if (isClear && (await until(changefeed))) return changefeed;
      if (elapsed >= timeout) {
        throw new TimeoutError(`${expected} within ${timeout} ms, but it is ${describe(seen)}`);
      }
      await clock.wait(delay, signal);
    }
  });
}

function describe(seen: Seen): string {
  if (seen === 'missing') return 'not found';
  if (seen === 'unclear') return 'hidden by an election or a lost connection';
  return `${seen.state}, checkpoint ${checkpointOf(seen)}`;
}
