// Sends one request, with openapi-fetch's URLs, headers and middlewares, and reads its response.
import { createFinalURL, type Middleware, mergeHeaders, type ParseAs } from 'openapi-fetch';
import { type CallFacts, calls } from '../../generated/client.js';
import type { OperationId } from '../../generated/operations.js';
import { stringifyJson } from '../codec/index.js';
import { type FailedRequest, TicdcNetworkError } from './errors.js';
import { type Handling, handle } from './middlewares.js';
import type { ClientOptions, RequestOptions } from './options.js';

/** One request, and where it goes. */
export interface Outgoing extends RequestOptions {
  readonly operationId: OperationId;
  /** Path template; after a redirect a path with its query. */
  readonly path: string;
  readonly baseUrl: string;
  readonly authorization?: string | undefined;
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
  {
    operationId,
    path,
    baseUrl,
    authorization,
    params = {},
    headers,
    body,
    signal,
    ...more
  }: Outgoing,
): Promise<Exchanged> {
  const { method, request: shape }: CallFacts = calls[operationId];
  const { fetch, Request, parseAs, querySerializer, pathSerializer, bodySerializer, ...init } = {
    // openapi-fetch calls it with a Request only, but shows it to middlewares as the global one.
    fetch: (client.fetch ?? globalThis.fetch) as typeof globalThis.fetch,
    Request: client.Request ?? globalThis.Request,
    parseAs: 'json' as ParseAs,
    querySerializer: toQuery,
    pathSerializer: toPath,
    bodySerializer: (value: unknown) => stringifyJson(value, { shape }),
    ...more,
  };
  const options = { baseUrl, fetch, parseAs, querySerializer, bodySerializer, pathSerializer };
  const text = body === undefined ? null : bodySerializer(body);
  const handling: Handling = {
    schemaPath: path,
    params,
    id: operationId,
    options: Object.freeze(options),
    request: new Request(createFinalURL(path, { ...options, params }), {
      // `fetch` turns a redirected POST into a GET.
      redirect: method === 'GET' ? 'follow' : 'manual',
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
    }),
  };
  const failed = (error: unknown, response?: Response): unknown => {
    const { method, url, signal } = handling.request;
    if (signal.aborted) return signal.reason;
    // Node and browsers throw TypeErrors, Bun errors with a code. What else a user's function throws is passed on.
    const isNetwork =
      error instanceof TypeError ||
      (error instanceof Error && 'code' in error && typeof error.code === 'string');
    return isNetwork ? new TicdcNetworkError({ operationId, method, url }, error, response) : error;
  };
  const response = await handle(handling, [...middlewares, ...(init.middleware ?? [])]).catch(
    (error: unknown) => {
      throw failed(error);
    },
  );
  try {
    const request = { operationId, method: handling.request.method, url: handling.request.url };
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
