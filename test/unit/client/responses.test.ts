// Tests how the client reads 2xx responses.
import { expect, test } from 'vitest';
import { createClient, TicdcError } from '../../../src/client/index.js';
import { fakeFetch, responding } from './fake-fetch.js';

const baseUrl = 'http://127.0.0.1:8300';

test('TSOs, upstream IDs and table IDs are bigint with every digit, also 0', async () => {
  const { fetch } = responding(`{
    "id": "test1", "sink_uri": "blackhole://", "upstream_id": 18446744073709551615, "start_ts": 426919038970232833,
    "target_ts": 0, "checkpoint_tso": 426921294362574849, "error_history": null,
    "task_status": [{ "capture_id": "c", "table_ids": [63, 9007199254740993], "table_operations": {
      "63": { "flag": 1, "boundary_ts": 426921294362574849, "status": 0 } } }]
  }`);
  const client = createClient({ baseUrl, fetch });
  const expected = {
    id: 'test1',
    sink_uri: 'blackhole://',
    upstream_id: 18446744073709551615n,
    start_ts: 426919038970232833n,
    target_ts: 0n,
    checkpoint_tso: 426921294362574849n,
    error_history: null,
    task_status: [
      {
        capture_id: 'c',
        table_ids: [63n, 9007199254740993n],
        table_operations: { '63': { flag: 1n, boundary_ts: 426921294362574849n, status: 0n } },
      },
    ],
  };
  expect(await client.getChangefeed('test1')).toEqual(expected);
  const params = { path: { changefeed_id: 'test1' } };
  const { data, error, response } = await client.GET('/api/v1/changefeeds/{changefeed_id}', {
    params,
  });
  expect(data).toEqual(expected);
  expect(error).toBeUndefined();
  expect(response.status).toBe(200);
});

test('other integers stay numbers', async () => {
  const { fetch } = responding(
    '{"version":"v8.5.7","git_hash":"f","id":"c","pid":25432,"is_owner":true}',
  );
  expect(await createClient({ baseUrl, fetch }).getServerStatus()).toMatchObject({ pid: 25432 });
});

test('an operation without a body resolves with undefined', async () => {
  const headers = { 'content-length': '0' };
  for (const init of [{ status: 202 }, { status: 202, headers }]) {
    const { fetch } = fakeFetch(null, init);
    const client = createClient({ baseUrl, fetch });
    expect(await client.pauseChangefeed('test1')).toBeUndefined();
    expect(await client.POST('/api/v1/owner/resign')).toMatchObject({ data: undefined });
  }
});

test('an operation without a body resolves with undefined even if the server sends JSON', async () => {
  const { fetch } = responding('{"id":"test1","checkpoint_ts":1}', 202);
  const client = createClient({ baseUrl, fetch });
  expect(await client.createChangefeed({ changefeed_id: 'a', sink_uri: 'b://' })).toBeUndefined();
});

const ownerNotFound =
  '{"error_msg":"[CDC:ErrOwnerNotFound]owner not found","error_code":"CDC:ErrOwnerNotFound"}';
const changefeed = { changefeed_id: 'a', sink_uri: 'blackhole://' };

test('a success that contains an error is that error', async () => {
  for (const status of [200, 202]) {
    const { fetch } = responding(ownerNotFound, status);
    const client = createClient({ baseUrl, fetch, retry: false });
    const calls = [
      client.createChangefeed(changefeed),
      client.pauseChangefeed('a'),
      client.getHealth(),
      client.listChangefeeds(),
      client.drainCapture({ capture_id: 'c' }),
      client.GET('/api/v1/captures'),
    ];
    for (const call of calls) {
      await expect(call).rejects.toMatchObject({ status, code: 'CDC:ErrOwnerNotFound' });
    }
  }
});

test.each([
  [200, null, 'expected HTTP 202, got an empty body'],
  [204, null, 'expected HTTP 202, got an empty body'],
  [200, '<html>Sign in</html>', 'expected HTTP 202, got <html>Sign in</html>'],
  [202, '[]', 'expected object or null, got array: []'],
  [202, '"ok"', 'expected object or null, got string: "ok"'],
])(
  'a removal to which a server responds %i %s has not been accepted',
  async (status, body, problem) => {
    const { fetch } = fakeFetch(body, { status });
    const call = createClient({ baseUrl, fetch }).removeChangefeed('a');
    await expect(call).rejects.toThrow(`removeChangefeed: HTTP ${status}: ${problem}`);
  },
);

