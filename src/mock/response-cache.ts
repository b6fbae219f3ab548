// Keeps the latest responses, so that Prism handles each of these requests only once.
import type { HttpResponse } from '../http/response.js';
import type { MockRequest, MockResponder } from './responder.js';

/** Maximum number of responses. With keys and responses of a few kB each, they take less than 4 MB. */
const maximumEntries = 256;

/** Maximum length of target, `Prefer` header and body together of a request whose response is kept, in bytes. */
const maximumRequestLength = 4096;

/** Returns `respond` with a cache. It drops the response that was not requested for the longest time, and keeps no volatile ones. */
export function withCache(respond: MockResponder): MockResponder {
  const responses = new Map<string, HttpResponse>();
  return async (request) => {
    const key = keyOf(request);
    const known = key === undefined ? undefined : responses.get(key);
    const response = known ?? (await respond(request));
    if (key === undefined || response.volatile) return response;
    responses.delete(key);
    responses.set(key, response);
    const [oldest] = responses.keys();
    if (responses.size > maximumEntries && oldest !== undefined) responses.delete(oldest);
    return response;
  };
}

/** Returns everything that the response depends on, or undefined if it is too long. Target and header cannot contain a line feed. */
function keyOf({ method, target, prefer = '', body }: MockRequest): string | undefined {
  if (target.length + prefer.length + body.length > maximumRequestLength) return undefined;
  return `${method} ${target}\n${prefer}\n${body.toString('latin1')}`;
}
