// The OpenAPI document as plain values, and how to find one's way in it.

/** A value of the spec. Integers that a double cannot hold are `bigint`, all other numbers are `number`. */
export type Value = null | boolean | number | bigint | string | Value[] | Dictionary;
export interface Dictionary {
  [key: string]: Value;
}

export function isDictionary(value: Value | undefined): value is Dictionary {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under `key`; an empty one if there is none. */
export function child(parent: Dictionary, key: string): Dictionary {
  const value = parent[key];
  return isDictionary(value) ? value : {};
}

/** The objects in the array under `key`; none if there is no array. */
export function children(parent: Dictionary, key: string): Dictionary[] {
  const value = parent[key];
  return Array.isArray(value) ? value.filter(isDictionary) : [];
}

/** The string under `key`, or `undefined`. */
export function text(parent: Dictionary, key: string): string | undefined {
  const value = parent[key];
  return typeof value === 'string' ? value : undefined;
}

/** The entries of an object whose values are objects. */
export function dictionaries(parent: Dictionary): [string, Dictionary][] {
  return Object.entries(parent).flatMap(([key, value]) =>
    isDictionary(value) ? [[key, value] satisfies [string, Dictionary]] : [],
  );
}

/** Extends a JSON pointer (RFC 6901). */
export function join(pointer: string, ...keys: (string | number)[]): string {
  const escaped = keys.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'));
  return [pointer, ...escaped].join('/');
}

/** The keys of a JSON pointer. */
export function split(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value at a JSON pointer, or `undefined`. */
export function valueAt(document: Value, pointer: string): Value | undefined {
  let value: Value | undefined = document;
  for (const key of split(pointer)) {
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isDictionary(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  return value;
}

/** Follows `$ref`s inside the document; `pointer` is where the object then found stands. */
export function resolve(
  document: Dictionary,
  node: Dictionary,
  pointer: string,
): { node: Dictionary; pointer: string } {
  const reference = text(node, '$ref');
  if (reference === undefined) return { node, pointer };
  const target = valueAt(document, reference.slice(1));
  if (!isDictionary(target)) throw new Error(`${pointer}: ${reference} is not in the document`);
  return resolve(document, target, reference.slice(1));
}

/** The name in `#/components/schemas/Name`, or `undefined` for any other node. */
export function schemaName(node: Dictionary): string | undefined {
  return text(node, '$ref')?.match(/^#\/components\/schemas\/([^/]+)$/)?.[1];
}
