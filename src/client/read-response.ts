// Decodes response bodies exactly, and reports unexpected bodies as errors.
import { type Operation, type OperationId, operations } from '../../generated/operations.js';
import { JsonSyntaxError, type JsonValue, parseJson, type Shape } from '../codec/index.js';
import { excerpt, isErrorBody, TicdcError } from './error.js';

/**
 * Decodes the body of a 2xx response. Returns undefined for an operation without a response body, even if the server sends one.
 *
 * @throws {TicdcError} if the body is not JSON, or if it is empty although the operation has one.
 */
export function readSuccess(
  operationId: OperationId,
  response: Response,
  text: string,
): JsonValue | undefined {
  const { responses }: Operation = operations[operationId];
  const described = responses[response.status] ?? firstSuccess(responses);
  const hasBody = described !== undefined && described.contentTypes.length > 0;
  if (text === '') {
    if (!hasBody || described.emptyBody) return undefined;
    throw new TicdcError({ operationId, response, problem: 'expected JSON, got an empty body' });
  }
  const value = parseBody(operationId, response, text, described?.shape);
  return hasBody ? value : undefined;
}

/**
 * Reads the body of a response that is not 2xx. Decodes JSON whatever its Content-Type, since servers label some JSON errors
 * text/plain, and returns any other body as text. An empty body becomes TiCDC's error form, so that `error` is always set.
 */
export function readError({ responses }: Operation, response: Response, text: string): unknown {
  if (text === '') {
    return { error_msg: `HTTP ${response.status} with an empty body`, error_code: '' };
  }
  try {
    return parseJson(text, responses[response.status]?.shape);
  } catch {
    return text;
  }
}

function firstSuccess(responses: Operation['responses']) {
  const status = Object.keys(responses).find((key) => key.startsWith('2'));
  return status === undefined ? undefined : responses[Number(status)];
}

function parseBody(
  operationId: OperationId,
  response: Response,
  text: string,
  shape: Shape | undefined,
): JsonValue {
  try {
    return parseJson(text, shape);
  } catch (cause) {
    if (!(cause instanceof JsonSyntaxError)) throw cause;
    const second = secondDocument(text, cause.position);
    if (isErrorBody(second)) {
      const { error_msg: problem, error_code: code } = second;
      throw new TicdcError({ operationId, response, problem, code, cause });
    }
    const type = response.headers.get('content-type') ?? 'no Content-Type';
    const problem = `expected JSON, got ${type}: ${excerpt(text)} (${cause.message})`;
    throw new TicdcError({ operationId, response, problem, cause });
  }
}

/**
 * Reads a second JSON document at `position`. Servers from v6.1.1 on send one: if the changefeed is not running, getProcessor
 * responds with 200, the object, and the error document directly after it.
 */
function secondDocument(text: string, position: number): JsonValue | undefined {
  try {
    return parseJson(text.slice(position));
  } catch {
    return undefined;
  }
}
