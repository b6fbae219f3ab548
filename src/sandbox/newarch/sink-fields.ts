// The settings of a sink, as data (facts C.18, 3.4, 7): in the order in which answers show them, under the names of the answers.
import { complete, type Struct } from './go-struct.js';
import { cloudStorage, kafka, mysql, pulsar } from './sink-kind-fields.js';

/** Names in requests that are not just written with hyphens for underscores. */
export const givenNames: Readonly<Record<string, string>> = {
  file_index_width: 'file-index-digit',
  advance_timeout: 'advance-timeout-in-sec',
  max_multi_update_row_count: 'max-multi-update-row',
  // The answers' names say the opposite of what they hold.
  'tls-certificate-path': 'tls-key-file-path',
  'tls-private-key-path': 'tls-certificate-file',
};

/** Fields that not every release has. */
export const fieldReleases: Readonly<Record<string, string>> = {
  'target-schema': '8.5.7',
  'target-table': '8.5.7',
  spool_disk_quota: '8.5.7',
  spool_base_dir: '8.5.7',
  use_table_id_as_path: '8.5.6',
};

const csv = complete('CSVConfig', {
  delimiter: 'string',
  quote: 'string',
  null: 'string',
  include_commit_ts: 'boolean',
  binary_encoding_method: 'string',
  output_old_value: 'boolean',
  output_handle_key: 'boolean',
  output_field_header: 'boolean',
});

const dispatchRule: Struct = {
  type: 'DispatchRule',
  values: 'plain',
  fields: {
    matcher: 'strings',
    partition: 'string',
    index: 'string',
    columns: 'strings',
    topic: 'string',
    'target-schema': 'string',
    'target-table': 'string',
  },
  hidden: { dispatcher: 'string' },
};

const columnSelector: Struct = {
  type: 'ColumnSelector',
  values: 'plain',
  fields: { matcher: 'strings', columns: 'strings' },
};

export const sinkStruct: Struct = {
  type: 'SinkConfig',
  values: 'pointers',
  fields: {
    protocol: 'string',
    schema_registry: 'string',
    csv,
    dispatchers: { list: dispatchRule },
    column_selectors: { list: columnSelector },
    transaction_atomicity: 'string',
    encoder_concurrency: 'int',
    terminator: 'string',
    date_separator: 'string',
    enable_partition_separator: 'boolean',
    file_index_width: 'int',
    only_output_updated_columns: 'boolean',
    delete_only_output_handle_key_columns: 'boolean',
    content_compatible: 'boolean',
    safe_mode: 'boolean',
    kafka_config: kafka,
    pulsar_config: pulsar,
    mysql_config: mysql,
    cloud_storage_config: cloudStorage,
    advance_timeout: 'uint',
    send_bootstrap_interval_in_sec: 'int64',
    send_bootstrap_in_msg_count: 'int32',
    send_bootstrap_to_all_partition: 'boolean',
    'send-all-bootstrap-at-start': 'boolean',
    debezium_disable_schema: 'boolean',
    debezium: complete('DebeziumConfig', { output_old_value: 'boolean' }),
    open: complete('OpenProtocolConfig', { output_old_value: 'boolean' }),
  },
  hidden: { 'enable-kafka-sink-v2': 'boolean' },
  always: ['delete_only_output_handle_key_columns', 'content_compatible'],
};
