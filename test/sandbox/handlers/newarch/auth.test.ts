// Who is asked for credentials (server-behaviour/new-architecture.md#common-rules, server-behaviour/new-architecture.md#drain).
import { beforeEach, expect, test } from 'vitest';
import { errorText } from '../../support.js';
import { sink_uri, useNewarch } from './support.js';

const { sandbox, send } = useNewarch({ captures: 2 });
const old = useNewarch({ release: '8.5.6' });

const users = { admin: 'secret' };
beforeEach(() => {
  for (const { cluster } of [sandbox(), old.sandbox()]) cluster.fault({ kind: 'auth', users });
});

const missing = errorText(
  'CDC:ErrCredentialNotFound',
  'credential not found: please specify the user and password via authorization header',
);
const basic = (text: string) => ({ Authorization: `Basic ${btoa(text)}` });

test.each([
  ['POST', '/changefeeds'],
  ['PUT', '/changefeeds/a_b'],
  ['POST', '/changefeeds/a_b/pause'],
  ['POST', '/changefeeds/a_b/resume'],
  ['DELETE', '/changefeeds/a_b'],
  ['POST', '/changefeeds/a_b/tables/rebalance_table'],
  ['POST', '/changefeeds/a_b/tables/move_table'],
  ['PUT', '/captures/drain'],
])(
  'server-behaviour/new-architecture.md#common-rules, %s %s asks for credentials before anything else',
  async (method, path) => {
    const response = await send(method, path, { body: '{' }, 1);
    expect(response).toMatchObject({ status: 401, text: missing });
    expect(response.headers.has('www-authenticate')).toBe(false);
  },
);

test.each([
  ['GET', '/changefeeds', 200],
  ['GET', '/changefeeds/a', 400],
  ['POST', '/log', 400],
  ['POST', '/owner/resign', 202],
])(
  'server-behaviour/new-architecture.md#common-rules, %s %s does not',
  async (method, path, status) => {
    expect((await send(method, path)).status).toBe(status);
  },
);

test('server-behaviour/new-architecture.md#drain, drain does not up to v8.5.6', async () => {
  expect((await old.put('/captures/drain', {})).status).toBe(202);
  expect((await old.post('/changefeeds', {})).status).toBe(401);
});

test.each([
  ['other:x', 'user other unauthorized, error: The user is not allowed.'],
  [':x', 'user  unauthorized, error: Empty username is not allowed.'],
  [
    'admin:x',
    "user admin unauthorized, error: Error 1045 (28000): Access denied for user 'admin'@'127.0.0.1' (using password: YES)",
  ],
])(
  'server-behaviour/new-architecture.md#common-rules, the credentials %s are refused',
  async (credentials, problem) => {
    const response = await send('POST', '/changefeeds', { headers: basic(credentials) });
    expect(response).toMatchObject({
      status: 401,
      text: errorText('CDC:ErrUnauthorized', problem),
    });
  },
);

test('server-behaviour/new-architecture.md#common-rules, good credentials are let in', async () => {
  const body = JSON.stringify({ sink_uri });
  const headers = basic('admin:secret');
  expect((await send('POST', '/changefeeds', { headers, body })).status).toBe(202);
});
