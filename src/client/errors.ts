// The errors of the client: a response that is no success, no response at all, and no result in time.
import type { ErrorCode } from '../../generated/client.js';
import type { OperationId } from '../../generated/operations.js';
import { isSecretHeader, maskSecrets } from '../shared/mask-secrets/index.js';
import { adviceOn, adviceOnFailure } from './advice.js';
import { isErrorBody } from './error-body.js';

/** The request that an error is about. */
export interface FailedRequest {
  readonly operationId: OperationId;
  readonly method: string;
  /** Without credentials. */
  readonly url: string;
}

/** The response that a `TicdcError` is about. */
export interface FailedResponse {
  readonly response: Response;
  /** Its body. */
  readonly text: string;
  /** The decoded body, if it is JSON. */
  readonly body?: unknown;
  readonly isTransient: boolean;
}

/** Recognises errors of another copy of this package, such as that of its CommonJS build. */
const brand = Symbol.for('ticdc-openapi.TicdcError');

/**
 * A response that is not a documented success of the operation: an error of TiCDC, another status, or a body of another kind. Neither
 * `message` nor `response` contains secrets.
 */
export class TicdcError extends Error {
  override readonly name = 'TicdcError';
  /** The HTTP status. */
  readonly status: number;
  /** TiCDC's `error_code`, such as `CDC:ErrChangeFeedNotExists`; `''` if the server sent none. */
  readonly code: ErrorCode;
  readonly operationId: OperationId;
  readonly method: string;
  /** The address that was called. */
  readonly url: string;
  /** Whether an election, a start or a proxy in trouble explains it, so that the same request may succeed later. */
  readonly isTransient: boolean;
  /**
   * A copy of the response: the body with masked secrets, and no headers that may hold any. Not enumerable, so that loggers do not print
   * it.
   */
  declare readonly response: Response;

  /** @param problem What is wrong, if the body is not TiCDC's error form. */
  constructor(request: FailedRequest, failed: FailedResponse, problem: string, cause?: unknown) {
    const { response, text, body, isTransient } = failed;
    const known = isErrorBody(body) ? body : { error_code: '', error_msg: problem };
    const { error_code: code, error_msg: said } = known;
    const words = code !== '' && said.startsWith(`[${code}]`) ? said.slice(code.length + 2) : said;
    const subject = `${request.operationId}: HTTP ${response.status}: ${code && `${code}: `}`;
    const advice = adviceOn(request, response, known);
    const message = advice ? `${subject}${words.replace(/\.?$/, '. ')}${advice}` : subject + words;
    super(maskSecrets(message), cause === undefined ? {} : { cause });
    this.status = response.status;
    this.code = code;
    this.operationId = request.operationId;
    this.method = request.method;
    this.url = maskSecrets(request.url);
    this.isTransient = isTransient;
    Object.defineProperty(this, 'response', { value: withoutSecrets(response, text) });
    Object.defineProperty(this, brand, { value: true });
  }
}

/**
 * Returns whether an error is a `TicdcError`, also one of another copy of this package.
 *
 * @param code Only an error with this code, such as `CDC:ErrChangeFeedNotExists`.
 */
export function isTicdcError(error: unknown, code?: ErrorCode): error is TicdcError {
  const isOurs = typeof error === 'object' && error !== null && brand in error;
  return isOurs && (code === undefined || ('code' in error && error.code === code));
}

/** No complete response: the server cannot be reached, or the connection ended too early. The error of `fetch` is the `cause`. */
export class TicdcNetworkError extends Error {
  override readonly name = 'TicdcNetworkError';
  readonly operationId: OperationId;
  readonly method: string;
  /** The address that was called. */
  readonly url: string;
  /** The HTTP status, if the response broke off after it. */
  readonly status: number | undefined;
  /** Whether no byte of the request was sent, so that the server cannot have done anything. */
  readonly isUnsent: boolean;

  constructor(request: FailedRequest, cause: Error, response?: Response) {
    const { operationId, method, url } = request;
    const seen = response ? `HTTP ${response.status}, but the response broke off` : 'no response';
    const reason = reasonOf(cause).trim();
    const isUnsent = response === undefined && unsent.test(codeOf(cause));
    const isBrokenOff = response !== undefined;
    const advice = adviceOnFailure(
      request,
      cause.message + reason + codeOf(cause),
      isUnsent,
      isBrokenOff,
    );
    super(maskSecrets(`${operationId}: ${method} ${url}: ${seen}: ${reason}. ${advice}`), {
      cause,
    });
    this.operationId = operationId;
    this.method = method;
    this.url = maskSecrets(url);
    this.status = response?.status;
    this.isUnsent = isUnsent;
  }
}

/** The time for a call or a wait has passed. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

/** The codes of errors that come before a connection exists: of Node, undici, Bun and Deno. */
const unsent =
  /^(?:E(?:CONNREFUSED|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH)|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$/;

/** Returns whether a value is an error, also one of another realm: in Jest, `fetch` throws errors that are no instances of `Error`. */
export function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';
}

/** The code of an error or of its cause: Node says `fetch failed`, and why in the cause. Deno says it in the message. */
function codeOf(error: Error): string {
  const { cause, message } = error;
  const reason = isError(cause) ? cause.message : message;
  if (/tcp connect error|dns error/.test(reason)) return 'ECONNREFUSED';
  for (const one of [cause, error]) {
    if (isError(one) && 'code' in one && typeof one.code === 'string') return one.code;
  }
  return '';
}

/** Of several causes (one for each address) Node gives the code only. */
function reasonOf(error: Error): string {
  const { cause, message } = error;
  return (isError(cause) && (cause.message || codeOf(error))) || message;
}

function withoutSecrets(response: Response, text: string): Response {
  const { status, statusText } = response;
  const headers = new Headers();
  response.headers.forEach((value, name) => {
    if (!isSecretHeader(name)) headers.set(name, maskSecrets(value));
  });
  // A Response can be received with a higher status, but not made.
  const init = { status: Math.min(status, 599), statusText, headers };
  return new Response(text === '' ? null : maskSecrets(text), init);
}
