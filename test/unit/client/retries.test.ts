// Tests which requests are repeated, when, and on which server.
import { expect, test } from 'vitest';
import { type ClientOptions, createClient, type Retry } from '../../../src/client/index.js';

const url = 'http://127.0.0.1:8300';
const list = '[{"id":"a","checkpoint_tso":1}]';
const refused = () =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  });
const reset = () =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
  });

type Responding = readonly [status: number, body: string, headers?: Record<string, string>];
type Step = Error | Responding;
const tiCdcError = (status: number, code: string): Responding => [
  status,
  JSON.stringify({
    error_msg: code === '' ? 'election: no leader' : `[${code}]x`,
    error_code: code,
  }),
];
const noOwner = tiCdcError(500, 'CDC:ErrOwnerNotFound');
const notReady = tiCdcError(503, 'CDC:ErrServerIsNotReady');

/** A client of servers that respond step by step, the last step for ever; `waits` has the times between requests, `sent` the requests. */
function playing(steps: readonly Step[], options: Partial<ClientOptions> = {}) {
  const sent: string[] = [];
  const waits: number[] = [];
  let now = 0;
  const client = createClient({
    baseUrl: url,
    random: () => 1,
    clock: {
      now: () => now,
      async wait(milliseconds, signal) {
        signal?.throwIfAborted();
        waits.push(milliseconds);
        now += milliseconds;
      },
    },
    fetch: async (request) => {
      const step = steps[Math.min(sent.length, steps.length - 1)];
      sent.push(`${request.method} ${new URL(request.url).host}`);
      if (step === undefined || step instanceof Error) throw step;
      const [status, body, headers = {}] = step;
      return new Response(body === '' ? null : body, { status, headers });
    },
    ...options,
  });
  return { client, sent, waits };
}

test.each<[string, Step]>([
  ['a refused connection', refused()],
  ['a reset connection', reset()],
  ['CDC:ErrOwnerNotFound', noOwner],
  ['CDC:ErrServerIsNotReady', notReady],
  ['an election without a leader', tiCdcError(500, '')],
  ['a crashed handler', [500, '']],
  ['a gateway in trouble', [502, '<html>']],
  ['an error in a success', [200, noOwner[1]]],
])('after %s GET is repeated', async (_, step) => {
  const { client, sent, waits } = playing([step, step, [200, list]]);
  expect(await client.listChangefeeds()).toHaveLength(1);
  expect(sent).toHaveLength(3);
  expect(waits).toEqual([100, 200]);
});

test.each<[string, Step]>([
  ['a changefeed that does not exist', tiCdcError(400, 'CDC:ErrChangeFeedNotExists')],
  ['an unhealthy cluster', tiCdcError(500, 'CDC:ErrClusterIsUnhealthy')],
  ['another error', tiCdcError(500, 'CDC:ErrPDEtcdAPIError')],
  ['a page', [200, '<html>']],
])('after %s GET is not repeated', async (_, step) => {
  const { client, sent } = playing([step]);
  await expect(client.getHealth()).rejects.toThrow();
  expect(sent).toHaveLength(1);
});

test.each<[string, Step]>([
  ['a refused connection', refused()],
  ['CDC:ErrOwnerNotFound', noOwner],
  ['CDC:ErrServerIsNotReady', notReady],
])('after %s a write is repeated if that is allowed', async (_, step) => {
  const byDefault = playing([step, [202, '']]);
  await expect(byDefault.client.pauseChangefeed('a')).rejects.toThrow();
  expect(byDefault.sent).toHaveLength(1);
  const allowed = playing([step, [202, '']], { retry: { writes: true } });
  await allowed.client.pauseChangefeed('a');
  expect(allowed.sent).toHaveLength(2);
});

test.each<[string, Step]>([
  ['a reset connection', reset()],
  ['a crashed handler', [500, '']],
  ['a gateway in trouble', [503, 'busy']],
  ['an election without a leader', tiCdcError(500, '')],
  ['a lost ownership', tiCdcError(500, 'CDC:ErrNotOwner')],
])('after %s a write is never repeated', async (_, step) => {
  const { client, sent } = playing([step, [202, '']], { retry: { writes: true } });
  await expect(client.pauseChangefeed('a')).rejects.toThrow();
  expect(sent).toHaveLength(1);
});

test('retry: false sends everything once', async () => {
  const { client, sent } = playing([noOwner], { retry: false });
  await expect(client.listChangefeeds()).rejects.toMatchObject({ code: 'CDC:ErrOwnerNotFound' });
  expect(sent).toHaveLength(1);
});

test('the delay doubles with jitter up to a limit, and the last error is thrown', async () => {
  const { client, sent, waits } = playing([noOwner], {
    random: () => 0,
    retry: { attempts: 6, delay: 1_000, longestDelay: 3_000 },
  });
  await expect(client.listChangefeeds()).rejects.toMatchObject({ code: 'CDC:ErrOwnerNotFound' });
  expect(sent).toHaveLength(6);
  expect(waits).toEqual([500, 1_000, 1_500, 1_500, 1_500]);
});

