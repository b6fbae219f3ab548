// The settings of a sink, as data (facts C.18, 3.4, 7): in the order in which answers show them, under the names of the answers.

export type Kind =
  | 'string'
  | 'boolean'
  | 'int'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'uint'
  | 'strings'
  | Struct
  | { readonly list: Struct };

/** A struct of Go. */
export interface Struct {
  readonly type: string;
  readonly fields: Readonly<Record<string, Kind>>;
  /** Fields that are read under these names, but never shown. */
  readonly hidden?: Readonly<Record<string, Kind>>;
  /** `pointers` tell zero from not given; `plain` values are left out when they are zero. */
  readonly values: 'pointers' | 'plain';
  /** Fields that are shown even if there is no value: as null behind a pointer, else as zero. */
  readonly always?: readonly string[];
}

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

function complete(type: string, fields: Readonly<Record<string, Kind>>): Struct {
  return { type, fields, values: 'plain', always: Object.keys(fields) };
}

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

const codec: Struct = {
  type: 'CodecConfig',
  values: 'pointers',
  fields: {
    enable_tidb_extension: 'boolean',
    max_batch_size: 'int',
    avro_enable_watermark: 'boolean',
    avro_decimal_handling_mode: 'string',
    avro_bigint_unsigned_handling_mode: 'string',
    encoding_format: 'string',
  },
};

const largeMessage = complete('LargeMessageHandleConfig', {
  large_message_handle_option: 'string',
  large_message_handle_compression: 'string',
  claim_check_storage_uri: 'string',
  claim_check_raw_value: 'boolean',
});

const glue: Struct = {
  type: 'GlueSchemaRegistryConfig',
  values: 'plain',
  fields: {
    registry_name: 'string',
    region: 'string',
    access_key: 'string',
    secret_access_key: 'string',
    token: 'string',
  },
  always: ['registry_name', 'region'],
};

const kafka: Struct = {
  type: 'KafkaConfig',
  values: 'pointers',
  fields: {
    partition_num: 'int32',
    replication_factor: 'int16',
    kafka_version: 'string',
    max_message_bytes: 'int',
    compression: 'string',
    kafka_client_id: 'string',
    auto_create_topic: 'boolean',
    dial_timeout: 'string',
    write_timeout: 'string',
    read_timeout: 'string',
    required_acks: 'int',
    sasl_user: 'string',
    sasl_password: 'string',
    sasl_mechanism: 'string',
    sasl_gssapi_auth_type: 'string',
    sasl_gssapi_keytab_path: 'string',
    sasl_gssapi_kerberos_config_path: 'string',
    sasl_gssapi_service_name: 'string',
    sasl_gssapi_user: 'string',
    sasl_gssapi_password: 'string',
    sasl_gssapi_realm: 'string',
    sasl_gssapi_disable_pafxfast: 'boolean',
    sasl_oauth_client_id: 'string',
    sasl_oauth_client_secret: 'string',
    sasl_oauth_token_url: 'string',
    sasl_oauth_scopes: 'strings',
    sasl_oauth_grant_type: 'string',
    sasl_oauth_audience: 'string',
    enable_tls: 'boolean',
    ca: 'string',
    cert: 'string',
    key: 'string',
    insecure_skip_verify: 'boolean',
    codec_config: codec,
    large_message_handle: largeMessage,
    glue_schema_registry_config: glue,
    output_raw_change_event: 'boolean',
  },
};

const oauth2: Struct = {
  type: 'OAuth2',
  values: 'plain',
  fields: {
    'oauth2-issuer-url': 'string',
    'oauth2-audience': 'string',
    'oauth2-private-key': 'string',
    'oauth2-client-id': 'string',
    'oauth2-scope': 'string',
  },
};

const pulsar: Struct = {
  type: 'PulsarConfig',
  values: 'pointers',
  fields: {
    'tls-certificate-path': 'string',
    'tls-private-key-path': 'string',
    'tls-trust-certs-file-path': 'string',
    'pulsar-producer-cache-size': 'int32',
    'pulsar-version': 'string',
    'compression-type': 'string',
    'authentication-token': 'string',
    'connection-timeout': 'int',
    'operation-timeout': 'int',
    'batching-max-messages': 'uint',
    'batching-max-publish-delay': 'int',
    'send-timeout': 'int',
    'token-from-file': 'string',
    'basic-user-name': 'string',
    'basic-password': 'string',
    'auth-tls-certificate-path': 'string',
    'auth-tls-private-key-path': 'string',
    oauth2,
    'output-raw-change-event': 'boolean',
  },
};

const mysql: Struct = {
  type: 'MySQLConfig',
  values: 'pointers',
  fields: {
    worker_count: 'int',
    max_txn_row: 'int',
    max_multi_update_row_size: 'int',
    max_multi_update_row_count: 'int',
    tidb_txn_mode: 'string',
    ssl_ca: 'string',
    ssl_cert: 'string',
    ssl_key: 'string',
    time_zone: 'string',
    write_timeout: 'string',
    read_timeout: 'string',
    timeout: 'string',
    enable_batch_dml: 'boolean',
    enable_multi_statement: 'boolean',
    enable_cache_prepared_statement: 'boolean',
  },
};

const cloudStorage: Struct = {
  type: 'CloudStorageConfig',
  values: 'pointers',
  fields: {
    worker_count: 'int',
    flush_interval: 'string',
    file_size: 'int',
    spool_disk_quota: 'int64',
    spool_base_dir: 'string',
    output_column_id: 'boolean',
    file_expiration_days: 'int',
    file_cleanup_cron_spec: 'string',
    flush_concurrency: 'int',
    output_raw_change_event: 'boolean',
    use_table_id_as_path: 'boolean',
  },
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
