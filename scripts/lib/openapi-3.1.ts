// Derives OpenAPI 3.1 from 3.0.3: the differences are all in schemas.
import type { Dictionary, Value } from './document.js';
import { mapDocument } from './schemas.js';

/** The same description in OpenAPI 3.1. Examples of media types and parameters stay as they are. */
export function toOpenApi31(document: Dictionary): Dictionary {
  return mapDocument({ ...document, openapi: '3.1.0' }, { schema: toSchema31 });
}

/** A schema object of 3.0 in the words of 3.1 (JSON Schema 2020-12). */
export function toSchema31(schema: Dictionary): Dictionary {
  const result: Dictionary = {};
  for (const [key, value] of Object.entries(schema)) {
    const entry = toKeyword31(key, value, schema);
    if (entry) result[entry[0]] = entry[1];
  }
  return result;
}

/** The keyword in 3.1, or `undefined` where another one says it. */
function toKeyword31(key: string, value: Value, schema: Dictionary): [string, Value] | undefined {
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

/** The words of an enum; with `null` where the schema is nullable, which 3.0 readers take for granted. */
function withNull(words: Value, schema: Dictionary): Value {
  if (!Array.isArray(words) || schema.nullable !== true || words.includes(null)) return words;
  return [...words, null];
}