test('Retry-After is waited for, or ends the call if it is too long', async () => {
  const busy = (after: string): Step => [503, 'busy', { 'retry-after': after }];
  const short = playing([busy('1'), [200, list]]);
  await short.client.listChangefeeds();
  expect(short.waits).toEqual([1_000]);
  const date = playing([busy(new Date(Date.now() + 1_900).toUTCString()), [200, list]]);
  await date.client.listChangefeeds();
  expect(date.waits[0]).toBeLessThan(2_000);
  const long = playing([busy('60')]);
  await expect(long.client.listChangefeeds()).rejects.toThrow('HTTP 503: busy');
  expect(long.sent).toHaveLength(1);
});

test('onRetry sees each repetition', async () => {
  const seen: Retry[] = [];
  const { client } = playing([refused(), noOwner, [200, list]], {
    retry: { onRetry: (retry) => seen.push(retry) },
  });
  await client.listChangefeeds();
  expect(seen).toMatchObject([
    { operationId: 'listChangefeeds', attempt: 1, delay: 100, error: { isUnsent: true } },
    { operationId: 'listChangefeeds', attempt: 2, delay: 200, error: { status: 500 } },
  ]);
});

test('a signal ends the wait between two requests with its reason', async () => {
  const controller = new AbortController();
  const reason = new Error('changed my mind');
  const client = createClient({
    baseUrl: url,
    fetch: () => Promise.reject(refused()),
    retry: {
      delay: 60_000,
      longestDelay: 60_000,
      onRetry: () => setTimeout(() => controller.abort(reason)),
    },
  });
  const { signal } = controller;
  await expect(client.listChangefeeds({}, { signal })).rejects.toBe(reason);
});

test.each([
  ['the client', { timeout: 20 }, undefined],
  ['the call', {}, { timeout: 20 }],
])('the timeout of %s ends a call with its repetitions', async (_, ofClient, ofCall) => {
  const client = createClient({
    baseUrl: url,
    fetch: (request) =>
      new Promise((_resolve, reject) => {
        request.signal.addEventListener('abort', () => reject(request.signal.reason));
      }),
    ...ofClient,
  });
  await expect(client.listChangefeeds({}, ofCall)).rejects.toMatchObject({
    name: 'TimeoutError',
    message: 'listChangefeeds: no result within 20 ms',
  });
});

const servers = ['http://a:8300', 'http://b:8300', 'http://c:8300'];

test('a server that cannot be reached is left at once for the next one, and tried again after five seconds', async () => {
  let isUp = false;
  const sent: string[] = [];
  let now = 0;
  const client = createClient({
    baseUrl: servers,
    clock: { now: () => now, wait: () => Promise.reject(new Error('unexpected wait')) },
    fetch: async (request) => {
      const { host } = new URL(request.url);
      sent.push(host);
      if (host === 'a:8300' && !isUp) throw refused();
      return new Response(list);
    },
  });
  await client.listChangefeeds();
  now += 4_999;
  await client.listChangefeeds();
  isUp = true;
  now += 1;
  await client.listChangefeeds();
  expect(sent).toEqual(['a:8300', 'b:8300', 'b:8300', 'a:8300']);
});

test('if no server can be reached, each is tried, then all of them again after a while', async () => {
  const { client, sent, waits } = playing([refused()], {
    baseUrl: servers,
    retry: { attempts: 2 },
  });
  await expect(client.listChangefeeds()).rejects.toMatchObject({ isUnsent: true });
  expect(sent.map((line) => line.slice(4, 5)).join('')).toBe('abcabc'.slice(0, sent.length));
  expect(sent).toHaveLength(6);
  expect(waits).toEqual([100, 200, 400]);
});

test('a server that is not ready is left; an election is of the whole cluster', async () => {
  const starting = playing([notReady, [200, list]], { baseUrl: servers });
  await starting.client.listChangefeeds();
  expect(starting.sent).toEqual(['GET a:8300', 'GET b:8300']);
  expect(starting.waits).toEqual([]);
  const electing = playing([noOwner, [200, list]], { baseUrl: servers });
  await electing.client.listChangefeeds();
  expect(electing.sent).toEqual(['GET a:8300', 'GET a:8300']);
  expect(electing.waits).toEqual([100]);
});

test('a write that fails is not repeated, but the next call goes to another server', async () => {
  const { client, sent } = playing([reset(), [202, '']], { baseUrl: servers });
  await expect(client.pauseChangefeed('a')).rejects.toMatchObject({ isUnsent: false });
  await client.pauseChangefeed('a');
  expect(sent).toEqual(['POST a:8300', 'POST b:8300']);
});

test('an empty list of servers is refused', () => {
  expect(() => createClient({ baseUrl: [] })).toThrow('got an empty list');
});
