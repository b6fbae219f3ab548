// Runs the middlewares of openapi-fetch around a request.
import type { Middleware, MiddlewareCallbackParams } from 'openapi-fetch';
import { isError } from './errors.js';

/** What middlewares see. They may replace the request. */
export type Handling = MiddlewareCallbackParams;

/**
 * Sends a request through middlewares, in their order, and its response through them in the opposite order. A middleware that responds
 * itself ends this at once.
 */
export async function handle(
  handling: Handling,
  middlewares: readonly Middleware[],
): Promise<Response> {
  for (const { onRequest } of middlewares) {
    const result = await onRequest?.(handling);
    if (result && 'headers' in result && 'ok' in result) return result;
    if (result) handling.request = result;
  }
  const backwards = [...middlewares].reverse();
  // In browsers `fetch` may not be called as the method of another object.
  const { fetch } = handling.options;
  let response: Response | undefined;
  try {
    response = await fetch(handling.request);
  } catch (failure) {
    let error: unknown = failure;
    for (const { onError } of backwards) {
      const result = await onError?.({ ...handling, error });
      if (isError(result)) error = result;
      else if (result) {
        response = result;
        break;
      }
    }
    if (response === undefined) throw error;
  }
  for (const { onResponse } of backwards) {
    response = (await onResponse?.({ ...handling, response })) ?? response;
  }
  return response;
}
