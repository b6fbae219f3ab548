// All that the sandbox of the new architecture answers conforms to its description.
import { afterAll, expect, test } from 'vitest';
import { operationIds, operations } from '../../../../generated/operations.js';
import { findRoute } from '../../../../src/http/router.js';
import { described, problemsOf } from './description.js';
import { sink_uri, useNewarch } from './support.js';

const endpoints = operationIds.map((id) => ({ id, ...operations[id] }));

/** Sends a request and holds the response to the description. */
async function exchange(parts: typeof last, method: string, path: string, body?: unknown) {
  const route = findRoute(endpoints, method, `/api/v1${path}`);
  if (route.kind !== 'operation') throw new Error(`Expected ${path} to be known`);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await parts.send(method, path, body === undefined ? {} : { body: text });
  const { id } = route.operation;
  seen.add(`${id} ${response.status}`);
  expect(problemsOf(id, response), `${method} ${path} ${text}: ${response.text}`).toEqual([]);
}

const seen = new Set<string>();

const last = useNewarch({ tables: ['db.t1', 'db.t2:ineligible'], captures: 2 });
const middle = useNewarch({ tables: ['db.t1', 'db.t2:ineligible'], captures: 2, release: '8.5.6' });
const first = useNewarch({ tables: ['db.t1', 'db.t2:ineligible'], captures: 2, release: '8.5.5' });
const quirky = useNewarch({ captures: 2, quirks: true });

const whole = {
  force_replicate: true,
  filter_rules: ['db.*'],
  ignore_txn_start_ts: [1],
  mounter_worker_num: 3,
  sink_config: {
    protocol: 'canal-json',
    'schema-registry': 'http://r',
    csv: { delimiter: ',' },
    dispatchers: [
      { matcher: ['a.*'], partition: 'columns', columns: ['b'], topic: 't', index: 'i' },
      { 'target-schema': 's', 'target-table': 't' },
    ],
    'column-selectors': [{ matcher: ['a.*'], columns: ['b'] }],
    'transaction-atomicity': 'none',
    'file-index-digit': 9,
    'safe-mode': true,
    'kafka-config': { 'partition-num': 1 },
    'pulsar-config': { 'pulsar-version': '1' },
    'mysql-config': { 'worker-count': 1 },
    'cloud-storage-config': { 'spool-disk-quota': 1, 'use-table-id-as-path': true },
    'advance-timeout-in-sec': 1,
  },
};

test.each([
  ['8.5.5', first],
  ['8.5.6', middle],
  ['8.5.7', last],
])('all that v%s answers conforms', async (_, parts) => {
  const go = (method: string, path: string, body?: unknown) => exchange(parts, method, path, body);
  const feed = '/changefeeds/a';
  for (const path of ['/status', '/health', '/captures', '/processors', '/processors/a/b']) {
    await go('GET', path);
  }
  for (const body of [{}, 'null', '{', { log_level: 'x' }]) await go('POST', '/log', body);
  for (const body of [
    '{',
    {},
    { changefeed_id: 'a_b', sink_uri },
    { sink_uri },
    { changefeed_id: 'a', sink_uri: 'kafka://u:p@h:9092/t', ...whole },
    { changefeed_id: 'a', sink_uri, ...whole },
    { sink_uri, ignore_ineligible_table: true },
    { sink_uri, start_ts: 1, ...whole },
    { sink_uri: 'foo://h', ...whole },
    { sink_uri: 's3://b', force_replicate: true },
  ]) {
    await go('POST', '/changefeeds', body);
  }
  await go('GET', '/changefeeds');
  parts.advance(2_000);
  await go('GET', feed);
  await go('GET', '/changefeeds/none');
  await go('PUT', feed, {});
  parts.sandbox().cluster.fail('a', { code: 'CDC:ErrMySQLTxnError', message: 'broken' });
  parts.advance(1_000);
  await go('GET', feed);
  await go('GET', '/changefeeds');
  await go('POST', `${feed}/pause`);
  await go('POST', '/changefeeds/a_b/pause');
  for (const body of ['{', {}, { start_ts: 1 }, { ...whole, sink_uri: 's3://b' }, whole]) {
    await go('PUT', feed, body);
  }
  for (const body of ['{', { overwrite_checkpoint_ts: 1 }, undefined]) {
    await go('POST', `${feed}/resume`, body);
  }
  parts.advance(1_000);
  await go('POST', `${feed}/tables/rebalance_table`);
  const [{ id: captureId } = { id: '' }] = await parts.captures();
  for (const body of ['{', {}, { table_id: 63, capture_id: captureId }]) {
    await go('POST', `${feed}/tables/move_table`, body);
  }
  await go('POST', '/changefeeds/a_b/tables/move_table', {});
  await go('DELETE', feed);
  await go('DELETE', feed);
  await go('DELETE', '/changefeeds/a_b');
  for (const { id } of await parts.captures()) {
    await go('PUT', '/captures/drain', { capture_id: id });
  }
  await go('PUT', '/captures/drain', '{');
  const end = parts.sandbox().cluster.fault({ kind: 'auth', users: {} });
  for (const [method, path] of [
    ['POST', '/changefeeds'],
    ['PUT', feed],
    ['DELETE', feed],
    ['POST', `${feed}/pause`],
    ['POST', `${feed}/resume`],
    ['POST', `${feed}/tables/rebalance_table`],
    ['POST', `${feed}/tables/move_table`],
    ['PUT', '/captures/drain'],
  ] as const) {
    await go(method, path, {});
  }
  end();
  await go('POST', '/owner/resign');
  for (const { method, path } of endpoints) {
    const body = method === 'GET' ? undefined : {};
    await go(method, path.replace('/api/v1', '').replaceAll(/\{\w+\}/g, 'a'), body);
  }
});

test('what the bugs response conforms too', async () => {
  await exchange(quirky, 'POST', '/log', 'null');
  await exchange(quirky, 'POST', '/changefeeds', {
    sink_uri,
    sink_config: { dispatchers: [null] },
  });
  await quirky.create('a');
  await quirky.create('b');
  await exchange(quirky, 'POST', '/changefeeds/b/tables/move_table', { table_id: 63 });
});

afterAll(() => {
  // A server that has not finished starting does not listen; these two never fail otherwise, and without a route there is no operation.
  const unseen = ['getServerStatus 500', 'setLogLevel 500'];
  const missing = described.filter((name) => !seen.has(name) && !name.endsWith(' 404'));
  expect(missing).toEqual(unseen.filter((name) => !seen.has(name)));
});