test.each([
  [203, '[]', 'expected HTTP 200, got []'],
  [202, '[]', 'expected HTTP 200, got []'],
  [200, '{"changefeeds": []}', 'expected array, got object: {"changefeeds": []}'],
  [200, 'null', 'expected array, got null: null'],
  [200, '1', 'expected array, got number: 1'],
])('a list that comes as %i %s is none', async (status, body, problem) => {
  const client = createClient({ baseUrl, fetch: responding(body, status).fetch, retry: false });
  await expect(client.listChangefeeds()).rejects.toThrow(`HTTP ${status}: ${problem}`);
});

test('what the new architecture sends with a success is accepted', async () => {
  const accepted = (body: string, status = 202) =>
    createClient({ baseUrl, fetch: responding(body, status).fetch });
  expect(await accepted('{}').pauseChangefeed('a')).toBeUndefined();
  expect(await accepted('null').removeChangefeed('a')).toBeUndefined();
  expect(await accepted('{}', 200).getHealth()).toBeUndefined();
});

test.each([301, 302, 303])('a write that is redirected with %i is refused', async (status) => {
  const headers = { location: 'http://other:8300/api/v1/changefeeds' };
  const { fetch, sent } = fakeFetch('<a>Moved</a>', { status, headers });
  const client = createClient({ baseUrl, fetch });
  const message =
    `createChangefeed: HTTP ${status}: expected HTTP 202, got <a>Moved</a>. http://127.0.0.1:8300/api/v1/changefeeds ` +
    'redirects to http://other:8300/api/v1/changefeeds, and a redirected POST becomes a GET. Use the address of the ' +
    'server itself as baseUrl.';
  await expect(client.createChangefeed(changefeed)).rejects.toMatchObject({ status, message });
  await expect(client.POST('/api/v1/changefeeds', { body: changefeed })).rejects.toThrow(message);
  expect(sent).toHaveLength(2);
});

test.each([307, 308])('%i is followed: it keeps method and body', async (status) => {
  const sent: string[] = [];
  const fetch = async (request: Request) => {
    const { url, method, headers } = request;
    const credentials = headers.get('authorization') ?? 'no credentials';
    sent.push(`${method} ${url} ${credentials} ${await request.text()}`);
    const next = { changefeeds: '/moved?x={y}', moved: 'http://other/final' };
    const location = Object.entries(next).find(([part]) => url.includes(part))?.[1];
    return location
      ? new Response(null, { status, headers: { location } })
      : new Response(null, { status: 202 });
  };
  const headers = { 'x-a': '1', Authorization: 'Bearer b' };
  const client = createClient({ baseUrl: 'http://u', fetch });
  await client.createChangefeed(changefeed, { headers });
  const body = '{"changefeed_id":"a","sink_uri":"blackhole://"}';
  expect(sent).toEqual([
    `POST http://u/api/v1/changefeeds Bearer b ${body}`,
    `POST http://u/moved?x={y} Bearer b ${body}`,
    `POST http://other/final no credentials ${body}`,
  ]);
});

test.each(['http://[bad', 'file:///x', 'data:,x'])('a 308 to %s is refused', async (location) => {
  const { fetch, sent } = fakeFetch(null, { status: 308, headers: { location } });
  await expect(createClient({ baseUrl, fetch }).resignOwner()).rejects.toThrow(
    `resignOwner: HTTP 308: expected HTTP 202, got an empty body. http://127.0.0.1:8300/api/v1/owner/resign redirects to ${location}. Use the address of the server itself as baseUrl.`,
  );
  expect(sent).toHaveLength(1);
});

test.each([300, 304, 305])('a read that is redirected with %i is refused', async (status) => {
  const { fetch } = fakeFetch(null, { status, headers: { location: 'x' } });
  await expect(createClient({ baseUrl, fetch }).listCaptures()).rejects.toThrow(
    'http://127.0.0.1:8300/api/v1/captures redirects to x. Use the address',
  );
});

test('a redirect in a circle ends', async () => {
  const init = { status: 307, headers: { location: '/api/v1/owner/resign' } };
  const { fetch, sent } = fakeFetch(null, init);
  await expect(createClient({ baseUrl, fetch }).resignOwner()).rejects.toThrow('redirects to');
  expect(sent).toHaveLength(21);
});

