// One request through openapi-fetch: the body written and the answer read by the codec, with the shapes of its operation.
import createFetchClient, {
  type Client,
  type HeadersOptions,
  type Middleware,
  type ParseAs,
} from 'openapi-fetch';
import { type Operation, type OperationId, operations } from '../../generated/operations.js';
import { stringifyJson } from '../codec/index.js';
import { readError, readSuccess } from './answer.js';
import { readBaseUrl } from './base-url.js';
import { noAnswer } from './error.js';

/** Where and how a client sends its requests. */
export interface ClientOptions {
  /**
   * Address of a TiCDC server, such as `http://127.0.0.1:8300`; any capture will do. With credentials
   * (`http://user:password@host`) requests carry them as basic authentication, unless they have another `Authorization`.
   */
  readonly baseUrl: string;
  /** Sends the requests; the global `fetch` if left out. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Headers of every request. */
  readonly headers?: HeadersOptions;
}

/** The options of one request, as openapi-fetch takes them. */
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

/** A decoded answer. */
export interface Answer {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** Sends the requests of one client. */
export interface Sender extends Pick<Client<AnyPaths>, 'use' | 'eject'> {
  send(operationId: OperationId, options: RequestOptions): Promise<Answer>;
}

/** What openapi-fetch is told of the API; the types that callers see are made of the generated ones. */
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

/** Makes the sender of a client. Throws a `TypeError` for a `baseUrl` that is none. */
export function createSender({ baseUrl, fetch, headers }: ClientOptions): Sender {
  const server = readBaseUrl(baseUrl);
  const client = createFetchClient<AnyPaths>({
    baseUrl: server.baseUrl,
    ...(fetch && { fetch }),
    ...(headers && { headers }),
  });
  const errorTexts = new WeakMap<Response, string>();
  // First in the list: it sees requests first and responses last, as the user's own middlewares leave them.
  client.use({
    async onResponse({ response }) {
      if (!response.ok) errorTexts.set(response, await response.clone().text());
    },
    onError: ({ error, request }) => noAnswer(error, request),
  });

  async function send(operationId: OperationId, options: RequestOptions): Promise<Answer> {
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
      // Without a text a user's middleware has answered instead of the server.
      return { error: text === undefined ? error : readError(operation, response, text), response };
    }
    if (parseAs !== 'json') return { data, response };
    return { data: readSuccess(operationId, response, await response.text()), response };
  }

  return { send, use: client.use, eject: client.eject };
}

/** Refuses what would name another path than the operation's: URLs drop `.` and `..`, also percent-encoded. */
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

/** Adds the credentials of the base URL to requests that have none of their own. */
function authorize(authorization: string | undefined): Middleware[] {
  if (authorization === undefined) return [];
  const onRequest = ({ request }: { request: Request }) => {
    if (!request.headers.has('authorization')) request.headers.set('authorization', authorization);
  };
  return [{ onRequest }];
}
