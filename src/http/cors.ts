// Cross-origin requests (CORS), for pages in a browser that call mock or sandbox. Real servers do not have it.
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Lets the page that sends the request read the response: as stock Prism, every origin, with credentials. */
export function allowOrigin({ headers }: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.setHeader('Access-Control-Allow-Origin', headers.origin ?? '*');
  outgoing.setHeader('Access-Control-Allow-Credentials', 'true');
  outgoing.setHeader('Access-Control-Expose-Headers', '*');
  outgoing.setHeader('Vary', 'Origin');
}

/** Returns true for the request by which a browser asks, before it sends another one, whether it may. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

/** Allows the method and the headers that the browser asks for. */
export function writePreflight({ headers }: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.setHeader(
    'Access-Control-Allow-Methods',
    headers['access-control-request-method'] ?? '*',
  );
  outgoing.setHeader(
    'Access-Control-Allow-Headers',
    headers['access-control-request-headers'] ?? '*',
  );
  // Chromium asks for more before a page of the internet may call an address of the local network.
  if (headers['access-control-request-private-network'] === 'true') {
    outgoing.setHeader('Access-Control-Allow-Private-Network', 'true');
  }
  outgoing.writeHead(204).end();
}
