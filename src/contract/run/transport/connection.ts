// The run's connection to the server: address, headers, limits, and repeated requests after a connection that ended too early.
import type { OperationId } from '../../../../generated/operations.js';
import { readBaseUrl } from '../../../client/base-url.js';
import type { ShownRequest } from '../../finding/finding.js';
import type { RecordedExchange } from '../../report/report.js';
import type { Exchange } from '../../response/exchange.js';
import type { WrittenRequest } from '../../scenario/request-input.js';
import { CheckError, type CheckOptions } from '../options.js';
import { ExchangeLog } from './exchange-log.js';
import { guarded, type Permissions } from './guard.js';
import { HeaderCounts } from './header-counts.js';
import { createTransport, type Send, TransportError, type TransportResponse } from './transport.js';

/** One request, as it may be shown, and its response, whether or not the contract has an operation for it. */
export interface RawExchange extends Pick<Exchange, 'request' | 'response'> {
  /** When it was sent and when the response had come, counted over all requests and responses of the run. */
  readonly order: { readonly sent: number; readonly received: number };
}

export interface Connection {
  /** Without credentials. */
  readonly url: string;
  /** Requests sent so far. */
  readonly requests: number;
  /** Of them, those that may have changed something. */
  readonly changes: number;
  /** Requests that were repeated because the connection ended before the response arrived. */
  readonly broken: number;
  /** The headers of all successful responses. */
  readonly headers: HeaderCounts;
  /** All exchanges so far; undefined unless they are recorded. */
  readonly exchanges: readonly RecordedExchange[] | undefined;
  /** A request as it may be shown: without the values of the caller's headers and credentials. */
  requestOf(request: WrittenRequest): RawExchange['request'];
  /** @throws {TransportError} if no response comes. */
  send(request: WrittenRequest, signal?: AbortSignal): Promise<RawExchange>;
  close(): void;
}

/** The error for a server that does not respond, with its address. */
export function unreachable({ url }: Connection, { message }: TransportError): CheckError {
  return new CheckError(
    message.includes(url) ? message : `${url} gives no usable response: ${message}`,
  );
}

/** Requests under way at the same time. */
const atOnce = 6;
/** Stands for the caller's headers: any of them may carry a secret, whatever its name. */
const secret = '<secret>';
/** A server may end an idle connection at the moment of a request, so a failure says nothing. */
const attempts = 5;

/** @throws {CheckError} if the URL is invalid. */
export function connect(options: CheckOptions, permissions: Permissions): Connection {
  const { baseUrl, authorization } = addressOf(options);
  const transport =
    options.send === undefined
      ? createTransport({ timeout: options.timeout, tls: options.tls, proxy: options.proxy })
      : { send: options.send, close: () => {} };
  const counts = { requests: 0, changes: 0, broken: 0, events: 0 };
  const headers = new HeaderCounts();
  const given = { ...(authorization !== undefined && { authorization }), ...options.headers };
  const hidden = Object.fromEntries(Object.keys(given).map((name) => [name, secret]));
  const log = options.recordExchanges ? new ExchangeLog(hidden, options.clock) : undefined;
  const send = guarded(limited(log?.recording(transport.send) ?? transport.send), permissions);
  const requestWith = (
    callers: Readonly<Record<string, string>>,
    { method, path, headers, body }: WrittenRequest,
  ) => ({
    method,
    url: `${baseUrl}${path}`,
    headers: { ...callers, ...headers },
    ...(body !== undefined && { body }),
  });
  const requestOf = (written: WrittenRequest) => requestWith(hidden, written);

  return {
    url: baseUrl,
    headers,
    exchanges: log?.exchanges,
    get requests() {
      return counts.requests;
    },
    get changes() {
      return counts.changes;
    },
    get broken() {
      return counts.broken;
    },
    requestOf,
    async send(written, signal) {
      const { method, path } = written;
      const request = requestWith(given, written);
      for (let attempt = 1; ; attempt += 1) {
        counts.requests += 1;
        if (method !== 'GET') counts.changes += 1;
        const sent = ++counts.events;
        try {
          const response = await send(request, signal);
          const order = { sent, received: ++counts.events };
          headers.count(response);
          const exchange = log?.placeOf(request);
          const recorded = { ...requestOf(written), ...(exchange !== undefined && { exchange }) };
          return { request: shown(recorded, response), response, order };
        } catch (error) {
          const again =
            error instanceof TransportError && error.broken && isRepeatable(method, path);
          if (!again || attempt === attempts) throw error;
          counts.broken += 1;
        }
      }
    },
    close: transport.close,
  };
}

function shown(request: ShownRequest, { headers }: TransportResponse): ShownRequest {
  return headers['content-encoding'] === undefined ? request : { ...request, isCompressed: true };
}

/** Whether a request may be repeated although it may have been carried out. */
function isRepeatable(method: string, path: string): boolean {
  return method === 'GET' || /\/(?:pause|resume|log|rebalance_table|move_table)$/.test(path);
}

/** An exchange of an operation. */
export function exchangeOf(operationId: OperationId, { request, response }: RawExchange): Exchange {
  return { operationId, request, response };
}

function addressOf({ url, credentials }: CheckOptions) {
  try {
    const address = readBaseUrl(url);
    if (!/^https?:/.test(address.baseUrl)) throw new TypeError('expected http:// or https://');
    if (credentials === undefined) return address;
    if (credentials.user.includes(':')) {
      throw new TypeError('expected a user name without a colon: it would end the name');
    }
    const withCredentials = new URL(address.baseUrl);
    withCredentials.username = encodeURIComponent(credentials.user);
    withCredentials.password = encodeURIComponent(credentials.password);
    return readBaseUrl(withCredentials.href);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CheckError(reason.replace(/^baseUrl: /, 'the URL: '));
  }
}

/** Delays requests while too many are under way. */
function limited(send: Send): Send {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (request, signal) => {
    while (running >= atOnce) await new Promise<void>((next) => waiting.push(next));
    running += 1;
    try {
      return await send(request, signal);
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}
