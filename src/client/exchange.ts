// Sends one request, with openapi-fetch's URLs, headers and middlewares, and reads its response.
import { createFinalURL, type Middleware, mergeHeaders } from 'openapi-fetch';
import { type CallFacts, calls } from '../../generated/client.js';
import type { OperationId } from '../../generated/operations.js';
import { stringifyJson } from '../codec/index.js';
import type { ServerAddress } from './base-url.js';
import { type FailedRequest, isError, TicdcNetworkError } from './errors.js';
import { type Handling, handle } from './middlewares.js';
import type { ClientOptions, RequestOptions } from './options.js';

/** One request, and where it goes. */
export interface Outgoing {
  readonly operationId: OperationId;
  /** Path template; after a redirect a path with its query. */
  readonly path: string;
  readonly server: ServerAddress;
  readonly options: RequestOptions;
  readonly signal: AbortSignal | undefined;
}

/** A response, and the request that it responds to. */
export interface Exchanged {
  readonly request: FailedRequest;
  readonly response: Response;
  /** The body; undefined for a success that is read with another `parseAs` than `json`. */
  readonly text?: string;
  readonly data?: unknown;
}

/**
 * Sends one request of a client.
 *
 * @throws {TicdcNetworkError} if no complete response comes, or the reason of the signal.
 */
export async function exchange(
  client: ClientOptions,
  middlewares: readonly Middleware[],
  { operationId, path, server: { baseUrl, authorization }, options, signal }: Outgoing,
): Promise<Exchanged> {
  const { method, request: shape }: CallFacts = calls[operationId];
  const {
    params = {},
    headers,
    body,
    // openapi-fetch calls it with a Request only, but shows it to middlewares as the global one.
    fetch = client.fetch as typeof globalThis.fetch | undefined,
    Request = client.Request,
    parseAs = 'json',
    querySerializer = toQuery,
    pathSerializer = toPath,
    bodySerializer = (value: unknown) => stringifyJson(value, { shape }),
    middleware = [],
    ...init
  } = options;
  const serializers = { baseUrl, parseAs, querySerializer, bodySerializer, pathSerializer };
  const url = createFinalURL(path, { ...serializers, params });
  const text = body === undefined ? null : bodySerializer(body);
  const parts = {
    // `fetch` turns a redirected POST into a GET.
    redirect: method === 'GET' ? ('follow' as const) : ('manual' as const),
    ...init,
    signal: signal ?? null,
    method,
    body: text,
    headers: mergeHeaders(
      { authorization, 'Content-Type': text === null ? undefined : 'application/json' },
      client.headers,
      headers,
      params.header,
    ),
  };
  const all = [...middlewares, ...middleware];
  // A Request costs time in every call: it is made for those who see it, to complete a relative address, and to check options.
  const handling: Handling | undefined =
    fetch ||
    Request ||
    all.length > 0 ||
    Object.keys(init).length > 0 ||
    !baseUrl.startsWith('http')
      ? {
          schemaPath: path,
          params,
          id: operationId,
          options: Object.freeze({ ...serializers, fetch: fetch ?? globalThis.fetch }),
          request: new (Request ?? globalThis.Request)(url, parts),
        }
      : undefined;
  const sent = () => {
    const { method: verb, url: address } = handling?.request ?? { method, url };
    return { operationId, method: verb, url: address };
  };
  const failed = (error: unknown, response?: Response): unknown => {
    const used = handling ? handling.request.signal : signal;
    if (used?.aborted) return used.reason;
    // Node and browsers throw TypeErrors, Bun errors with a code. What else a user's function throws is passed on.
    const isNetwork =
      isError(error) &&
      (error.name === 'TypeError' || ('code' in error && typeof error.code === 'string'));
    return isNetwork ? new TicdcNetworkError(sent(), error, response) : error;
  };
  let response: Response | undefined;
  try {
    response = await (handling ? handle(handling, all) : globalThis.fetch(url, parts));
    const request = sent();
    if (!response.ok || parseAs === 'json') {
      return { request, response, text: await response.text() };
    }
    const data = parseAs === 'stream' ? response.body : await response[parseAs]();
    return { request, response, data };
  } catch (error) {
    throw failed(error, response);
  }
}

/** The only query parameters and path parameters of the API are texts. */
function toQuery(query: object | undefined): string {
  return Object.entries(query ?? {})
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&');
}

function toPath(path: string, values: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{(\w+)\}/g, (whole, name: string) =>
    values[name] === undefined ? whole : encodeURIComponent(String(values[name])),
  );
}
