// Tests what the client sends and what it rejects before sending.
import { expect, test, vi } from 'vitest';
import { operationIds, operations } from '../../../generated/operations.js';
import { createClient, UnsafeIntegerError } from '../../../src/client/index.js';
import { fakeFetch } from './fake-fetch.js';

const baseUrl = 'http://127.0.0.1:8300';
const accepting = () => fakeFetch(null, { status: 202 });
const feed = { changefeed_id: 'test5', sink_uri: 'blackhole://' };

test('every operation has a function', () => {
  const client = createClient({ baseUrl });
  expect(operationIds).toHaveLength(17);
  expect(Object.keys(client).sort()).toEqual(
    [...operationIds, 'GET', 'POST', 'PUT', 'DELETE', 'use', 'eject'].sort(),
  );
});

test('every function sends the method and path of its operation', async () => {
  const { fetch, sent } = accepting();
  const client = createClient({ baseUrl, fetch });
  await Promise.allSettled([
    client.getServerStatus(),
    client.getHealth(),
    client.setLogLevel({ log_level: 'debug' }),
    client.listChangefeeds(),
    client.createChangefeed(feed),
    client.getChangefeed('a'),
    client.updateChangefeed('a', {}),
    client.removeChangefeed('a'),
    client.pauseChangefeed('a'),
    client.resumeChangefeed('a'),
    client.rebalanceTables('a'),
    client.moveTable('a', { capture_id: 'b', table_id: 1 }),
    client.resignOwner(),
    client.listProcessors(),
    client.getProcessor('a', 'b'),
    client.listCaptures(),
    client.drainCapture({ capture_id: 'b' }),
  ]);
  const expected = operationIds.map((id) => {
    const { method, path } = operations[id];
    const filled = path.replace('{changefeed_id}', 'a').replace('{capture_id}', 'b');
    return `${method} ${baseUrl}${filled}`;
  });
  expect(sent.map(({ method, url }) => `${method} ${url}`).sort()).toEqual(expected.sort());
});

test('64-bit integers are sent with every digit, as bigint or safe number', async () => {
  const { fetch, sent } = accepting();
  const client = createClient({ baseUrl, fetch });
  const body = {
    ...feed,
    start_ts: 426921294362574849n,
    target_ts: 0n,
    ignore_txn_start_ts: [18446744073709551615n, 9007199254740991],
  };
  await client.createChangefeed(body);
  await client.POST('/api/v1/changefeeds', { body });
  const text =
    '{"changefeed_id":"test5","sink_uri":"blackhole://","start_ts":426921294362574849,"target_ts":0,' +
    '"ignore_txn_start_ts":[18446744073709551615,9007199254740991]}';
  expect(sent.map((request) => request.body)).toEqual([text, text]);
  expect(sent[0]?.headers['content-type']).toBe('application/json');
});

test('unsafe integers are rejected and nothing is sent', async () => {
  const { fetch, sent } = accepting();
  const client = createClient({ baseUrl, fetch });
  const rounded = Number(426921294362574849n);
  const refused = [
    client.createChangefeed({ ...feed, start_ts: rounded }),
    client.updateChangefeed('test1', { target_ts: -1 }),
    client.updateChangefeed('test1', { ignore_txn_start_ts: [1n, 2n ** 64n] }),
    client.moveTable('test1', { capture_id: 'c', table_id: 2n ** 63n }),
    client.moveTable('test1', { capture_id: 'c', table_id: 1.5 }),
    client.updateChangefeed('test1', { mounter_worker_num: 2 ** 53 }),
    client.POST('/api/v1/changefeeds', { body: { ...feed, start_ts: rounded } }),
  ];
  const pointers = ['/start_ts', '/target_ts', '/ignore_txn_start_ts/1', '/table_id', '/table_id'];
  for (const [index, pointer] of [...pointers, '/mounter_worker_num', '/start_ts'].entries()) {
    await expect(refused[index]).rejects.toBeInstanceOf(UnsafeIntegerError);
    await expect(refused[index]).rejects.toMatchObject({ pointer });
  }
  expect(sent).toEqual([]);
});

test('omitted query parameters are not sent', async () => {
  const { fetch, sent } = accepting();
  const client = createClient({ baseUrl, fetch });
  await Promise.allSettled([
    client.listChangefeeds({ state: 'normal' }),
    client.listChangefeeds({}),
  ]);
  expect(sent.map(({ url }) => url)).toEqual([
    'http://127.0.0.1:8300/api/v1/changefeeds?state=normal',
    'http://127.0.0.1:8300/api/v1/changefeeds',
  ]);
});

