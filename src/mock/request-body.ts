// What TiCDC makes of a request body before it looks at the values. Pure.
import type { Buffer } from 'node:buffer';
import { decodeGoJson, type GoSchema, type JsonValue } from '../codec/index.js';
import { isObject, type JsonObject } from '../edge/json.js';

/** The body as Prism validates it, or the error text of Go's encoding/json. */
export type DecodedBody =
  | { readonly value: JsonObject; readonly error?: never }
  | { readonly error: string; readonly value?: never };

/** Reads a body whatever its Content-Type says. Bytes that are not UTF-8 become U+FFFD, as in Go. */
export function decodeBody(operationId: string, bytes: Buffer, schema: GoSchema): DecodedBody {
  const decoded = decodeGoJson(bytes.toString('utf8'), schema);
  if (decoded.error !== undefined) return { error: decoded.error };
  const value = mapValues(decoded.value, withoutBigint);
  return { value: operationId === 'updateChangefeed' ? withoutZeroValues(value) : value };
}

/** Prism compares numbers only; the bounds of 64-bit integers have been checked when this runs. */
function withoutBigint(value: JsonValue): JsonValue {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(withoutBigint);
  return isObject(value) ? mapValues(value, withoutBigint) : value;
}

/** An update takes 0, `""` and `[]` for "not given". */
function withoutZeroValues(body: JsonObject): JsonObject {
  const given = Object.entries(body).filter(
    ([, value]) => value !== 0 && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(given);
}

function mapValues(object: JsonObject, change: (value: JsonValue) => JsonValue): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
