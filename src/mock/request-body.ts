// Decodes request bodies as TiCDC does, before their values are checked. Pure.
import type { Buffer } from 'node:buffer';
import { decodeGoJson, type GoSchema, type JsonValue } from '../codec/index.js';
import { isObject, type JsonObject } from '../shared/json.js';

/** A body for Prism to validate, or the error text of Go's encoding/json. */
export type DecodedBody =
  | { readonly value: JsonObject; readonly error?: never }
  | { readonly error: string; readonly value?: never };

/** Decodes a body, whatever its Content-Type. Bytes that are not UTF-8 become U+FFFD, as in Go. */
export function decodeBody(operationId: string, bytes: Buffer, schema: GoSchema): DecodedBody {
  const decoded = decodeGoJson(bytes.toString('utf8'), schema);
  if (decoded.error !== undefined) return { error: decoded.error };
  const value = mapValues(decoded.value, withoutBigint);
  return { value: operationId === 'updateChangefeed' ? withoutZeroValues(value) : value };
}

/** Prism can only compare numbers. The bounds of 64-bit integers are already checked. */
function withoutBigint(value: JsonValue): JsonValue {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(withoutBigint);
  return isObject(value) ? mapValues(value, withoutBigint) : value;
}

/** In an update, 0, `""` and `[]` mean that a field is absent. */
function withoutZeroValues(body: JsonObject): JsonObject {
  const given = Object.entries(body).filter(
    ([, value]) => value !== 0 && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(given);
}

function mapValues(object: JsonObject, change: (value: JsonValue) => JsonValue): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
