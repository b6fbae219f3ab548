// `config` of a changefeed: defaults, what v1 sets of it, and what a new coordinator leaves of it
// (server-behaviour/new-architecture.md#create, server-behaviour/new-architecture-config.md#config).
import { expect, test } from 'vitest';
import { sink_uri, useNewarch } from './support.js';

const { advance, create, get, post, put } = useNewarch();
const old = useNewarch({ release: '8.5.5' });

const defaults =
  '{"memory_quota":1073741824,"case_sensitive":false,"force_replicate":false,"ignore_ineligible_table":false,"check_gc_safe_point":true,"enable_sync_point":false,"enable_table_monitor":false,"bdr_mode":false,"sync_point_interval":600000000000,"sync_point_retention":86400000000000,"filter":{"rules":["*.*"]},"mounter":{"worker_num":0},"sink":{"csv":{"delimiter":",","quote":"\\"","null":"\\\\N","include_commit_ts":false,"binary_encoding_method":"base64","output_old_value":false,"output_handle_key":false,"output_field_header":false},"encoder_concurrency":32,"terminator":"\\r\\n","date_separator":"day","enable_partition_separator":true,"only_output_updated_columns":false,"delete_only_output_handle_key_columns":false,"content_compatible":false,"advance_timeout":150,"send_bootstrap_interval_in_sec":120,"send_bootstrap_in_msg_count":10000,"send_bootstrap_to_all_partition":true,"send-all-bootstrap-at-start":false,"debezium_disable_schema":false,"debezium":{"output_old_value":true},"open":{"output_old_value":true}},"consistent":{"level":"none","max_log_size":64,"flush_interval":2000,"meta_flush_interval":200,"encoding_worker_num":16,"flush_worker_num":8,"storage":"","use_file_backend":false,"compression":"","memory_usage":{"memory_quota_percentage":50}},"scheduler":{"enable_table_across_nodes":false,"region_threshold":10000,"region_count_per_span":100,"region_count_refresh_interval":300000000000,"write_key_threshold":0,"scheduling_task_count_per_node":20,"enable_splittable_check":false,"force_split":false,"balance_score_threshold":20,"min_traffic_percentage":0.8,"max_traffic_percentage":1.25},"integrity":{"integrity_check_level":"none","corruption_handle_level":"warn"},"changefeed_error_stuck_duration":1800000000000,"synced_status":{"synced_check_interval":300,"checkpoint_interval":15}}';

/** The text of the sink's settings. */
async function sinkOf(sink_config: unknown, more: object = {}, from = post) {
  const { text } = await from('/changefeeds', { sink_uri, sink_config, ...more });
  return /"sink":(\{.*\}),"consistent"/.exec(text)?.[1] ?? text;
}

test('server-behaviour/new-architecture-config.md#config, the configuration of a plain changefeed', async () => {
  for (const send of [post, old.post]) {
    const { text } = await send('/changefeeds', { changefeed_id: 'x', sink_uri });
    expect(/"config":(\{.*\}),"state"/.exec(text)?.[1]).toBe(defaults);
  }
});

test('server-behaviour/new-architecture.md#create, what v1 sets of it', async () => {
  const { text } = await post('/changefeeds', {
    sink_uri,
    filter_rules: ['a.*', 'b.*'],
    ignore_txn_start_ts: [1, 2],
    mounter_worker_num: -3,
    force_replicate: true,
    ignore_ineligible_table: true,
  });
  expect(text).toContain('"force_replicate":true,"ignore_ineligible_table":true,');
  expect(text).toContain(
    '"filter":{"rules":["a.*","b.*"],"ignore_txn_start_ts":[1,2]},"mounter":{"worker_num":-3},',
  );
});

test('server-behaviour/new-architecture-config.md#config, 64-bit integers keep every digit', async () => {
  const { text } = await post(
    '/changefeeds',
    `{"sink_uri":"${sink_uri}","ignore_txn_start_ts":[18446744073709551615,9007199254740993],"mounter_worker_num":9223372036854775807,"sink_config":{"advance-timeout-in-sec":18446744073709551615,"send-bootstrap-interval-in-sec":-9223372036854775808,"mysql-config":{"worker-count":9007199254740993}}}`,
  );
  expect(text).toContain('"ignore_txn_start_ts":[18446744073709551615,9007199254740993]');
  expect(text).toContain('"worker_num":9223372036854775807');
  expect(text).toContain('"advance_timeout":18446744073709551615');
  expect(text).toContain('"send_bootstrap_interval_in_sec":-9223372036854775808');
  expect(text).toContain('"mysql_config":{"worker_count":9007199254740993}');
});

test('server-behaviour/new-architecture.md#create, an empty sink_config is the default, but for two keys', async () => {
  const plain = await sinkOf(undefined);
  expect(await sinkOf(null)).toBe(plain);
  expect(await sinkOf({})).toBe(
    plain.replace(
      '"delete_only_output_handle_key_columns":false,"content_compatible":false',
      '"delete_only_output_handle_key_columns":null,"content_compatible":null',
    ),
  );
});

