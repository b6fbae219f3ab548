// Finds one's way in the bundled description: children, references, JSON pointers.
import type { JsonValue } from '../codec/index.js';
import { isObject, type JsonObject } from './generated-files.js';

/** An object of the description and its JSON pointer, references followed. */
export interface Located {
  readonly node: JsonObject;
  readonly pointer: string;
}

/** Extends a JSON pointer (RFC 6901). */
export function join(pointer: string, ...keys: readonly (string | number)[]): string {
  const escaped = keys.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'));
  return [pointer, ...escaped].join('/');
}

/**
 * The object under the keys, references followed; undefined if there is none.
 *
 * @throws {Error} for a reference that leads nowhere.
 */
export function find(
  document: JsonObject,
  from: Located,
  ...keys: readonly string[]
): Located | undefined {
  let at: Located | undefined = from;
  for (const key of keys) {
    const child: JsonValue | undefined =
      at && Object.hasOwn(at.node, key) ? at.node[key] : undefined;
    at =
      at && isObject(child)
        ? follow(document, { node: child, pointer: join(at.pointer, key) })
        : undefined;
  }
  return at;
}

/** What a `$ref` stands for; anything else as it is. */
export function follow(document: JsonObject, located: Located): Located {
  const { $ref } = located.node;
  if (typeof $ref !== 'string') return located;
  const keys = $ref.replace(/^#\//, '').split('/');
  const target = find(document, { node: document, pointer: '' }, ...keys.map(unescapeKey));
  if (target === undefined) throw new Error(`${located.pointer}: ${$ref} leads nowhere`);
  return target;
}

/** The objects under the keys of an object, references followed. */
export function children(document: JsonObject, from: Located, key: string): [string, Located][] {
  const parent = find(document, from, key);
  if (parent === undefined) return [];
  return Object.entries(parent.node).flatMap(([name, node]) =>
    isObject(node)
      ? [
          [name, follow(document, { node, pointer: join(parent.pointer, name) })] satisfies [
            string,
            Located,
          ],
        ]
      : [],
  );
}

function unescapeKey(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
