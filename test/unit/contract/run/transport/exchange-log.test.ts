// Tests the exchanges that a run records for reports: every request, exact digits, no secrets.
import { expect, test } from 'vitest';
import { type Report, runChecks } from '../../../../../src/contract/index.js';
import { TransportError } from '../../../../../src/contract/run/transport/transport.js';
import { secret, texts } from '../../../../fixtures/secrets.js';
import { type Between, changeBody, findingsOf, is, withSandbox } from '../support.js';

const reportWith = (between: Between, mode: Report['mode'] = 'read-only') =>
  withSandbox(
    async ({ options, sent }) => {
      const headers = { 'x-auth': 'caller-value', authorization: 'Basic cm9vdDpwdw==' };
      const report = await runChecks({ ...options, mode, headers, recordExchanges: true });
      return { report, exchanges: report.exchanges ?? [], sent };
    },
    { between, state: 'documented' },
  );

const unchanged: Between = (request, send) => send(request);

test('nothing is recorded unless it is asked for', () =>
  withSandbox(async ({ options }) => {
    const report = await runChecks({ ...options, mode: 'read-only' });
    expect(report).not.toHaveProperty('exchanges');
    expect(report.requests).toBeGreaterThan(0);
  }));

test('every request is recorded in the order of sending, with its whole response', async () => {
  const { report, exchanges, sent } = await reportWith(unchanged, 'writes');
  expect(exchanges.length).toBe(report.requests);
  expect(
    exchanges.map(({ request: { method, url } }) => {
      const { pathname, search } = new URL(url);
      return `${method} ${pathname}${search}`;
    }),
  ).toEqual(sent);
  const detail = exchanges.find(({ request }) => /changefeed-test1$/.test(request.url));
  expect(detail?.response?.status).toBe(200);
  expect(detail?.response?.body).toContain('"start_ts": 426919038970232833,');
  expect(detail?.response?.length).toBe(detail?.response?.body.length);
});

test('a request without a response is recorded with the reason, and its repetition too', async () => {
  let isFirst = true;
  const { exchanges } = await reportWith((request, send) => {
    if (!is(request, 'GET', /\/health$/) || !isFirst) return send(request);
    isFirst = false;
    throw new TransportError('the connection ended before a complete response arrived', true);
  });
  const [lost, repeated] = exchanges.filter(({ request }) => request.url.endsWith('/health'));
  expect(lost).not.toHaveProperty('response');
  expect(lost?.failure).toBe('the connection ended before a complete response arrived');
  expect(repeated?.response?.status).toBe(200);
  expect(repeated).not.toHaveProperty('failure');
});

test('a body is cut after 65,536 characters, with the length of the whole in bytes', async () => {
  const long = `${'é'.repeat(70_000)}`;
  const { exchanges } = await reportWith(changeBody(/\/captures$/, () => long));
  const { response } = exchanges.find(({ request }) => request.url.endsWith('/captures')) ?? {};
  expect(response?.body).toBe('é'.repeat(65_536));
  expect(response?.length).toBe(140_000);
});

test("the caller's headers and every secret of a response are masked", async () => {
  let next = 0;
  const { exchanges } = await reportWith(async (request, send) => {
    const response = await send(request);
    if (!is(request, 'GET', /\/(?:captures|processors)$/)) return response;
    const text = texts[next++ % texts.length] ?? '';
    return { ...response, headers: { ...response.headers, 'set-cookie': secret }, body: text };
  });
  expect(next).toBeGreaterThan(1);
  const all = JSON.stringify(exchanges);
  expect(all).not.toContain('caller-value');
  expect(all).not.toContain('cm9vdDpwdw==');
  expect(all).not.toContain(secret);
  expect(exchanges[0]?.request.headers).toEqual({
    'x-auth': '<secret>',
    authorization: '<secret>',
  });
});

test('a finding names the exchange whose response shows it', async () => {
  const { report, exchanges } = await reportWith(
    changeBody(/\/changefeeds\/changefeed-test1$/, (body) =>
      body.replace('"state": "normal"', '"state": "nomral"'),
    ),
  );
  const [found] = findingsOf(report).filter(({ pointer }) => pointer === '/state');
  const exchange = exchanges[found?.exchange ?? -1];
  expect(exchange?.request.url).toMatch(/changefeed-test1$/);
  expect(exchange?.response?.body).toContain('"state": "nomral"');
});

test('the report says when the run began to wait for each effect', async () => {
  const { report } = await reportWith(unchanged, 'writes');
  expect(report.settlings.length).toBeGreaterThan(5);
  const ends = report.settlings.map(({ began = -1, milliseconds = -1 }) => {
    expect(began).toBeGreaterThanOrEqual(0);
    expect(milliseconds).toBeGreaterThanOrEqual(0);
    return began + milliseconds;
  });
  expect(Math.max(...ends)).toBeLessThanOrEqual(report.milliseconds);
});
