// Sends one request through openapi-fetch. The codec writes its body and reads the response by the shapes of the operation.
import createFetchClient, {
  type Client,
  type HeadersOptions,
  type Middleware,
  type ParseAs,
} from 'openapi-fetch';
import { type Operation, type OperationId, operations } from '../../generated/operations.js';
import { stringifyJson } from '../codec/index.js';
import { readBaseUrl } from './base-url.js';
import { noAnswer } from './error.js';
import { readError, readSuccess } from './read-response.js';

/** The options of `createClient`. */
export interface ClientOptions {
  /**
   * URL of a TiCDC server, such as `http://127.0.0.1:8300`. Any capture of the cluster works. Credentials in the URL
   * (`http://user:password@host`) are sent as basic authentication, unless a request has its own `Authorization` header.
   */
  readonly baseUrl: string;
  /** Function that sends the requests. Default: the global `fetch`. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Headers that every request carries. */
  readonly headers?: HeadersOptions | undefined;
}

/** The options of one request, as in openapi-fetch. */
export interface RequestOptions {
  readonly params?: {
    readonly path?: Readonly<Record<string, unknown>>;
    readonly query?: Readonly<Record<string, unknown>>;
  };
  readonly body?: unknown;
  readonly baseUrl?: string;
  readonly parseAs?: ParseAs;
  readonly middleware?: Middleware[];
  readonly [option: string]: unknown;
}

/** A response with its decoded body. */
export interface DecodedResponse {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** Sends the requests of one client. `use` and `eject` are those of openapi-fetch. */
export interface Sender extends Pick<Client<AnyPaths>, 'use' | 'eject'> {
  send(operationId: OperationId, options: RequestOptions): Promise<DecodedResponse>;
}

/** A loose type of the API for openapi-fetch. The types that callers see are the generated ones. */
type AnyPaths = Record<string, Record<Lowercase<Operation['method']>, AnyOperation>>;
interface AnyOperation {
  parameters: {
    query?: Readonly<Record<string, unknown>>;
    path?: Readonly<Record<string, unknown>>;
  };
  requestBody?: { content: { 'application/json': unknown } };
  responses: Record<number, { content: { 'application/json': unknown } }>;
}

const verbs = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const;

/**
 * Creates the sender of a client.
 *
 * @throws {TypeError} if `baseUrl` is not an http or https URL.
 */
export function createSender({ baseUrl, fetch, headers }: ClientOptions): Sender {
  const server = readBaseUrl(baseUrl);
  const client = createFetchClient<AnyPaths>({
    baseUrl: server.baseUrl,
    ...(fetch && { fetch }),
    ...(headers && { headers }),
  });
  const errorTexts = new WeakMap<Response, string>();
  // The first middleware sees responses last, as the user's middlewares leave them.
  client.use({
    async onResponse({ response }) {
      if (!response.ok) errorTexts.set(response, await response.clone().text());
    },
    onError: ({ error, request }) => noAnswer(error, request),
  });

  async function send(operationId: OperationId, options: RequestOptions): Promise<DecodedResponse> {
    const operation: Operation = operations[operationId];
    checkPathParameters(operationId, operation, options.params?.path ?? {});
    const { parseAs = 'json' } = options;
    const target = options.baseUrl === undefined ? server : readBaseUrl(options.baseUrl);
    const { data, error, response } = await client.request(
      verbs[operation.method],
      operation.path,
      {
        bodySerializer: (body: unknown) =>
          stringifyJson(body, { shape: operation.requestBody?.shape }),
        ...options,
        baseUrl: target.baseUrl,
        middleware: [...(options.middleware ?? []), ...authorize(target.authorization)],
        parseAs: parseAs === 'json' ? 'stream' : parseAs,
      },
    );
    if (!response.ok) {
      const text = errorTexts.get(response);
      // There is no text if a user's middleware responded instead of the server.
      return { error: text === undefined ? error : readError(operation, response, text), response };
    }
    if (parseAs !== 'json') return { data, response };
    return { data: readSuccess(operationId, response, await response.text()), response };
  }

  return { send, use: client.use, eject: client.eject };
}

/**
 * Rejects path parameters that would lead to the path of another operation: URLs drop `.` and `..`, also percent-encoded.
 *
 * @throws {TypeError} if a parameter is missing, empty, `.`, `..` or not valid UTF-16.
 */
function checkPathParameters(
  operationId: OperationId,
  { pathParameters }: Operation,
  values: Readonly<Record<string, unknown>>,
): void {
  for (const name of pathParameters) {
    const value = values[name];
    if (typeof value === 'string' && isSegment(value)) continue;
    const received = typeof value === 'string' ? JSON.stringify(value) : typeof value;
    throw new TypeError(
      `${operationId}: path parameter ${name}: expected a non-empty string other than "." and "..", got ${received}`,
    );
  }
}

function isSegment(value: string): boolean {
  // A lone surrogate has no UTF-8 form and cannot be percent-encoded.
  return !/^\.{0,2}$|\p{Surrogate}/u.test(value);
}

/** Adds the credentials of the base URL to requests without an `Authorization` header. */
function authorize(authorization: string | undefined): Middleware[] {
  if (authorization === undefined) return [];
  const onRequest = ({ request }: { request: Request }) => {
    if (!request.headers.has('authorization')) request.headers.set('authorization', authorization);
  };
  return [{ onRequest }];
}
