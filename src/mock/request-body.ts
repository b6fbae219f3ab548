// Decodes request bodies as TiCDC does, for Prism to compare them with the description. Pure.
import type { Buffer } from 'node:buffer';
import { decodeGoJson, type GoSchema, type JsonValue } from '../codec/index.js';
import { isObject, type JsonObject } from '../shared/json.js';

/** Longest body for Prism to validate, in bytes: its validator fails on IDs of megabytes, and then accepts them. */
const longestValidated = 65_536;

/** Decodes a body for Prism to validate. Returns undefined if it cannot be decoded, or is too long. */
export function decodeBody(
  operationId: string,
  bytes: Buffer,
  schema: GoSchema,
): JsonObject | undefined {
  if (bytes.length > longestValidated) return undefined;
  const decoded = decodeGoJson(bytes.toString('utf8'), schema);
  if (decoded.error !== undefined) return undefined;
  const value = mapValues(decoded.value, withoutBigint);
  return operationId === 'updateChangefeed' ? withoutZeroValues(value) : value;
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
