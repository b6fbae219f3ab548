// Errors that end a request, in TiCDC's words.
import {
  type ErrorBody,
  errorResponse,
  type HttpResponse,
  invalidParameter,
  ticdcError,
} from '../response.js';
import type { RefusalTraits } from './traits.js';

/** Thrown by checks. The client gets `response`. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly error: ErrorBody;
  readonly response: HttpResponse;

  constructor(error: ErrorBody, response: HttpResponse = errorResponse(statusOf(error), error)) {
    super(error.message);
    this.error = error;
    this.response = response;
  }
}

/** Codes that make the status 400, wherever in the message they are. All other errors have the status 500. */
const clientErrors = [
  'CDC:ErrAPIInvalidParam',
  'CDC:ErrSinkURIInvalid',
  'CDC:ErrStartTsBeforeGC',
  'CDC:ErrChangeFeedNotExists',
  'CDC:ErrTargetTsBeforeStartTs',
  'CDC:ErrTableIneligible',
  'CDC:ErrFilterRuleInvalid',
  'CDC:ErrChangefeedUpdateRefused',
  'CDC:ErrMySQLConnectionError',
  'CDC:ErrMySQLInvalidConfig',
  'CDC:ErrCaptureNotExist',
  'CDC:ErrSchedulerRequestFailed',
  // Only v5.2.4 sends this code, and treats it as a client error.
  'CDC:ErrTaskStatusNotExists',
];

function statusOf({ message, code }: ErrorBody): number {
  return clientErrors.some((known) => code === known || message.includes(known)) ? 400 : 500;
}

/** Returns an error with a TiCDC code. */
export function refuse(code: string, text: string): Refusal {
  return new Refusal(ticdcError(code, text));
}

export function refuseParameter(text: string): Refusal {
  return new Refusal(invalidParameter(text));
}

/** Returns an error without a code: servers pass it on from a library. */
export function refuseWithoutCode(message: string): Refusal {
  return new Refusal({ message, code: '' });
}

/** Returns an error whose body servers label with `contentType`. */
export function refuseWithType(error: ErrorBody, contentType: string): Refusal {
  return new Refusal(error, errorResponse(400, error, contentType));
}

/**
 * Returns an error around a cause.
 *
 * @param cause a plain text, or an error of TiCDC. Up to v6.1 servers send the code of that error instead of `code`, and none if the
 *   cause is a text.
 */
export function wrapped(
  traits: RefusalTraits,
  code: string,
  text: string,
  cause: string | Refusal,
): Refusal {
  const message = typeof cause === 'string' ? cause : cause.error.message;
  const shown = traits.causes === 'twice' ? message : text;
  return new Refusal({
    message: `[${code}]${shown}: ${message}`,
    code: traits.codeOfWrapped ? code : ownCode(cause),
  });
}

/** Returns the code that TiCDC gave an error, even if it does not send it; `''` for a plain text. */
function ownCode(cause: string | Refusal): string {
  if (typeof cause === 'string') return '';
  return cause.error.code || (/^\[([^\]]*)\]/.exec(cause.error.message)?.[1] ?? '');
}
