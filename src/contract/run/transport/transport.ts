// Sends requests to an untrusted server: with a deadline, a size limit, and all headers as received.
import { Buffer } from 'node:buffer';
import {
  Agent as HttpAgent,
  type IncomingMessage,
  type RequestOptions,
  request as requestHttp,
} from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { decompress, UnknownEncoding } from './decompress.js';
import { createTunnelAgent, ProxyError, proxyHeaders } from './proxy.js';
import { tlsReason } from './tls-reasons.js';

export interface TransportRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface TransportResponse {
  readonly status: number;
  /** Names in lower case; values of the same name are joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decompressed, and decoded as UTF-8. */
  readonly body: string;
}

/** Sends a request. Does not follow redirects. */
export type Send = (request: TransportRequest, signal?: AbortSignal) => Promise<TransportResponse>;

export interface Transport {
  readonly send: Send;
  /** Closes the connections that are kept alive. */
  close(): void;
}

export interface TransportOptions {
  /** Milliseconds within which a complete response must arrive. Default: 20,000. */
  readonly timeout?: number | undefined;
  /** Maximum length of a response body in bytes. Default: 64 MiB. */
  readonly longestBody?: number | undefined;
  /** PEM texts for https. Default of `ca`: the CA certificates of Node.js. */
  readonly tls?:
    | { readonly ca?: string; readonly cert?: string; readonly key?: string }
    | undefined;
  /** URL of an HTTP proxy, such as `http://proxy:3128`; may contain credentials. Default: none. */
  readonly proxy?: string | undefined;
}

/** Thrown if no complete response arrives. The message says in one line what happened and what to do. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  /** True if the connection ended during the request: the same request may succeed when repeated. */
  readonly broken: boolean;

  constructor(message: string, broken = false) {
    super(message);
    this.broken = broken;
  }
}

const defaults = { timeout: 20_000, longestBody: 64 * 1024 * 1024 } as const;

export function createTransport(options: TransportOptions = {}): Transport {
  const { timeout = defaults.timeout, longestBody = defaults.longestBody, tls } = options;
  const proxy = options.proxy === undefined ? undefined : new URL(options.proxy);
  const agents = {
    http: new HttpAgent({ keepAlive: true }),
    https: proxy
      ? createTunnelAgent(proxy, { ...tls })
      : new HttpsAgent({ keepAlive: true, ...tls }),
  };
  return {
    send: (request, signal) => {
      const late = AbortSignal.timeout(timeout);
      const ended = signal === undefined ? late : AbortSignal.any([late, signal]);
      return exchange(request, ended).catch((error: unknown) => {
        if (late.aborted) {
          throw new TransportError(`no complete response arrived within ${timeout / 1_000} s`);
        }
        throw signal?.aborted ? signal.reason : toTransportError(error, request.url, proxy);
      });
    },
    close: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };

  function exchange(
    { method, url, headers, body }: TransportRequest,
    signal: AbortSignal,
  ): Promise<TransportResponse> {
    return new Promise((resolve, reject) => {
      const isHttps = url.startsWith('https:');
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const options = {
        method,
        headers: { ...headers, ...length },
        agent: isHttps ? agents.https : agents.http,
        signal,
      };
      const receive = (response: IncomingMessage) => {
        read(response, longestBody).then(resolve, (error: unknown) => {
          response.destroy();
          reject(error);
        });
      };
      const request = isHttps
        ? requestHttps(url, options, receive)
        : proxy
          ? requestHttp(proxy, throughProxy(proxy, url, options), receive)
          : requestHttp(url, options, receive);
      request.on('error', reject).end(body);
    });
  }
}

/** The options of a request for a proxy: it gets the whole URL. */
function throughProxy(proxy: URL, url: string, options: RequestOptions): RequestOptions {
  const { host } = new URL(url);
  return { ...options, path: url, headers: { host, ...options.headers, ...proxyHeaders(proxy) } };
}

async function read(response: IncomingMessage, longest: number): Promise<TransportResponse> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    length += chunk.length;
    if (length > longest) {
      throw tooLong(longest);
    }
    chunks.push(chunk);
  }
  const headers: Record<string, string> = {};
  for (let index = 0; index < response.rawHeaders.length; index += 2) {
    const name = (response.rawHeaders[index] ?? '').toLowerCase();
    const value = response.rawHeaders[index + 1] ?? '';
    const before = Object.hasOwn(headers, name) ? `${headers[name]}, ` : '';
    Object.defineProperty(headers, name, {
      value: before + value,
      enumerable: true,
      configurable: true,
    });
  }
  const encoding = headers['content-encoding'];
  const body = await decompress(Buffer.concat(chunks), encoding, longest).catch(
    (error: unknown) => {
      if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') throw tooLong(longest);
      throw new TransportError(
        error instanceof UnknownEncoding
          ? `the response has content-encoding ${encoding}, which cannot be decompressed here; turn it off in the proxy`
          : `the response names content-encoding ${encoding}, but its body is not`,
      );
    },
  );
  return { status: response.statusCode ?? 0, headers, body: body.toString() };
}

/** Descriptions of the error codes of Node.js. */
const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there (connection refused)',
  ENOTFOUND: 'its host name is unknown',
  EAI_AGAIN: 'its host name could not be looked up',
  EHOSTUNREACH: 'its host cannot be reached',
  ENETUNREACH: 'its network cannot be reached',
  ETIMEDOUT: 'its host does not respond',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed; name its authority with --ca',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate has an unknown authority; name it with --ca',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate has an unknown authority; name it with --ca',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate has an unknown authority; name it with --ca',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
  CERT_HAS_EXPIRED: 'its certificate has expired',
};

const tooLong = (longest: number) =>
  new TransportError(
    `the response is longer than ${longest / 2 ** 20} MB, more than any TiCDC server sends`,
  );

const brokenCodes: readonly string[] = ['ECONNRESET', 'EPIPE', 'ECONNABORTED'];

function toTransportError(error: unknown, url: string, proxy: URL | undefined): TransportError {
  if (error instanceof TransportError) return error;
  const byProxy = proxy !== undefined && (url.startsWith('http:') || error instanceof ProxyError);
  const server = byProxy ? `the proxy ${proxy.origin}` : new URL(url).origin;
  if (error instanceof ProxyError && error.cause === undefined) {
    return new TransportError(`${server} makes no connection to the server: ${error.message}`);
  }
  const cause = error instanceof ProxyError ? error.cause : error;
  const code = codeOf(cause);
  if (brokenCodes.includes(code)) {
    return new TransportError('the connection ended before a complete response arrived', true);
  }
  if (code.startsWith('HPE_')) {
    // A wrong Content-Length of one response breaks the next one on the same connection.
    return new TransportError(`the response of ${server} is not HTTP`, true);
  }
  const text = cause instanceof Error ? cause.message : String(cause);
  const reason = reasons[code] ?? tlsReason(text) ?? (text || code);
  return new TransportError(`${server} does not respond: ${reason}`);
}

/** Returns the error code. A host with several addresses fails with one error for each; the first one counts. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
