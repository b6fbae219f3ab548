// Writes an answer to a client, with no header that TiCDC does not send.
import { Buffer } from 'node:buffer';
import type { ServerResponse } from 'node:http';
import type { Answer } from './answer.js';

/** Does nothing if the response has begun or the client has gone. */
export function writeAnswer(response: ServerResponse, answer: Answer): void {
  if (response.headersSent || response.destroyed) return;
  if (answer.dropped) {
    response.destroy();
    return;
  }
  if (answer.close) response.setHeader('Connection', 'close');
  // Kept connections are the default of HTTP/1.1, and go unsaid by TiCDC.
  else if (response.shouldKeepAlive && response.req.httpVersion === '1.1') {
    response.removeHeader('Connection');
  }
  response.writeHead(answer.status, {
    ...answer.headers,
    'Content-Length': Buffer.byteLength(answer.body),
  });

  if (!answer.close || response.req.complete) {
    response.end(answer.body);
    return;
  }
  // The client is told that nothing more comes, but may go on sending: a closed socket could cost it this answer.
  response.write(answer.body, () => response.socket?.end());
  response.req.once('close', () => response.end());
}
