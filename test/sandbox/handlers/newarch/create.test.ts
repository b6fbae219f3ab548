// What creating a changefeed does and refuses in the new architecture (server-behaviour/new-architecture.md#create).
import { expect, test } from 'vitest';
import { readServerVersion } from '../../../../src/http/played-releases.js';
import { traitsOf } from '../../../../src/sandbox/traits/index.js';
import { errorText } from '../../support.js';
import { sink_uri, useNewarch } from './support.js';

const tables = ['db.t1', 'db.t2', 'db.t3:ineligible'];
const { create, get, post, remove, sandbox } = useNewarch({ tables });
const old = useNewarch({ tables, release: '8.5.5' });

const eligible = { filter_rules: ['db.*', '!db.t3'] };
const kafka = 'kafka://u:pa55@h:9092/topic?protocol=canal-json';

test('server-behaviour/new-architecture.md#create, success is 202 with the changefeed, which is there at once', async () => {
  const created = await post('/changefeeds', { changefeed_id: 'a', sink_uri, ...eligible });
  expect(created.status).toBe(202);
  expect(created.text).toContain('"id":"a"');
  expect((await get('/changefeeds/a')).text).toBe(created.text);
  expect((await get('/changefeeds')).text).toContain('"id":"a"');
});

test.each([{}, { changefeed_id: '' }])(
  'server-behaviour/new-architecture.md#create, the ID of %j is made of the two halves of gid',
  async (given) => {
    const { status, text } = await post('/changefeeds', { ...given, sink_uri, ...eligible });
    expect(status).toBe(202);
    const [, id] = /"id":"(\d+)"/.exec(text) ?? [];
    const [, low, high] = /"gid":\{"low":(\d+),"high":(\d+)\}/.exec(text) ?? [];
    expect(id).toBe(`${low}${high}`);
    expect((await get(`/changefeeds/${id}`)).status).toBe(200);
    // A UUID of version 4: its two fixed places, seen from the little end.
    expect((BigInt(low ?? 0) >> 52n) & 15n).toBe(4n);
    expect((BigInt(high ?? 0) >> 6n) & 3n).toBe(2n);
  },
);

test('server-behaviour/new-architecture.md#create, made-up IDs differ', async () => {
  const [one, other] = [
    await post('/changefeeds', { sink_uri, ...eligible }),
    await post('/changefeeds', { sink_uri, ...eligible }),
  ];
  expect(one.status).toBe(202);
  expect(other.status).toBe(202);
});

