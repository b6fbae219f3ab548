// Keeps the answers to the requests seen last, so that Prism validates and answers the same request once.
import type { Answer } from '../edge/answer.js';
import type { MockRequest, Responder } from './responder.js';

/** Answers kept at most. With keys and answers of a few kB each they take less than 4 MB. */
const maximumEntries = 256;

/** Longest target, `Prefer` header and body (together) of a request whose answer is kept, in bytes. */
const maximumRequestLength = 4096;

/** Answers as `respond` does, but forgets what was not asked for the longest, and never keeps volatile answers. */
export function withCache(respond: Responder): Responder {
  const answers = new Map<string, Answer>();
  return async (request) => {
    const key = keyOf(request);
    const known = key === undefined ? undefined : answers.get(key);
    const answer = known ?? (await respond(request));
    if (key === undefined || answer.volatile) return answer;
    answers.delete(key);
    answers.set(key, answer);
    const [oldest] = answers.keys();
    if (answers.size > maximumEntries && oldest !== undefined) answers.delete(oldest);
    return answer;
  };
}

/** All that an answer depends on, or undefined if it is too long to be kept. Neither target nor header can hold a line feed. */
function keyOf({ method, target, prefer = '', body }: MockRequest): string | undefined {
  if (target.length + prefer.length + body.length > maximumRequestLength) return undefined;
  return `${method} ${target}\n${prefer}\n${body.toString('latin1')}`;
}
