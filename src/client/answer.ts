// Reads the bodies of answers: exactly, and with an error that says what came instead.
import { type Operation, type OperationId, operations } from '../../generated/operations.js';
import { JsonSyntaxError, type JsonValue, parseJson, type Shape } from '../codec/index.js';
import { excerpt, isErrorBody, TicdcError } from './error.js';

/**
 * The body of a 2xx answer; undefined for an operation that answers without one, also if a server sends one.
 *
 * @throws {TicdcError} if the body is not JSON, or is missing where the operation has one.
 */
export function readSuccess(
  operationId: OperationId,
  response: Response,
  text: string,
): JsonValue | undefined {
  const { responses }: Operation = operations[operationId];
  const answer = responses[response.status] ?? firstSuccess(responses);
  const hasBody = answer !== undefined && answer.contentTypes.length > 0;
  if (text === '') {
    if (!hasBody || answer.emptyBody) return undefined;
    throw new TicdcError({ operationId, response, problem: 'expected JSON, got an empty body' });
  }
  const value = parseBody(operationId, response, text, answer?.shape);
  return hasBody ? value : undefined;
}

/**
 * The body of an answer that is not 2xx: decoded if it is JSON whatever its Content-Type, since servers label some JSON
 * errors text/plain; else its text. An empty one becomes TiCDC's error form, so that `error` is always there.
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
 * What stands where the JSON should have ended. For a changefeed that is not running, servers from v6.1.1 on answer
 * getProcessor with 200, the object, and the error document right behind it.
 */
function secondDocument(text: string, position: number): JsonValue | undefined {
  try {
    return parseJson(text.slice(position));
  } catch {
    return undefined;
  }
}
