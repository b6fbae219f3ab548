// The `sink_config` of requests: how it is read, and what it becomes in answers (facts C.6, C.7, C.18).
import type { GoSchema, JsonValue } from '../../codec/index.js';
import { isObject, type JsonObject } from '../../edge/json.js';
import { has, type Release } from '../release.js';
import type { Kind, Struct } from './go-struct.js';
import { fieldReleases, givenNames, sinkStruct } from './sink-fields.js';

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

/** The sink settings that a changefeed gets, as answers show them. */
export type SinkSettings = Readonly<JsonObject>;

/**
 * Makes the settings of a new or changed changefeed.
 *
 * @param given `sink_config` as it was read; not an object if there was none, which makes it the default.
 * @param over `defaults` lays the given settings over the default ones, `nothing` uses them alone.
 */
export function sinkSettings(
  release: Release,
  given: JsonValue | undefined,
  over: 'defaults' | 'nothing',
): SinkSettings {
  if (!isObject(given)) return defaults;
  const shown = show(sinkStruct, given, release);
  return over === 'nothing' ? shown : inOrder({ ...defaults, ...shown });
}

/** The settings with their keys in the order of the answers. Those that are undefined are left out. */
export function inOrder(settings: SinkSettings): SinkSettings {
  const names = Object.keys(sinkStruct.fields).filter((name) => settings[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, settings[name] ?? null]));
}

/** What requests write for a name of the answers. */
function givenName(name: string): string {
  return givenNames[name] ?? name.replaceAll('_', '-');
}

function show(struct: Struct, given: JsonObject, release: Release): JsonObject {
  const shown: JsonObject = {};
  for (const [name, kind] of Object.entries(struct.fields)) {
    if (!has(release, fieldReleases[name] ?? '8.5.5')) continue;
    const value = given[givenName(name)];
    const isAlways = struct.always?.includes(name) === true;
    const isOmitted =
      value === undefined || (struct.values === 'plain' && isZero(value)) || isEmptyList(value);
    if (!isOmitted) shown[name] = showValue(kind, value, release);
    else if (isAlways) shown[name] = struct.values === 'pointers' ? null : zeroOf(kind);
  }
  return shown;
}

function showValue(kind: Kind, value: JsonValue, release: Release): JsonValue {
  if (typeof kind === 'string') return value;
  if (!('list' in kind)) return show(kind, isObject(value) ? value : {}, release);
  const items = Array.isArray(value) ? value.filter(isObject) : [];
  return items.map((item) => show(kind.list, item, release));
}

function isZero(value: JsonValue): boolean {
  return value === '' || value === false || value === 0 || value === 0n;
}

function isEmptyList(value: JsonValue): boolean {
  return Array.isArray(value) && value.length === 0;
}

function zeroOf(kind: Kind): JsonValue {
  if (kind === 'string') return '';
  return kind === 'boolean' ? false : 0;
}

/** What `sink_config` is read by. */
export const sinkSchema: GoSchema = schemaOf(sinkStruct);

function schemaOf(kind: Kind): GoSchema {
  if (kind === 'strings') return { type: 'array', items: { type: 'string' } };
  if (kind === 'string' || kind === 'boolean') return { type: kind };
  if (kind === 'int') return { type: 'integer' };
  if (typeof kind === 'string') return { type: 'integer', format: kind };
  if ('list' in kind) return { type: 'array', items: schemaOf(kind.list) };
  const shown = Object.entries(kind.fields).map(([name, field]) => [givenName(name), field]);
  const fields: Readonly<Record<string, Kind>> = {
    ...Object.fromEntries(shown),
    ...kind.hidden,
  };
  const properties = Object.entries(fields).map(([name, field]): [string, GoSchema] => {
    return [name, schemaOf(field)];
  });
  return { type: 'object', properties: Object.fromEntries(properties), 'x-server-type': kind.type };
}