test('path parameters are percent-encoded', async () => {
  const { fetch, sent } = accepting();
  await createClient({ baseUrl, fetch }).pauseChangefeed('a/../b?c#d%2e$& é');
  expect(sent[0]?.url).toBe(
    'http://127.0.0.1:8300/api/v1/changefeeds/a%2F..%2Fb%3Fc%23d%252e%24%26%20%C3%A9/pause',
  );
});

test.each(['', '.', '..', '\ud800'])(
  'the path parameter %j is rejected before sending',
  async (id) => {
    const { fetch, sent } = accepting();
    const client = createClient({ baseUrl, fetch });
    const message =
      'path parameter changefeed_id: expected a non-empty string other than "." and ".."';
    await expect(client.removeChangefeed(id)).rejects.toThrow(`removeChangefeed: ${message}`);
    const params = { path: { changefeed_id: id } };
    await expect(client.DELETE('/api/v1/changefeeds/{changefeed_id}', { params })).rejects.toThrow(
      TypeError,
    );
    expect(sent).toEqual([]);
  },
);

test('headers of the client and the call are sent; those of the call win', async () => {
  const { fetch, sent } = accepting();
  const client = createClient({ baseUrl, fetch, headers: { 'x-a': '1', 'x-b': '1' } });
  await client.pauseChangefeed('a', { headers: { 'x-b': '2' } });
  expect(sent[0]?.headers).toMatchObject({ 'x-a': '1', 'x-b': '2' });
});

test('an aborted signal rejects with its reason', async () => {
  const reason = new Error('changed my mind');
  const fetch = async (request: Request) => {
    request.signal.throwIfAborted();
    return new Response('[]');
  };
  const client = createClient({ baseUrl, fetch });
  const signal = AbortSignal.abort(reason);
  await expect(client.listChangefeeds({}, { signal })).rejects.toBe(reason);
});

test.each(['http://127.0.0.1:8300/', 'http://127.0.0.1:8300//', 'HTTP://127.0.0.1:8300'])(
  'the base URL %s is tolerated',
  async (url) => {
    const { fetch, sent } = accepting();
    await createClient({ baseUrl: url, fetch }).resignOwner();
    expect(sent[0]?.url).toBe('http://127.0.0.1:8300/api/v1/owner/resign');
  },
);

test.each([
  'http://api',
  'https://api/',
  'http://api:8300',
  'http://host/api-v1',
  'http://host/xapi',
])('the base URL %s is accepted', (url) => {
  expect(() => createClient({ baseUrl: url })).not.toThrow();
});

test('a base URL can have a path', async () => {
  const { fetch, sent } = accepting();
  await createClient({ baseUrl: 'https://proxy/ticdc/{x}/', fetch }).resignOwner();
  expect(sent[0]?.url).toBe('https://proxy/ticdc/%7Bx%7D/api/v1/owner/resign');
});

test.each([
  '127.0.0.1:8300',
  'localhost:8300',
  'ftp://host',
  'http://',
  '//host',
  'http://host?a=1',
  'http://host/#x',
])('the base URL %s is rejected', (url) => {
  expect(() => createClient({ baseUrl: url })).toThrow(
    'baseUrl: expected an http or https URL without query and fragment, such as http://127.0.0.1:8300, ' +
      `got "${url}"`,
  );
});

test.each([
  ['http://host:8300/api/v1', 'http://host:8300'],
  ['http://host:8300/api/v1/', 'http://host:8300'],
  ['http://host/ticdc/api/v2//', 'http://host/ticdc'],
  ['http://host/api', 'http://host'],
  ['/ticdc/api/v1', '/ticdc'],
  ['http://host/API/V1', 'http://host'],
  ['http://host/api//v1/.', 'http://host'],
  ['http://host/ticdc/api/v1/changefeeds?state=all', 'http://host/ticdc'],
  ['http://api/api/v1', 'http://api'],
  ['http://u:secret@host/api/v1', 'http://u:xxxxx@host'],
])('the base URL %s is rejected with the right one', (url, right) => {
  expect(() => createClient({ baseUrl: url })).toThrow(
    `baseUrl: expected the URL of a server without /api/v1, which is added to it: "${right}", got "${url.replace('secret', 'xxxxx')}"`,
  );
});

test('the error for a base URL shows no password', () => {
  expect(() => createClient({ baseUrl: 'ftp://user:p@ss@host' })).toThrow(
    'got "ftp://user:xxxxx@host"',
  );
});

