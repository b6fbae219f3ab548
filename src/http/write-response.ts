// Writes a response to a client, without any header that TiCDC does not send.
import { Buffer } from 'node:buffer';
import type { ServerResponse } from 'node:http';
import type { HttpResponse } from './response.js';

/** Writes a response. Does nothing if its headers are already sent or the client has closed the connection. */
export function writeResponse(outgoing: ServerResponse, response: HttpResponse): void {
  if (outgoing.headersSent || outgoing.destroyed) return;
  if (response.dropped) {
    outgoing.destroy();
    return;
  }
  if (response.close) outgoing.setHeader('Connection', 'close');
  // HTTP/1.1 keeps connections open by default, so TiCDC sends no header for it.
  else if (outgoing.shouldKeepAlive && outgoing.req.httpVersion === '1.1') {
    outgoing.removeHeader('Connection');
  }
  outgoing.writeHead(response.status, {
    ...response.headers,
    'Content-Length': Buffer.byteLength(response.body),
  });

  if (!response.close || outgoing.req.complete) {
    outgoing.end(response.body);
    return;
  }
  // Only our side of the connection ends: a client that is still sending could lose the response if the socket were closed.
  outgoing.write(response.body, () => outgoing.socket?.end());
  outgoing.req.once('close', () => outgoing.end());
}
