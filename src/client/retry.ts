// Sends a request again when that can help and cannot harm.
import type { OperationId } from '../../generated/operations.js';
import type { ServerAddress } from './base-url.js';
import type { Clock } from './clock.js';
import type { Endpoints } from './endpoints.js';
import { type TicdcError, TicdcNetworkError } from './errors.js';
import type { DecodedResponse } from './read-response.js';

/** Whether and how requests are repeated. */
export interface RetryOptions {
  /** The most requests for one call, for each server in `baseUrl`. Default: 5. */
  readonly attempts?: number | undefined;
  /** Milliseconds before the first repetition; doubled each time, with jitter. Default: 100. */
  readonly delay?: number | undefined;
  /** The longest time between two requests, in milliseconds. Default: 2,000. A longer `Retry-After` ends the call. */
  readonly longestDelay?: number | undefined;
  /**
   * Whether writes are repeated too, when nothing can have happened: no connection was made, the server was not ready, or the cluster had
   * no owner. Default: false. They are never repeated after a reset or a timeout.
   */
  readonly writes?: boolean | undefined;
  /** Called before each repetition. */
  readonly onRetry?: ((retry: Retry) => void) | undefined;
}

/** A request that is about to be repeated. */
export interface Retry {
  readonly operationId: OperationId;
  readonly error: TicdcError | TicdcNetworkError;
  /** Number of the request that has failed, from 1. */
  readonly attempt: number;
  /** Milliseconds until the next one. */
  readonly delay: number;
}

/** What the requests of one call have in common. */
export interface Repetition {
  readonly operationId: OperationId;
  readonly isRead: boolean;
  readonly endpoints: Endpoints;
  readonly retry: RetryOptions | false | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal | undefined;
  /** Called before each repetition, with the reason for it. */
  readonly onFailure: (error: Error) => void;
}

/** Sends a request until it succeeds, or until repeating it cannot help. */
export async function repeat(
  { operationId, isRead, endpoints, retry, clock, random, signal, onFailure }: Repetition,
  send: (server: ServerAddress) => Promise<DecodedResponse>,
): Promise<DecodedResponse> {
  const { attempts = 5, delay = 100, longestDelay = 2_000, writes, onRetry } = retry || {};
  let waits = 0;
  for (let attempt = 1; ; attempt += 1) {
    const server = endpoints.pick(clock.now());
    const result = await send(server).catch((error: unknown) => {
      if (error instanceof TicdcNetworkError) return error;
      // At a timeout it may be one that no longer responds.
      if (signal?.aborted) endpoints.leave(server, clock.now());
      throw error;
    });
    const failed = result instanceof TicdcNetworkError ? ofNetwork(result) : ofResponse(result);
    const isOther = failed?.kind.ofOneCapture && endpoints.leave(server, clock.now());
    const isAllowed = retry !== false && (isRead || (writes && failed?.kind.isUntouched));
    if (failed && isAllowed && attempt < attempts * endpoints.count) {
      const backOff = Math.min(longestDelay, delay * 2 ** waits) * (0.5 + random() / 2);
      const wait = isOther ? 0 : Math.max(backOff, failed.after);
      if (wait <= longestDelay) {
        if (!isOther) waits += 1;
        onFailure(failed.error);
        onRetry?.({ operationId, error: failed.error, attempt, delay: wait });
        if (wait > 0) await clock.wait(wait, signal);
        continue;
      }
    }
    if (result instanceof TicdcNetworkError) throw result;
    return result;
  }
}

/** A request that may succeed later. */
interface Failed {
  readonly error: TicdcError | TicdcNetworkError;
  readonly kind: { readonly isUntouched?: boolean; readonly ofOneCapture?: boolean };
  /** The milliseconds that the server asks to wait. */
  readonly after: number;
}

function ofNetwork(error: TicdcNetworkError): Failed {
  return { error, kind: { ofOneCapture: true, isUntouched: error.isUnsent }, after: 0 };
}

function ofResponse({ failure: error, transient: kind, response }: DecodedResponse) {
  if (error === undefined || kind === undefined) return undefined;
  return { error, kind, after: retryAfter(response.headers.get('retry-after') ?? '') };
}

/** Reads the header `Retry-After`: seconds, or a date. */
function retryAfter(value: string): number {
  const seconds = Number(value);
  const wait = Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1_000;
  return Math.max(0, wait || 0);
}
