// Derives OpenAPI 3.1 from 3.0.3: the differences are all in schemas.
import type { JsonObject, JsonValue } from '../../../src/shared/json.js';
import { mapDocument } from './schemas.js';

/** Converts a description to OpenAPI 3.1. Examples of media types and parameters are unchanged. */
export function toOpenApi31(document: JsonObject): JsonObject {
  return mapDocument({ ...document, openapi: '3.1.0' }, { schema: toSchema31 });
}

/** Converts a schema object of 3.0 to 3.1 (JSON Schema 2020-12). */
export function toSchema31(schema: JsonObject): JsonObject {
  const result: JsonObject = {};
  for (const [key, value] of Object.entries(schema)) {
    const entry = toKeyword31(key, value, schema);
    if (entry) result[entry[0]] = entry[1];
  }
  return result;
}

/** Returns the keyword in 3.1, or `undefined` if another keyword replaces it. */
function toKeyword31(
  key: string,
  value: JsonValue,
  schema: JsonObject,
): [string, JsonValue] | undefined {
  switch (key) {
    case 'nullable':
      return undefined;
    case 'type':
      return ['type', schema.nullable === true ? [value, 'null'] : value];
    case 'enum':
      return ['enum', withNull(value, schema)];
    case 'example':
      return ['examples', [value]];
    case 'minimum':
      return schema.exclusiveMinimum === true ? ['exclusiveMinimum', value] : [key, value];
    case 'maximum':
      return schema.exclusiveMaximum === true ? ['exclusiveMaximum', value] : [key, value];
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return undefined;
    default:
      return [key, value];
  }
}

/** Returns the values of an enum. Adds `null` if the schema is nullable, which is implied in 3.0. */
function withNull(words: JsonValue, schema: JsonObject): JsonValue {
  if (!Array.isArray(words) || schema.nullable !== true || words.includes(null)) return words;
  return [...words, null];
}
