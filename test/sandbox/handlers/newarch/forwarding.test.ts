// Ways to the coordinator, and what is answered while there is none (server-behaviour/new-architecture.md#common-rules,
// server-behaviour/new-architecture.md#resign).
import { expect, test } from 'vitest';
import { errorText } from '../../support.js';
import { compact, sink_uri, useNewarch } from './support.js';

const { advance, captures, create, get, post, put, remove, sandbox, send } = useNewarch({
  captures: 3,
});

const noLeader = errorText('', 'election: no leader');
const notInitialized = errorText('', 'coordinator is not fully initialized, wait a moment');

/** Resigns and waits until a capture leads that has not heard from the others. */
async function elect() {
  await post('/owner/resign');
  for (let step = 0; step < 100; step += 1) {
    advance(1);
    if ((await get('/changefeeds')).text === notInitialized) return;
  }
  throw new Error('Expected a coordinator to be elected');
}

test('server-behaviour/new-architecture.md#common-rules, every capture answers for the coordinator', async () => {
  await create('a');
  for (const capture of [0, 1, 2]) {
    expect((await get('/changefeeds/a', capture)).text).toContain('"id":"a"');
    expect(await get('/health', capture)).toMatchObject(compact(200, '{}'));
  }
});

test.each([
  ['3', 'TiCDC cluster is unavailable, please try again later'],
  ['x', 'strconv.ParseUint: parsing "x": invalid syntax'],
  ['18446744073709551616', 'strconv.ParseUint: parsing "18446744073709551616": value out of range'],
])(
  'server-behaviour/new-architecture.md#forward-times-too-many: %s is refused where a capture forwards',
  async (times, problem) => {
    const headers = { 'TiCDC-ForwardTimes': times };
    const refused = await send('GET', '/changefeeds', { headers }, 1);
    expect(refused).toMatchObject({ status: 500, text: errorText('', problem) });
    expect((await send('GET', '/changefeeds', { headers }, 0)).status).toBe(200);
    expect((await send('GET', '/status', { headers }, 1)).status).toBe(200);
  },
);

test('server-behaviour/new-architecture.md#forward-times-too-many: 2 is forwarded', async () => {
  const headers = { 'TiCDC-ForwardTimes': '2' };
  expect((await send('GET', '/changefeeds', { headers }, 1)).status).toBe(200);
});

test('server-behaviour/new-architecture.md#resign, without a leader only status and log response', async () => {
  await create('a');
  expect(await post('/owner/resign')).toMatchObject(compact(202, '{}'));
  for (const response of [
    await get('/changefeeds'),
    await get('/changefeeds/a'),
    await get('/health'),
    await get('/captures'),
    await get('/processors'),
    await post('/owner/resign'),
    await put('/captures/drain', {}),
  ]) {
    expect(response).toMatchObject({ status: 500, text: noLeader });
  }
  expect((await get('/status')).text).toContain('"is_owner": false');
  expect((await post('/log', {})).status).toBe(200);
});

test('server-behaviour/new-architecture.md#common-rules, a coordinator that has not heard from all captures answers 500 about changefeeds', async () => {
  await create('a');
  await elect();
  for (const response of [
    await get('/changefeeds'),
    await get('/changefeeds/a'),
    await post('/changefeeds', { changefeed_id: 'b', sink_uri }),
    await put('/changefeeds/a', {}),
    await post('/changefeeds/a/pause'),
    await post('/changefeeds/a/resume'),
    await remove('/changefeeds/a'),
  ]) {
    expect(response).toMatchObject({ status: 500, text: notInitialized });
  }
});

test('server-behaviour/new-architecture.md#common-rules, the other operations do not ask whether the coordinator is ready', async () => {
  await create('a');
  await elect();
  expect((await get('/health')).status).toBe(200);
  expect((await get('/captures')).status).toBe(200);
  expect((await get('/processors')).status).toBe(200);
  expect((await post('/changefeeds/a/tables/rebalance_table')).status).toBe(202);
  expect((await post('/changefeeds/a/tables/move_table', {})).text).toBe(
    errorText('', "Can't not find maintainer for changefeed: a"),
  );
  const other = (await captures()).find(({ is_owner }) => !is_owner);
  const drained = await put('/captures/drain', { capture_id: other?.id });
  expect(drained).toMatchObject(compact(202, '{"current_table_count":1}'));
});

test('server-behaviour/new-architecture.md#resign, no changefeed is ever unknown after an election, and all run on', async () => {
  await create('a');
  const { text } = await get('/changefeeds/a');
  await elect();
  advance(1_000);
  const after = await get('/changefeeds/a');
  expect(after.status).toBe(200);
  expect(JSON.parse(after.text).maintainer_addr).toBe(JSON.parse(text).maintainer_addr);
  expect(JSON.parse(after.text).checkpoint_time > JSON.parse(text).checkpoint_time).toBe(true);
});

test('server-behaviour/new-architecture.md#no-readiness-gate: the fault not-ready changes nothing', async () => {
  const end = sandbox().cluster.fault({ kind: 'not-ready' });
  expect((await get('/changefeeds')).status).toBe(200);
  end();
});
