// What creating a changefeed refuses, in the words of v8.5.7.
import { expect, test } from 'vitest';
import { errorText, useSandbox } from './support.js';

const { create, post, get, remove, sandbox } = useSandbox({ tables: ['db.t1', 'db.t2'] });

const sink_uri = 'blackhole://';

test('success is 202 without body and type', async () => {
  const answer = await post('/changefeeds', { changefeed_id: 'a', sink_uri });
  expect(answer).toMatchObject({ status: 202, type: null, text: '' });
});

test.each([
  ['', 'EOF'],
  ['{"changefeed_id":', 'unexpected EOF'],
  ['[]', 'json: cannot unmarshal array into Go value of type model.ChangefeedConfig'],
  [
    '{"start_ts":"1"}',
    'json: cannot unmarshal string into Go struct field ChangefeedConfig.start_ts of type uint64',
  ],
  [
    '{"start_ts":-1}',
    'json: cannot unmarshal number -1 into Go struct field ChangefeedConfig.start_ts of type uint64',
  ],
  [
    '{"target_ts":18446744073709551616}',
    'json: cannot unmarshal number 18446744073709551616 into Go struct field ChangefeedConfig.target_ts of type uint64',
  ],
  [
    '{"mounter_worker_num":1.0}',
    'json: cannot unmarshal number 1.0 into Go struct field ChangefeedConfig.mounter_worker_num of type int',
  ],
])('bad body %j: 400 as text', async (body, problem) => {
  const answer = await post('/changefeeds', body);
  expect(answer).toMatchObject({ status: 400, type: 'text/plain; charset=utf-8' });
  expect(answer.text).toBe(
    errorText('CDC:ErrAPIInvalidParam', `invalid api parameter: ${problem}`),
  );
});

test.each([
  [
    'sink_uri empty',
    { changefeed_id: 'a_b' },
    400,
    'CDC:ErrSinkURIInvalid',
    "sink uri invalid 'sink-uri is empty, can't not create a changefeed without sink-uri'",
  ],
  ['id empty', { sink_uri }, 400, 'CDC:ErrAPIInvalidParam', 'invalid changefeed_id: '],
  [
    'id bad',
    { changefeed_id: 'a_b', sink_uri },
    400,
    'CDC:ErrAPIInvalidParam',
    'invalid changefeed_id: a_b',
  ],
  [
    'bad timezone',
    { changefeed_id: 'a', sink_uri, timezone: 'Mars/Base' },
    400,
    'CDC:ErrAPIInvalidParam',
    'invalid api parameter: invalid timezone:Mars/Base: [CDC:ErrLoadTimezone]load timezone: unknown time zone Mars/Base',
  ],
  [
    'unknown sink scheme',
    { changefeed_id: 'a', sink_uri: 'foo://h' },
    400,
    'CDC:ErrSinkURIInvalid',
    'the sink scheme (foo) is not supported',
  ],
  [
    'unknown protocol',
    { changefeed_id: 'a', sink_uri: 'kafka://h/t?protocol=foo' },
    500,
    'CDC:ErrSinkUnknownProtocol',
    "unknown 'foo' message protocol for sink",
  ],
  [
    'protocol on a database',
    { changefeed_id: 'a', sink_uri: 'mysql://h:3306/', sink_config: { protocol: 'avro' } },
    400,
    'CDC:ErrSinkURIInvalid',
    "sink uri invalid 'protocol avro is incompatible with mysql scheme'",
  ],
  [
    'dispatcher and partition both set',
    {
      changefeed_id: 'a',
      sink_uri: 'kafka://h/t',
      sink_config: { dispatchers: [{ matcher: ['*.*'], dispatcher: 'ts', partition: 'ts' }] },
    },
    500,
    'CDC:ErrSinkInvalidConfig',
    'sink config invalid: dispatcher and partition cannot be configured both',
  ],
  [
    'target_ts not after start_ts',
    () => ({ changefeed_id: 'a', sink_uri, target_ts: 1 }),
    400,
    'CDC:ErrTargetTsBeforeStartTs',
    /^fail to create changefeed because target-ts 1 is earlier than start-ts \d+$/,
  ],
  [
    'start_ts before the GC safepoint',
    { changefeed_id: 'a', sink_uri, start_ts: 1 },
    400,
    'CDC:ErrStartTsBeforeGC',
    /^fail to create or maintain changefeed because start-ts 1 is earlier than or equal to GC safepoint at \d+$/,
  ],
])('%s', async (_, body, status, code, text) => {
  const answer = await post('/changefeeds', typeof body === 'function' ? body() : body);
  expect(answer.status).toBe(status);
  expect(answer.type).toBe('application/json; charset=utf-8');
  if (typeof text === 'string') expect(answer.text).toBe(errorText(code, text));
  else {
    const { error_msg, error_code } = JSON.parse(answer.text);
    expect(error_code).toBe(code);
    expect(error_msg.replace(`[${code}]`, '')).toMatch(text);
  }
});

