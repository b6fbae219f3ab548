// Sends an operation and waits until its effect shows.
import type { ChangefeedDetail } from '../../../generated/types.js';
import { wallClock } from '../clock.js';
import type { TicdcClient } from '../create-client.js';
import type { Effect, effects } from '../effects.js';
import { isTicdcError, TimeoutError } from '../errors.js';
import { isAdvanced } from './checkpoint.js';
import { isTransient, mayBeDone } from './read-changefeed.js';
import { awaitChangefeed, describe, type WaitOptions } from './wait-for-changefeed.js';

/** The effect of an operation can no longer come: the changefeed has been removed, or is in a state that the operation does not leave. */
export class EffectError extends Error {
  override readonly name = 'EffectError';
}

/** Milliseconds without an effect after which a repeatable request is sent again: an owner that was lost may have taken it with it. */
const lostAfter = 2_000;

/** Sends the operation. The signal ends with the wait. */
type Send = (signal: AbortSignal | undefined) => Promise<unknown>;

/** Returns whether the detail shows the rest of the effect, `elapsed` milliseconds after the request. */
type Shows = (changefeed: ChangefeedDetail, elapsed: number) => boolean;

/**
 * Sends an operation and waits for its effect.
 *
 * @returns the changefeed as it is then; undefined after a removal.
 */
export function settle(
  client: TicdcClient,
  id: string,
  effect: typeof effects.removed,
  send: Send,
  options: WaitOptions,
): Promise<undefined>;
export function settle(
  client: TicdcClient,
  id: string,
  effect: Effect,
  send: Send,
  options: WaitOptions,
  shows?: Shows,
): Promise<ChangefeedDetail>;
export async function settle(
  client: TicdcClient,
  id: string,
  effect: Effect,
  send: Send,
  options: WaitOptions,
  shows: Shows = () => true,
): Promise<ChangefeedDetail | undefined> {
  const { clock = wallClock } = options;
  const { words, states, laterStates = [], finalStates = [], hasAdvanced, mayBeMissing } = effect;
  const expected = `${id}: expected that the changefeed ${words}`;
  let signal: AbortSignal | undefined;
  let sent = 0;
  let isAccepted = false;
  /** Whether a request without a 202 may have been carried out. */
  let isOpen = false;
  let refusal: unknown;
  const act = async () => {
    try {
      await send(signal);
      isAccepted = true;
    } catch (error) {
      // In an election this may be said of a changefeed that exists.
      const isNotFound = isTicdcError(error, 'CDC:ErrChangeFeedNotExists');
      if (!isNotFound && !(effect.isRepeatable && isTransient(error))) throw error;
      isOpen ||= !isNotFound && mayBeDone(error);
      refusal = error;
    }
    sent = clock.now();
  };
  const settled = awaitChangefeed(
    client,
    id,
    words,
    async (changefeed) => {
      if (changefeed === undefined) {
        const isDone = isAccepted || isOpen;
        if (isDone && states.length === 0) return true;
        if (!isAccepted) throw refusal;
        if (mayBeMissing) return false;
        throw new EffectError(`${expected}, but it was removed`);
      }
      const { state } = changefeed;
      const elapsed = clock.now() - sent;
      if (isAccepted && laterStates.includes(state)) return true;
      if (isAccepted && states.includes(state)) {
        if ((!hasAdvanced || isAdvanced(changefeed)) && shows(changefeed, elapsed)) return true;
      } else if (isAccepted && finalStates.includes(state)) {
        throw new EffectError(`${expected}, but ${describe(changefeed)}`);
      }
      if (!isAccepted || (effect.isRepeatable && elapsed >= lostAfter)) await act();
      return false;
    },
    options,
    (limit) => {
      signal = limit;
      return act();
    },
  );
  return settled.catch((error: unknown) => {
    throw error instanceof TimeoutError && !isAccepted ? (refusal ?? error) : error;
  });
}
