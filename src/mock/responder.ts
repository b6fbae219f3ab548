// The answer to one request: route, decode as TiCDC does, let Prism validate and choose, write as TiCDC does.
import type { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import type { JsonValue } from '../codec/index.js';
import {
  type Answer,
  emptyAnswer,
  errorAnswer,
  invalidParameter,
  jsonAnswer,
  jsonType,
  notFound,
  plainAnswer,
  redirectAnswer,
  textType,
} from '../edge/answer.js';
import type { JsonObject } from '../edge/json.js';
import { findRoute, type Route } from '../edge/router.js';
import { type Choice, chooseAnswer, NoSuchAnswerError } from './choice.js';
import { acceptedDocument, dynamicDocument, fillPlaceholders, staticDocument } from './document.js';
import { listOperations, type MockOperation } from './operations.js';
import { PreferenceError, parsePrefer } from './prefer.js';
import type { Prism, PrismFactory } from './prism.js';
import { refusePathParameters, refuseUnreadableBody, refuseViolations } from './refusals.js';
import { type DecodedBody, decodeBody } from './request-body.js';

/** A request as the edge has read it. */
export interface MockRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly target: string;
  /** The `Prefer` header. */
  readonly prefer: string | undefined;
  readonly body: Buffer;
}

export type Responder = (request: MockRequest) => Promise<Answer>;

/**
 * Makes the function that answers requests to the operations of a document.
 *
 * @param document a bundled OpenAPI 3.0 document with exact integers.
 * @param dynamic whether answers are made up from the schemas unless the client prefers otherwise.
 */
export async function createResponder(
  document: JsonObject,
  makePrism: PrismFactory,
  dynamic: boolean,
): Promise<Responder> {
  const accepted = acceptedDocument(document);
  const operations = listOperations(accepted);
  const validator = await makePrism(staticDocument(accepted));
  let generator: Promise<Prism> | undefined;

  /** Prism's answer; one that is made up comes from a second Prism, which does not know the request's constraints. */
  const askPrism: Prism = async (request) => {
    const answer = await validator({ ...request, dynamic: false });
    if (!request.dynamic || answer.violations.length > 0) return answer;
    generator ??= makePrism(dynamicDocument(accepted));
    const madeUp = await (await generator)({ ...request, validate: false });
    if (madeUp.violations.length > 0 || madeUp.body === undefined) return madeUp;
    return { violations: [], body: fillPlaceholders(madeUp.body, randomInteger) };
  };

  return async (request) => {
    const route = findRoute(operations, request.method, request.target);
    switch (route.kind) {
      case 'operation':
        return answerOperation(route, request, dynamic, askPrism);
      case 'redirect':
        return redirectAnswer(route.status, route.location);
      case 'malformed':
        return errorAnswer(
          400,
          invalidParameter(`invalid URL escape "${route.badEscape}"`),
          textType,
        );
      case 'unknown':
        return notFound;
    }
  };
}

async function answerOperation(
  { operation, parameters, query }: Extract<Route<MockOperation>, { kind: 'operation' }>,
  request: MockRequest,
  dynamic: boolean,
  askPrism: Prism,
): Promise<Answer> {
  const refusal = refusePathParameters(parameters);
  if (refusal) return errorAnswer(400, refusal);

  const body: DecodedBody = operation.body
    ? decodeBody(operation.id, request.body, operation.body)
    : { value: {} };
  if (body.error !== undefined) return refuseUnreadableBody(operation.id, body.error);

  const choice = choose(operation, request.prefer, dynamic);
  if ('body' in choice) return choice;

  const answer = await askPrism({
    method: operation.method,
    template: operation.path,
    path: fillTemplate(operation.path, parameters),
    query: documentedQuery(operation, query),
    body: operation.body && body.value,
    validate: true,
    ...choice,
  });
  if (answer.violations.length > 0) {
    return errorAnswer(400, refuseViolations(operation.id, answer.violations, body.value));
  }
  return writeAnswer(operation, choice, answer.body);
}

/** The answer that the client prefers, or the error that says why there is none. */
function choose(
  operation: MockOperation,
  prefer: string | undefined,
  dynamic: boolean,
): Choice | Answer {
  try {
    return chooseAnswer(operation, parsePrefer(prefer), dynamic);
  } catch (error) {
    // The statuses are Prism's.
    if (error instanceof PreferenceError) return errorAnswer(422, invalidParameter(error.message));
    if (error instanceof NoSuchAnswerError)
      return errorAnswer(404, invalidParameter(error.message));
    throw error;
  }
}

function writeAnswer(
  operation: MockOperation,
  choice: Choice,
  body: JsonValue | undefined,
): Answer {
  const { status, mediaType, dynamic } = choice;
  if (mediaType === undefined || body === undefined) return emptyAnswer(status);
  const volatile = dynamic && { volatile: true as const };
  if (mediaType === 'text/plain' && typeof body === 'string') {
    return { ...plainAnswer(status, body), ...volatile };
  }
  // The one answer that servers write on one line.
  const indent = operation.id === 'drainCapture' && status < 300 ? 0 : 4;
  const label = mediaType === 'text/plain' ? textType : jsonType;
  return { ...jsonAnswer(status, body, label, indent), ...volatile };
}

/** Undocumented parameters are ignored, and of a repeated one the first value counts. */
function documentedQuery(operation: MockOperation, query: URLSearchParams): Record<string, string> {
  const given = operation.queryParameters.flatMap((name) => {
    const value = query.get(name);
    return value === null ? [] : [[name, value]];
  });
  return Object.fromEntries(given);
}

function fillTemplate(template: string, parameters: Readonly<Record<string, string>>): string {
  return template.replace(/\{(.+?)\}/g, (_, name) => encodeURIComponent(parameters[name] ?? ''));
}

/** Any integer between the bounds, as likely as any other. */
function randomInteger(minimum: bigint, maximum: bigint): bigint {
  const random = BigInt(`0x${randomBytes(16).toString('hex')}`);
  return minimum + (random % (maximum - minimum + 1n));
}
