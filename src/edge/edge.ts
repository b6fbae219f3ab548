// The HTTP side of our servers: reads requests, writes answers, and has an answer for whatever goes wrong on the way.
import type { Buffer } from 'node:buffer';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { setImmediate as turnEnd } from 'node:timers/promises';
import {
  type Answer,
  errorAnswer,
  invalidParameter,
  notFound,
  textType,
  ticdcError,
} from './answer.js';
import { answerBrokenRequests, writeToSocket } from './broken-requests.js';
import { readBody } from './read-body.js';
import { writeAnswer } from './write-answer.js';

/** A request as it was read. */
export interface EdgeRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export type EdgeResponder = (request: EdgeRequest) => Promise<Answer>;

/** Longest request body that is read, in bytes. Servers have no limit. */
const maximumBodyLength = 10 * 1024 * 1024;

/** Longest request line and headers together, in bytes, as in Go. */
const maximumHeaderLength = 1024 * 1024;

/** How long idle connections are kept, in milliseconds, as on TiCDC servers. */
const keepAliveTimeout = 600_000;

const bodyTooLarge: Answer = {
  ...errorAnswer(413, invalidParameter('the request body is larger than 10 MB')),
  close: true,
};

const internalError = errorAnswer(
  500,
  ticdcError('CDC:ErrInternalServerError', 'internal server error'),
);

/**
 * Makes the server that puts HTTP around `respond`; it does not listen yet.
 *
 * @param report is told, in one line, of every error that is not the client's.
 */
export function createEdge(respond: EdgeResponder, report: (line: string) => void): Server {
  const options = {
    keepAliveTimeout,
    maxHeaderSize: maximumHeaderLength,
    requireHostHeader: false,
  };
  const server = createServer(options, (request, response) => {
    void handle(request, response);
  });
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  server.on('connect', (_, socket) => writeToSocket(socket, notFound));
  answerBrokenRequests(server);
  return server;

  async function answer(incoming: IncomingMessage): Promise<Answer> {
    if (incoming.httpVersion === '1.1' && incoming.headers.host === undefined) {
      return errorAnswer(400, invalidParameter('missing required Host header'), textType);
    }
    const body = await readBody(incoming, maximumBodyLength);
    if (body === 'too large') return bodyTooLarge;
    const { method = '', url: target = '', headers } = incoming;
    return respond({ method, target, headers, body });
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const answered = await answer(request);
      // Answers that are ready together are written together: waking up clients one by one takes longer than to answer them.
      await turnEnd();
      writeAnswer(response, answered);
    } catch (error) {
      if (request.destroyed && !request.complete) return; // The client has gone.
      const [path] = (request.url ?? '').split('?');
      const [reason] = String(error).split('\n');
      report(`${request.method} ${path} was answered 500: ${reason}`);
      writeAnswer(response, internalError);
    }
  }
}
