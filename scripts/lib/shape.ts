// Where the 64-bit integers of a schema sit: what the exact JSON codec needs to know of it.
import {
  child,
  children,
  type Dictionary,
  dictionaries,
  isDictionary,
  resolve,
  text,
  type Value,
} from './document.js';
import { isInt64 } from './schemas.js';

/** As `Shape` in `generated/operations.ts`. */
export type Shape =
  | 'int64'
  | 'uint64'
  | { items: Shape }
  | { properties?: Record<string, Shape>; additionalProperties?: Shape };

/** A component schema that has no shape, and where it stands. */
export class ShapeError extends Error {
  readonly pointer: string;

  constructor(pointer: string, message: string) {
    super(message);
    this.name = 'ShapeError';
    this.pointer = pointer;
  }
}

/** The component schemas around the one that is looked at, and those of them that contain themselves. */
interface Surroundings {
  readonly open: readonly string[];
  readonly recursive: Set<string>;
}

/**
 * The shape of a schema; `undefined` if it holds no 64-bit integer.
 * @throws ShapeError for a schema that contains itself and 64-bit integers, Error for alternatives that differ.
 */
export function shapeOf(
  document: Dictionary,
  schema: Dictionary,
  { open, recursive }: Surroundings = { open: [], recursive: new Set() },
): Shape | undefined {
  const { node, pointer } = resolve(document, schema, '');
  if (pointer !== '' && open.includes(pointer)) {
    recursive.add(pointer);
    return undefined;
  }
  if (isInt64(node)) return text(node, 'format') === 'int64' ? 'int64' : 'uint64';
  const inside = { open: [...open, pointer], recursive };
  const parts = ['allOf', 'anyOf', 'oneOf']
    .flatMap((key) => children(node, key))
    .map((part) => shapeOf(document, part, inside));
  const shape = [ownShape(document, node, inside), ...parts].reduce(unite, undefined);
  if (shape !== undefined && recursive.has(pointer)) {
    throw new ShapeError(pointer, 'the schema contains itself and 64-bit integers');
  }
  return shape;
}

function ownShape(document: Dictionary, node: Dictionary, around: Surroundings): Shape | undefined {
  const inner = (schema: Value | undefined) =>
    isDictionary(schema) ? shapeOf(document, schema, around) : undefined;
  const items = inner(node.items);
  if (items !== undefined) return { items };
  const properties: Record<string, Shape> = {};
  for (const [name, property] of dictionaries(child(node, 'properties'))) {
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

/** The shape of a value that is described by both. */
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
  throw new Error('alternatives with different 64-bit integers at one place are not supported');
}
