// The response to one request: routes and decodes it as TiCDC does, and lets Prism validate it and find the response.
import type { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import type { JsonValue } from '../codec/index.js';
import {
  emptyResponse,
  errorResponse,
  type HttpResponse,
  invalidParameter,
  jsonResponse,
  jsonType,
  textResponse,
  textType,
} from '../http/response.js';
import { findRoute, type Route } from '../http/router.js';
import { unroutedResponse } from '../http/unrouted.js';
import type { JsonObject } from '../shared/json.js';
import { type Choice, chooseResponse, NoSuchResponseError } from './choice.js';
import { acceptedDocument, dynamicDocument, fillPlaceholders, staticDocument } from './document.js';
import { listOperations, type MockOperation } from './operations.js';
import { PreferenceError, type Preferences, parsePreferences } from './prefer.js';
import type { Prism, PrismFactory } from './prism.js';
import { refusePathParameters, refuseRequest, refuseUnreadableBody } from './refusals.js';
import { type DecodedBody, decodeBody } from './request-body.js';

/** The parts of a request that the mock uses. */
export interface MockRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly target: string;
  /** The `Prefer` header. */
  readonly prefer: string | undefined;
  readonly body: Buffer;
}

export type MockResponder = (request: MockRequest) => Promise<HttpResponse>;

/**
 * Creates the function that responds to requests to the operations of a document.
 *
 * @param document a bundled OpenAPI 3.0 document with exact integers.
 * @param dynamic whether responses are generated from the schemas unless the client prefers otherwise.
 */
export async function createResponder(
  document: JsonObject,
  makePrism: PrismFactory,
  dynamic: boolean,
): Promise<MockResponder> {
  const accepted = acceptedDocument(document);
  const operations = listOperations(accepted);
  const validator = await makePrism(staticDocument(accepted));
  let generator: Promise<Prism> | undefined;

  /** Returns Prism's response. A generated one comes from a second instance, which does not know the constraints of requests. */
  const requestPrism: Prism = async (request) => {
    const response = await validator({ ...request, dynamic: false });
    if (!request.dynamic || response.violations.length > 0) return response;
    generator ??= makePrism(dynamicDocument(accepted));
    const generated = await (await generator)({ ...request, validate: false });
    if (generated.violations.length > 0 || generated.body === undefined) return generated;
    return { violations: [], body: fillPlaceholders(generated.body, randomInteger) };
  };

  return async (request) => {
    const route = findRoute(operations, request.method, request.target);
    if (route.kind !== 'operation') return unroutedResponse(route);
    return handleOperation(route, request, dynamic, requestPrism);
  };
}

async function handleOperation(
  { operation, parameters, query }: Extract<Route<MockOperation>, { kind: 'operation' }>,
  request: MockRequest,
  dynamic: boolean,
  requestPrism: Prism,
): Promise<HttpResponse> {
  const refusal = refusePathParameters(parameters);
  if (refusal) return errorResponse(400, refusal);

  const body: DecodedBody = operation.body
    ? decodeBody(operation.id, request.body, operation.body)
    : { value: {} };
  if (body.error !== undefined) return refuseUnreadableBody(operation.id, body.error);

  const choice = choose(operation, () => parsePreferences(request.prefer, query), dynamic);
  if ('body' in choice) return choice;

  const response = await requestPrism({
    method: operation.method,
    template: operation.path,
    path: fillTemplate(operation.path, parameters),
    query: documentedQuery(operation, query),
    body: operation.body && body.value,
    validate: true,
    ...choice,
  });
  const refused = refuseRequest(operation.id, response.violations, body.value);
  if (refused) return errorResponse(400, refused);
  return writeResponse(operation, choice, response.body);
}

/** Returns the response that the client prefers, or the error that says why there is none. */
function choose(
  operation: MockOperation,
  preferences: () => Preferences,
  dynamic: boolean,
): Choice | HttpResponse {
  try {
    return chooseResponse(operation, preferences(), dynamic);
  } catch (error) {
    // Prism uses the same statuses.
    if (error instanceof PreferenceError)
      return errorResponse(422, invalidParameter(error.message));
    if (error instanceof NoSuchResponseError)
      return errorResponse(404, invalidParameter(error.message));
    throw error;
  }
}

function writeResponse(
  operation: MockOperation,
  choice: Choice,
  body: JsonValue | undefined,
): HttpResponse {
  const { status, mediaType, dynamic } = choice;
  if (mediaType === undefined || body === undefined) return emptyResponse(status);
  const volatile = dynamic && { volatile: true as const };
  if (mediaType === 'text/plain' && typeof body === 'string') {
    return { ...textResponse(status, body), ...volatile };
  }
  // No other response of classic servers is on one line.
  const indent = operation.id === 'drainCapture' && status < 300 ? 0 : 4;
  const label = mediaType === 'text/plain' ? textType : jsonType;
  return { ...jsonResponse(status, body, label, indent), ...volatile };
}

/** Ignores undocumented parameters, and uses the first value of a repeated one. */
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

/** Returns a uniformly distributed integer between the bounds. */
function randomInteger(minimum: bigint, maximum: bigint): bigint {
  const random = BigInt(`0x${randomBytes(16).toString('hex')}`);
  return minimum + (random % (maximum - minimum + 1n));
}
