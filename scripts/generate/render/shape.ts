// Makes the shape of a schema: the positions of its 64-bit integers, for the exact JSON codec.
import {
  isObject,
  type JsonObject,
  type JsonValue,
  objectAt,
  objectEntries,
  objectsAt,
  textAt,
} from '../../../src/shared/json.js';
import { followReference } from '../../../src/shared/references.js';
import { isInt64 } from '../spec/schemas.js';

/** The same type as `Shape` in `generated/operations.ts`. */
export type Shape =
  | 'int64'
  | 'uint64'
  | { items: Shape }
  | { properties?: Record<string, Shape>; additionalProperties?: Shape };

/** Thrown if a component schema has no shape. Names its place. */
export class ShapeError extends Error {
  readonly pointer: string;

  constructor(pointer: string, message: string) {
    super(message);
    this.name = 'ShapeError';
    this.pointer = pointer;
  }
}

/** The component schemas that enclose the current one, and those of them that contain themselves. */
interface Surroundings {
  readonly open: readonly string[];
  readonly recursive: Set<string>;
}

/**
 * Returns the shape of a schema, or `undefined` if it has no 64-bit integer.
 *
 * @throws {ShapeError} if the schema contains itself and 64-bit integers.
 * @throws {Error} if alternatives have different 64-bit integers.
 */
export function shapeOf(
  document: JsonObject,
  schema: JsonObject,
  { open, recursive }: Surroundings = { open: [], recursive: new Set() },
): Shape | undefined {
  const { node, pointer } = followReference(document, { node: schema, pointer: '' });
  if (pointer !== '' && open.includes(pointer)) {
    recursive.add(pointer);
    return undefined;
  }
  if (isInt64(node)) return textAt(node, 'format') === 'int64' ? 'int64' : 'uint64';
  const inside = { open: [...open, pointer], recursive };
  const parts = ['allOf', 'anyOf', 'oneOf']
    .flatMap((key) => objectsAt(node, key))
    .map((part) => shapeOf(document, part, inside));
  const shape = [ownShape(document, node, inside), ...parts].reduce(unite, undefined);
  if (shape !== undefined && recursive.has(pointer)) {
    throw new ShapeError(pointer, 'the schema contains itself and 64-bit integers');
  }
  return shape;
}

function ownShape(document: JsonObject, node: JsonObject, around: Surroundings): Shape | undefined {
  const inner = (schema: JsonValue | undefined) =>
    isObject(schema) ? shapeOf(document, schema, around) : undefined;
  const items = inner(node.items);
  if (items !== undefined) return { items };
  const properties: Record<string, Shape> = {};
  for (const [name, property] of objectEntries(objectAt(node, 'properties'))) {
    const shape = inner(property);
    if (shape !== undefined) properties[name] = shape;
  }
  const additional = inner(node.additionalProperties);
  const result = {
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(additional === undefined ? {} : { additionalProperties: additional }),
  };
  return Object.keys(result).length > 0 ? result : undefined;
}

/** Returns the shape of a value that both describe. */
function unite(one: Shape | undefined, other: Shape | undefined): Shape | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (typeof one === 'string' || typeof other === 'string') {
    if (one === other) return one;
  } else if ('items' in one || 'items' in other) {
    const items = 'items' in one && 'items' in other ? unite(one.items, other.items) : undefined;
    if (items !== undefined) return { items };
  } else {
    const properties = { ...one.properties };
    for (const [name, shape] of Object.entries(other.properties ?? {})) {
      properties[name] = unite(properties[name], shape) ?? shape;
    }
    const additional = unite(one.additionalProperties, other.additionalProperties);
    return {
      properties,
      ...(additional === undefined ? {} : { additionalProperties: additional }),
    };
  }
  throw new Error(
    'alternatives with different 64-bit integers at the same position are not supported',
  );
}
