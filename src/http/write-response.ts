// Writes a response to a client, without any header that TiCDC does not send.
import { Buffer } from 'node:buffer';
import type { ServerResponse } from 'node:http';
import type { HttpResponse } from './response.js';

/**
 * The longest body that Go's HTTP server sends with its length, in bytes. A longer one no longer fits its buffer, so it is chunked
 * (server-behaviour/running-servers.md#chunked-over-2-kb).
 */
const longestWithLength = 2_048;

/** Writes a response. Does nothing if its headers are already sent or the client has closed the connection. */
export function writeResponse(outgoing: ServerResponse, response: HttpResponse): void {
  if (outgoing.headersSent || outgoing.destroyed) return;
  if (response.dropped) {
    outgoing.destroy();
    return;
  }
  if (response.bare) {
    writeBare(outgoing, response);
    return;
  }
  if (response.close) outgoing.setHeader('Connection', 'close');
  // HTTP/1.1 keeps connections open by default, so TiCDC sends no header for it.
  else if (outgoing.shouldKeepAlive && outgoing.req.httpVersion === '1.1') {
    outgoing.removeHeader('Connection');
  }
  const length = Buffer.byteLength(response.body);
  const isChunked = length > longestWithLength && outgoing.req.httpVersion === '1.1';
  outgoing.writeHead(response.status, {
    ...response.headers,
    ...(isChunked ? { 'Transfer-Encoding': 'chunked' } : { 'Content-Length': length }),
  });

  if (!response.close || outgoing.req.complete) {
    outgoing.end(response.body);
    return;
  }
  // Only our side of the connection ends: a client that is still sending could lose the response if the socket were closed.
  outgoing.write(response.body, () => outgoing.socket?.end());
  outgoing.req.once('close', () => outgoing.end());
}

function writeBare(outgoing: ServerResponse, { status, headers, body }: HttpResponse): void {
  outgoing.sendDate = false;
  outgoing.removeHeader('Transfer-Encoding');
  outgoing.writeHead(status, reasonOf(body), { ...headers, Connection: 'close' });
  outgoing.end(body);
}

/** Returns the words after the status in a bare body. */
export function reasonOf(body: string): string {
  return body.slice(4);
}
