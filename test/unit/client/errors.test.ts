// Tests the errors for refusals and for servers that do not respond.

import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';
import { expect, onTestFinished, test, vi } from 'vitest';
import {
  createClient,
  isTicdcError,
  TicdcError,
  TicdcNetworkError,
} from '../../../src/client/index.js';
import { fakeFetch, refusing, responding } from './fake-fetch.js';

const baseUrl = 'http://127.0.0.1:8300';
const notExists = `{
    "error_msg": "[CDC:ErrChangeFeedNotExists]changefeed not exists, default/x",
    "error_code": "CDC:ErrChangeFeedNotExists"
}`;

async function thrownBy(fetch: (request: Request) => Promise<Response>): Promise<TicdcError> {
  try {
    await createClient({ baseUrl, fetch, retry: false }).getChangefeed('x');
  } catch (error) {
    if (error instanceof TicdcError) return error;
    throw error;
  }
  throw new Error('expected a TicdcError, got a success');
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
        'getChangefeed: HTTP 400: CDC:ErrChangeFeedNotExists: changefeed not exists, default/x. Just after a create or an ' +
        'election, a changefeed that exists may be refused like this for a moment.',
      status: 400,
      code: 'CDC:ErrChangeFeedNotExists',
      operationId: 'getChangefeed',
      method: 'GET',
      url: 'http://127.0.0.1:8300/api/v1/changefeeds/x',
    });
    expect(error.response).toBeInstanceOf(Response);
    expect(error.response.headers.get('content-type')).toBe(type);
    expect(await error.response.text()).toBe(notExists);
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
  [
    404,
    '404 page not found',
    '404 page not found. The server is older than this operation, or baseUrl is not the address of a TiCDC server.',
  ],
  [502, '<html>\n  <h1>Bad gateway</h1>\n</html>', '<html> <h1>Bad gateway</h1> </html>'],
  [500, '{"error":"old form"}', '{"error":"old form"}'],
  [500, '{"id": 426921294362574849}', '{"id": 426921294362574849}'],
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
      method: 'GET',
      url: 'http://127.0.0.1:8300/api/v1/changefeeds/x',
      isTransient: false,
    });
    expect(await error.response.text()).not.toMatch(/p@ss|s3cret/);
  }
});

test('the response of an error has no headers with secrets', async () => {
  const headers = { 'Set-Cookie': 'a=s3cret', 'X-Auth-Token': 's3cret', 'Retry-After': '1' };
  const error = await thrownBy(fakeFetch('busy', { status: 503, headers }).fetch);
  expect(Object.fromEntries(error.response.headers)).toEqual({
    'content-type': 'text/plain;charset=UTF-8',
    'retry-after': '1',
  });
});

test('isTicdcError recognises errors by code, also those of another copy of the package', async () => {
  const error: unknown = await thrownBy(refusing(400, notExists).fetch);
  expect(isTicdcError(error)).toBe(true);
  expect(isTicdcError(error, 'CDC:ErrChangeFeedNotExists')).toBe(true);
  expect(isTicdcError(error, 'CDC:ErrOwnerNotFound')).toBe(false);
  for (const other of [new Error('x'), new TypeError('x'), undefined, null, 'TicdcError', {}]) {
    expect(isTicdcError(other)).toBe(false);
  }
  vi.resetModules();
  const copy = await import('../../../src/client/index.js');
  expect(error).not.toBeInstanceOf(copy.TicdcError);
  expect(copy.isTicdcError(error, 'CDC:ErrChangeFeedNotExists')).toBe(true);
});

test.each([
  [500, 'CDC:ErrOwnerNotFound', 'The cluster is electing an owner: send it again in a second.'],
  [401, 'CDC:ErrUnauthorized', 'Give the credentials of a TiDB user in the option auth.'],
  [503, 'CDC:ErrServerIsNotReady', 'The server is starting: send it again in a few seconds.'],
])('HTTP %i %s says what to do', async (status, code, advice) => {
  const body = JSON.stringify({ error_msg: `[${code}]no.`, error_code: code });
  const error = await thrownBy(refusing(status, body).fetch);
  expect(error.message).toBe(`getChangefeed: HTTP ${status}: ${code}: no. ${advice}`);
});

test.each([
  [
    'changefeed update error: can only update changefeed config when it is stopped or failed',
    '. reconfigureChangefeed pauses, updates and resumes it.',
  ],
  ['can not update target-ts:1 less than start-ts:2', ''],
])('the refusal of an update, "%s", says what to do if that is known', async (text, advice) => {
  const code = 'CDC:ErrChangefeedUpdateRefused';
  const body = JSON.stringify({ error_msg: `[${code}]${text}`, error_code: code });
  const error = await thrownBy(refusing(400, body).fetch);
  expect(error.message).toBe(`getChangefeed: HTTP 400: ${code}: ${text}${advice}`);
});

test('a success that is cut off in a secret does not show it', async () => {
  const { fetch } = responding('{"id":"a","sink_uri":"mysql://root:s3cret');
  const error = await thrownBy(fetch);
  expect(error.message).toContain('{"id":"a","sink_uri":"mysql://root:xxxxx');
  expect(inspect(error)).not.toContain('s3cret');
});

