// Servers that no check may trip over: behind TLS, silent, endless, unreliable, or no TiCDC at all.
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

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export const tlsFile = (name: string) =>
  new URL(`../fixtures/tls/${name}`, import.meta.url).pathname;

const pem = (name: string) => readFileSync(tlsFile(name), 'utf8');

export async function serve(answer: Answer): Promise<OddServer> {
  return listen(createServer(answer), 'http');
}

/** A server with a certificate of a private authority; with `mutual` it also asks for one of the client. */
export async function serveTls(answer: Answer, mutual = false): Promise<OddServer> {
  const options = {
    cert: pem('server.pem'),
    key: pem('server-key.pem'),
    ...(mutual && { ca: pem('ca.pem'), requestCert: true, rejectUnauthorized: true }),
  };
  return listen(createTlsServer(options, answer), 'https');
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

/** Passes requests on to another server. */
export function forwardTo(url: string): Answer {
  return (incoming, outgoing) => {
    const passed = request(
      new URL(incoming.url ?? '/', url),
      { method: incoming.method, headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  };
}

/** Ends the connection of every n-th request without an answer. */
export function droppingEvery(nth: number, answer: Answer): Answer {
  let count = 0;
  return (incoming, outgoing) => {
    count += 1;
    if (count % nth === 0) incoming.socket.destroy();
    else answer(incoming, outgoing);
  };
}

/** Takes requests and never answers. */
export const silent: Answer = () => {};

/** Answers everything with 200 and a page. */
export const page: Answer = (_, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end('<!doctype html><title>Sign in</title>');
};

/** Answers everything with 1 GB of JSON. */
export const endless: Answer = (_, response) => {
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

/** Answers GET of lists with what it was sent, as an error page that tells too much does. */
export function repeating(answer: Answer, secretUri: string): Answer {
  return (incoming, outgoing) => {
    if (!incoming.url?.includes('/changefeeds')) return answer(incoming, outgoing);
    outgoing.statusCode = 500;
    outgoing.setHeader('content-type', 'application/json; charset=utf-8');
    outgoing.end(JSON.stringify({ sent: incoming.headers, url: incoming.url, sink: secretUri }));
  };
}
