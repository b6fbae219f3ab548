// Answers that never come, or end halfway: a finding of their operation, and the others are checked.
import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { runChecks } from '../../../../src/contract/index.js';
import {
  createTransport,
  TransportError,
} from '../../../../src/contract/run/transport/transport.js';
import { type Between, findingsOf, idsOn, withSandbox } from './support.js';

const broken = 'the connection ended before a whole answer had come';
const late = 'no whole answer came within 20 s';

/** The server does what it is asked for, and its answers are lost on their way. */
const losing =
  (method: string, path: RegExp, message: string, times = Number.POSITIVE_INFINITY): Between =>
  async (request, send) => {
    const answer = await send(request);
    const isMeant = request.method === method && path.test(new URL(request.url).pathname);
    if (!isMeant || times === 0) return answer;
    times -= 1;
    throw new TransportError(message, message === broken);
  };

test.each([
  ['getServerStatus', /\/status$/, broken],
  ['getServerStatus', /\/status$/, late],
  ['getHealth', /\/health$/, broken],
  ['listCaptures', /\/captures$/, late],
  ['listCaptures', /\/captures$/, broken],
  ['listChangefeeds', /\/changefeeds$/, broken],
  ['getChangefeed', /\/changefeeds\/[^/]+$/, broken],
] as const)(
  '%s, whose answer never comes (%s, %s), is a finding of every mode',
  (id, path, message) =>
    withSandbox(
      async ({ sandbox, options }) => {
        for (const mode of ['read-only', 'writes', 'disruptive'] as const) {
          const report = await runChecks({ ...options, mode });
          expect(findingsOf(report)).toContain(
            `${id} transport: expected an answer, received ${message}`,
          );
          expect(
            report.cases.filter(({ outcome }) => outcome === 'conforms').length,
          ).toBeGreaterThan(15);
          expect(report.left).toEqual(expect.arrayContaining(await idsOn(sandbox)));
        }
      },
      { between: losing('GET', path, message) },
    ),
);

test.each([
  ['createChangefeed', 'POST', /\/changefeeds$/],
  ['updateChangefeed', 'PUT', /\/changefeeds\/check-unit-\d$/],
  ['pauseChangefeed', 'POST', /\/pause$/],
  ['removeChangefeed', 'DELETE', /\/changefeeds\/check-unit-\d$/],
  ['setLogLevel', 'POST', /\/log$/],
  ['moveTable', 'POST', /\/move_table$/],
  ['drainCapture', 'PUT', /\/drain$/],
  ['resignOwner', 'POST', /\/resign$/],
] as const)('%s, whose answer never comes whole, is a finding', (id, method, path) =>
  withSandbox(
    async ({ sandbox, options }) => {
      const report = await runChecks(options);
      expect(findingsOf(report)).toContain(
        `${id} transport: expected an answer, received ${broken}`,
      );
      expect(report.left).toEqual(expect.arrayContaining(await idsOn(sandbox)));
    },
    { between: losing(method, path, broken) },
  ),
);

test.each([/\/status$/, /\/health$/, /\/captures$/])(
  'a single answer of %s that comes too late is asked for again, and the release is known',
  (path) =>
    withSandbox(
      async ({ options }) => {
        const report = await runChecks({ ...options, mode: 'read-only' });
        expect(findingsOf(report)).toEqual([]);
        expect(report.target).toMatchObject({ release: 'v8.5.7', generation: 'classic' });
      },
      { between: losing('GET', path, late, 1) },
    ),
);

test('what builds on a change whose answer was lost is not blamed on the server', () =>
  withSandbox(
    async ({ options }) => {
      const found = findingsOf(await runChecks({ ...options, mode: 'writes' }));
      expect(new Set(found)).toEqual(
        new Set([`createChangefeed transport: expected an answer, received ${broken}`]),
      );
    },
    { between: losing('POST', /\/changefeeds$/, broken) },
  ));

/** A proxy that gives one route's answers another Content-Length, and ends the connection behind them. */
async function withLength(
  path: string,
  by: number,
  work: (url: string) => Promise<void>,
  target: string,
) {
  const transport = createTransport();
  const server = createServer(async (request, response) => {
    const url = `${target}${request.url}`;
    const answer = await transport.send({ method: request.method ?? '', url, headers: {} });
    if (request.url !== path) {
      response.writeHead(answer.status, answer.headers).end(answer.body);
      return;
    }
    const length = Buffer.byteLength(answer.body) + by;
    const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${length}`;
    request.socket.end(`${head}\r\n\r\n${answer.body}`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was assigned');
  try {
    await work(`http://127.0.0.1:${address.port}`);
  } finally {
    transport.close();
    server.closeAllConnections();
    server.close();
  }
}

test.each([
  ['longer', 5, /^listProcessors transport: expected an answer, received the connection ended/],
  ['shorter', -5, /^listProcessors (?:transport: .* is not HTTP|response-body: expected JSON)/],
])('a Content-Length %s than the body is a finding of its operation alone', (_, by, line) =>
  withSandbox(
    async ({ sandbox, options }) =>
      withLength(
        '/api/v1/processors',
        by,
        async (url) => {
          const { send, logLevel, ...others } = options;
          const found = findingsOf(await runChecks({ ...others, url, mode: 'read-only' }));
          const errors = found.filter((one) => !one.startsWith('server transport'));
          expect(errors.length).toBeGreaterThan(0);
          expect(errors.filter((one) => !one.startsWith('listProcessors'))).toEqual([]);
          expect(errors).toContainEqual(expect.stringMatching(line));
        },
        sandbox.url,
      ),
    { state: 'documented' },
  ),
);
