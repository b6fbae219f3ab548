// The settings that only one kind of sink has, as data (facts C.18, 3.4), under the names of the answers.
import { complete, type Struct } from './go-struct.js';

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

export const kafka: Struct = {
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

export const pulsar: Struct = {
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

export const mysql: Struct = {
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

export const cloudStorage: Struct = {
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
