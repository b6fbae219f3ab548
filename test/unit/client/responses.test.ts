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
  for (const init of [{ status: 202 }, { status: 202, headers }, { status: 204 }]) {
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

test('a 2xx status that is not described is read as the described one', async () => {
  const { fetch } = responding('[{"id":"a","checkpoint_tso":1}]', 203);
  expect(await createClient({ baseUrl, fetch }).listChangefeeds()).toEqual([
    { id: 'a', checkpoint_tso: 1n },
  ]);
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
    message: `getProcessor: HTTP 200: [CDC:ErrAPIInvalidParam]${message}`,
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