test.each<[string, object, number, string, string]>([
  [
    'sink_uri empty',
    { changefeed_id: 'a' },
    400,
    'CDC:ErrSinkURIInvalid',
    "sink uri invalid 'sink_uri is empty, cannot create a changefeed without sink_uri'",
  ],
  [
    'URI unparsable',
    { sink_uri: 'kafka://u:pa55@h:x/t' },
    400,
    'CDC:ErrSinkURIInvalid',
    `sink uri invalid 'kafka://u:pa55@h:x/t': parse "kafka://u:pa55@h:x/t": invalid port ":x" after host`,
  ],
  [
    'no topic',
    { sink_uri: 'kafka://h:9092/?protocol=canal-json' },
    400,
    'CDC:ErrSinkURIInvalid',
    "sink uri invalid 'kafka://h:9092/?protocol=canal-json': [CDC:ErrKafkaInvalidConfig]no topic is specified in sink-uri",
  ],
  [
    'unknown scheme',
    { sink_uri: 'foo://h', ...eligible },
    400,
    'CDC:ErrSinkURIInvalid',
    "sink uri invalid 'foo://h': [CDC:ErrSinkURIInvalid]sink uri invalid 'foo://h'",
  ],
  [
    'start_ts in the future',
    { sink_uri, start_ts: 18446744073709551615n },
    400,
    'CDC:ErrAPIInvalidParam',
    'invalid start-ts 18446744073709551615, larger than current tso 426921294362574849',
  ],
  [
    'start_ts before the GC safepoint',
    { sink_uri, start_ts: 1n },
    400,
    'CDC:ErrStartTsBeforeGC',
    'fail to create or maintain changefeed because start-ts 1 is earlier than or equal to GC safepoint at 426921137076174848',
  ],
  [
    'target_ts not above start_ts',
    { sink_uri, start_ts: 426921294362574849n, target_ts: 426921294362574849n },
    400,
    'CDC:ErrTargetTsBeforeStartTs',
    'fail to create changefeed because target-ts 426921294362574849 is earlier than start-ts 426921294362574849',
  ],
  [
    'unknown protocol',
    { sink_uri: 'kafka://h:9092/t', sink_config: { protocol: 'foo' } },
    500,
    'CDC:ErrInvalidReplicaConfig',
    "invalid replica config, %s: [CDC:ErrSinkUnknownProtocol]unknown 'foo' message protocol for sink",
  ],
  [
    'no protocol',
    { sink_uri: 's3://bucket/path' },
    500,
    'CDC:ErrInvalidReplicaConfig',
    "invalid replica config, %s: [CDC:ErrSinkUnknownProtocol]unknown '' message protocol for sink",
  ],
  [
    'protocol of a database',
    { sink_uri: 'mysql://u:p@h:3306/', sink_config: { protocol: 'avro' } },
    400,
    'CDC:ErrInvalidReplicaConfig',
    "invalid replica config, %s: [CDC:ErrSinkURIInvalid]sink uri invalid 'protocol avro is incompatible with mysql scheme'",
  ],
  [
    'atomicity of a queue',
    { sink_uri: kafka, sink_config: { 'transaction-atomicity': 'table' } },
    400,
    'CDC:ErrInvalidReplicaConfig',
    "invalid replica config, %s: [CDC:ErrSinkURIInvalid]sink uri invalid 'table level atomicity is not supported by kafka scheme'",
  ],
  [
    'csv without a delimiter',
    { sink_uri: 's3://b/p?protocol=csv', sink_config: { csv: { quote: '"' } } },
    500,
    'CDC:ErrInvalidReplicaConfig',
    'invalid replica config, %s: [CDC:ErrSinkInvalidConfig]sink config invalid: csv config delimiter cannot be empty',
  ],
  [
    'bad filter rule',
    { sink_uri, filter_rules: ['db.*', 'x'], ignore_txn_start_ts: [1, 2] },
    400,
    'CDC:ErrFilterRuleInvalid',
    'filter rule is invalid &{[db.* x] [1 2] []}: at <cmdline>:1: wrong table pattern',
  ],
  [
    'ineligible tables',
    { sink_uri },
    400,
    'CDC:ErrTableIneligible',
    'some tables are not eligible to replicate([db.t3]), if you want to ignore these tables, please set ignore_ineligible_table to true',
  ],
])('server-behaviour/new-architecture.md#create, %s', async (_, body, status, code, text) => {
  const given = JSON.stringify(body, (_key, value) =>
    typeof value === 'bigint' ? `#${value}#` : value,
  ).replaceAll(/"#(\d+)#"/g, '$1');
  const response = await post('/changefeeds', given);
  expect(response.status).toBe(status);
  expect(JSON.parse(response.text)).toEqual({ error_msg: `[${code}]${text}`, error_code: code });
});

test.each([{ force_replicate: true }, { ignore_ineligible_table: true }])(
  'server-behaviour/new-architecture.md#create, %j takes ineligible tables',
  async (flag) => {
    const { status, text } = await post('/changefeeds', { sink_uri, ...flag });
    expect(status).toBe(202);
    expect(JSON.parse(text).config).toMatchObject(flag);
  },
);

test('server-behaviour/new-architecture.md#create, a duplicate is 500', async () => {
  await create('a', eligible);
  const response = await post('/changefeeds', { changefeed_id: 'a' });
  expect(response).toMatchObject({
    status: 500,
    text: errorText('CDC:ErrChangeFeedAlreadyExists', 'changefeed already exists, a'),
  });
});

test('server-behaviour/new-architecture.md#create, the timezone is not looked at', async () => {
  const body = { sink_uri, timezone: 'Mars/Base', ...eligible };
  expect((await post('/changefeeds', body)).status).toBe(202);
});

test.each([
  [
    kafka,
    '[CDC:ErrKafkaNewProducer]new kafka producer: kafka: client has run out of available brokers to talk to: dial tcp h:9092: connect: connection refused',
  ],
  [
    's3://h/p?protocol=csv',
    '[CDC:ErrFailToCreateExternalStorage]failed to create external storage%!(EXTRA string=creating ExternalStorage for s3): failed to get region of bucket h: RequestError: send request failed\ncaused by: dial tcp h: connect: connection refused',
  ],
])('server-behaviour/new-architecture.md#create-sink-cannot-be-opened: %s', async (uri, cause) => {
  sandbox().cluster.fault({ kind: 'sink-unreachable' });
  const response = await post('/changefeeds', { sink_uri: uri, ...eligible });
  expect(response.status).toBe(400);
  expect(JSON.parse(response.text)).toEqual({
    error_msg: `[CDC:ErrSinkURIInvalid]sink uri invalid '${uri}': ${cause}`,
    error_code: 'CDC:ErrSinkURIInvalid',
  });
});

