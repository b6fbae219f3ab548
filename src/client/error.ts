// What a caller gets when a server refuses, or answers something that is no answer.
import type { OperationId } from '../../generated/operations.js';
import { stringifyJson } from '../codec/index.js';
import { maskSecrets } from '../shared/mask-secrets/index.js';

/** What a `TicdcError` is made of. */
export interface TicdcErrorDetails {
  readonly operationId: OperationId;
  readonly response: Response;
  /** What went wrong, in the server's words where it has any. */
  readonly problem: string;
  readonly code?: string;
  readonly cause?: unknown;
}

/**
 * A server's refusal (any status but 2xx), or a 2xx answer whose body is not what the operation answers.
 * Secrets of sink URIs are masked in `message`.
 */
export class TicdcError extends Error {
  override readonly name = 'TicdcError';
  /** The HTTP status. */
  readonly status: number;
  /** TiCDC's `error_code`, such as `CDC:ErrChangeFeedNotExists`; `''` when the server sent none. */
  readonly code: string;
  readonly operationId: OperationId;
  /** The response; its body has been read. Not enumerable, so that loggers do not print it. */
  declare readonly response: Response;

  constructor({ operationId, response, problem, code = '', cause }: TicdcErrorDetails) {
    const options = cause === undefined ? {} : { cause };
    super(maskSecrets(`${operationId}: HTTP ${response.status}: ${problem}`), options);
    this.status = response.status;
    this.code = code;
    this.operationId = operationId;
    Object.defineProperty(this, 'response', { value: response, enumerable: false });
  }
}

/** The error for the body of an answer that is not 2xx. */
export function refusal(operationId: OperationId, response: Response, body: unknown): TicdcError {
  if (isErrorBody(body)) {
    const { error_msg: problem, error_code: code } = body;
    return new TicdcError({ operationId, response, problem, code });
  }
  const text = typeof body === 'string' ? body : stringifyJson(body);
  return new TicdcError({ operationId, response, problem: excerpt(text) });
}

/** TiCDC's error form, as far as it is there. */
export function isErrorBody(body: unknown): body is { error_msg: string; error_code: string } {
  return (
    typeof body === 'object' &&
    body !== null &&
    'error_msg' in body &&
    typeof body.error_msg === 'string' &&
    'error_code' in body &&
    typeof body.error_code === 'string'
  );
}

const longestExcerpt = 200;
/** Enough to mask what the excerpt shows, without reading a whole page. */
const longestRead = 20 * longestExcerpt;

/** The beginning of a text on one line, secrets masked before it is cut. */
export function excerpt(text: string): string {
  const line = maskSecrets(text.trim().slice(0, longestRead).replace(/\s+/g, ' '));
  return line.length > longestExcerpt ? `${line.slice(0, longestExcerpt)}...` : line;
}

/** What `fetch` failed with, as an error that says where and why; anything else (an abort above all) as it is. */
export function noAnswer(error: unknown, request: Request): Error | undefined {
  if (!(error instanceof TypeError) || request.signal.aborted) return undefined;
  const { origin, pathname } = new URL(request.url);
  const problem = `${request.method} ${origin}${pathname}: no answer: ${reason(error)}`;
  return new TypeError(maskSecrets(`${problem}. Is a TiCDC server listening there?`), {
    cause: error,
  });
}

/** Node says `fetch failed` and why in the cause; of several causes (one per address) only the code. */
function reason({ cause, message }: Error): string {
  if (!(cause instanceof Error)) return message;
  return cause.message || ('code' in cause ? String(cause.code) : message);
}
