// Reads request bodies as TiCDC does, with Go's encoding/json and gin's BindJSON, by the schema of the body.
// Source: TiCDC v5.2 to v8.5 with Go 1.16 to 1.23 (from Go 1.24 on some messages differ).
import { isObject, type JsonObject, type JsonValue } from '../shared/json.js';
import { type GoNode, GoSyntaxError, readGoValue, readWholeGoValue } from './go-syntax.js';
import { type Field, fieldOf, type GoSchema, GoTypeError, mismatch } from './go-types.js';
import { integerBounds } from './shape.js';

/** The decoded body, or Go's error text. */
export type GoJsonResult =
  | { readonly value: JsonObject; readonly error?: never }
  | { readonly error: string; readonly value?: never };

/**
 * Decodes the first JSON value of `text` into the object that `schema` describes.
 *
 * - Text after the value is ignored, unless `read` is `whole`. A body of `null` is `{}`.
 * - Keys match in any letter case. Unknown keys are dropped. The last of equal keys wins; objects are merged.
 * - A null value means "not given".
 * - Integers have neither a fraction nor an exponent and fit their format: `int16`, `int32`, `int64`, `uint` (64 bits) or `uint64`;
 *   without a format `int64`. `int64` and `uint64` become `bigint`, others a `number` if that is exact.
 * - Lone surrogates become U+FFFD.
 *
 * The error is the text of Go's error: `EOF`, `unexpected EOF`, a syntax error, or the first value of a wrong type.
 *
 * @param read `whole` reads as `json.Unmarshal` does: text after the value is an error.
 */
export function decodeGoJson(
  text: string,
  schema: GoSchema,
  read: 'first value' | 'whole' = 'first value',
): GoJsonResult {
  try {
    const node = read === 'whole' ? readWholeGoValue(text) : readGoValue(text);
    return { value: new Decoder(schema).body(node) };
  } catch (error) {
    if (error instanceof GoSyntaxError || error instanceof GoTypeError) {
      return { error: error.message };
    }
    throw error;
  }
}

class Decoder {
  private readonly schema: GoSchema;

  constructor(schema: GoSchema) {
    this.schema = schema;
  }

  body(node: GoNode): JsonObject {
    if (node.kind === 'null') return {};
    return this.object(node, this.schema, undefined, undefined);
  }

  /** `before` is the value that an earlier, equal key of the same field has set. */
  private value(
    node: GoNode,
    schema: GoSchema,
    field: Field | undefined,
    before: JsonValue | undefined,
  ): JsonValue {
    switch (schema.type) {
      case 'object':
        return this.object(node, schema, field, before);
      case 'array':
        return this.array(node, schema, field);
      case 'integer':
        return integer(node, schema, field);
      case 'number':
        if (node.kind === 'null') return 0;
        if (node.kind !== 'number') throw mismatch(node, schema, field);
        return Number(node.literal);
      case 'string':
        if (node.kind === 'null') return '';
        if (node.kind !== 'string') throw mismatch(node, schema, field);
        return node.value;
      case 'boolean':
        if (node.kind === 'null') return false;
        if (node.kind !== 'bool') throw mismatch(node, schema, field);
        return node.value;
      default:
        return untyped(node);
    }
  }

  private object(
    node: GoNode,
    schema: GoSchema,
    field: Field | undefined,
    before: JsonValue | undefined,
  ): JsonObject {
    if (node.kind === 'null') return {};
    if (node.kind !== 'object') throw mismatch(node, schema, field);
    const result: JsonObject = isObject(before) ? before : {};
    for (const [key, child] of node.members) {
      const name = fieldName(schema, key);
      const childSchema = name === undefined ? valueSchema(schema) : schema.properties?.[name];
      if (childSchema === undefined) continue;
      const target = name ?? key;
      this.member(result, target, child, childSchema, fieldOf(schema, field, name));
    }
    return result;
  }

  private member(
    target: JsonObject,
    key: string,
    node: GoNode,
    schema: GoSchema,
    field: Field | undefined,
  ): void {
    if (node.kind === 'null') {
      // Go sets pointers, slices and maps to nil and leaves other fields unchanged.
      if (schema.type === 'object' || schema.type === 'array') delete target[key];
      return;
    }
    const before = Object.hasOwn(target, key) ? target[key] : undefined;
    const value = this.value(node, schema, field, before);
    Object.defineProperty(target, key, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }

  private array(node: GoNode, schema: GoSchema, field: Field | undefined): JsonValue {
    if (node.kind === 'null') return [];
    if (node.kind !== 'array') throw mismatch(node, schema, field);
    return node.items.map((item) => this.value(item, schema.items ?? {}, field, undefined));
  }
}

function integer(node: GoNode, schema: GoSchema, field: Field | undefined): number | bigint {
  const wide = schema.format === 'int64' || schema.format === 'uint64';
  if (node.kind === 'null') return wide ? 0n : 0;
  if (node.kind !== 'number') throw mismatch(node, schema, field);
  const { literal } = node;
  const plain = schema.format?.startsWith('uint') ? /^\d{1,20}$/ : /^-?\d{1,19}$/;
  const { minimum, maximum } = bounds(schema.format);
  const value = plain.test(literal) ? BigInt(literal) : undefined;
  if (value === undefined || value < minimum || value > maximum) {
    throw mismatch(node, schema, field, `number ${literal}`);
  }
  return wide || !Number.isSafeInteger(Number(value)) ? value : Number(value);
}

function bounds(format: string | undefined) {
  if (format === 'uint64' || format === 'uint') return integerBounds.uint64;
  if (format === 'int16') return { minimum: -(2n ** 15n), maximum: 2n ** 15n - 1n };
  if (format === 'int32') return { minimum: -(2n ** 31n), maximum: 2n ** 31n - 1n };
  return integerBounds.int64;
}

/** Decodes a value as Go decodes into `interface{}`: every number is a float64. */
function untyped(node: GoNode): JsonValue {
  switch (node.kind) {
    case 'null':
      return null;
    case 'number':
      return Number(node.literal);
    case 'array':
      return node.items.map(untyped);
    case 'object':
      return Object.fromEntries(node.members.map(([key, child]) => [key, untyped(child)]));
    default:
      return node.value;
  }
}

/** Returns the property for a key: the one with exactly this name, else the first that differs only in letter case. */
function fieldName(schema: GoSchema, key: string): string | undefined {
  const properties = schema.properties ?? {};
  if (Object.hasOwn(properties, key)) return key;
  const folded = fold(key);
  return Object.keys(properties).find((name) => fold(name) === folded);
}

/** Folds a key as Go does: simple case folding, in which the long s (U+017F) equals s and the Kelvin sign (U+212A) equals k. */
function fold(key: string): string {
  return key.toLowerCase().replaceAll('ſ', 's');
}

/** Returns the schema of the values of a map, or of an object without described properties. */
function valueSchema(schema: GoSchema): GoSchema | undefined {
  if (typeof schema.additionalProperties === 'object') return schema.additionalProperties;
  return schema.properties === undefined && schema.additionalProperties !== false ? {} : undefined;
}