test('server-behaviour/new-architecture.md#create, a Pulsar sink is not connected to', async () => {
  sandbox().cluster.fault({ kind: 'sink-unreachable' });
  const uri = 'pulsar://h:6650/t?protocol=canal-json';
  expect((await post('/changefeeds', { sink_uri: uri, ...eligible })).status).toBe(202);
});

test('server-behaviour/new-architecture.md#create, an unreachable database is found by the same-cluster check, which v8.5.5 has not', async () => {
  const cause = 'dial tcp h:3306: connect: connection refused';
  const body = { sink_uri: 'mysql://u:p@h:3306/', ...eligible };
  sandbox().cluster.fault({ kind: 'sink-unreachable' });
  old.sandbox().cluster.fault({ kind: 'sink-unreachable' });
  expect((await post('/changefeeds', body)).text).toBe(
    errorText('CDC:ErrMySQLConnectionError', `fail to open MySQL connection: ${cause}`),
  );
  expect((await old.post('/changefeeds', body)).text).toBe(
    errorText(
      'CDC:ErrSinkURIInvalid',
      `sink uri invalid 'mysql://u:p@h:3306/': [CDC:ErrMySQLConnectionError]fail to open MySQL connection: ${cause}`,
    ),
  );
});

/** Each body has two defects; the first check finds its own. */
test.each<[object, string, string]>([
  [{ changefeed_id: 'a_b' }, 'CDC:ErrAPIInvalidParam', 'CDC:ErrSinkURIInvalid'],
  [{ changefeed_id: 'taken' }, 'CDC:ErrChangeFeedAlreadyExists', 'CDC:ErrSinkURIInvalid'],
  [{ sink_uri: 'kafka://h', start_ts: 1 }, 'CDC:ErrSinkURIInvalid', 'CDC:ErrStartTsBeforeGC'],
  [
    { sink_uri, start_ts: 9, target_ts: 1 },
    'CDC:ErrTargetTsBeforeStartTs',
    'CDC:ErrStartTsBeforeGC',
  ],
  [
    { sink_uri: 'kafka://h:9092/t', start_ts: 9, target_ts: 10 },
    'CDC:ErrInvalidReplicaConfig',
    'CDC:ErrStartTsBeforeGC',
  ],
  [
    { sink_uri: 'kafka://h:9092/', sink_config: { protocol: 'foo' } },
    'CDC:ErrSinkURIInvalid',
    'CDC:ErrInvalidReplicaConfig',
  ],
  [
    { sink_uri: 'foo://h', filter_rules: ['x'] },
    'CDC:ErrFilterRuleInvalid',
    'CDC:ErrFilterRuleInvalid',
  ],
])(
  'server-behaviour/new-architecture.md#create-order: %j is %s, in v8.5.5 %s',
  async (body, code, oldCode) => {
    for (const { create: make } of [{ create }, old]) await make('taken', eligible);
    const codeOf = ({ text }: { text: string }) => JSON.parse(text).error_code;
    expect(codeOf(await post('/changefeeds', body))).toBe(code);
    expect(codeOf(await old.post('/changefeeds', body))).toBe(oldCode);
  },
);

test('server-behaviour/new-architecture.md#create, v8.5.6 checks in the order of v8.5.7', () => {
  const [checks, newChecks] = ['8.5.6', '8.5.7'].map(
    (release) => traitsOf(readServerVersion('newarch', release)).createChecks,
  );
  expect(checks).toEqual(newChecks);
});

test('server-behaviour/new-architecture.md#create, an ID can be used again after its changefeed was removed', async () => {
  await create('a', eligible);
  const before = JSON.parse((await get('/changefeeds/a')).text).gid;
  await remove('/changefeeds/a');
  expect((await post('/changefeeds', { changefeed_id: 'a', sink_uri, ...eligible })).status).toBe(
    202,
  );
  expect(JSON.parse((await get('/changefeeds/a')).text).gid).not.toEqual(before);
});
