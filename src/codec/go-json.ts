// A request body read as TiCDC reads it: Go's encoding/json behind gin's BindJSON, directed by the body's schema.
// Source: TiCDC v5.2 to v8.5 with Go 1.16 to 1.23 (from Go 1.24 on some messages differ).
import { type GoNode, GoSyntaxError, readGoValue, readWholeGoValue } from './go-syntax.js';
import { type Field, fieldOf, type GoSchema, GoTypeError, mismatch } from './go-types.js';
import { integerBounds, type JsonValue } from './shape.js';

/** The decoded body, or Go's error text. */
export type GoJsonResult =
  | { readonly value: { [key: string]: JsonValue }; readonly error?: never }
  | { readonly error: string; readonly value?: never };

/**
 * Decodes the first JSON value of `text` into the object that `schema` describes.
 *
 * Anything after that value is ignored, `null` is `{}`, keys match in any letter case, the last of equal keys wins (objects
 * are merged), null means "not given", unknown keys are dropped. Integers must be plain and fit their format: `int16`, `int32`, `int64`,
 * `uint` (64 bits), `uint64`, none = int64; `int64` and `uint64` become `bigint`, others a `number` if that is exact. Lone surrogates
 * become U+FFFD. The error is Go's text: `EOF`, `unexpected EOF`, a syntax error, or the first value of a wrong type.
 *
 * @param read `whole` reads as `json.Unmarshal` does, which takes nothing behind the value.
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

type JsonObject = { [key: string]: JsonValue };

class Decoder {
  private readonly schema: GoSchema;

  constructor(schema: GoSchema) {
    this.schema = schema;
  }

  body(node: GoNode): JsonObject {
    if (node.kind === 'null') return {};
    return this.object(node, this.schema, undefined, undefined);
  }

  /** `before` is what an earlier key of the same field has left there. */
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
      const own = name ?? key;
      this.member(result, own, child, childSchema, fieldOf(schema, field, name));
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
      // Go sets pointers, slices and maps to nil, and leaves everything else as it was.
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

/** What Go puts into an `interface{}`, where a number is a float64. */
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

/** The property that a key means: the very name, else the first that differs in letter case alone. */
function fieldName(schema: GoSchema, key: string): string | undefined {
  const properties = schema.properties ?? {};
  if (Object.hasOwn(properties, key)) return key;
  const folded = fold(key);
  return Object.keys(properties).find((name) => fold(name) === folded);
}

/** Go compares keys by simple case folding, where the long s is an s and the Kelvin sign a k. */
function fold(key: string): string {
  return key.toLowerCase().replaceAll('ſ', 's');
}

/** The schema of the values of a map, or of an object of which nothing is known. */
function valueSchema(schema: GoSchema): GoSchema | undefined {
  if (typeof schema.additionalProperties === 'object') return schema.additionalProperties;
  return schema.properties === undefined && schema.additionalProperties !== false ? {} : undefined;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
