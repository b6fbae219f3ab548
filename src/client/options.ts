// The options of a client and of one request.
import type { HeadersOptions, Middleware, ParseAs } from 'openapi-fetch';
import type { Clock } from './clock.js';
import type { RetryOptions } from './retry.js';

/** The options of `createClient`. */
export interface ClientOptions {
  /**
   * URL of a TiCDC server, such as `http://127.0.0.1:8300`, or of several captures of one cluster: a capture that cannot be reached, is not
   * ready, or does not respond within the `timeout` is left for five seconds. Credentials in a URL (`http://user:password@host`) are sent as
   * basic authentication.
   */
  readonly baseUrl: string | readonly string[];
  /**
   * Basic authentication for the servers in `baseUrl`, but not for a `baseUrl` of a single request. A request with its own `Authorization`
   * header keeps it.
   */
  readonly auth?: { readonly username: string; readonly password: string } | undefined;
  /** Headers that every request carries. */
  readonly headers?: HeadersOptions | undefined;
  /** Milliseconds in which a call must have its result, repetitions included. Default: no limit. */
  readonly timeout?: number | undefined;
  /** Repetition of requests; false for none. Default: GET only. */
  readonly retry?: RetryOptions | false | undefined;
  /** Function that sends the requests. Default: the global `fetch`. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** The `Request` that belongs to `fetch`, if that is not the global one. */
  readonly Request?: typeof globalThis.Request | undefined;
  /** Replaces the wall clock between requests, for tests. */
  readonly clock?: Clock | undefined;
  /** Replaces `Math.random` in the jitter between requests, for tests. */
  readonly random?: (() => number) | undefined;
}

/** The options of one request, as in openapi-fetch. */
export interface RequestOptions {
  readonly params?: {
    readonly path?: Readonly<Record<string, unknown>>;
    readonly query?: Readonly<Record<string, unknown>>;
    readonly header?: Readonly<Record<string, string>>;
  };
  readonly body?: unknown;
  readonly baseUrl?: string;
  readonly parseAs?: ParseAs;
  readonly middleware?: readonly Middleware[];
  readonly fetch?: typeof globalThis.fetch;
  readonly Request?: typeof globalThis.Request;
  readonly querySerializer?: (query: object | undefined) => string;
  readonly pathSerializer?: (path: string, values: Record<string, unknown>) => string;
  readonly bodySerializer?: (body: unknown) => string;
  readonly signal?: AbortSignal | null | undefined;
  readonly timeout?: number | undefined;
  readonly headers?: HeadersOptions | undefined;
  readonly redirect?: RequestRedirect;
  readonly [option: string]: unknown;
}
