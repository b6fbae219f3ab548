// The HTTP server under mock, sandbox and control API: reads requests, writes responses, and responds to every error on the way.
import type { Buffer } from 'node:buffer';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { setImmediate as turnEnd } from 'node:timers/promises';
import { refuseBrokenRequests, writeToSocket } from './broken-requests.js';
import { allowOrigin, isPreflight, writePreflight } from './cors.js';
import { readBody } from './read-body.js';
import {
  emptyResponse,
  errorResponse,
  type HttpResponse,
  invalidParameter,
  notFound,
  ticdcError,
  unreadableRequest,
} from './response.js';
import { writeResponse } from './write-response.js';

export interface HttpRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export type Responder = (request: HttpRequest) => Promise<HttpResponse>;

/** Maximum length of a request body, in bytes. TiCDC has no limit. */
const maximumBodyLength = 10 * 1024 * 1024;

/** Maximum length of request line and headers together, in bytes, as in Go. */
const maximumHeaderLength = 1024 * 1024;

/** Time that idle connections stay open, in milliseconds, as on TiCDC servers. */
const keepAliveTimeout = 600_000;

const bodyTooLarge: HttpResponse = {
  ...errorResponse(413, invalidParameter('the request body is larger than 10 MB')),
  close: true,
};

const internalError = errorResponse(
  500,
  ticdcError('CDC:ErrInternalServerError', 'internal server error'),
);

/**
 * Creates an HTTP server that responds with `respond`. It does not listen yet.
 *
 * @param report receives one line for each error that the client did not cause.
 * @param cors whether pages of other origins may call the server from a browser.
 */
export function createHttpServer(
  respond: Responder,
  report: (line: string) => void,
  cors = false,
): Server {
  const options = {
    keepAliveTimeout,
    maxHeaderSize: maximumHeaderLength,
    requireHostHeader: false,
  };
  const server = createServer(options, (incoming, outgoing) => {
    void handle(incoming, outgoing);
  });
  server.on('checkExpectation', (incoming, outgoing) => server.emit('request', incoming, outgoing));
  server.on('connect', (_, socket) => writeToSocket(socket, notFound));
  refuseBrokenRequests(server);
  return server;

  async function responseTo(incoming: IncomingMessage): Promise<HttpResponse> {
    if (incoming.httpVersion === '1.1' && incoming.headers.host === undefined) {
      return unreadableRequest(400, 'Bad Request: missing required Host header');
    }
    const body = await readBody(incoming, maximumBodyLength);
    if (body === 'too large') return bodyTooLarge;
    const { method = '', url: target = '', headers } = incoming;
    // Go's HTTP server responds to this one itself.
    if (method === 'OPTIONS' && target === '*') return emptyResponse(200);
    return respond({ method, target, headers, body });
  }

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    if (cors) allowOrigin(incoming, outgoing);
    if (cors && isPreflight(incoming)) return writePreflight(incoming, outgoing);
    try {
      const response = await responseTo(incoming);
      // Writing all finished responses together is faster: waking up one client takes longer than preparing a response.
      await turnEnd();
      writeResponse(outgoing, response);
    } catch (error) {
      if (incoming.destroyed && !incoming.complete) return; // The client has closed the connection.
      const [path] = (incoming.url ?? '').split('?');
      const [reason] = String(error).split('\n');
      report(`${incoming.method} ${path} failed with status 500: ${reason}`);
      writeResponse(outgoing, internalError);
    }
  }
}
