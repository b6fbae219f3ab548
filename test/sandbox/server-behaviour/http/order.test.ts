// server-behaviour/http.md#order-of-checks: the order of checks, by era.
import { expect, test } from 'vitest';
import { loseOwner } from '../../lose-owner.js';
import {
  error,
  expectResponse,
  plain,
  refusal,
  refused,
  sink_uri,
  useReleases,
} from '../releases.js';

const at = useReleases([
  '5.2.4',
  '5.4.3',
  '6.0.0',
  '6.1.7',
  '6.5.12',
  '7.2.0',
  '7.5.7',
  '8.1.2',
  '8.5.7',
]);

/** What a PUT meets, one mistake after the other being mended: ID, existence, state, body, deep validation. */
async function mistakes(release: string) {
  const { create, put, post, advance } = at(release);
  const badId = await put('/changefeeds/a_b', '{');
  const unknown = await put('/changefeeds/a', '{');
  await create('a');
  const state = await put('/changefeeds/a', '{');
  await post('/changefeeds/a/pause');
  advance(2_000);
  const body = await put('/changefeeds/a', '{');
  const deep = await put('/changefeeds/a', { target_ts: 1, sink_uri: 'foo://' });
  return [badId, unknown, state, body, deep].map(({ status, text }) => {
    const { error_msg, error_code } = JSON.parse(text);
    return [status, error_code, error_msg.replace(/^\[.*?\]/, '').replace(/:?\d+.*$/, '')];
  });
}

const inOrder = (existence: string, states: string) => [
  [400, 'CDC:ErrAPIInvalidParam', 'invalid changefeed_id: a_b'],
  [400, 'CDC:ErrChangeFeedNotExists', `changefeed not exists, ${existence}`],
  [
    400,
    'CDC:ErrChangefeedUpdateRefused',
    `changefeed update error: can only update changefeed config when it is ${states}`,
  ],
  [400, '', 'unexpected EOF'],
  [400, 'CDC:ErrChangefeedUpdateRefused', 'can not update target-ts'],
];

test.each([
  ['5.2.4', 'key: /tidb/cdc/changefeed/info/a'],
  ['5.4.3', 'key: a'],
])(
  'server-behaviour/http.md#order-e2: ID, existence, state, body, deep validation in %s',
  async (release, id) => {
    expect(await mistakes(release)).toEqual(inOrder(id, 'stopped'));
  },
);

test.each([
  ['6.0.0', 'a'],
  ['6.1.7', '{default a}'],
])(
  'server-behaviour/http.md#order-e3: ID, existence, state, body, deep validation in %s',
  async (release, id) => {
    expect(await mistakes(release)).toEqual(inOrder(id, 'stopped'));
  },
);

test.each([
  ['6.5.12', 'stopped'],
  ['7.2.0', 'stopped or failed'],
  ['8.5.7', 'stopped or failed'],
])(
  'server-behaviour/http.md#order-e4-and-e6: readiness, owner, credentials, ID, existence, state, body, deep validation in %s',
  async (release, states) => {
    const { sandbox, put, send } = at(release);
    expect(await mistakes(release)).toEqual(inOrder('default/a', states));
    const { cluster } = sandbox();
    cluster.fault({ kind: 'auth', users: {} });
    if (release === '8.5.7') expect((await put('/changefeeds/a_b', '{')).status).toBe(401);
    await loseOwner(cluster);
    const lost = error(500, 'election: no leader', '');
    expectResponse(await put('/changefeeds/a_b', '{'), lost);
    cluster.fault({ kind: 'not-ready' });
    expect((await send('PUT', '/changefeeds/a_b')).status).toBe(503);
  },
);

test.each(['6.5.12', '8.5.7'])(
  'server-behaviour/http.md#order-of-create: the body is parsed before the ID is looked at, after credentials, in %s',
  async (release) => {
    const { post, sandbox } = at(release);
    const body = '{"changefeed_id":"a_b","start_ts":"1"}';
    expectResponse(
      await post('/changefeeds', body),
      refusal(
        400,
        'CDC:ErrAPIInvalidParam',
        'invalid api parameter: json: cannot unmarshal string into Go struct field ChangefeedConfig.start_ts of type uint64',
        plain,
      ),
    );
    sandbox().cluster.fault({ kind: 'auth', users: {} });
    expect((await post('/changefeeds', body)).status).toBe(release === '8.5.7' ? 401 : 400);
  },
);

const looksUp = [
  ['GET', '/changefeeds/a_b'],
  ['PUT', '/changefeeds/a_b'],
  ['POST', '/changefeeds/a_b/pause'],
  ['POST', '/changefeeds/a_b/resume'],
  ['POST', '/changefeeds/a_b/tables/rebalance_table'],
  ['POST', '/changefeeds/a_b/tables/move_table'],
  ['GET', '/processors/a_b/c'],
] as const;

test.each(['7.5.7', '8.1.2'])(
  'server-behaviour/http.md#order-e5: seven calls look the changefeed up before all else but readiness, create and DELETE do not, in %s',
  async (release) => {
    const { send, post, remove, sandbox } = at(release);
    const missing = refused('CDC:ErrChangeFeedNotExists', 'changefeed not exists, default/a_b');
    const badId = refused('CDC:ErrAPIInvalidParam', 'invalid changefeed_id: a_b');
    for (const [method, path] of looksUp) expectResponse(await send(method, path), missing);
    expectResponse(await post('/changefeeds', { changefeed_id: 'a_b', sink_uri }), badId);
    expectResponse(await remove('/changefeeds/a_b'), badId);

    sandbox().cluster.fault({ kind: 'auth', users: {} });
    for (const [method, path] of looksUp) expectResponse(await send(method, path), missing);
    const wanted = release === '8.1.2' ? 401 : 400;
    expect((await post('/changefeeds', {})).status).toBe(wanted);
    expect((await remove('/changefeeds/a_b')).status).toBe(wanted);
    sandbox().cluster.fault({ kind: 'not-ready' });
    expect((await send('GET', '/changefeeds/a_b')).status).toBe(503);
  },
);

test('server-behaviour/http.md#auth-failures-come-from-owner: a capture that finds no owner asks for nothing', async () => {
  const { post, sandbox } = at('8.5.7');
  sandbox().cluster.fault({ kind: 'auth', users: {} });
  const { status, headers } = await post('/changefeeds/a/pause', undefined, 1);
  expect([status, headers.get('www-authenticate')]).toEqual([401, null]);
  await loseOwner(sandbox().cluster);
  expectResponse(
    await post('/changefeeds/a/pause', undefined, 1),
    error(500, 'election: no leader', ''),
  );
});
