// Decodes response bodies exactly, and makes an error of every response that is not a documented success.
import { type CallFacts, calls } from '../../generated/client.js';
import { JsonSyntaxError, type JsonValue, parseJson } from '../codec/index.js';
import { excerpt, isErrorBody } from './error-body.js';
import { type FailedRequest, TicdcError } from './errors.js';
import { type TransientResponse, transientKind } from './transient.js';

/** A response with its decoded body, or with the error that it stands for. */
export interface DecodedResponse {
  readonly response: Response;
  readonly data?: unknown;
  /** The decoded error body, or its text if it is not JSON. */
  readonly error?: unknown;
  readonly failure?: TicdcError;
  /** Set if the same request may succeed later. */
  readonly transient?: TransientResponse | undefined;
}

/** Reads a response whose body is `text`. */
export function readResponse(
  request: FailedRequest,
  response: Response,
  text: string,
): DecodedResponse {
  const fail = (problem: string, body?: unknown, cause?: unknown): DecodedResponse => {
    const code = isErrorBody(body) ? body.error_code : '';
    const transient = transientKind(response.status, code, text);
    const failed = { response, text, body, isTransient: transient !== undefined };
    const failure = new TicdcError(request, failed, problem, cause);
    return { response, error: body ?? (text || emptyBody(response)), failure, transient };
  };
  const { success }: CallFacts = calls[request.operationId];
  const described = success[response.status];
  if (described === undefined) {
    const body = parseAny(text);
    const isError = response.status >= 400;
    const shown = text === '' ? 'an empty body' : excerpt(text);
    if (isError) return fail(text === '' ? emptyBody(response).error_msg : shown, body);
    return fail(`expected HTTP ${Object.keys(success).join(' or ')}, got ${shown}`, body);
  }
  const kinds = described.body.split(' ');
  if (text === '') {
    if (kinds.includes('empty')) return { response };
    return fail('expected JSON, got an empty body');
  }
  let value: JsonValue;
  try {
    value = parseJson(text, described.shape, true);
  } catch (cause) {
    if (!(cause instanceof JsonSyntaxError)) throw cause;
    const type = response.headers.get('content-type') ?? 'no Content-Type';
    const problem = `expected JSON, got ${type}: ${excerpt(text)} (${cause.message})`;
    return fail(problem, secondDocument(text, cause.position), cause);
  }
  if (isErrorBody(value)) return fail('', value);
  if (!kinds.includes(kindOf(value))) {
    const wanted = kinds.filter((kind) => kind !== 'empty').join(' or ') || 'an empty body';
    return fail(`expected ${wanted}, got ${kindOf(value)}: ${excerpt(text)}`);
  }
  return described.isResult ? { response, data: value } : { response };
}

const emptyBody = ({ status }: Response) => ({
  error_msg: `HTTP ${status} with an empty body`,
  error_code: '',
});

function kindOf(value: JsonValue): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Reads JSON whatever its Content-Type, since servers label some JSON errors text/plain. */
function parseAny(text: string): JsonValue | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads a second JSON document at `position`. Servers from v6.1.1 on send one: if the changefeed is not running, getProcessor
 * responds with 200, the object, and the error document directly after it.
 */
function secondDocument(text: string, position: number): JsonValue | undefined {
  const body = parseAny(text.slice(position));
  return isErrorBody(body) ? body : undefined;
}
