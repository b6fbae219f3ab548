// The sink settings that the sandbox takes from the description of the new architecture.
import { expect, test } from 'vitest';
import type { GoSchema } from '../../../../../src/codec/index.js';
import { bodySchemaOf } from '../../../../../src/http/refusals/body-schemas.js';
import {
  type SinkSetting,
  sinkFields,
} from '../../../../../src/http/refusals/newarch/sink-fields.js';
import { refusalTraitsOf } from '../../../../../src/http/refusals/traits.js';

const release = { major: 8, minor: 5, patch: 7 };
const traits = refusalTraitsOf({ generation: 'newarch', release });
const given = bodySchemaOf('createChangefeed', traits).properties?.sink_config ?? {};

/** Names that responses show and requests do not describe. */
function withoutRequest(settings: readonly SinkSetting[], schema: GoSchema): string[] {
  return settings.flatMap((setting) => {
    const property = schema.properties?.[setting.givenName];
    if (property === undefined) return [setting.name];
    return withoutRequest(setting.settings, property.items ?? property);
  });
}

/** Paths of the settings that have the feature. */
function pathsOf(
  settings: readonly SinkSetting[],
  has: (setting: SinkSetting) => boolean,
  parent = '',
): string[] {
  return settings.flatMap((setting) => [
    ...(has(setting) ? [parent + setting.name] : []),
    ...pathsOf(setting.settings, has, `${parent}${setting.name}.`),
  ]);
}

test('requests describe every setting that responses show', () => {
  expect(withoutRequest(sinkFields(), given)).toEqual([]);
  expect(pathsOf(sinkFields(), () => true).length).toBeGreaterThan(100);
});

test('server-behaviour/new-architecture-config.md#config, settings that are shown without a value', () => {
  const of = (parent: string, names: string) => names.split(' ').map((name) => `${parent}.${name}`);
  expect(pathsOf(sinkFields(), ({ absent }) => absent !== undefined)).toEqual([
    ...of('csv', 'delimiter quote null include_commit_ts binary_encoding_method'),
    ...of('csv', 'output_old_value output_handle_key output_field_header'),
    'delete_only_output_handle_key_columns',
    'content_compatible',
    ...of(
      'kafka_config.large_message_handle',
      'large_message_handle_option large_message_handle_compression claim_check_storage_uri claim_check_raw_value',
    ),
    ...of('kafka_config.glue_schema_registry_config', 'registry_name region'),
    'debezium.output_old_value',
    'open.output_old_value',
  ]);
});

test('server-behaviour/new-architecture-config.md#config, plain values, of which zero is left out or shown for "not given"', () => {
  const plain = pathsOf(sinkFields(), ({ isPointer }) => !isPointer);
  const parents = new Set(plain.map((path) => path.split('.').slice(0, -1).join('.')));
  expect([...parents]).toEqual([
    '',
    'csv',
    'dispatchers',
    'column_selectors',
    'kafka_config',
    'kafka_config.large_message_handle',
    'kafka_config.glue_schema_registry_config',
    'pulsar_config',
    'pulsar_config.oauth2',
    'debezium',
    'open',
  ]);
  // Objects and lists are no pointers here: an empty list is left out, an object has no zero.
  expect(plain.filter((path) => /^(kafka|pulsar)_config\.[^.]+$/.test(path))).toEqual([
    'kafka_config.sasl_oauth_scopes',
    'kafka_config.codec_config',
    'kafka_config.large_message_handle',
    'kafka_config.glue_schema_registry_config',
    'pulsar_config.oauth2',
  ]);
});

test('server-behaviour/new-architecture-config.md#config, settings that came after v8.5.5', () => {
  expect(pathsOf(sinkFields(), ({ releases }) => releases !== undefined)).toEqual([
    'dispatchers.target-schema',
    'dispatchers.target-table',
    'cloud_storage_config.spool_disk_quota',
    'cloud_storage_config.spool_base_dir',
    'cloud_storage_config.use_table_id_as_path',
  ]);
});
