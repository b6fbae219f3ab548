// Answers bytes that are no HTTP request: after the answers that the client is still owed, and as the last thing it gets.
import { Buffer } from 'node:buffer';
import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Answer, errorAnswer, invalidParameter, textType } from './answer.js';
import { writeAnswer } from './write-answer.js';

/** How long a client may take to read the last answer and hang up, in milliseconds. */
const lingerTimeout = 2_000;

/** Gives broken requests TiCDC's error form, labelled as text. */
export function answerBrokenRequests(server: Server): void {
  const owed = new WeakMap<Duplex, Set<ServerResponse>>();
  const refused = new WeakSet<Duplex>();

  server.on('request', ({ socket }, response: ServerResponse) => {
    const responses = owed.get(socket) ?? new Set();
    owed.set(socket, responses.add(response));
    response.once('close', () => responses.delete(response));
  });

  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // What follows malformed bytes is malformed as well.
    if (refused.has(socket)) return;
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    refused.add(socket);
    const answer = { ...refusalOf(error), close: true as const };
    const responses = [...(owed.get(socket) ?? [])];
    // A request that began well, and broke in its body, is answered in its turn.
    const broken = responses.find(({ req }) => !req.complete);
    const last = responses.at(-1);
    if (broken?.headersSent) socket.destroy();
    else if (broken) writeLastAnswer(broken, answer);
    else if (last) last.once('close', () => writeToSocket(socket, answer));
    else writeToSocket(socket, answer);
  });
}

function refusalOf({ code, message }: NodeJS.ErrnoException): Answer {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return errorAnswer(431, invalidParameter('the request headers are too large'), textType);
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return errorAnswer(408, invalidParameter('the request did not arrive in time'), textType);
  }
  const problem = message.replace(/^Parse Error: /, '');
  return errorAnswer(400, invalidParameter(`malformed HTTP request: ${problem}`), textType);
}

function writeLastAnswer(response: ServerResponse, answer: Answer): void {
  writeAnswer(response, answer);
  if (response.socket) hangUp(response.socket);
}

/** Writes an answer where there is no response object for it, and ends the connection. */
export function writeToSocket(socket: Duplex, answer: Answer): void {
  socket.on('error', () => socket.destroy());
  const headers = Object.entries({
    ...answer.headers,
    Date: new Date().toUTCString(),
    'Content-Length': Buffer.byteLength(answer.body),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const statusLine = `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}\r\n`;
  if (socket.writable) {
    socket.write(`${statusLine}${headers.join('')}\r\n`);
    socket.end(answer.body);
  }
  socket.resume();
  hangUp(socket);
}

/** Closing at once could cost the client the answer if it is still sending. */
function hangUp(socket: Duplex): void {
  setTimeout(() => socket.destroy(), lingerTimeout).unref();
}
