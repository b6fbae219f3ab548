// The list of changefeeds and their details (server-behaviour/new-architecture.md#list, server-behaviour/new-architecture.md#detail).
import { expect, test } from 'vitest';
import { errorText } from '../../support.js';
import { sink_uri, useNewarch } from './support.js';

const { advance, create, get, post, sandbox } = useNewarch();

const list = async (query = '') => JSON.parse((await get(`/changefeeds${query}`)).text);
const ids = async (query: string) => (await list(query)).map(({ id }: { id: string }) => id).sort();

test('server-behaviour/new-architecture.md#list, an empty list is [], not null', async () => {
  expect((await get('/changefeeds')).text).toBe('[]');
});

test('server-behaviour/new-architecture.md#list, an item has its seven keys in order, and exact integers', async () => {
  await post('/changefeeds', { changefeed_id: 'a', sink_uri });
  const { text } = await get('/changefeeds');
  expect(text).toMatch(
    /^\[\{"upstream_id":\d{19},"id":"a","keyspace":"default","state":"normal","checkpoint_tso":426921294362574849,"checkpoint_time":"2021-08-10 14:04:54\.242","error":null\}\]$/,
  );
});

test('server-behaviour/new-architecture.md#list, the order is random', async () => {
  for (const id of ['a', 'b', 'c']) await create(id);
  const orders = new Set<string>();
  for (let call = 0; call < 50; call += 1) {
    orders.add((await list()).map(({ id }: { id: string }) => id).join(''));
  }
  expect(orders.size).toBe(6);
});

test('server-behaviour/new-architecture.md#list, the state filter is matched as it is', async () => {
  const target_ts = (BigInt(sandbox().cluster.now()) + 12_000n) << 18n;
  await create('normal');
  await create('stopped');
  await create('failed');
  await create('warning');
  await post(
    '/changefeeds',
    `{"changefeed_id":"finished","sink_uri":"${sink_uri}","target_ts":${target_ts}}`,
  );
  await post('/changefeeds/stopped/pause');
  sandbox().cluster.fail('failed', { code: 'CDC:ErrChangefeedUnretryable', message: 'x' });
  sandbox().cluster.fail('warning', { code: 'CDC:ErrChangefeedRetryable', message: 'x' });
  sandbox().cluster.fault({ kind: 'stuck-checkpoint', changefeedId: 'warning' });
  advance(10_000);

  const byDefault = ['failed', 'normal', 'stopped', 'warning'];
  expect(await ids('')).toEqual(byDefault);
  expect(await ids('?state=')).toEqual(byDefault);
  expect(await ids('?state=all')).toEqual(['failed', 'finished', 'normal', 'stopped', 'warning']);
  for (const state of ['failed', 'finished', 'normal', 'stopped', 'warning']) {
    expect(await ids(`?state=${state}`)).toEqual([state]);
  }
  expect(await ids('?state=Normal')).toEqual([]);
  expect(await ids('?state=pending')).toEqual([]);
  expect(await ids('?state=failed&state=normal')).toEqual(['failed']);
});

test('server-behaviour/new-architecture.md#list, the list shows the stored error in every state, with its time', async () => {
  await create('a');
  sandbox().cluster.fail('a', { code: 'CDC:ErrMySQLTxnError', message: 'broken' });
  advance(1_000);
  const error = {
    time: expect.stringMatching(/^2021-08-10T14:0\d:\d\d(\.\d{1,3})?\+08:00$/),
    addr: new URL(sandbox().url).host,
    code: 'CDC:ErrChangefeedRetryable',
    message: '[CDC:ErrMySQLTxnError]broken',
  };
  const [warning] = await list();
  expect(warning).toMatchObject({ state: 'warning', error });
  expect(Object.keys(warning.error)).toEqual(['time', 'addr', 'code', 'message']);
  await post('/changefeeds/a/pause');
  expect((await list())[0]).toMatchObject({ state: 'stopped', error });
  await post('/changefeeds/a/resume');
  expect((await list())[0]).toMatchObject({ state: 'normal', error });
  advance(1_000);
  expect((await list())[0]).toMatchObject({ state: 'normal', error: null });
});

test('server-behaviour/new-architecture.md#list, data lost to garbage collection is an error at the zero time', async () => {
  await create('a');
  sandbox().cluster.fail('a', { code: 'CDC:ErrSnapshotLostByGC', message: 'lost' });
  advance(1_000);
  expect((await list())[0]).toMatchObject({
    state: 'failed',
    error: { time: '0001-01-01T00:00:00Z', code: 'CDC:ErrSnapshotLostByGC', message: 'lost' },
  });
});