test('server-behaviour/new-architecture.md#create, a given sink_config is laid over the default, objects are replaced whole', async () => {
  const sink = JSON.parse(
    await sinkOf({
      csv: { delimiter: ';' },
      debezium: {},
      terminator: '',
      'content-compatible': true,
      'encoder-concurrency': 1,
    }),
  );
  expect(sink).toMatchObject({
    csv: {
      delimiter: ';',
      quote: '',
      null: '',
      include_commit_ts: false,
      binary_encoding_method: '',
      output_old_value: false,
      output_handle_key: false,
      output_field_header: false,
    },
    debezium: { output_old_value: false },
    open: { output_old_value: true },
    terminator: '',
    content_compatible: true,
    delete_only_output_handle_key_columns: null,
    encoder_concurrency: 1,
    date_separator: 'day',
  });
});

test('server-behaviour/new-architecture.md#create, dispatcher is dropped, partition stays', async () => {
  const dispatchers = [
    { matcher: ['a.*'], dispatcher: 'ts' },
    { matcher: ['b.*'], dispatcher: 'ts', partition: 'columns', columns: ['x'], topic: 't' },
    { partition: 'index-value', index: 'i', 'target-schema': 's', 'target-table': 't' },
  ];
  expect(await sinkOf({ dispatchers })).toContain(
    '"dispatchers":[{"matcher":["a.*"]},{"matcher":["b.*"],"partition":"columns","columns":["x"],"topic":"t"},{"partition":"index-value","index":"i","target-schema":"s","target-table":"t"}]',
  );
  expect(await sinkOf({ dispatchers }, {}, old.post)).toContain(
    ',{"partition":"index-value","index":"i"}]',
  );
});

test('server-behaviour/new-architecture-config.md#config, hyphens become underscores, with the exceptions of server-behaviour/v1-to-v2.md#sink-settings', async () => {
  const given = {
    'file-index-digit': 8,
    'advance-timeout-in-sec': 7,
    'send-all-bootstrap-at-start': true,
    'schema-registry': 'http://r',
    'column-selectors': [{ matcher: ['a.*'], columns: ['b'] }],
    'transaction-atomicity': 'none',
    'enable-kafka-sink-v2': true,
    'mysql-config': { 'max-multi-update-row': 1, 'max-multi-update-row-size': 2 },
    'pulsar-config': {
      'tls-key-file-path': 'key',
      'tls-certificate-file': 'cert',
      oauth2: { 'oauth2-issuer-url': 'u' },
    },
    'kafka-config': {
      'partition-num': 3,
      'sasl-oauth-scopes': ['a'],
      'codec-config': { 'avro-enable-watermark': false },
      'large-message-handle': { 'large-message-handle-option': 'none' },
      'glue-schema-registry-config': { region: 'r' },
      'output-raw-change-event': false,
    },
    'cloud-storage-config': {
      'worker-count': 0,
      'spool-disk-quota': 1,
      'use-table-id-as-path': true,
    },
  };
  const sink = JSON.parse(await sinkOf(given));
  expect(sink).toMatchObject({
    schema_registry: 'http://r',
    column_selectors: [{ matcher: ['a.*'], columns: ['b'] }],
    transaction_atomicity: 'none',
    file_index_width: 8,
    advance_timeout: 7,
    'send-all-bootstrap-at-start': true,
  });
  expect(sink).not.toHaveProperty('enable_kafka_sink_v2');
  expect(sink.mysql_config).toEqual({
    max_multi_update_row_size: 2,
    max_multi_update_row_count: 1,
  });
  expect(sink.pulsar_config).toEqual({
    'tls-certificate-path': 'key',
    'tls-private-key-path': 'cert',
    oauth2: { 'oauth2-issuer-url': 'u' },
  });
  expect(sink.kafka_config).toEqual({
    partition_num: 3,
    sasl_oauth_scopes: ['a'],
    codec_config: { avro_enable_watermark: false },
    large_message_handle: {
      large_message_handle_option: 'none',
      large_message_handle_compression: '',
      claim_check_storage_uri: '',
      claim_check_raw_value: false,
    },
    glue_schema_registry_config: { registry_name: '', region: 'r' },
    output_raw_change_event: false,
  });
  expect(sink.cloud_storage_config).toEqual({
    worker_count: 0,
    spool_disk_quota: 1,
    use_table_id_as_path: true,
  });
  const before = JSON.parse(await sinkOf(given, {}, old.post));
  expect(before.cloud_storage_config).toEqual({ worker_count: 0 });
});

