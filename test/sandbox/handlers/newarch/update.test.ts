// PUT builds the whole configuration anew (server-behaviour/new-architecture.md#update).
import { expect, test } from 'vitest';
import { errorText } from '../../support.js';
import { sink_uri, useNewarch } from './support.js';

const tables = ['db.t1', 'db.t3:ineligible'];
const { create, get, post, put, sandbox } = useNewarch({ tables });
const quirky = useNewarch({ tables, quirks: true });

const everything = {
  ignore_ineligible_table: true,
  filter_rules: ['db.*'],
  ignore_txn_start_ts: [7],
  mounter_worker_num: 8,
  sink_config: { terminator: 'x', 'kafka-config': { compression: 'gzip' } },
};

async function createStopped(parts: Pick<typeof quirky, 'create' | 'post'> = { create, post }) {
  await parts.create('a', everything);
  await parts.post('/changefeeds/a/pause');
}

const configOf = (text: string) => JSON.parse(text).config;
const refused = (reason: string) => errorText('CDC:ErrChangefeedUpdateRefused', reason);

test('server-behaviour/new-architecture.md#update, success is 202 with the changefeed, visible at once, in the same state', async () => {
  await createStopped();
  const response = await put('/changefeeds/a', everything);
  expect(response.status).toBe(202);
  expect(JSON.parse(response.text)).toMatchObject({ id: 'a', state: 'stopped' });
  expect((await get('/changefeeds/a')).text).toBe(response.text);
});

test('server-behaviour/new-architecture.md#update, what is left out is reset, target_ts and sink_uri are kept', async () => {
  const target_ts = '426930000000000001';
  const body = JSON.stringify({ changefeed_id: 'a', sink_uri, ...everything });
  await post('/changefeeds', body.replace('{', `{"target_ts":${target_ts},`));
  await post('/changefeeds/a/pause');
  const { text } = await put('/changefeeds/a', { ignore_ineligible_table: true });
  expect(text).toContain(`"sink_uri":"blackhole:"`);
  expect(text).toContain(`"target_ts":${target_ts}`);
  const config = configOf(text);
  expect(config).toMatchObject({ filter: {}, mounter: { worker_num: 0 }, force_replicate: false });
  expect(text).toContain('"filter":{},"mounter":{"worker_num":0},"sink":{"csv"');
  expect(config.sink).toMatchObject({ terminator: '\r\n', encoder_concurrency: 32 });
  expect(config.sink).not.toHaveProperty('kafka_config');
});

test('server-behaviour/new-architecture.md#update, {} wipes the configuration where no table is ineligible', async () => {
  await create('a', { filter_rules: ['db.t1'], mounter_worker_num: 8 });
  await post('/changefeeds/a/pause');
  const response = await put('/changefeeds/a', {});
  expect(response.text).toBe(
    errorText(
      'CDC:ErrTableIneligible',
      'some tables are not eligible to replicate([db.t3]), if you want to ignore these tables, please set ignore_ineligible_table to true',
    ),
  );
  expect(response.status).toBe(400);
  expect((await put('/changefeeds/a', { filter_rules: ['db.t1'] })).status).toBe(202);
});

test('server-behaviour/new-architecture.md#update, a given sink_config is used alone', async () => {
  await createStopped();
  const given = { ...everything, sink_config: { 'date-separator': 'none' } };
  const { text } = await put('/changefeeds/a', given);
  expect(configOf(text).sink).toEqual({
    terminator: '\r\n',
    date_separator: 'none',
    delete_only_output_handle_key_columns: null,
    content_compatible: null,
    advance_timeout: 150,
  });
});

test('server-behaviour/new-architecture-config.md#config, of a database nothing is filled in', async () => {
  await createStopped();
  const given = { ...everything, sink_uri: 'mysql://u:p@h:3306/', sink_config: {} };
  const { text } = await put('/changefeeds/a', given);
  expect(text).toContain(
    '"sink":{"delete_only_output_handle_key_columns":null,"content_compatible":null},',
  );
});

test('server-behaviour/new-architecture.md#update, new settings are kept and used by the next run', async () => {
  await createStopped();
  const given = {
    ...everything,
    sink_uri: 'kafka://h:9092/t?protocol=avro&schema-registry=http://r:8081',
    filter_rules: ['other.*'],
  };
  expect((await put('/changefeeds/a', given)).status).toBe(202);
  await post('/changefeeds/a/resume');
  sandbox().cluster.advance(1_000);
  const [capture] = JSON.parse((await get('/captures')).text);
  const body = { capture_id: capture.id, table_id: 63 };
  expect((await post('/changefeeds/a/tables/move_table', body)).text).toContain(
    'CDC:ErrTableIsNotFounded',
  );
});

