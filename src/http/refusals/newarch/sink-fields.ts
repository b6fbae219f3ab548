// The settings of a sink as responses show them, taken from the description (server-behaviour/new-architecture-config.md#config,
// server-behaviour/values.md#sink-config, server-behaviour/v1-to-v2.md#sink-settings).
import { parseJson } from '../../../codec/index.js';
import {
  isObject,
  type JsonObject,
  type JsonValue,
  objectAt,
  textAt,
} from '../../../shared/json.js';
import { readDescription } from '../../../shared/node/generated-files.js';
import { resolveSchema } from '../../go-schema.js';

/** One setting. */
export interface SinkSetting {
  /** Name in responses. */
  readonly name: string;
  /** Name in requests. */
  readonly givenName: string;
  /** Releases that have the setting, as a range; absent for all. */
  readonly releases: string | undefined;
  /** Value shown if the request gives none; `undefined` leaves the setting out. */
  readonly absent: JsonValue | undefined;
  /** Go reads the value into a pointer, which tells zero from "not given". Without a pointer, zero counts as not given. */
  readonly isPointer: boolean;
  /** Settings of the object, or of each object in the list. Empty for every other type. */
  readonly settings: readonly SinkSetting[];
}

/** Names in requests that are not just written with hyphens for underscores. */
const givenNames: Readonly<Record<string, string>> = {
  file_index_width: 'file-index-digit',
  advance_timeout: 'advance-timeout-in-sec',
  max_multi_update_row_count: 'max-multi-update-row',
  // These names in responses say the opposite of what they hold.
  'tls-certificate-path': 'tls-key-file-path',
  'tls-private-key-path': 'tls-certificate-file',
};

let settings: readonly SinkSetting[] | undefined;
let document: JsonObject | undefined;

/** The description of the new architecture, read once. */
function newarchDescription(): JsonObject {
  document ??= readDescription('newarch', parseJson);
  return document;
}

/** The settings of `sink_config`, in the order in which responses show them. */
export function sinkFields(): readonly SinkSetting[] {
  settings ??= readSettings(schemaNamed('ReplicaSinkConfig'), schemaNamed('SinkConfig'));
  return settings;
}

function schemaNamed(name: string): JsonObject {
  return objectAt(objectAt(objectAt(newarchDescription(), 'components'), 'schemas'), name);
}

/** Joins what responses show with what requests give. */
function readSettings(shown: JsonObject, given: JsonObject): SinkSetting[] {
  const required = Array.isArray(shown.required) ? shown.required : [];
  return Object.entries(objectAt(shown, 'properties')).map(([name, value]) => {
    const givenName = givenNames[name] ?? name.replaceAll('_', '-');
    const property = resolveSchema(newarchDescription(), value);
    const givenProperty = resolveSchema(
      newarchDescription(),
      objectAt(given, 'properties')[givenName],
    );
    return {
      name,
      givenName,
      releases: isObject(value) ? textAt(value, 'x-releases') : undefined,
      absent: required.includes(name) ? absentValue(property) : undefined,
      isPointer: isNullable(givenProperty),
      settings: readSettings(objectOf(property), objectOf(givenProperty)),
    };
  });
}

/** The schema of the object, or of the objects in the list. */
function objectOf(schema: JsonObject): JsonObject {
  return schema.type === 'array' ? resolveSchema(newarchDescription(), schema.items) : schema;
}

/** Enumerations are nullable for servers only: clients leave a setting out instead. */
function isNullable(schema: JsonObject): boolean {
  return schema.nullable === true || objectAt(schema, 'x-accepted').nullable === true;
}

function absentValue({ nullable, type }: JsonObject): JsonValue {
  if (nullable === true) return null;
  if (type === 'string') return '';
  return type === 'boolean' ? false : 0;
}
