// Responses that never come or end halfway give a finding of their operation; the other operations are still checked.
import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { runChecks } from '../../../../src/contract/index.js';
import {
  createTransport,
  TransportError,
} from '../../../../src/contract/run/transport/transport.js';
import { aFinding, type Between, findingsOf, idsOn, is, rulesOf, withSandbox } from './support.js';

const broken = 'the connection ended early';
const late = 'no response within 20 s';

/** Loses responses after the server has carried out the request. */
const losing =
  (method: string, path: RegExp, message: string, times = Number.POSITIVE_INFINITY): Between =>
  async (request, send) => {
    const response = await send(request);
    const isMeant = request.method === method && path.test(new URL(request.url).pathname);
    if (!isMeant || times === 0) return response;
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
] as const)('%s without a response (%s, %s) gives a finding in every mode', (id, path, message) =>
  withSandbox(
    async ({ sandbox, options }) => {
      for (const mode of ['read-only', 'writes', 'disruptive'] as const) {
        const report = await runChecks({ ...options, mode });
        expect(findingsOf(report)).toContainEqual(
          aFinding(id, 'no-response', { check: 'transport', received: message }),
        );
        expect(report.cases.filter(({ outcome }) => outcome === 'conforms').length).toBeGreaterThan(
          15,
        );
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
] as const)('%s without a whole response gives a finding', (id, method, path) =>
  withSandbox(
    async ({ sandbox, options }) => {
      const report = await runChecks(options);
      expect(findingsOf(report)).toContainEqual(aFinding(id, 'no-response', { received: broken }));
      expect(report.left).toEqual(expect.arrayContaining(await idsOn(sandbox)));
    },
    { between: losing(method, path, broken) },
  ),
);

test.each([/\/status$/, /\/health$/, /\/captures$/])(
  'a request of %s is sent again after a single late response, and the release is known',
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

test('steps that build on a change without a response give no findings', () =>
  withSandbox(
    async ({ options }) => {
      const found = findingsOf(await runChecks({ ...options, mode: 'writes' }));
      expect(new Set(rulesOf(found))).toEqual(new Set(['createChangefeed no-response']));
      expect(new Set(found.map(({ received }) => received))).toEqual(new Set([broken]));
    },
    { between: losing('POST', /\/changefeeds$/, broken) },
  ));

/** Replaces the response to every second update, which the server has carried out, by that of a gateway. */
function badGateway(): Between {
  let updates = 0;
  return async (request, send) => {
    const response = await send(request);
    if (!is(request, 'PUT', /\/check-unit-\d$/)) return response;
    updates += 1;
    return updates % 2 === 0 ? response : { status: 502, headers: {}, body: 'Bad Gateway' };
  };
}

const lost = losing('PUT', /\/check-unit-\d$/, broken);

test.each([
  ['no response', 'newarch', lost, 'no-response'],
  ['the response of a gateway', 'classic', badGateway(), 'unexpected-status'],
  ['the response of a gateway', 'newarch', badGateway(), 'unexpected-status'],
] as const)(
  'an update with %s (%s) gives later steps no findings',
  (_, generation, between, rule) =>
    withSandbox(
      async ({ options }) => {
        const found = rulesOf(findingsOf(await runChecks({ ...options, mode: 'writes' })));
        expect(new Set(found)).toEqual(new Set([`updateChangefeed ${rule}`]));
      },
      { between, generation },
    ),
);

/** Starts a proxy that changes the Content-Length of one route's responses, and ends the connection after them. */
async function withLength(
  path: string,
  by: number,
  work: (url: string) => Promise<void>,
  target: string,
) {
  const transport = createTransport();
  const server = createServer(async (request, response) => {
    const url = `${target}${request.url}`;
    const upstream = await transport.send({ method: request.method ?? '', url, headers: {} });
    if (request.url !== path) {
      response.writeHead(upstream.status, upstream.headers).end(upstream.body);
      return;
    }
    const length = Buffer.byteLength(upstream.body) + by;
    const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${length}`;
    request.socket.end(`${head}\r\n\r\n${upstream.body}`);
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
  ['longer', 5, ['no-response']],
  // Whether the rest of the body is read before the connection ends is a matter of timing.
  ['shorter', -5, ['no-response', 'body-not-json']],
])('a Content-Length %s than the body gives findings of its operation only', (_, by, rules) =>
  withSandbox(
    async ({ sandbox, options }) =>
      withLength(
        '/api/v1/processors',
        by,
        async (url) => {
          const { send, logLevel, ...others } = options;
          const found = findingsOf(await runChecks({ ...others, url, mode: 'read-only' }));
          const errors = rulesOf(found.filter(({ ruleId }) => ruleId !== 'connections-end'));
          expect(errors.length).toBeGreaterThan(0);
          expect(errors.filter((one) => !one.startsWith('listProcessors'))).toEqual([]);
          expect(errors.some((one) => rules.includes(one.replace('listProcessors ', '')))).toBe(
            true,
          );
        },
        sandbox.url,
      ),
    { state: 'documented' },
  ),
);
