// Objects of an OpenAPI document with their places, and the `$ref`s between them. Imports no generated file: the generator
// uses it as well.
import { isObject, type JsonObject, type JsonValue } from './json.js';
import { joinPointer, valueAt } from './json-pointer.js';

/** An object of a document and its JSON pointer. */
export interface Located {
  readonly node: JsonObject;
  readonly pointer: string;
}

/**
 * Returns the object that a `$ref` stands for, also through further `$ref`s. Returns any other object as it is.
 *
 * @throws {Error} if a `$ref` points outside the document, to something that is no object, or back to itself.
 */
export function followReference(document: JsonObject, located: Located): Located {
  const visited = new Set<string>();
  let at = located;
  for (let { $ref } = at.node; typeof $ref === 'string'; { $ref } = at.node) {
    const pointer = pointerOf($ref);
    const node = pointer === undefined ? undefined : valueAt(document, pointer);
    if (pointer === undefined || !isObject(node) || visited.has(pointer)) {
      throw new Error(`${at.pointer}: $ref "${$ref}" leads nowhere in the document`);
    }
    visited.add(pointer);
    at = { node, pointer };
  }
  return at;
}

/**
 * Returns the object that a value is or refers to; an empty object if it is none.
 *
 * @throws {Error} as `followReference` does.
 */
export function resolveObject(document: JsonObject, value: JsonValue | undefined): JsonObject {
  return isObject(value) ? followReference(document, { node: value, pointer: '' }).node : {};
}

/**
 * Returns the object that keys lead to, with the `$ref`s on the way followed; undefined if there is none.
 *
 * @throws {Error} as `followReference` does.
 */
export function findObject(
  document: JsonObject,
  from: Located,
  ...keys: readonly string[]
): Located | undefined {
  let at = from;
  for (const key of keys) {
    const child = Object.hasOwn(at.node, key) ? at.node[key] : undefined;
    if (!isObject(child)) return undefined;
    at = followReference(document, { node: child, pointer: joinPointer(at.pointer, key) });
  }
  return at;
}

/**
 * Returns the objects in the object under a key, by their names, with `$ref`s followed.
 *
 * @throws {Error} as `followReference` does.
 */
export function childObjects(
  document: JsonObject,
  from: Located,
  key: string,
): [name: string, child: Located][] {
  const parent = findObject(document, from, key);
  return Object.entries(parent?.node ?? {}).flatMap(([name, node]): [string, Located][] => {
    if (parent === undefined || !isObject(node)) return [];
    const pointer = joinPointer(parent.pointer, name);
    return [[name, followReference(document, { node, pointer })]];
  });
}

/** The JSON pointer in a `$ref` within the document: a fragment of a URI, which may be percent-encoded. */
function pointerOf(reference: string): string | undefined {
  if (!reference.startsWith('#')) return undefined;
  const fragment = reference.slice(1);
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