test('start_ts in the future', async () => {
  const body = '{"changefeed_id":"a","sink_uri":"blackhole://","start_ts":18446744073709551615}';
  const answer = await post('/changefeeds', body);
  expect(answer.status).toBe(400);
  expect(answer.text).toMatch(
    /\[CDC:ErrAPIInvalidParam\]invalid start-ts 18446744073709551615, larger than current tso \d+"/,
  );
});

test('duplicate that the owner sees', async () => {
  await create('a');
  const answer = await post('/changefeeds', { changefeed_id: 'a', sink_uri });
  expect(answer.status).toBe(500);
  expect(answer.text).toBe(
    errorText('CDC:ErrChangeFeedAlreadyExists', 'changefeed already exists, a'),
  );
});

test('duplicate that lost the race, before the owner sees the first', async () => {
  await post('/changefeeds', { changefeed_id: 'a', sink_uri });
  const answer = await post('/changefeeds', { changefeed_id: 'a', sink_uri });
  expect(answer.status).toBe(500);
  expect(answer.text).toBe(
    errorText(
      'DFLOW:ErrMetaOpFailed',
      'unexpected meta operation failure: Create changefeed default/a',
    ),
  );
});

test('bad filter rule', async () => {
  const body = { changefeed_id: 'a', sink_uri, filter_rules: ['a[.b'] };
  const answer = await post('/changefeeds', body);
  expect(answer.status).toBe(400);
  expect(answer.text).toContain('"error_code": "CDC:ErrFilterRuleInvalid"');
  expect(answer.text).toContain('[CDC:ErrFilterRuleInvalid]filter rule is invalid');
});

test('MySQL unreachable: 400; Kafka unreachable: 500', async () => {
  sandbox().cluster.fault({ kind: 'sink-unreachable', host: 'h' });
  const mysql = await post('/changefeeds', { changefeed_id: 'a', sink_uri: 'mysql://h:3306/' });
  const kafka = await post('/changefeeds', { changefeed_id: 'a', sink_uri: 'kafka://h:9092/t' });
  const other = await post('/changefeeds', { changefeed_id: 'a', sink_uri: 'kafka://k:9092/t' });
  expect([mysql.status, kafka.status, other.status]).toEqual([400, 500, 202]);
  expect(JSON.parse(mysql.text).error_code).toBe('CDC:ErrMySQLConnectionError');
  expect(JSON.parse(kafka.text).error_code).toBe('CDC:ErrKafkaNewProducer');
});

test('field names match in any letter case, unknown ones and what follows the body are ignored', async () => {
  const body = '{"CHANGEFEED_ID":"b","Sink_Uri":"blackhole://","x":1} garbage';
  expect((await post('/changefeeds', body)).status).toBe(202);
});

test('a changefeed can be created again at once', async () => {
  await create('a');
  expect((await remove('/changefeeds/a')).status).toBe(202);
  await create('a');
  expect((await get('/changefeeds/a')).status).toBe(200);
});
