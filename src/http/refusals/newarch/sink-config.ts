// The settings that responses show of the `sink_config` of requests (server-behaviour/new-architecture.md#create,
// server-behaviour/new-architecture.md#update, server-behaviour/new-architecture-config.md#config).
import type { JsonValue } from '../../../codec/index.js';
import { isObject, type JsonObject } from '../../../shared/json.js';
import type { Release } from '../../../shared/release.js';
import { isPossible } from '../../../shared/release-range.js';
import { type SinkSetting, sinkFields } from './sink-fields.js';

const defaults: JsonObject = {
  csv: {
    delimiter: ',',
    quote: '"',
    null: '\\N',
    include_commit_ts: false,
    binary_encoding_method: 'base64',
    output_old_value: false,
    output_handle_key: false,
    output_field_header: false,
  },
  encoder_concurrency: 32,
  terminator: '\r\n',
  date_separator: 'day',
  enable_partition_separator: true,
  only_output_updated_columns: false,
  delete_only_output_handle_key_columns: false,
  content_compatible: false,
  advance_timeout: 150,
  send_bootstrap_interval_in_sec: 120,
  send_bootstrap_in_msg_count: 10_000,
  send_bootstrap_to_all_partition: true,
  'send-all-bootstrap-at-start': false,
  debezium_disable_schema: false,
  debezium: { output_old_value: true },
  open: { output_old_value: true },
};

/** Sink settings under the names that responses use. */
export type SinkSettings = Readonly<JsonObject>;

/**
 * Returns the settings of a new or updated changefeed.
 *
 * @param given the decoded `sink_config`. Without an object, the settings are the default ones.
 * @param over `defaults` overrides the default settings with the given ones; `nothing` uses only the given ones.
 */
export function sinkSettings(
  release: Release,
  given: JsonValue | undefined,
  over: 'defaults' | 'nothing',
): SinkSettings {
  if (!isObject(given)) return defaults;
  const shown = show(sinkFields(), given, release);
  return over === 'nothing' ? shown : inOrder({ ...defaults, ...shown });
}

/** Returns the settings in the order of responses, without those that are undefined. */
export function inOrder(settings: SinkSettings): SinkSettings {
  const names = sinkFields()
    .map(({ name }) => name)
    .filter((name) => settings[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, settings[name] ?? null]));
}

function show(settings: readonly SinkSetting[], given: JsonObject, release: Release): JsonObject {
  const shown: JsonObject = {};
  for (const setting of settings) {
    if (!isPossible(release, setting.releases)) continue;
    const value = given[setting.givenName];
    const isOmitted =
      value === undefined || (!setting.isPointer && isZero(value)) || isEmptyList(value);
    if (!isOmitted) shown[setting.name] = showValue(setting, value, release);
    else if (setting.absent !== undefined) shown[setting.name] = setting.absent;
  }
  return shown;
}

function showValue({ settings }: SinkSetting, value: JsonValue, release: Release): JsonValue {
  if (settings.length === 0) return value;
  if (isObject(value)) return show(settings, value, release);
  const items = Array.isArray(value) ? value.filter(isObject) : [];
  return items.map((item) => show(settings, item, release));
}

function isZero(value: JsonValue): boolean {
  return value === '' || value === false || value === 0 || value === 0n;
}

function isEmptyList(value: JsonValue): boolean {
  return Array.isArray(value) && value.length === 0;
}
