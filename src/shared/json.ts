// JSON values with exact integers, and reading fields of unknown values. Imports nothing: the generator uses it as well.

/** A JSON value. Integers at 64-bit positions and integers beyond 2^53-1 are `bigint`. */
export type JsonValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | JsonValue[]
  | { [key: string]: JsonValue };

/** A JSON object. */
export type JsonObject = { [key: string]: JsonValue };

/** Returns whether a value is a JSON object: not `null`, and not an array. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the object under a key, or an empty object if there is none. */
export function objectAt(parent: JsonObject, key: string): JsonObject {
  const value = own(parent, key);
  return isObject(value) ? value : {};
}

/** Returns the objects of the array under a key; none if there is no array. */
export function objectsAt(parent: JsonObject, key: string): JsonObject[] {
  const value = own(parent, key);
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Returns the string under a key, or undefined if there is none. */
export function textAt(parent: JsonObject, key: string): string | undefined {
  const value = own(parent, key);
  return typeof value === 'string' ? value : undefined;
}

/** Returns the entries of an object whose values are objects. */
export function objectEntries(parent: JsonObject): [key: string, value: JsonObject][] {
  return Object.entries(parent).flatMap(([key, value]) =>
    isObject(value) ? [[key, value] satisfies [string, JsonObject]] : [],
  );
}

/** A key such as `constructor` must not find the members that every object inherits. */
function own(parent: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(parent, key) ? parent[key] : undefined;
}
