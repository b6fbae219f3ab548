// server-behaviour/http.md: readiness, basic auth, and the deadline of v5.
import { expect, test } from 'vitest';
import { late } from '../late.js';
import { empty, error, expectResponse, json, refusal, releases, useReleases } from '../releases.js';

const at = useReleases([...releases, '8.0.0', '6.2.0']);

const everyCall = [
  ['GET', '/status'],
  ['GET', '/health'],
  ['POST', '/log'],
  ['GET', '/changefeeds'],
  ['GET', '/changefeeds/a'],
  ['POST', '/changefeeds'],
  ['PUT', '/changefeeds/a'],
  ['POST', '/changefeeds/a/pause'],
  ['POST', '/changefeeds/a/resume'],
  ['DELETE', '/changefeeds/a'],
  ['POST', '/changefeeds/a/tables/rebalance_table'],
  ['POST', '/changefeeds/a/tables/move_table'],
  ['POST', '/owner/resign'],
  ['GET', '/processors'],
  ['GET', '/processors/a/c'],
  ['GET', '/captures'],
  ['PUT', '/captures/drain'],
] as const;

test.each(['6.2.0', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/http.md#not-ready-response: 503 on every route, at any capture, not forwarded, in %s',
  async (release) => {
    const { send, sandbox } = at(release);
    const end = sandbox().cluster.fault({ kind: 'not-ready' });
    const wanted = refusal(503, 'CDC:ErrServerIsNotReady', 'cdc server is not ready');
    for (const [method, path] of everyCall) {
      const response = await send(method, path, {}, 1);
      expectResponse(response, wanted);
      expect(response.headers.has('ticdc-forwardfromcapture')).toBe(false);
    }
    expect((await send('GET', '/nope')).status).toBe(404);
    end();
    expect((await send('GET', '/status')).status).toBe(200);
  },
);

test.each(['5.2.4', '5.3.4', '5.4.3', '6.0.0', '6.1.7'])(
  'server-behaviour/http.md#not-ready-not-before-e4: there is no such gate in %s',
  async (release) => {
    at(release).sandbox().cluster.fault({ kind: 'not-ready' });
    expect((await at(release).get('/status')).status).toBe(200);
  },
);

const authenticated = [
  'POST /changefeeds',
  'PUT /changefeeds/a',
  'POST /changefeeds/a/pause',
  'POST /changefeeds/a/resume',
  'DELETE /changefeeds/a',
  'POST /changefeeds/a/tables/rebalance_table',
  'POST /changefeeds/a/tables/move_table',
];

test.each(['8.0.0', '8.1.2', '8.5.7'])(
  'server-behaviour/http.md#basic-auth-operations: asked for on the seven changes of changefeeds alone in %s',
  async (release) => {
    const { create, send, sandbox } = at(release);
    await create('a');
    sandbox().cluster.fault({ kind: 'auth', users: { u: 'p' } });
    const asked: string[] = [];
    for (const [method, path] of everyCall) {
      if ((await send(method, path)).status === 401) asked.push(`${method} ${path}`);
    }
    expect(asked).toEqual(authenticated);
  },
);

test.each(['5.2.4', '5.3.4', '5.4.3', '6.0.0', '6.1.7', '6.5.12', '7.1.6', '7.5.7'])(
  'server-behaviour/http.md#basic-auth-since-v8-0-0: nothing is asked for in %s',
  async (release) => {
    const { create, post, sandbox } = at(release);
    await create('a');
    sandbox().cluster.fault({ kind: 'auth', users: { u: 'p' } });
    expectResponse(await post('/changefeeds/a/pause'), empty(202));
  },
);

const withAuth = ['8.0.0', '8.1.2', '8.5.7'];

/** Pauses the running changefeed `a` where the user `u` has the password `p`. */
async function pause(release: string, authorization?: string) {
  const { create, send, sandbox } = at(release);
  await create('a');
  sandbox().cluster.fault({ kind: 'auth', users: { u: 'p' } });
  const headers = authorization === undefined ? {} : { authorization };
  return send('POST', '/changefeeds/a/pause', { headers });
}

const basic = (credentials: string) => `Basic ${btoa(credentials)}`;
const unauthorized = (text: string) => refusal(401, 'CDC:ErrUnauthorized', text);

test.each(withAuth)(
  'server-behaviour/http.md#basic-auth-without-credentials: 401 without a challenge in %s',
  async (release) => {
    for (const header of [undefined, 'Bearer x', 'Basic', `Basic ${btoa('no colon')}`]) {
      const response = await pause(release, header);
      expectResponse(
        response,
        refusal(
          401,
          'CDC:ErrCredentialNotFound',
          'credential not found: please specify the user and password via authorization header',
        ),
      );
      expect(response.headers.has('www-authenticate')).toBe(false);
      at(release).sandbox().cluster.reset();
    }
  },
);

test.each(withAuth)(
  'server-behaviour/http.md#basic-auth-user-not-allowed: 401 in %s',
  async (release) => {
    const wanted = unauthorized('user x unauthorized, error: The user is not allowed.');
    expectResponse(await pause(release, basic('x:p')), wanted);
  },
);

test.each([
  ['8.0.0', 'The user is not allowed.'],
  ['8.1.2', 'Empty username is not allowed.'],
  ['8.5.7', 'Empty username is not allowed.'],
])('server-behaviour/http.md#basic-auth-empty-user: %s says "%s"', async (release, reason) => {
  const wanted = unauthorized(`user  unauthorized, error: ${reason}`);
  expectResponse(await pause(release, basic(':p')), wanted);
});

test.each(withAuth)(
  'server-behaviour/http.md#basic-auth-refused-by-tidb: the text of TiDB in %s',
  async (release) => {
    const response = await pause(release, basic('u:wrong'));
    expect([response.status, response.type]).toEqual([401, json]);
    const { error_msg, error_code } = JSON.parse(response.text);
    expect(error_code).toBe('CDC:ErrUnauthorized');
    expect(error_msg).toMatch(
      /^\[CDC:ErrUnauthorized\]user u unauthorized, error: .*Access denied/,
    );
    expect(response.text).not.toContain('wrong');
  },
);

test.each(withAuth)(
  'server-behaviour/http.md#basic-auth-accepted: with a known user in %s',
  async (release) => {
    expectResponse(await pause(release, basic('u:p')), empty(202));
  },
);

test.each([
  ['5.2.4', 'GET', '/changefeeds'],
  ['5.3.4', 'GET', '/changefeeds/a'],
  ['5.4.3', 'POST', '/changefeeds/a/pause'],
  ['5.4.3', 'GET', '/health'],
  ['5.4.3', 'GET', '/captures'],
])(
  'server-behaviour/http.md#timeout-of-handlers-that-look: 500 after 10 s in %s, %s %s',
  async (release, method, path) => {
    const { response, slept } = await late(release, 12_000, method, path);
    expectResponse(response, error(500, 'context deadline exceeded', ''));
    expect(slept).toBe(10_000);
    expect((await late(release, 9_999, method, path)).response.status).toBeLessThan(300);
  },
);

test.each(['5.2.4', '5.3.4', '5.4.3'])(
  'server-behaviour/http.md#timeout-of-handlers-that-do-not-look: 504 for what has no body in %s',
  async (release) => {
    const { response, slept } = await late(release, 12_000, 'POST', '/owner/resign');
    expectResponse(response, empty(504));
    expect(slept).toBe(12_000);
    const status = await late(release, 12_000, 'GET', '/status');
    expect([status.response.status, status.slept]).toEqual([200, 12_000]);
  },
);

test.each(['6.0.0', '6.1.7', '6.5.12', '8.5.7'])(
  'server-behaviour/http.md#timeout-none-since-e3: there is none in %s',
  async (release) => {
    const { response, slept } = await late(release, 60_000, 'POST', '/changefeeds/a/pause');
    expectResponse(response, empty(202));
    expect(slept).toBe(60_000);
  },
);
