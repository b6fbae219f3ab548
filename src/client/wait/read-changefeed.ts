// Reads a changefeed while the cluster may be electing an owner.
import type { ChangefeedDetail } from '../../../generated/types.js';
import type { TicdcClient } from '../create-client.js';
import { isTicdcError, type TicdcError, TicdcNetworkError, TimeoutError } from '../errors.js';
import { transientKind } from '../transient.js';

/** What one reading shows: the changefeed, that it is missing, or nothing, because of an election or of an error that may be over next time. */
export type Seen = ChangefeedDetail | Error | 'missing' | 'unclear';

/** Reads the changefeed. It is missing only if the list agrees and there is one owner: without one, v8.5.7 calls each one missing. */
export async function readChangefeed(
  client: Pick<TicdcClient, 'getChangefeed' | 'listChangefeeds' | 'listCaptures'>,
  id: string,
  signal: AbortSignal | undefined,
): Promise<Seen> {
  try {
    return await client.getChangefeed(id, { signal });
  } catch (error) {
    if (!isTicdcError(error, 'CDC:ErrChangeFeedNotExists')) return onlyTransient(error);
  }
  try {
    const [changefeeds, captures] = await Promise.all([
      client.listChangefeeds({ state: 'all' }, { signal }),
      client.listCaptures({ signal }),
    ]);
    const isListed = changefeeds.some(
      (one) => one.id === id && (one.namespace ?? 'default') === 'default',
    );
    const owners = captures.filter(({ is_owner }) => is_owner);
    return isListed || owners.length !== 1 ? 'unclear' : 'missing';
  } catch (error) {
    return onlyTransient(error);
  }
}

/** @throws the error, unless it may be over at the next reading. */
function onlyTransient(error: unknown): Error {
  if (isTransient(error)) return error;
  throw error;
}

/** Returns whether an election, a lost connection or a server that does not respond explains an error. */
export function isTransient(
  error: unknown,
): error is TicdcNetworkError | TimeoutError | TicdcError {
  if (isTicdcError(error)) return error.isTransient;
  return error instanceof TicdcNetworkError || error instanceof TimeoutError;
}

/** Returns whether a request that failed with a transient error may have been carried out. */
export function mayBeDone(error: unknown): boolean {
  if (isTicdcError(error)) return !transientKind(error.status, error.code, '')?.isUntouched;
  return !(error instanceof TicdcNetworkError && error.isUnsent);
}
