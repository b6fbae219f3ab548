// Finding one's way in values read from JSON. Pure.
import type { JsonValue } from '../codec/index.js';

export type JsonObject = { [key: string]: JsonValue };

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object at `key`, or an empty one. */
export function objectAt(parent: JsonObject, key: string): JsonObject {
  const value = Object.hasOwn(parent, key) ? parent[key] : undefined;
  return isObject(value) ? value : {};
}

/** The text at `key`, if there is one. */
export function textAt(parent: JsonObject, key: string): string | undefined {
  const value = Object.hasOwn(parent, key) ? parent[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}