test('server-behaviour/new-architecture.md#list, messages are cut to 100 bytes once the coordinator has changed', async () => {
  await create('a');
  const message = 'x'.repeat(200);
  sandbox().cluster.fail('a', { code: 'CDC:ErrChangefeedUnretryable', message });
  advance(1_000);
  expect((await list())[0].error.message).toBe(message);
  await post('/owner/resign');
  advance(5_000);
  expect((await list())[0].error.message).toBe(`${'x'.repeat(100)}...`);
});

test('server-behaviour/new-architecture.md#detail, the keys of a new changefeed stand in their order', async () => {
  await post('/changefeeds', { changefeed_id: 'a', sink_uri });
  const { text } = await get('/changefeeds/a');
  expect(Object.keys(JSON.parse(text))).toEqual([
    'upstream_id',
    'id',
    'keyspace',
    'sink_uri',
    'create_time',
    'start_ts',
    'config',
    'state',
    'creator_version',
    'resolved_ts',
    'checkpoint_ts',
    'checkpoint_time',
    'gid',
  ]);
  expect(text).toContain(
    '"sink_uri":"blackhole:","create_time":"2021-08-10T14:04:54.242+08:00","start_ts":426921294362574849,"config":{',
  );
  expect(text).toContain(
    '"state":"normal","creator_version":"v8.5.7","resolved_ts":426921294362574849,"checkpoint_ts":426921294362574849,"checkpoint_time":"2021-08-10 14:04:54.242","gid":{"low":',
  );
});

test('server-behaviour/new-architecture.md#detail, target_ts and maintainer_addr come when there are any', async () => {
  const body = `{"changefeed_id":"a","sink_uri":"${sink_uri}","target_ts":426930000000000001}`;
  await post('/changefeeds', body);
  advance(1_000);
  const { text } = await get('/changefeeds/a');
  expect(text).toContain(',"target_ts":426930000000000001,"config"');
  const { host } = new URL(sandbox().url);
  expect(text.endsWith(`},"maintainer_addr":"${host}"}`)).toBe(true);
  await post('/changefeeds/a/pause');
  expect((await get('/changefeeds/a')).text).not.toContain('maintainer_addr');
});

test('server-behaviour/new-architecture.md#detail, resolved_ts is a copy of checkpoint_ts', async () => {
  await create('a');
  const [, resolved, checkpoint] =
    /"resolved_ts":(\d+),"checkpoint_ts":(\d+)/.exec((await get('/changefeeds/a')).text) ?? [];
  expect(resolved).toBe(checkpoint);
  expect(BigInt(resolved ?? 0)).toBeGreaterThan(426921294362574849n);
});

test('server-behaviour/new-architecture.md#detail, the error has no time and is hidden unless it counts', async () => {
  await create('a');
  sandbox().cluster.fail('a', { code: 'CDC:ErrMySQLTxnError', message: 'broken' });
  advance(1_000);
  expect((await get('/changefeeds/a')).text).toContain(
    '"state":"warning","error":{"time":"0001-01-01T00:00:00Z","addr":',
  );
  await post('/changefeeds/a/pause');
  expect((await get('/changefeeds/a')).text).not.toContain('"error"');
});

test('server-behaviour/new-architecture.md#detail, only sink_uri is masked, not what config holds', async () => {
  await post('/changefeeds', {
    changefeed_id: 'a',
    sink_uri: 'kafka://user:pa55@h:9092/topic?protocol=canal-json&sasl-password=pa55',
    sink_config: { 'kafka-config': { 'sasl-password': 'shown' } },
  });
  const { text } = await get('/changefeeds/a');
  expect(text).toContain(
    '"sink_uri":"kafka://user:xxxxx@h:9092/topic?protocol=canal-json\\u0026sasl-password=xxxxx"',
  );
  expect(text).toContain('"kafka_config":{"sasl_password":"shown"}');
  expect(text).not.toContain('pa55');
});

test('server-behaviour/new-architecture.md#detail, a malformed ID is an unknown one', async () => {
  const { status, text } = await get('/changefeeds/a_b');
  expect(status).toBe(400);
  expect(text).toBe(errorText('CDC:ErrChangeFeedNotExists', 'changefeed not exists, a_b'));
});