test('without a response the error says where and why, with the error of fetch as its cause', async () => {
  const cause = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), {
    code: 'ECONNREFUSED',
  });
  const failure = new TypeError('fetch failed', { cause });
  const fetch = () => Promise.reject(failure);
  const client = createClient({ baseUrl, fetch, retry: false });
  const error = await client.listChangefeeds({ state: 'normal' }).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(TicdcNetworkError);
  expect(error).toMatchObject({
    name: 'TicdcNetworkError',
    message:
      'listChangefeeds: GET http://127.0.0.1:8300/api/v1/changefeeds?state=normal: no response: ' +
      'connect ECONNREFUSED 127.0.0.1:1. Is a TiCDC server listening there?',
    operationId: 'listChangefeeds',
    method: 'GET',
    url: 'http://127.0.0.1:8300/api/v1/changefeeds?state=normal',
    status: undefined,
    isUnsent: true,
    cause: failure,
  });
});

const failing = (message: string, code?: string) =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error(message), code === undefined ? {} : { code }),
  });

test.each([
  [new TypeError('Failed to fetch'), 'Failed to fetch. Is a TiCDC'],
  [failing('', 'ECONNREFUSED'), 'ECONNREFUSED. Is a TiCDC'],
  [failing(''), 'fetch failed. Is a TiCDC'],
  [
    failing('self-signed certificate in certificate chain', 'SELF_SIGNED_CERT_IN_CHAIN'),
    'self-signed certificate in certificate chain. To trust a private CA, set NODE_EXTRA_CA_CERTS',
  ],
  [failing('Invalid URL', 'ERR_INVALID_URL'), 'Invalid URL. Is a TiCDC'],
  [
    new TypeError('Failed to parse URL from [object Request]', { cause: new Error('Invalid URL') }),
    'Invalid URL. This fetch takes no Request of another implementation',
  ],
])('%s says why as far as it is known', async (failure, reason) => {
  const fetch = () => Promise.reject(failure);
  const client = createClient({ baseUrl, fetch, retry: false });
  await expect(client.getHealth()).rejects.toThrow(`no response: ${reason}`);
});

test('a server that speaks no TLS is named as such', async () => {
  const server = createServer((_, response) => response.end('[]'));
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = createClient({ baseUrl: `https://127.0.0.1:${port}`, retry: false });
  await expect(client.listCaptures()).rejects.toThrow(
    /no response: \S.*\S\. The server does not speak TLS: use http:\/\/ in baseUrl\.$/,
  );
});

test('a status beyond 599 is an error like others', async () => {
  const denied = 'HTTP/1.1 999 Denied\r\nContent-Length: 2\r\n\r\nno';
  const server = createTcpServer((socket) => socket.once('data', () => socket.end(denied)));
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const error = await createClient({ baseUrl: `http://127.0.0.1:${port}` })
    .listCaptures()
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ status: 999, message: 'listCaptures: HTTP 999: no' });
  expect(error).toHaveProperty('response.statusText', 'Denied');
});

test('a write without a response may have been carried out, unless no connection was made', async () => {
  const failed = async (failure: Error) => {
    const client = createClient({ baseUrl, fetch: () => Promise.reject(failure), retry: false });
    return client.pauseChangefeed('a').catch((error: TicdcNetworkError) => error);
  };
  expect(await failed(failing('read ECONNRESET', 'ECONNRESET'))).toMatchObject({
    isUnsent: false,
    message: expect.stringContaining('The server may have carried it out: read what it changes'),
  });
  expect(await failed(failing('x', 'ECONNREFUSED'))).toMatchObject({
    isUnsent: true,
    message: expect.stringContaining('Is a TiCDC server listening there?'),
  });
});

test('a browser hides the reason, so the error for another origin names CORS', async () => {
  vi.stubGlobal('location', { origin: 'http://page' });
  onTestFinished(() => void vi.unstubAllGlobals());
  const fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  const client = createClient({ baseUrl, fetch, retry: false });
  await expect(client.getHealth()).rejects.toThrow('other origins (CORS)');
  vi.stubGlobal('location', { origin: baseUrl });
  await expect(client.getHealth()).rejects.toThrow('Is a TiCDC server listening there?');
});

test('errors of another realm, as fetch throws them in Jest, are network errors too', async () => {
  const error: unknown = runInNewContext(
    "new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) })",
  );
  expect(error).not.toBeInstanceOf(Error);
  const fetch = () => Promise.reject(error);
  const client = createClient({ baseUrl: 'http://127.0.0.1:8300', fetch, retry: false });
  await expect(client.listCaptures()).rejects.toMatchObject({
    name: 'TicdcNetworkError',
    isUnsent: true,
    message: expect.stringContaining('no response: refused.'),
  });
});

test('other failures of fetch are passed on as they are', async () => {
  const failure = new Error('no more requests in this test');
  const client = createClient({ baseUrl, fetch: () => Promise.reject(failure) });
  await expect(client.getHealth()).rejects.toBe(failure);
});
