// Status, health, log level, processors and captures (server-behaviour/new-architecture.md#status,
// server-behaviour/new-architecture.md#log, server-behaviour/new-architecture.md#processors,
// server-behaviour/new-architecture.md#captures).
import { expect, test } from 'vitest';
import { errorText } from '../../support.js';
import { compact, useNewarch } from './support.js';

const { captures, create, get, post, sandbox } = useNewarch({ captures: 3 });

test('server-behaviour/new-architecture.md#status, status is indented and has its seven keys in order', async () => {
  const { status, type, text } = await get('/status', 1);
  expect({ status, type }).toEqual({ status: 200, type: 'application/json; charset=utf-8' });
  const value = JSON.parse(text);
  expect(text).toBe(JSON.stringify(value, null, 4));
  expect(Object.entries(value).map(([key, of]) => [key, typeof of])).toEqual([
    ['version', 'string'],
    ['git_hash', 'string'],
    ['id', 'string'],
    ['cluster_id', 'string'],
    ['pid', 'number'],
    ['is_owner', 'boolean'],
    ['liveness', 'number'],
  ]);
  expect(value).toMatchObject({ version: 'v8.5.7', is_owner: false, liveness: 0 });
});

test('server-behaviour/new-architecture.md#health, health is 200 with an empty object, whatever the changefeeds', async () => {
  await create('a');
  sandbox().cluster.fail('a', { code: 'CDC:ErrGCTTLExceeded', message: 'gone' });
  sandbox().cluster.advance(1_000);
  expect(await get('/health')).toMatchObject(compact(200, '{}'));
});

test.each(['', 'debug', 'WARN', 'dpanic', 'Fatal'])(
  'server-behaviour/new-architecture.md#log, the log level %j is taken',
  async (log_level) => {
    expect(await post('/log', { log_level })).toMatchObject(compact(200, '{}'));
    expect(await post('/log', {})).toMatchObject(compact(200, '{}'));
  },
);

test('server-behaviour/new-architecture.md#log, another word than `warning` is refused', async () => {
  expect(await post('/log', { log_level: 'warning' })).toMatchObject(compact(200, '{}'));
  const response = await post('/log', { log_level: 'loud' });
  expect(response).toMatchObject({ status: 400, type: 'application/json; charset=utf-8' });
  expect(response.text).toBe(errorText('CDC:ErrAPIInvalidParam', 'fail to change log level: loud'));
});

test('server-behaviour/new-architecture.md#processors, there are no processors', async () => {
  await create('a');
  expect(await get('/processors')).toMatchObject(compact(200, '[]'));
  const expected = compact(200, '{"table_ids":null}');
  expect(await get('/processors/a/b_c')).toMatchObject(expected);
  expect(await get('/processors/a_b/none')).toMatchObject(expected);
});

test('server-behaviour/new-architecture.md#captures, captures have four keys on one line, and one is the owner', async () => {
  const { text } = await get('/captures', 2);
  expect(text).toMatch(
    /^\[\{"id":"[^"]+","is_owner":(true|false),"address":"[^"]+","cluster_id":"default"\},/,
  );
  const { host } = new URL(sandbox().url);
  const owners = (await captures()).filter(({ is_owner }) => is_owner);
  expect(owners.map(({ address }) => address)).toEqual([host]);
});

test('server-behaviour/new-architecture.md#captures, the order of captures is random', async () => {
  const orders = new Set<string>();
  for (let call = 0; call < 50; call += 1) orders.add((await get('/captures')).text);
  expect(orders.size).toBe(6);
});
