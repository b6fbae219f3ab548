// A proxy in front of the server adds headers and compresses: one finding for each header, and nothing else.
import { createServer, request as requestHttp } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { type CheckOptions, runChecks } from '../../../../src/contract/index.js';
import { verdictOf } from '../../../../src/contract/report/verdict.js';
import type { TransportResponse } from '../../../../src/contract/run/transport/transport.js';
import { optionsFor, startChecked } from '../../../fixtures/checked-sandbox.js';
import { type Between, findingsOf, is, withSandbox } from './support.js';

const adding =
  (
    headers: Readonly<Record<string, string>>,
    to: (response: TransportResponse) => boolean,
  ): Between =>
  async (request, send) => {
    const response = await send(request);
    if (!to(response)) return response;
    return { ...response, headers: { ...response.headers, ...headers } };
  };

const reportWith = (between: Between, options: Partial<CheckOptions> = {}) =>
  withSandbox(
    ({ options: all }) => runChecks({ ...all, mode: 'read-only', owner: undefined, ...options }),
    { between, state: 'documented' },
  );

const nginx = {
  server: 'nginx/1.27.0',
  'strict-transport-security': 'max-age=63072000',
  'x-frame-options': 'DENY',
};

const ofCloud = Object.fromEntries(
  ['cf-ray', 'cf-cache-status', 'alt-svc', 'nel', 'report-to', 'server-timing', 'x-request-id']
    .concat(['x-envoy-upstream-service-time', 'x-amzn-trace-id', 'set-cookie', 'vary', 'p3p'])
    .map((name) => [name, 'x']),
);

test.each([
  ['of nginx', nginx, () => true],
  ['that nginx adds to successes only', nginx, ({ status }: TransportResponse) => status < 300],
  ['of a cloud, twelve of them', ofCloud, () => true],
  ['with names in capitals', { Server: 'Caddy', 'X-Request-ID': '7f3c' }, () => true],
] as const)('headers %s are a warning each, and the run passes', async (_, headers, to) => {
  const report = await reportWith(adding(headers, to));
  const findings = findingsOf(report);
  expect(findings.map(({ ruleId, severity, subject }) => [ruleId, severity, subject])).toEqual(
    Object.keys(headers).map((name) => [
      'undocumented-header',
      'warning',
      { header: name.toLowerCase() },
    ]),
  );
  expect(verdictOf(report)).toBe('conforms');
  expect(findings[0]?.received).toMatch(/ \(in every response\)$/);
  expect(findings[0]?.curl).toContain('curl -sS -i');
  expect(report.coverage.some(({ verdict }) => verdict === 'verified')).toBe(true);
});

test('headers of a proxy are a warning each in a run that writes too', async () => {
  const report = await reportWith(
    adding(nginx, () => true),
    { mode: 'writes' },
  );
  expect(findingsOf(report).map(({ severity }) => severity)).toEqual([
    'warning',
    'warning',
    'warning',
  ]);
});

test.each([
  ['getHealth', /\/health$/],
  ['listChangefeeds', /\/changefeeds$/],
  ['getProcessor', /\/processors\/[^/]+\/[^/]+$/],
] as const)('a header that only %s sends is an error, however often', async (operationId, path) => {
  const report = await reportWith(async (request, send) => {
    const response = await send(request);
    if (!is(request, 'GET', path)) return response;
    return { ...response, headers: { ...response.headers, 'x-total-count': '3' } };
  });
  expect(findingsOf(report)).toMatchObject([
    {
      operationId,
      ruleId: 'undocumented-header',
      severity: 'error',
      received: `x-total-count: 3 (in responses of ${operationId})`,
    },
  ]);
  expect(verdictOf(report)).toBe('violates');
});

test('a header of refusals only is an error that names their operations', async () => {
  const report = await reportWith(adding({ 'retry-after': '1' }, ({ status }) => status >= 400));
  expect(findingsOf(report)).toMatchObject([
    { severity: 'error', subject: { header: 'retry-after' } },
  ]);
});

test('the headers are found in a run that is ended early too', async () => {
  const aborter = new AbortController();
  const added = adding(nginx, () => true);
  let requests = 0;
  const report = await reportWith(
    (request, send) => {
      requests += 1;
      if (requests === 10) aborter.abort(new Error('ended'));
      return added(request, send);
    },
    { mode: 'writes', signal: aborter.signal },
  );
  expect(report.interrupted).toBe(true);
  expect(findingsOf(report).map(({ subject }) => subject.header)).toEqual(Object.keys(nginx));
});

test('--skip response-headers leaves the headers out', async () => {
  const report = await reportWith(
    adding(nginx, () => true),
    { skip: ['response-headers'] },
  );
  expect(findingsOf(report)).toEqual([]);
});

/** Starts a proxy that compresses every body of at least `from` bytes. */
async function startCompressing(
  target: string,
  [encoding, compress]: readonly [string, (body: Buffer) => Buffer],
  from: number,
): Promise<string> {
  const proxy = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const { host: _, ...rest } = headers;
    const sent = requestHttp(new URL(url ?? '/', target), { method, headers: rest }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const plain = Buffer.concat(chunks);
        const { 'content-length': __, 'transfer-encoding': ___, ...kept } = response.headers;
        const isShort = plain.length < Math.max(from, 1);
        const body = isShort ? plain : compress(plain);
        const added = isShort ? {} : { 'content-encoding': encoding };
        const length = method === 'GET' || body.length > 0 ? { 'content-length': body.length } : {};
        outgoing.writeHead(response.statusCode ?? 500, { ...kept, ...added, ...length }).end(body);
      });
    });
    incoming.pipe(sent);
  });
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

test.each([
  ['gzip', gzipSync, 0],
  ['gzip', gzipSync, 256],
  ['br', brotliCompressSync, 0],
] as const)(
  'a proxy that compresses with %s is one warning that names Content-Encoding',
  async (encoding, compress, from) => {
    const sandbox = await startChecked({ state: 'documented', latency: 'none' });
    onTestFinished(() => sandbox.close());
    const url = await startCompressing(sandbox.url, [encoding, compress], from);
    const report = await runChecks({ ...optionsFor(sandbox), url });
    expect(findingsOf(report)).toMatchObject([
      {
        ruleId: 'undocumented-header',
        severity: 'warning',
        subject: { header: 'content-encoding' },
        received: expect.stringContaining(`content-encoding: ${encoding}`),
        curl: expect.stringContaining('curl -sS -i --compressed'),
      },
    ]);
    expect(verdictOf(report)).toBe('conforms');
  },
);

test('a curl line of another finding behind such a proxy asks curl to decompress', async () => {
  const report = await reportWith(async (request, send) => {
    const response = await send(request);
    if (!is(request, 'GET', /\/captures$/)) return response;
    const headers = { ...response.headers, 'content-encoding': 'gzip' };
    return { ...response, headers, body: response.body.replace('"id"', '"ID"') };
  });
  const found = findingsOf(report).filter(({ ruleId }) => ruleId !== 'undocumented-header');
  expect(found.length).toBeGreaterThan(0);
  for (const { curl } of found) expect(curl).toContain('curl -sS -i --compressed');
});