test('where a browser hides the redirect, the error names the final address', async () => {
  const fetch = async ({ redirect }: Request) => {
    const response = new Response(redirect === 'manual' ? null : '[]');
    const hidden = { type: 'opaqueredirect', ok: false, status: 0 };
    const followed = { redirected: true, url: 'http://other/changefeeds' };
    const seen = redirect === 'manual' ? hidden : followed;
    return new Proxy(response, {
      get: (target, name) => {
        const value = name in seen ? Reflect.get(seen, name) : Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  };
  const call = createClient({ baseUrl, fetch }).createChangefeed(changefeed);
  await expect(call).rejects.toThrow(
    'createChangefeed: HTTP 200: expected HTTP 202, got []. The response came from http://other/changefeeds, after a redirect.',
  );
});

test.each([
  ['getHealth', 'GET', 'Send it again.'],
  ['resignOwner', 'POST', 'The server may have carried it out'],
] as const)('a response to %s that breaks off', async (operation, method, advice) => {
  const fetch = async () =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('[{"id":'));
          controller.error(new TypeError('terminated', { cause: new Error('other side closed') }));
        },
      }),
      { status: 200 },
    );
  const client = createClient({ baseUrl, fetch, retry: false });
  const error = await client[operation]().catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'TicdcNetworkError', status: 200, method });
  expect(String(error)).toContain(
    `: HTTP 200, but the response broke off: other side closed. ${advice}`,
  );
});

test('an HTML page with status 200 gives a TicdcError, not a SyntaxError', async () => {
  const html = '<!DOCTYPE html>\n<title>Sign in</title>';
  const { fetch } = fakeFetch(html, { headers: { 'content-type': 'text/html' } });
  const client = createClient({ baseUrl, fetch });
  const message =
    'listChangefeeds: HTTP 200: expected JSON, got text/html: <!DOCTYPE html> <title>Sign in</title> ' +
    '(Invalid JSON at position 0 (line 1, column 1): expected a value, got "<")';
  await expect(client.listChangefeeds()).rejects.toMatchObject({
    name: 'TicdcError',
    message,
    status: 200,
    code: '',
    operationId: 'listChangefeeds',
    cause: { name: 'JsonSyntaxError' },
  });
  await expect(client.GET('/api/v1/changefeeds')).rejects.toThrow(message);
  await expect(client.getHealth()).rejects.toBeInstanceOf(TicdcError);
});

test('an empty body instead of JSON gives a TicdcError', async () => {
  const { fetch } = fakeFetch(null, { headers: { 'content-length': '0' } });
  await expect(createClient({ baseUrl, fetch }).listCaptures()).rejects.toThrow(
    'listCaptures: HTTP 200: expected JSON, got an empty body',
  );
});

test('an error document after the response body is thrown as that error', async () => {
  const message = 'invalid api parameter: changefeed in abnormal state: stopped';
  const { fetch } = responding(
    `{"table_ids": null}{"error_msg":"[CDC:ErrAPIInvalidParam]${message}","error_code":"CDC:ErrAPIInvalidParam"}`,
  );
  await expect(createClient({ baseUrl, fetch }).getProcessor('a', 'b')).rejects.toMatchObject({
    message: `getProcessor: HTTP 200: CDC:ErrAPIInvalidParam: ${message}`,
    status: 200,
    code: 'CDC:ErrAPIInvalidParam',
  });
});

test('with parseAs other than json, openapi-fetch reads the body', async () => {
  const { fetch } = responding('[ {"checkpoint_tso": 426921294362574849} ]');
  const client = createClient({ baseUrl, fetch });
  const text = await client.GET('/api/v1/changefeeds', { parseAs: 'text' });
  expect(text.data).toBe('[ {"checkpoint_tso": 426921294362574849} ]');
  const stream = await client.GET('/api/v1/changefeeds', { parseAs: 'stream' });
  expect(stream.data).toBe(stream.response.body);
  const parsed = await client.GET('/api/v1/changefeeds', { parseAs: 'json' });
  expect(parsed.data).toEqual([{ checkpoint_tso: 426921294362574849n }]);
});

test('middlewares see requests and can replace responses', async () => {
  const { fetch, sent } = responding('[]');
  const client = createClient({ baseUrl, fetch });
  const middleware = {
    onRequest: ({ request }: { request: Request }) => request.headers.set('x-trace', '1'),
    onResponse: () => new Response('[{"checkpoint_tso":9007199254740993}]'),
  };
  client.use({
    onRequest: ({ request }) => middleware.onRequest({ request }),
    onResponse: middleware.onResponse,
  });
  expect(await client.listChangefeeds()).toEqual([{ checkpoint_tso: 9007199254740993n }]);
  expect(sent[0]?.headers['x-trace']).toBe('1');
});

test('an ejected middleware is no longer called', async () => {
  const client = createClient({ baseUrl, fetch: responding('[]').fetch });
  const middleware = { onResponse: () => new Response('[{"checkpoint_tso":1}]') };
  client.use(middleware);
  client.eject(middleware);
  expect(await client.listChangefeeds()).toEqual([]);
});
