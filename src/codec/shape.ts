// The positions of 64-bit integers in a value, and their bounds.
import type { Shape } from '../../generated/operations.js';

export type { JsonValue } from '../shared/json.js';
export type { Shape };

/** The 64-bit integer types, named as their `format` in the OpenAPI description. */
export type IntegerFormat = 'int64' | 'uint64';

/** The smallest and the largest value of each 64-bit integer type. */
export const integerBounds: Readonly<
  Record<IntegerFormat, { readonly minimum: bigint; readonly maximum: bigint }>
> = {
  int64: { minimum: -(2n ** 63n), maximum: 2n ** 63n - 1n },
  uint64: { minimum: 0n, maximum: 2n ** 64n - 1n },
};

/** Names a 64-bit integer type with its bounds, for messages. */
export function describeFormat(format: IntegerFormat): string {
  const { minimum, maximum } = integerBounds[format];
  return `${format === 'uint64' ? 'a' : 'an'} ${format} (${minimum} to ${maximum})`;
}

/** The deepest nesting of arrays and objects that the codec reads or writes. */
export const maximumDepth = 1_000;

/** Returns the shape of the items of an array. */
export function itemShape(shape: Shape | undefined): Shape | undefined {
  return typeof shape === 'object' && 'items' in shape ? shape.items : undefined;
}

/** Returns the shape of a property of an object. */
export function propertyShape(shape: Shape | undefined, key: string): Shape | undefined {
  if (typeof shape !== 'object' || 'items' in shape) return undefined;
  const { properties, additionalProperties } = shape;
  // A key such as `constructor` must not find an inherited property.
  if (properties !== undefined && Object.hasOwn(properties, key)) return properties[key];
  return additionalProperties;
}
