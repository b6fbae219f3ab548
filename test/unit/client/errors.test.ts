// What the client makes of refusals and of servers that do not answer.
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { createClient, TicdcError } from '../../../src/client/index.js';
import { fakeFetch, refusing, responding } from './fake-fetch.js';

const baseUrl = 'http://127.0.0.1:8300';
const notExists = `{
    "error_msg": "[CDC:ErrChangeFeedNotExists]changefeed not exists, default/x",
    "error_code": "CDC:ErrChangeFeedNotExists"
}`;

async function thrownBy(fetch: (request: Request) => Promise<Response>): Promise<TicdcError> {
  try {
    await createClient({ baseUrl, fetch }).getChangefeed('x');
  } catch (error) {
    if (error instanceof TicdcError) return error;
    throw error;
  }
  throw new Error('expected a TicdcError, got an answer');
}

test.each(['application/json; charset=utf-8', 'text/plain; charset=utf-8'])(
  'a TiCDC error labelled %s tells status, code, operation and the words of the server',
  async (type) => {
    const { fetch } = refusing(400, notExists, type);
    const error = await thrownBy(fetch);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'TicdcError',
      message:
        'getChangefeed: HTTP 400: [CDC:ErrChangeFeedNotExists]changefeed not exists, default/x',
      status: 400,
      code: 'CDC:ErrChangeFeedNotExists',
      operationId: 'getChangefeed',
    });
    expect(error.response).toBeInstanceOf(Response);
    expect(error.response.headers.get('content-type')).toBe(type);
    const { data, error: body } = await createClient({ baseUrl, fetch }).GET('/api/v1/status');
    expect(data).toBeUndefined();
    expect(body).toEqual(JSON.parse(notExists));
  },
);

test('an empty error_code is an empty code', async () => {
  const error = await thrownBy(refusing(500, '{"error_msg":"EOF","error_code":""}').fetch);
  expect(error).toMatchObject({ code: '', message: 'getChangefeed: HTTP 500: EOF' });
});

test.each([
  [404, '404 page not found', '404 page not found'],
  [502, '<html>\n  <h1>Bad gateway</h1>\n</html>', '<html> <h1>Bad gateway</h1> </html>'],
  [500, '{"error":"old form"}', '{"error":"old form"}'],
  [500, '{"id": 426921294362574849}', '{"id":426921294362574849}'],
  [504, '', 'HTTP 504 with an empty body'],
  [500, 'x'.repeat(1000), `${'x'.repeat(200)}...`],
])('HTTP %i with the body %j says so', async (status, body, problem) => {
  const error = await thrownBy(refusing(status, body, 'text/plain').fetch);
  expect(error).toMatchObject({
    status,
    code: '',
    message: `getChangefeed: HTTP ${status}: ${problem}`,
  });
});

test('the methods give text that is not JSON as it is, and something for an empty body', async () => {
  const notFound = createClient({ baseUrl, fetch: refusing(404, '404 page not found').fetch });
  expect((await notFound.GET('/api/v1/health')).error).toBe('404 page not found');
  const headers = { 'content-length': '0' };
  const empty = createClient({ baseUrl, fetch: fakeFetch(null, { status: 504, headers }).fetch });
  expect((await empty.GET('/api/v1/health')).error).toEqual({
    error_msg: 'HTTP 504 with an empty body',
    error_code: '',
  });
});

test('error bodies keep their digits', async () => {
  const { fetch } = refusing(500, '{"start_ts": 426921294362574849}', 'text/plain');
  const { error } = await createClient({ baseUrl, fetch }).GET('/api/v1/health');
  expect(error).toEqual({ start_ts: 426921294362574849n });
});

test('parseAs changes nothing for errors', async () => {
  const client = createClient({ baseUrl, fetch: refusing(400, notExists).fetch });
  const { error } = await client.GET('/api/v1/status', { parseAs: 'text' });
  expect(error).toEqual(JSON.parse(notExists));
});

test('errors that middlewares make are read like those of servers', async () => {
  const shortcut = createClient({ baseUrl, fetch: responding('[]').fetch });
  shortcut.use({ onRequest: () => new Response(notExists, { status: 400 }) });
  await expect(shortcut.listChangefeeds()).rejects.toMatchObject({
    code: 'CDC:ErrChangeFeedNotExists',
  });
  const replaced = createClient({ baseUrl, fetch: responding('[]').fetch });
  replaced.use({ onResponse: () => new Response('busy', { status: 503 }) });
  await expect(replaced.listChangefeeds()).rejects.toThrow('listChangefeeds: HTTP 503: busy');
});

test('secrets show neither in the message nor in what loggers print', async () => {
  const uri = 'kafka://user:p@ss@host:9092/t?sasl-password=s3cret&protocol=avro';
  const body = JSON.stringify({
    error_msg: `[CDC:ErrSinkURIInvalid]sink uri invalid '${uri}': no topic`,
    error_code: 'CDC:ErrSinkURIInvalid',
  });
  for (const text of [body, `oops ${uri}`, `${' '.repeat(150)}${uri}`]) {
    const error = await thrownBy(refusing(400, text).fetch);
    expect(error.message).toContain(
      'kafka://user:xxxxx@host:9092/t?sasl-password=xxxxx&protocol=avro',
    );
    expect(inspect(error) + JSON.stringify(error) + error.stack).not.toMatch(/p@ss|s3cret/);
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'TicdcError',
      status: 400,
      code: text === body ? 'CDC:ErrSinkURIInvalid' : '',
      operationId: 'getChangefeed',
    });
  }
});

test('a success that is cut off in a secret does not show it', async () => {
  const { fetch } = responding('{"id":"a","sink_uri":"mysql://root:s3cret');
  const error = await thrownBy(fetch);
  expect(error.message).toContain('{"id":"a","sink_uri":"mysql://root:xxxxx');
  expect(inspect(error)).not.toContain('s3cret');
});

test('a server that does not answer: where and why, with the error of fetch as the cause', async () => {
  const cause = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), {
    code: 'ECONNREFUSED',
  });
  const failure = new TypeError('fetch failed', { cause });
  const client = createClient({ baseUrl, fetch: () => Promise.reject(failure) });
  await expect(client.listChangefeeds({ state: 'normal' })).rejects.toMatchObject({
    name: 'TypeError',
    message:
      'GET http://127.0.0.1:8300/api/v1/changefeeds: no answer: connect ECONNREFUSED 127.0.0.1:1. ' +
      'Is a TiCDC server listening there?',
    cause: failure,
  });
});

test.each([
  [new TypeError('Failed to fetch'), 'Failed to fetch'],
  [
    new TypeError('fetch failed', {
      cause: Object.assign(new Error(''), { code: 'ECONNREFUSED' }),
    }),
    'ECONNREFUSED',
  ],
  [new TypeError('fetch failed', { cause: new Error('') }), 'fetch failed'],
])('%s says why as far as it is known', async (failure, reason) => {
  const client = createClient({ baseUrl, fetch: () => Promise.reject(failure) });
  await expect(client.getHealth()).rejects.toThrow(`no answer: ${reason}. Is a TiCDC`);
});

test('other failures of fetch are passed on as they are', async () => {
  const failure = new Error('no more requests in this test');
  const client = createClient({ baseUrl, fetch: () => Promise.reject(failure) });
  await expect(client.getHealth()).rejects.toBe(failure);
});
