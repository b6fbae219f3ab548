// Unusual servers that a run must handle: with TLS, silent, endless, unreliable, or not TiCDC.
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface OddServer {
  readonly url: string;
  close(): Promise<void>;
}

type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

export const tlsFile = (name: string) =>
  new URL(`../fixtures/tls/${name}`, import.meta.url).pathname;

const pem = (name: string) => readFileSync(tlsFile(name), 'utf8');

export async function serve(listener: RequestListener): Promise<OddServer> {
  return listen(createServer(listener), 'http');
}

/** A server with a certificate of a private authority; with `mutual` it also requires a client certificate. */
export async function serveTls(listener: RequestListener, mutual = false): Promise<OddServer> {
  const options = {
    cert: pem('server.pem'),
    key: pem('server-key.pem'),
    ...(mutual && { ca: pem('ca.pem'), requestCert: true, rejectUnauthorized: true }),
  };
  return listen(createTlsServer(options, listener), 'https');
}

async function listen(server: Server, scheme: string): Promise<OddServer> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    url: `${scheme}://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Forwards requests to another server. */
export function forwardTo(url: string): RequestListener {
  return (incoming, outgoing) => {
    const passed = request(
      new URL(incoming.url ?? '/', url),
      { method: incoming.method, headers: incoming.headers },
      (response) => {
        outgoing.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(outgoing);
      },
    );
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  };
}

/** Ends the connection of every n-th request without a response. */
export function droppingEvery(nth: number, listener: RequestListener): RequestListener {
  let count = 0;
  return (incoming, outgoing) => {
    count += 1;
    if (count % nth === 0) incoming.socket.destroy();
    else listener(incoming, outgoing);
  };
}

/** Accepts requests and never responds. */
export const silent: RequestListener = () => {};

/** Responds to every request with 200 and an HTML page. */
export const page: RequestListener = (_, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end('<!doctype html><title>Sign in</title>');
};

/** Responds to every request with 1 GB of JSON. */
export const endless: RequestListener = (_, response) => {
  const chunk = Buffer.alloc(1024 * 1024, ' ');
  let left = 1024;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  const more = () => {
    while (left > 0) {
      left -= 1;
      if (!response.write(chunk)) return void response.once('drain', more);
    }
    response.end('[]');
  };
  more();
};

/** Responds to requests for changefeeds with an error that repeats the request, headers included. */
export function repeating(listener: RequestListener, secretUri: string): RequestListener {
  return (incoming, outgoing) => {
    if (!incoming.url?.includes('/changefeeds')) return listener(incoming, outgoing);
    outgoing.statusCode = 500;
    outgoing.setHeader('content-type', 'application/json; charset=utf-8');
    outgoing.end(JSON.stringify({ sent: incoming.headers, url: incoming.url, sink: secretUri }));
  };
}
