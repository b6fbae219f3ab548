// Status, health and log level, and what the HTTP layer does with every request, at v8.5.7.
import { expect, test } from 'vitest';
import { errorText, useSandbox } from './support.js';

const { create, get, post, put, send, sandbox } = useSandbox();
const json = 'application/json; charset=utf-8';

test('status has the fields of the release in their order, and is local', async () => {
  const answers = await Promise.all([0, 1, 2].map((capture) => get('/status', capture)));
  expect(answers.map(({ type }) => type)).toEqual([json, json, json]);
  const bodies = answers.map(({ text }) => JSON.parse(text));
  for (const body of bodies) {
    expect(Object.keys(body)).toEqual([
      'version',
      'git_hash',
      'id',
      'cluster_id',
      'pid',
      'is_owner',
      'liveness',
    ]);
    expect(body).toMatchObject({ version: 'v8.5.7', cluster_id: 'default', liveness: 0 });
  }
  expect(bodies.map(({ is_owner }) => is_owner)).toEqual([true, false, false]);
  expect(new Set(bodies.map(({ id }) => id)).size).toBe(3);
});

test('health is 200 without a body', async () => {
  expect(await get('/health')).toMatchObject({ status: 200, type: null, text: '' });
});

test.each(['debug', 'INFO', 'Fatal', ''])('log level %j is 200 without a body', async (level) => {
  const answer = await post('/log', { log_level: level });
  expect(answer).toMatchObject({ status: 200, type: null, text: '' });
});

test.each(['{}', 'null'])('log body %s means info', async (body) => {
  expect((await post('/log', body)).status).toBe(200);
});

test.each(['warning', 'trace', 'off'])('log level %s is refused', async (level) => {
  const answer = await post('/log', { log_level: level });
  expect(answer).toMatchObject({ status: 400, type: json });
  expect(answer.text).toBe(
    errorText('CDC:ErrAPIInvalidParam', `fail to change log level: ${level}`),
  );
});

test('a bad log body is 400 as text', async () => {
  const answer = await post('/log', '{"log_level":1}');
  expect(answer).toMatchObject({ status: 400, type: 'text/plain; charset=utf-8' });
  expect(answer.text).toBe(
    errorText(
      'CDC:ErrAPIInvalidParam',
      'invalid log level: json: cannot unmarshal number into Go struct field .log_level of type string',
    ),
  );
});

test.each([
  ['GET', '/status/', 301],
  ['POST', '/log/', 307],
  ['HEAD', '/status', 404],
  ['PATCH', '/status', 404],
  ['DELETE', '/changefeeds', 404],
  ['GET', '/changefeeds/a%2Fb', 404],
  ['GET', '/changefeeds/a%20b', 400],
  ['POST', '/changefeeds//pause', 400],
])('%s %s: %i', async (method, path, status) => {
  expect((await send(method, path)).status).toBe(status);
});

test('404 is text without a charset', async () => {
  const answer = await get('/nothing');
  expect(answer).toMatchObject({ status: 404, type: 'text/plain', text: '404 page not found' });
});

test('an empty ID is 400', async () => {
  const answer = await post('/changefeeds//pause');
  expect(answer.text).toBe(errorText('CDC:ErrAPIInvalidParam', 'invalid changefeed_id: '));
});

test('a server that is not ready answers 503 on every route', async () => {
  const end = sandbox().cluster.fault({ kind: 'not-ready' });
  for (const path of ['/status', '/health', '/changefeeds', '/captures']) {
    const answer = await get(path);
    expect(answer).toMatchObject({ status: 503, type: json });
    expect(answer.text).toBe(errorText('CDC:ErrServerIsNotReady', 'cdc server is not ready'));
  }
  expect((await post('/log', {})).status).toBe(503);
  end();
  expect((await get('/status')).status).toBe(200);
});

test('basic auth is asked for on the seven calls that change changefeeds, and on no other', async () => {
  await create('a');
  sandbox().cluster.fault({ kind: 'auth', users: { u: 'p' } });
  const calls = [
    ['POST', '/changefeeds'],
    ['PUT', '/changefeeds/a'],
    ['POST', '/changefeeds/a/pause'],
    ['POST', '/changefeeds/a/resume'],
    ['POST', '/changefeeds/a/tables/rebalance_table'],
    ['POST', '/changefeeds/a/tables/move_table'],
    ['DELETE', '/changefeeds/a'],
  ] as const;
  for (const [method, path] of calls) {
    const answer = await send(method, path);
    expect(answer).toMatchObject({ status: 401, type: json });
    expect(answer.headers.get('www-authenticate')).toBe(null);
    expect(answer.text).toBe(
      errorText(
        'CDC:ErrCredentialNotFound',
        'credential not found: please specify the user and password via authorization header',
      ),
    );
  }
  expect((await get('/changefeeds/a')).status).toBe(200);
  expect((await post('/log', {})).status).toBe(200);
  expect((await put('/captures/drain', '{}')).status).toBe(400);
});

test.each([
  ['x:p', 'user x unauthorized, error: The user is not allowed.'],
  [':p', 'user  unauthorized, error: Empty username is not allowed.'],
  [
    'u:q',
    "user u unauthorized, error: Error 1045 (28000): Access denied for user 'u'@'127.0.0.1' (using password: YES)",
  ],
])('wrong credentials %s', async (credentials, text) => {
  sandbox().cluster.fault({ kind: 'auth', users: { u: 'p' } });
  const headers = { authorization: `Basic ${btoa(credentials)}` };
  const answer = await send('POST', '/changefeeds/a/pause', { headers });
  expect(answer.status).toBe(401);
  expect(answer.text).toBe(errorText('CDC:ErrUnauthorized', text));
});

test('good credentials get through', async () => {
  await create('a');
  sandbox().cluster.fault({ kind: 'auth', users: { u: 'p' } });
  const headers = { authorization: `Basic ${btoa('u:p')}` };
  expect((await send('POST', '/changefeeds/a/pause', { headers })).status).toBe(202);
});
