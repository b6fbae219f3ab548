// server-behaviour/http.md#path-ids: IDs in the path, and changefeeds that do not exist.
import { expect, test } from 'vitest';
import { empty, expectResponse, refused, releases, useReleases } from '../releases.js';

const others = ['6.1.0', '6.2.0', '6.5.4', '6.5.5', '6.6.0', '7.0.0', '7.1.1', '7.1.2', '7.2.0'];
const at = useReleases([...releases, ...others]);

/** Those that check the ID before they look. */
const checkFirst = releases.filter((release) => release !== '7.5.7' && release !== '8.1.2');

const calls = [
  ['GET', '/changefeeds/<id>'],
  ['PUT', '/changefeeds/<id>'],
  ['POST', '/changefeeds/<id>/pause'],
  ['POST', '/changefeeds/<id>/resume'],
  ['DELETE', '/changefeeds/<id>'],
  ['POST', '/changefeeds/<id>/tables/rebalance_table'],
  ['POST', '/changefeeds/<id>/tables/move_table'],
  ['GET', '/processors/<id>/c'],
] as const;

const badId = (id: string) => refused('CDC:ErrAPIInvalidParam', `invalid changefeed_id: ${id}`);

test.each(checkFirst)(
  'server-behaviour/http.md#path-id-pattern: letters, digits and single hyphens between them, 128 bytes, in all eight calls of %s',
  async (release) => {
    const { send } = at(release);
    const long = 'a'.repeat(129);
    for (const id of ['a_b', 'a.b', '-a', 'a-', 'a--b', 'ä', long]) {
      for (const [method, path] of calls) {
        const response = await send(method, path.replace('<id>', encodeURIComponent(id)));
        expectResponse(response, badId(id));
      }
    }
    for (const id of ['a', '0', 'A-1-b', 'a'.repeat(128)]) {
      const { text } = await send('GET', `/changefeeds/${id}`);
      expect(JSON.parse(text).error_code).toBe('CDC:ErrChangeFeedNotExists');
    }
  },
);

test.each(['7.5.7', '8.1.2'])(
  'server-behaviour/http.md#path-id-e5: malformed IDs are unknown in all calls but DELETE of %s',
  async (release) => {
    for (const [method, path] of calls) {
      const response = await at(release).send(method, path.replace('<id>', 'a_b'));
      const unknown = refused('CDC:ErrChangeFeedNotExists', 'changefeed not exists, default/a_b');
      expectResponse(response, method === 'DELETE' ? badId('a_b') : unknown);
    }
  },
);

test.each(checkFirst)(
  'server-behaviour/http.md#path-id-decoded: before it is matched in %s',
  async (release) => {
    const { create, get } = at(release);
    await create('a');
    expect((await get('/changefeeds/%61')).status).toBe(200);
    expectResponse(await get('/changefeeds/a%20b'), badId('a b'));
  },
);

test.each(releases)(
  'server-behaviour/http.md#path-id-empty: is a route, and refused in %s',
  async (release) => {
    const { post, get } = at(release);
    const unknown = refused('CDC:ErrChangeFeedNotExists', 'changefeed not exists, default/');
    const wanted = release === '7.5.7' || release === '8.1.2' ? unknown : badId('');
    expectResponse(await post('/changefeeds//pause'), wanted);
    expectResponse(await post('/changefeeds//tables/move_table'), wanted);
    expectResponse(await get('/processors//c'), wanted);
  },
);

test.each(releases)(
  'server-behaviour/http.md#path-id-capture: the same pattern in %s',
  async (release) => {
    const { create, get, post } = at(release);
    await create('a');
    const bad = refused('CDC:ErrAPIInvalidParam', 'invalid capture_id: c_d');
    expectResponse(await get('/processors/a/c_d'), bad);
    expectResponse(await post('/changefeeds/a/tables/move_table', { capture_id: 'c_d' }), bad);
    const [{ id }] = JSON.parse((await get('/captures')).text);
    expect((await get(`/processors/a/${id}`)).status).toBe(200);
    const moved = await post('/changefeeds/a/tables/move_table', { capture_id: id, table_id: 1 });
    expectResponse(moved, empty(202));
  },
);

const jobs = calls
  .filter(([method, path]) => method === 'DELETE' || path.includes('>/'))
  .filter(([method]) => method !== 'GET');

const missing = (id: string) =>
  refused('CDC:ErrChangeFeedNotExists', `changefeed not exists, ${id}`);

test('server-behaviour/http.md#existence-v5-2-get-and-put: the key of the settings', async () => {
  const { get, put } = at('5.2.4');
  const wanted = missing('key: /tidb/cdc/changefeed/info/nope');
  expectResponse(await get('/changefeeds/nope'), wanted);
  expectResponse(await put('/changefeeds/nope'), wanted);
});

test('server-behaviour/http.md#existence-v5-2-jobs: the key of the status', async () => {
  for (const [method, path] of jobs) {
    const response = await at('5.2.4').send(method, path.replace('<id>', 'nope'));
    expectResponse(response, missing('key: /tidb/cdc/job/nope'));
  }
});

/** All calls on an unknown changefeed. */
async function expectMissing(release: string, id: string) {
  for (const [method, path] of calls) {
    expectResponse(await at(release).send(method, path.replace('<id>', 'nope')), missing(id));
  }
}

test.each(['5.3.4', '5.4.3'])(
  'server-behaviour/http.md#existence-v5-3-and-v5-4: the ID as a key in %s',
  async (release) => {
    await expectMissing(release, 'key: nope');
  },
);

test('server-behaviour/http.md#existence-v6-0-0: the ID', async () => {
  await expectMissing('6.0.0', 'nope');
});

test.each(['6.1.0', '6.1.7', '6.2.0', '6.5.4', '6.6.0', '7.0.0', '7.1.1'])(
  'server-behaviour/http.md#existence-v6-1-0-to-v7-1-1: as Go prints a struct in %s',
  async (release) => {
    await expectMissing(release, '{default nope}');
  },
);

test.each(['6.5.5', '6.5.12', '7.1.2', '7.1.6', '7.2.0', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/http.md#existence-with-slash: namespace and ID in %s',
  async (release) => {
    await expectMissing(release, 'default/nope');
  },
);
