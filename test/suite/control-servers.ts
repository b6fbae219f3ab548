// Servers for testing the contract suite itself: they break the contract.
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export type Answering = (request: IncomingMessage) => Answer;

const json = { 'content-type': 'application/json; charset=utf-8' };
const examples: { method: string; curl: string; responseText: string | null }[] = JSON.parse(
  readFileSync(new URL('../fixtures/documented-examples.json', import.meta.url), 'utf8'),
);

/** What the document's GET examples answer, by path. */
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

/** The documented answers, whatever is asked of them, and 400 for everything that it does not know. */
const documentedAnswers: Answering = ({ url = '' }) => {
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

/** As `documentedAnswers`, but every answer has passed through JavaScript's numbers. */
export const rounding: Answering = (request) => {
  const answer = documentedAnswers(request);
  if (!answer.body) return answer;
  return { ...answer, body: JSON.stringify(JSON.parse(answer.body), null, 4) };
};

/** As `documentedAnswers`, but there is nothing in any list. */
export const empty: Answering = (request) => {
  const answer = documentedAnswers(request);
  return answer.body?.startsWith('[') ? { ...answer, body: '[]' } : answer;
};

export const notReady: Answering = () => ({
  status: 503,
  headers: json,
  body: JSON.stringify({
    error_msg: '[CDC:ErrServerIsNotReady]cdc server is not ready',
    error_code: 'CDC:ErrServerIsNotReady',
  }),
});

export const unknownRoute: Answering = () => ({
  status: 404,
  headers: { 'content-type': 'text/plain' },
  body: '404 page not found',
});

export const proxyPage: Answering = () => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html><title>Sign in</title><p>Please sign in.</p>',
});

/** Starts a control server on a free port. */
export async function serve(answering: Answering) {
  const server = createServer((request, response) => {
    const { status, headers = {}, body = '' } = answering(request);
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
