// Where 64-bit integers sit inside a value, what they may hold, and how a place inside a value is named.
import type { Shape } from '../../generated/operations.js';

export type { Shape };

/** A JSON value. Integers at 64-bit positions and integers beyond 2^53-1 are `bigint`. */
export type JsonValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | JsonValue[]
  | { [key: string]: JsonValue };

/** The 64-bit integer types, by the name of their `format` in the OpenAPI description. */
export type IntegerFormat = 'int64' | 'uint64';

/** The smallest and the largest value of each 64-bit integer type. */
export const integerBounds: Readonly<
  Record<IntegerFormat, { readonly minimum: bigint; readonly maximum: bigint }>
> = {
  int64: { minimum: -(2n ** 63n), maximum: 2n ** 63n - 1n },
  uint64: { minimum: 0n, maximum: 2n ** 64n - 1n },
};

/** The deepest nesting of arrays and objects that is read or written. */
export const maximumDepth = 1_000;

/** The shape of an array's items. */
export function itemShape(shape: Shape | undefined): Shape | undefined {
  return typeof shape === 'object' && 'items' in shape ? shape.items : undefined;
}

/** The shape of one property of an object. */
export function propertyShape(shape: Shape | undefined, key: string): Shape | undefined {
  if (typeof shape !== 'object' || 'items' in shape) return undefined;
  const { properties, additionalProperties } = shape;
  // A key such as `constructor` must not find what every object inherits.
  if (properties !== undefined && Object.hasOwn(properties, key)) return properties[key];
  return additionalProperties;
}

/** The JSON pointer (RFC 6901) of the place that `path` leads to. */
export function toPointer(path: readonly (string | number)[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
