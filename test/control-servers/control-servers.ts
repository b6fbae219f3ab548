// Control servers: they violate the contract, to test the contract suite itself.
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';

export interface ControlResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export type Responder = (request: IncomingMessage) => ControlResponse;

const json = { 'content-type': 'application/json; charset=utf-8' };
const examples: { method: string; curl: string; responseText: string | null }[] = JSON.parse(
  readFileSync(new URL('../fixtures/documented-examples.json', import.meta.url), 'utf8'),
);

/** The response bodies of the document's GET examples, by path. */
const documented = new Map(
  examples
    .filter(({ method }) => method === 'GET')
    .map(({ curl, responseText }) => [
      curl
        .trim()
        .replace(/^.*:8300/, '')
        .replace(/\?.*$/, ''),
      responseText ?? '',
    ]),
);

/** Gives the documented responses, whatever the query, and 400 for unknown paths. */
const documentedResponses: Responder = ({ url = '' }) => {
  const path = url.replace(/\?.*$/, '');
  const body = documented.get(path);
  if (body === '') return { status: 200 };
  if (body !== undefined) return { status: 200, headers: json, body };
  const error = {
    error_msg: `[CDC:ErrChangeFeedNotExists]changefeed not exists, default/${path}`,
    error_code: 'CDC:ErrChangeFeedNotExists',
  };
  return { status: 400, headers: json, body: JSON.stringify(error, null, 4) };
};

/** As `documentedResponses`, but with integers rounded to JavaScript's numbers. */
export const rounding: Responder = (request) => {
  const response = documentedResponses(request);
  if (!response.body) return response;
  return { ...response, body: JSON.stringify(JSON.parse(response.body), null, 4) };
};

/** As `documentedResponses`, but every list is empty. */
export const empty: Responder = (request) => {
  const response = documentedResponses(request);
  return response.body?.startsWith('[') ? { ...response, body: '[]' } : response;
};

export const notReady: Responder = () => ({
  status: 503,
  headers: json,
  body: JSON.stringify({
    error_msg: '[CDC:ErrServerIsNotReady]cdc server is not ready',
    error_code: 'CDC:ErrServerIsNotReady',
  }),
});

export const unknownRoute: Responder = () => ({
  status: 404,
  headers: { 'content-type': 'text/plain' },
  body: '404 page not found',
});

export const proxyPage: Responder = () => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html><title>Sign in</title><p>Please sign in.</p>',
});

/** Starts a control server on a free port. */
export async function serve(respond: Responder) {
  const server = createServer((request, response) => {
    const { status, headers = {}, body = '' } = respond(request);
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was assigned');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