test('server-behaviour/new-architecture-config.md#config, the protocol of the URI is filled in, and the width of indexes in storage', async () => {
  const kafka = {
    sink_uri:
      'kafka://h:9092/t?protocol=avro&schema-registry=http://r:8081&transaction-atomicity=none',
  };
  const queue = await sinkOf({ protocol: 'canal-json' }, kafka);
  expect(queue).toMatch(/^\{"protocol":"avro","csv"/);
  expect(queue).toContain('"transaction_atomicity":"none"');
  expect(queue).not.toContain('file_index_width');
  const storage = { sink_uri: 's3://b/p?protocol=csv' };
  expect(await sinkOf(undefined, storage)).toContain('"file_index_width":20');
  expect(await sinkOf({ 'file-index-digit': 7 }, storage)).toContain('"file_index_width":7');
  expect(await sinkOf({ 'file-index-digit': 2 }, storage)).toContain('"file_index_width":20');
});

/** The configuration of a stopped changefeed after a change of the coordinator. */
async function reloaded(parts: typeof old, more: object) {
  await parts.create('r', more);
  await parts.post('/changefeeds/r/pause');
  const before = JSON.parse((await parts.get('/changefeeds/r')).text).config;
  await parts.post('/owner/resign');
  parts.advance(5_000);
  const after = JSON.parse((await parts.get('/changefeeds/r')).text).config;
  await parts.remove('/changefeeds/r');
  const lost = (one: object, other: object) =>
    Object.keys(one).filter((key) => !Object.hasOwn(other, key));
  return { after, lost: lost(before, after), lostOfSink: lost(before.sink, after.sink) };
}

const syncPoints = ['enable_sync_point', 'bdr_mode', 'sync_point_interval', 'sync_point_retention'];
const ofStorage = ['csv', 'date_separator', 'enable_partition_separator'];

test('server-behaviour/new-architecture-config.md#config, a new coordinator removes what the kind of sink does not use', async () => {
  const sink_config = {
    'schema-registry': 'http://r',
    'safe-mode': true,
    dispatchers: [{ matcher: ['a.*'], partition: 'ts', 'target-schema': 's' }],
  };
  const blackhole = await reloaded(old, { sink_config });
  expect(blackhole).toMatchObject({ lost: [], lostOfSink: [] });

  const queue = await reloaded(old, {
    sink_config,
    sink_uri: 'kafka://h:9092/t?protocol=canal-json',
  });
  expect(queue.lost).toEqual(syncPoints);
  expect(queue.lostOfSink).toEqual(['schema_registry', ...ofStorage, 'safe_mode']);

  const avro = await reloaded(old, {
    sink_config,
    sink_uri: 'kafka://h:9092/t?protocol=avro',
  });
  expect(avro.lostOfSink).toEqual([...ofStorage, 'safe_mode']);

  const storage = await reloaded(old, { sink_config, sink_uri: 's3://b/p?protocol=csv' });
  expect(storage.lost).toEqual(syncPoints);
  expect(storage.lostOfSink).toEqual([
    'schema_registry',
    'dispatchers',
    'encoder_concurrency',
    'only_output_updated_columns',
    'safe_mode',
  ]);
  expect(storage.after.sink).toMatchObject({
    delete_only_output_handle_key_columns: null,
    content_compatible: null,
  });

  const database = await reloaded(old, { sink_config, sink_uri: 'mysql://u:p@h:3306/' });
  expect(database.lost).toEqual([]);
  expect(database.lostOfSink).toEqual([
    'schema_registry',
    'csv',
    'dispatchers',
    'encoder_concurrency',
    'terminator',
    'date_separator',
    'enable_partition_separator',
    'only_output_updated_columns',
  ]);
});

test('server-behaviour/new-architecture-config.md#config, from v8.5.7 on the routes of dispatchers stay', async () => {
  const sink_config = {
    dispatchers: [{ matcher: ['a.*'], partition: 'ts', 'target-schema': 's' }],
  };
  const uri = { sink_uri: 'mysql://u:p@h:3306/' };
  await create('r', { sink_config, ...uri });
  await post('/changefeeds/r/pause');
  await post('/owner/resign');
  advance(5_000);
  const { sink } = JSON.parse((await get('/changefeeds/r')).text).config;
  expect(sink.dispatchers).toEqual([{ matcher: ['a.*'], 'target-schema': 's' }]);
});

test('server-behaviour/new-architecture-config.md#config, what runs keeps its configuration, and an update makes it whole again', async () => {
  const more = { sink_uri: 'mysql://u:p@h:3306/' };
  await create('running', more);
  await create('stopped', more);
  await post('/changefeeds/stopped/pause');
  await post('/owner/resign');
  advance(5_000);
  expect((await get('/changefeeds/running')).text).toContain('"terminator"');
  expect((await get('/changefeeds/stopped')).text).not.toContain('"terminator"');
  expect((await put('/changefeeds/stopped', {})).text).toContain('"terminator"');
});
