// The response to one request: routes and decodes it as TiCDC does, and lets Prism validate it and find the response.
import type { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import type { JsonValue } from '../codec/index.js';
import { type RefusalTraits, refusalTraitsOf } from '../http/refusals/traits.js';
import type { ServerVersion } from '../http/release-table.js';
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
import { PreferenceError, parsePreferences } from './prefer.js';
import type { Prism, PrismFactory } from './prism.js';
import { refuseBody, refusePath } from './refusals.js';
import { decodeBody } from './request-body.js';

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

/** How the mock responds. */
export interface ResponderOptions {
  /** Whether responses are generated from the schemas unless the client prefers otherwise. */
  readonly dynamic: boolean;
  /** The server whose refusals and operations the mock has. */
  readonly version: ServerVersion;
}

/**
 * Creates the function that responds to requests to the operations of a document.
 *
 * @param document a bundled OpenAPI 3.0 document with exact integers.
 */
export async function createResponder(
  document: JsonObject,
  makePrism: PrismFactory,
  { dynamic, version }: ResponderOptions,
): Promise<MockResponder> {
  const traits = refusalTraitsOf(version);
  const accepted = acceptedDocument(document);
  const operations = listOperations(accepted, traits);
  const validator = await makePrism(staticDocument(accepted));
  let generator: Promise<Prism> | undefined;

  /** Returns Prism's response. A generated one comes from a second instance, which does not know the constraints of requests. */
  const requestPrism: Prism = async (request) => {
    if (request.validate || !request.dynamic) {
      const response = await validator({ ...request, dynamic: false });
      if (!request.dynamic || response.violations.length > 0) return response;
    }
    generator ??= makePrism(dynamicDocument(accepted));
    const generated = await (await generator)({ ...request, validate: false });
    if (generated.violations.length > 0 || generated.body === undefined) return generated;
    return { violations: [], body: fillPlaceholders(generated.body, randomInteger) };
  };

  return async (request) => {
    const route = findRoute(operations, request.method, request.target);
    if (route.kind !== 'operation') return unroutedResponse(route);
    const refusal = refusePath(traits, route.operation.id, route.parameters);
    if (refusal) return refusal;
    const choice = choose(route, request, dynamic);
    return 'body' in choice
      ? choice
      : handleOperation(traits, route, request, choice, requestPrism);
  };
}

type OperationRoute = Extract<Route<MockOperation>, { kind: 'operation' }>;

/**
 * Refuses what TiCDC refuses. If the client names a status or an example, only a request that does not fit the description is refused,
 * as by stock Prism.
 */
async function handleOperation(
  traits: RefusalTraits,
  { operation, parameters }: OperationRoute,
  { body }: MockRequest,
  { named, ...choice }: Choice,
  requestPrism: Prism,
): Promise<HttpResponse> {
  const { id, method, path: template, body: schema } = operation;
  const refusal = schema && refuseBody(traits, id, body, schema);
  const validated = refusal && schema ? decodeBody(id, body, schema) : undefined;
  if (refusal && (!named || validated === undefined)) return refusal;

  if (!refusal && choice.mediaType === undefined) return emptyResponse(choice.status);
  const path = fillTemplate(template, parameters);
  const validate = refusal !== undefined;
  const response = await requestPrism({
    method,
    template,
    path,
    body: validated,
    validate,
    ...choice,
  });
  if (refusal && response.violations.length > 0) return refusal;
  return writeResponse(operation, choice, response.body);
}

/** Returns the response that the client prefers, or the error that says why there is none. */
function choose(
  { operation, query }: OperationRoute,
  { prefer }: MockRequest,
  dynamic: boolean,
): Choice | HttpResponse {
  try {
    return chooseResponse(operation, parsePreferences(prefer, query), dynamic);
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
  choice: Omit<Choice, 'named'>,
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

function fillTemplate(template: string, parameters: Readonly<Record<string, string>>): string {
  return template.replace(/\{(.+?)\}/g, (_, name) => encodeURIComponent(parameters[name] ?? ''));
}

/** Returns a uniformly distributed integer between the bounds. */
function randomInteger(minimum: bigint, maximum: bigint): bigint {
  const random = BigInt(`0x${randomBytes(16).toString('hex')}`);
  return minimum + (random % (maximum - minimum + 1n));
}
