// server-behaviour/changefeeds.md#jobs, server-behaviour/cluster.md#resign: pause, resume, delete, rebalance, move a table, resignation of
// the owner.
import { expect, test } from 'vitest';
import { loseOwner } from '../../lose-owner.js';
import { removeUnderDyingOwner } from '../dying-owner.js';
import {
  empty,
  error,
  expectResponse,
  plain,
  refusal,
  refused,
  releases,
  useReleases,
} from '../releases.js';

const at = useReleases([...releases, '6.2.0', '6.6.0', '7.0.0']);

const jobs = ['/pause', '/resume', '/tables/rebalance_table'];

test.each(releases)(
  'server-behaviour/changefeeds.md#jobs-order-of-checks: ID, existence, then 202 in %s',
  async (release) => {
    const { create, post, remove } = at(release);
    const codes = async (path: string) => {
      const found: string[] = [];
      for (const id of ['a_b', 'nope', 'a']) {
        const { status, text } = await post(`/changefeeds/${id}${path}`);
        found.push(text === '' ? String(status) : JSON.parse(text).error_code);
      }
      return found;
    };
    await create('a');
    const looksFirst = release === '7.5.7' || release === '8.1.2';
    const badId = looksFirst ? 'CDC:ErrChangeFeedNotExists' : 'CDC:ErrAPIInvalidParam';
    for (const path of jobs) {
      expect(await codes(path)).toEqual([badId, 'CDC:ErrChangeFeedNotExists', '202']);
    }
    expect((await remove('/changefeeds/nope')).status).toBe(400);
    expectResponse(await remove('/changefeeds/a'), empty(202));
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#jobs-body-ignored: also one that is no JSON in %s',
  async (release) => {
    const { create, send } = at(release);
    await create('a');
    for (const path of jobs) {
      expectResponse(await send('POST', `/changefeeds/a${path}`, { body: '{' }), empty(202));
    }
    expectResponse(await send('POST', '/owner/resign', { body: '[' }), empty(202));
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#jobs-silent-refusals: what the state makes a no-op is 202 in %s',
  async (release) => {
    const { create, get, post, advance } = at(release);
    const state = async () => JSON.parse((await get('/changefeeds/a')).text).state;
    await create('a');
    expectResponse(await post('/changefeeds/a/resume'), empty(202));
    advance(2_000);
    expect(await state()).toBe('normal');
    for (let count = 0; count < 2; count += 1) {
      expectResponse(await post('/changefeeds/a/pause'), empty(202));
      advance(2_000);
      expect(await state()).toBe('stopped');
    }
    expectResponse(await post('/changefeeds/a/tables/rebalance_table'), empty(202));
  },
);

test.each(['5.2.4', '5.3.4', '5.4.3'])(
  'server-behaviour/changefeeds.md#jobs-in-memory-queue: 202 before anything has changed, and lost with the owner, in %s',
  async (release) => {
    const { create, get, post, advance, sandbox } = at(release);
    await create('a');
    expectResponse(await post('/changefeeds/a/pause'), empty(202));
    expect((await get('/changefeeds/a')).text).toContain('"state": "normal"');
    await loseOwner(sandbox().cluster);
    advance(60_000);
    expect((await get('/changefeeds/a')).text).toContain('"state": "normal"');
  },
);

test.each(['6.0.0', '6.1.7', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/changefeeds.md#jobs-owner-loop: what it does not know yet is 400 in %s',
  async (release) => {
    const { post, advance } = at(release);
    await post('/changefeeds', { changefeed_id: 'a', sink_uri: 'blackhole://' });
    for (const path of jobs) {
      const { status, text } = await post(`/changefeeds/a${path}`);
      expect([status, JSON.parse(text).error_code]).toEqual([400, 'CDC:ErrChangeFeedNotExists']);
    }
    advance(2_000);
    expectResponse(await post('/changefeeds/a/pause'), empty(202));
  },
);

test.each(['6.2.0', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/changefeeds.md#jobs-owner-closing: 500 between the resignation and the next tick in %s',
  async (release) => {
    const { create, post } = at(release);
    await create('a');
    await post('/owner/resign');
    const wanted = refusal(500, 'CDC:ErrOwnerNotFound', 'owner not found');
    for (const path of jobs) expectResponse(await post(`/changefeeds/a${path}`), wanted);
  },
);

test.each(['6.2.0', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/changefeeds.md#delete-waits: the changefeed is gone when 202 comes in %s',
  async (release) => {
    const { create, get, remove } = at(release);
    await create('a');
    expectResponse(await remove('/changefeeds/a'), empty(202));
    expect((await get('/changefeeds?state=all')).text).toBe('[]');
    expect((await get('/changefeeds/a')).status).toBe(400);
  },
);

test.each(['6.2.0', '6.5.12', '8.5.7'])(
  'server-behaviour/changefeeds.md#delete-unfinished: 500 after ten seconds in which it was not gone in %s',
  async (release) => {
    const { response, waited } = await removeUnderDyingOwner(release);
    const { error_msg, error_code } = JSON.parse(response.body);
    expect([response.status, error_code, waited]).toEqual([500, 'CDC:ErrReachMaxTry', 10_000]);
    expect(error_msg).toMatch(
      /^\[CDC:ErrReachMaxTry\]reach maximum try: 100.*\[CDC:ErrChangeFeedDeletionUnfinished\]/,
    );
  },
);

test.each(['5.2.4', '5.3.4', '5.4.3', '6.0.0', '6.1.7'])(
  'server-behaviour/changefeeds.md#delete-up-to-v6-1: 202 comes before the changefeed is gone in %s',
  async (release) => {
    const { create, get, remove, advance } = at(release);
    await create('a');
    expectResponse(await remove('/changefeeds/a'), empty(202));
    expect((await get('/changefeeds/a')).status).toBe(200);
    advance(2_000);
    expect((await get('/changefeeds/a')).status).toBe(400);
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#delete-unknown-id: 400 in %s',
  async (release) => {
    const { create, remove, advance } = at(release);
    await create('a');
    await remove('/changefeeds/a');
    advance(2_000);
    for (const id of ['a', 'nope']) {
      const { status, text } = await remove(`/changefeeds/${id}`);
      expect([status, JSON.parse(text).error_code]).toEqual([400, 'CDC:ErrChangeFeedNotExists']);
    }
  },
);

/** Moves a table of the running changefeed `a`. */
const move = (release: string, body: object | string, id = 'a') =>
  at(release).post(`/changefeeds/${id}/tables/move_table`, body);

test.each(releases)(
  'server-behaviour/cluster.md#move-table-body: move the table in %s',
  async (release) => {
    const { create, get, advance } = at(release);
    await create('a');
    const tasks = async (): Promise<{ capture_id: string; table_ids?: number[] }[]> =>
      JSON.parse((await get('/changefeeds/a')).text).task_status;
    const before = await tasks();
    const from = before.find(({ table_ids = [] }) => table_ids.length > 0);
    const to = before.find((task) => task !== from);
    const [table = 0] = from?.table_ids ?? [];
    const body = { capture_id: to?.capture_id, table_id: table };
    expectResponse(await move(release, body), empty(202));
    advance(2_000);
    const after = (await tasks()).find(({ capture_id }) => capture_id === to?.capture_id);
    expect(after?.table_ids).toContain(table);
  },
);

test.each(releases)(
  'server-behaviour/cluster.md#move-table-order-of-checks: ID, existence, body, capture_id in %s',
  async (release) => {
    const { create } = at(release);
    const code = async (body: string, id: string) => {
      const { text, type } = await move(release, body, id);
      return [JSON.parse(text).error_code, type === plain];
    };
    const looksFirst = release === '7.5.7' || release === '8.1.2';
    expect(await code('{', 'a_b')).toEqual([
      looksFirst ? 'CDC:ErrChangeFeedNotExists' : 'CDC:ErrAPIInvalidParam',
      false,
    ]);
    expect(await code('{', 'a')).toEqual(['CDC:ErrChangeFeedNotExists', false]);
    await create('a');
    expect(await code('{', 'a')).toEqual(['CDC:ErrAPIInvalidParam', true]);
    expect(await code('{"capture_id":"c_d"}', 'a')).toEqual(['CDC:ErrAPIInvalidParam', false]);
  },
);

const noCapture = refused('CDC:ErrAPIInvalidParam', 'invalid capture_id: ');

test.each(releases)(
  'server-behaviour/cluster.md#move-table-without-capture-id: 400 in %s',
  async (release) => {
    await at(release).create('a');
    for (const body of ['{}', 'null', '{"capture_id":""}', '{"table_id":1}']) {
      expectResponse(await move(release, body), noCapture);
    }
  },
);

test.each(releases)(
  'server-behaviour/cluster.md#move-table-not-validated: captures and tables that are not there are 202 in %s',
  async (release) => {
    const { create, get } = at(release);
    await create('a');
    const [{ id }] = JSON.parse((await get('/captures')).text);
    for (const body of [
      '{"capture_id":"nope","table_id":63}',
      `{"capture_id":"${id}","table_id":-9223372036854775808}`,
      `{"capture_id":"${id}"}`,
      `{"capture_id":"${id}","table_id":63}`,
    ]) {
      expectResponse(await move(release, body), empty(202));
    }
  },
);

test.each(releases)(
  "server-behaviour/cluster.md#move-table-target-capture-id: the document's name is not read in %s",
  async (release) => {
    await at(release).create('a');
    expectResponse(await move(release, '{"target_capture_id":"c","table_id":63}'), noCapture);
  },
);

test.each([
  ['6.6.0', '.table_id'],
  ['7.0.0', 'MoveTableReq.table_id'],
])(
  'server-behaviour/cluster.md#move-table-body-type: errors of %s speak of %s',
  async (release, field) => {
    await at(release).create('a');
    const text = `invalid api parameter: json: cannot unmarshal string into Go struct field ${field} of type int64`;
    const wanted = refusal(400, 'CDC:ErrAPIInvalidParam', text, plain);
    expectResponse(await move(release, '{"capture_id":"c","table_id":"1"}'), wanted);
  },
);

test.each(releases)(
  'server-behaviour/cluster.md#resign-success: 202 without a body, and another owner later, in %s',
  async (release) => {
    const { post, get, advance } = at(release);
    expectResponse(await post('/owner/resign'), empty(202));
    advance(60_000);
    const captures: { is_owner: boolean }[] = JSON.parse((await get('/captures')).text);
    expect(captures.filter(({ is_owner }) => is_owner)).toHaveLength(1);
  },
);

test.each(releases)(
  'server-behaviour/cluster.md#resign-again: resigning twice is 202 until nobody leads in %s',
  async (release) => {
    const { post, sandbox } = at(release);
    await post('/owner/resign');
    expectResponse(await post('/owner/resign'), empty(202));
    await loseOwner(sandbox().cluster);
    const { status, text } = await post('/owner/resign');
    expect([status, JSON.parse(text).error_code]).toEqual([500, '']);
    if (release !== '6.0.0') expect(text).toBe(error(500, 'election: no leader', '').text);
  },
);