test.each(['normal', 'warning', 'finished'])(
  'server-behaviour/new-architecture.md#update, refused in state %s',
  async (state) => {
    const soon = (BigInt(sandbox().cluster.now()) + 1_000n) << 18n;
    const body = JSON.stringify({ changefeed_id: 'a', sink_uri, ...everything });
    const withTarget = body.replace('{', `{"target_ts":${soon},`);
    await post('/changefeeds', state === 'finished' ? withTarget : body);
    sandbox().cluster.advance(5_000);
    if (state === 'warning') {
      sandbox().cluster.fail('a', { code: 'CDC:ErrChangefeedRetryable', message: 'x' });
      sandbox().cluster.advance(1_000);
    }
    expect((await get(`/changefeeds?state=${state}`)).text).toContain('"id":"a"');
    expect(await put('/changefeeds/a', everything)).toMatchObject({
      status: 400,
      text: refused(
        'changefeed update error: can only update changefeed config when it is stopped or failed',
      ),
    });
  },
);

test('server-behaviour/new-architecture.md#update, taken in state failed', async () => {
  await create('a', everything);
  sandbox().cluster.fail('a', { code: 'CDC:ErrChangefeedUnretryable', message: 'x' });
  sandbox().cluster.advance(1_000);
  expect((await put('/changefeeds/a', everything)).status).toBe(202);
});

test.each<[string, string, string, string]>([
  [
    'target_ts not above start_ts',
    '"target_ts":1',
    'CDC:ErrChangefeedUpdateRefused',
    'can not update target_ts:1 less than start_ts:426921294362574849',
  ],
  ['start_ts', '"start_ts":1', 'CDC:ErrAPIInvalidParam', 'start_ts can not be updated'],
  [
    'a bad filter rule',
    '"filter_rules":["x"]',
    'CDC:ErrChangefeedUpdateRefused',
    'changefeed update error: [CDC:ErrFilterRuleInvalid]filter rule is invalid &{[x] [] []}: at <cmdline>:1: wrong table pattern',
  ],
  [
    'a sink that cannot be opened',
    '"sink_uri":"foo://h","ignore_ineligible_table":true',
    'CDC:ErrSinkURIInvalid',
    "sink uri invalid 'foo://h': [CDC:ErrSinkURIInvalid]sink uri invalid 'foo://h'",
  ],
  [
    'a sink without its protocol',
    '"sink_uri":"s3://b/p"',
    'CDC:ErrInvalidReplicaConfig',
    "invalid replica config, %s: [CDC:ErrSinkUnknownProtocol]unknown '' message protocol for sink",
  ],
])(
  'server-behaviour/new-architecture.md#update, %s is refused, and leaves the changefeed as it was',
  async (_, given, code, text) => {
    await createStopped();
    const before = (await get('/changefeeds/a')).text;
    const response = await put('/changefeeds/a', `{${given}}`);
    expect(JSON.parse(response.text)).toEqual({ error_msg: `[${code}]${text}`, error_code: code });
    expect((await get('/changefeeds/a')).text).toBe(before);
  },
);

test('server-behaviour/new-architecture.md#update-order: state, target_ts, start_ts, sink, filter', async () => {
  const defects = [
    '"target_ts":1',
    '"start_ts":1',
    '"sink_uri":"s3://b/p"',
    '"filter_rules":["x"]',
  ];
  const messages: string[] = [];
  const update = async (fixed: number) => {
    const response = await put('/changefeeds/a', `{${defects.slice(fixed).join(',')}}`);
    messages.push(JSON.parse(response.text).error_msg.slice(0, 60));
  };
  await create('a', everything);
  await update(0);
  await post('/changefeeds/a/pause');
  for (const fixed of defects.keys()) await update(fixed);
  expect(messages).toEqual([
    '[CDC:ErrChangefeedUpdateRefused]changefeed update error: can',
    '[CDC:ErrChangefeedUpdateRefused]can not update target_ts:1 l',
    '[CDC:ErrAPIInvalidParam]start_ts can not be updated',
    '[CDC:ErrInvalidReplicaConfig]invalid replica config, %s: [CD',
    '[CDC:ErrChangefeedUpdateRefused]changefeed update error: [CD',
  ]);
});

test('server-behaviour/new-architecture.md#update, with the bugs, a refused update leaves values behind', async () => {
  await createStopped(quirky);
  await quirky.put('/changefeeds/a', '{"target_ts":426930000000000001,"start_ts":1}');
  expect((await quirky.get('/changefeeds/a')).text).toContain('"target_ts":426930000000000001');
  await quirky.put('/changefeeds/a', { sink_uri: 'foo://h', ignore_ineligible_table: true });
  const { text } = await quirky.get('/changefeeds/a');
  expect(text).toContain('"sink_uri":"foo://h"');
  expect(configOf(text)).toMatchObject({ filter: {}, mounter: { worker_num: 0 } });
});

test('server-behaviour/new-architecture.md#common-rules, with the bugs, null among the dispatchers is a crash', async () => {
  await createStopped(quirky);
  const body = { sink_uri, sink_config: { dispatchers: [null] } };
  expect(await quirky.post('/changefeeds', body)).toMatchObject({
    status: 500,
    type: null,
    text: '',
  });
  const other = { sink_config: { 'column-selectors': [null] } };
  expect(await quirky.put('/changefeeds/a', other)).toMatchObject({ status: 500, text: '' });
  expect(await quirky.post('/log', ' null')).toMatchObject({ status: 500, type: null, text: '' });
  const rules = { ignore_ineligible_table: true, ...body };
  expect((await post('/changefeeds', rules)).status).toBe(202);
});
