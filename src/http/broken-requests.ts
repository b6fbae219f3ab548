// Refuses bytes that are not an HTTP request. The refusal follows the responses that are still pending and ends the connection.
import { Buffer } from 'node:buffer';
import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type HttpResponse, unreadableRequest } from './response.js';
import { reasonOf, writeResponse } from './write-response.js';

/** Time for a client to read the last response and close the connection, in milliseconds. */
const lingerTimeout = 2_000;

/** Makes `server` refuse broken requests as Go's HTTP server does. */
export function refuseBrokenRequests(server: Server): void {
  const pending = new WeakMap<Duplex, Set<ServerResponse>>();
  const refused = new WeakSet<Duplex>();

  server.on('request', ({ socket }, outgoing: ServerResponse) => {
    const responses = pending.get(socket) ?? new Set();
    pending.set(socket, responses.add(outgoing));
    outgoing.once('close', () => responses.delete(outgoing));
  });

  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // Bytes after a malformed request are malformed as well.
    if (refused.has(socket)) return;
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    refused.add(socket);
    const response = refusalOf(error);
    const responses = [...(pending.get(socket) ?? [])];
    // A request with a valid head and a broken body gets its response in its turn.
    const broken = responses.find(({ req }) => !req.complete);
    const last = responses.at(-1);
    if (broken?.headersSent) socket.destroy();
    else if (broken) writeLastResponse(broken, response);
    else if (last) last.once('close', () => writeToSocket(socket, response));
    else writeToSocket(socket, response);
  });
}

function refusalOf({ code }: NodeJS.ErrnoException): HttpResponse {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return unreadableRequest(431, 'Request Header Fields Too Large');
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return unreadableRequest(408, 'Request Timeout');
  return unreadableRequest(400, 'Bad Request');
}

function writeLastResponse(outgoing: ServerResponse, response: HttpResponse): void {
  writeResponse(outgoing, response);
  if (outgoing.socket) closeLater(outgoing.socket);
}

/** Writes a response to a socket that has no response object, and ends the connection. */
export function writeToSocket(socket: Duplex, response: HttpResponse): void {
  socket.on('error', () => socket.destroy());
  const headers = Object.entries({
    ...response.headers,
    ...(!response.bare && {
      Date: new Date().toUTCString(),
      'Content-Length': Buffer.byteLength(response.body),
    }),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const { status, bare, body } = response;
  const reason = bare ? reasonOf(body) : (STATUS_CODES[status] ?? '');
  const statusLine = `HTTP/1.1 ${status} ${reason}\r\n`;
  if (socket.writable) {
    socket.write(`${statusLine}${headers.join('')}\r\n`);
    socket.end(response.body);
  }
  socket.resume();
  closeLater(socket);
}

/** A client that is still sending could lose the response if the socket were closed at once. */
function closeLater(socket: Duplex): void {
  setTimeout(() => socket.destroy(), lingerTimeout).unref();
}