test('credentials in the base URL become basic authentication', async () => {
  const { fetch, sent } = accepting();
  const client = createClient({ baseUrl: 'http://us%40er:p%C3%A4ss%@host:8300/', fetch });
  await client.resignOwner();
  await client.resignOwner({ headers: { Authorization: 'Bearer x' } });
  await client.POST('/api/v1/owner/resign', { baseUrl: 'http://other:8300' });
  await client.POST('/api/v1/owner/resign', { baseUrl: 'http://a:b@other:8300' });
  expect(sent.map(({ url, headers }) => [url, headers.authorization])).toEqual([
    ['http://host:8300/api/v1/owner/resign', `Basic ${btoa('us@er:p%C3%A4ss%')}`],
    ['http://host:8300/api/v1/owner/resign', 'Bearer x'],
    ['http://other:8300/api/v1/owner/resign', undefined],
    ['http://other:8300/api/v1/owner/resign', `Basic ${btoa('a:b')}`],
  ]);
});

test('basic authentication is UTF-8', async () => {
  const { fetch, sent } = accepting();
  await createClient({ baseUrl: 'http://root:p%C3%A4ss@host', fetch }).resignOwner();
  expect(sent[0]?.headers.authorization).toBe(`Basic ${btoa('root:p\u00c3\u00a4ss')}`);
});

test('the option auth is basic authentication for the servers of the client', async () => {
  const { fetch, sent } = accepting();
  const auth = { username: 'r\u00f6ot', password: 'p:\u00e4ss' };
  const client = createClient({ baseUrl, fetch, auth });
  await client.resignOwner();
  await client.resignOwner({ headers: { authorization: 'Bearer x' } });
  await client.POST('/api/v1/owner/resign', { baseUrl: 'http://other:8300' });
  expect(sent.map(({ headers }) => headers.authorization)).toEqual([
    `Basic ${btoa('r\u00c3\u00b6ot:p:\u00c3\u00a4ss')}`,
    'Bearer x',
    undefined,
  ]);
});

test('a user name with a colon is refused: it would be another user', () => {
  const auth = { username: 'a:b', password: 'secret' };
  expect(() => createClient({ baseUrl, auth })).toThrow(
    'expected a user name without ":", got "a:b"',
  );
});

test.each([
  { username: 'admin', password: undefined },
  { user: 'admin', pass: 'secret' },
])('credentials %o from JavaScript are refused', (given) => {
  // @ts-expect-error TypeScript refuses them too.
  expect(() => createClient({ baseUrl, auth: given })).toThrow(
    'auth: expected username and password as strings',
  );
});

test('a fetch with a Request of its own is given that Request', async () => {
  class OwnRequest extends Request {}
  const seen: boolean[] = [];
  const fetch = async (request: Request) => {
    seen.push(request instanceof OwnRequest);
    return new Response(null, { status: 202 });
  };
  await createClient({ baseUrl, fetch, Request: OwnRequest }).resignOwner();
  expect(seen).toEqual([true]);
});

test('the global fetch gets an address, and a Request once something is to see it', async () => {
  const received: unknown[] = [];
  const fetch = vi.fn(async (input: unknown, init?: RequestInit) => {
    received.push(input instanceof Request ? 'Request' : [input, init?.method, init?.body]);
    return new Response(null, { status: 202 });
  });
  vi.stubGlobal('fetch', fetch);
  try {
    const client = createClient({ baseUrl });
    await client.createChangefeed(feed);
    client.use({ onRequest: () => undefined });
    await client.createChangefeed(feed);
  } finally {
    vi.unstubAllGlobals();
  }
  const body = '{"changefeed_id":"test5","sink_uri":"blackhole://"}';
  expect(received).toEqual([[`${baseUrl}/api/v1/changefeeds`, 'POST', body], 'Request']);
});

test('without middlewares a failure and a signal reject as they do with them', async () => {
  const stop = new AbortController();
  const gone = new DOMException('stopped', 'AbortError');
  vi.stubGlobal('fetch', async () => {
    stop.abort(gone);
    throw new TypeError('fetch failed');
  });
  try {
    const client = createClient({ baseUrl, retry: false });
    await expect(client.pauseChangefeed('a', { signal: stop.signal })).rejects.toBe(gone);
    await expect(client.pauseChangefeed('a')).rejects.toMatchObject({
      name: 'TicdcNetworkError',
      method: 'POST',
      url: `${baseUrl}/api/v1/changefeeds/a/pause`,
    });
  } finally {
    vi.unstubAllGlobals();
  }
});
