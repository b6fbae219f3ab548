// The Go types of request fields, as they appear in the messages of encoding/json.
import type { GoNode } from './go-syntax.js';

/** The part of an OpenAPI schema that decoding needs, with `$ref`s resolved. A schema without `type` accepts every value. */
export interface GoSchema {
  readonly type?: string | undefined;
  readonly format?: string | undefined;
  readonly properties?: Readonly<Record<string, GoSchema>> | undefined;
  readonly items?: GoSchema | undefined;
  /** A schema describes the values of a map. A boolean has no effect: Go drops unknown keys. */
  readonly additionalProperties?: boolean | GoSchema | undefined;
  /**
   * Name of the Go type. Structs: with (`v1.Body`) or without its package; the whole type (`struct { ... }`) or `''` for an anonymous
   * one. Strings and integers: only where the type has a name of its own.
   */
  readonly 'x-server-type'?: string | undefined;
}

/** Thrown for a value of a wrong type (json.UnmarshalTypeError). */
export class GoTypeError extends Error {
  override readonly name = 'GoTypeError';
}

/** The field being decoded. Go's messages name its struct and the path of its JSON names, without array indices. */
export interface Field {
  readonly struct: string;
  readonly path: readonly string[];
}

/** Returns the Go field of a property. Values of a map belong to the field of the map, `outer`. */
export function fieldOf(
  schema: GoSchema,
  outer: Field | undefined,
  name: string | undefined,
): Field | undefined {
  if (name === undefined) return outer;
  const type = schema['x-server-type'] ?? '';
  const struct = isAnonymous(type) ? '' : type;
  return {
    struct: struct.slice(struct.lastIndexOf('.') + 1),
    path: [...(outer?.path ?? []), name],
  };
}

/** Makes the error for a value that the schema does not accept. */
export function mismatch(
  node: GoNode,
  schema: GoSchema,
  field: Field | undefined,
  received: string = node.kind,
): GoTypeError {
  const target =
    field === undefined
      ? `Go value of type ${typeName(schema, 'model')}`
      : `Go struct field ${[field.struct, ...field.path].join('.')} of type ${typeName(schema, 'config')}`;
  return new GoTypeError(`json: cannot unmarshal ${received} into ${target}`);
}

/** Returns the type of a field as Go prints it. Bodies are structs of package `model`, nested structs are of package `config`. */
function typeName(schema: GoSchema, packageName: string): string {
  switch (schema.type) {
    case 'object': {
      if (schema.properties === undefined) return 'map[string]interface {}';
      const name = schema['x-server-type'] ?? '';
      if (name === '') return 'struct';
      if (isAnonymous(name)) return name;
      return name.includes('.') ? name : `${packageName}.${name}`;
    }
    case 'array': {
      const pointer = schema.items?.type === 'object' ? '*' : '';
      return `[]${pointer}${typeName(schema.items ?? {}, packageName)}`;
    }
    case 'integer':
      return namedType(schema, packageName) ?? schema.format ?? 'int';
    case 'number':
      return 'float64';
    case 'boolean':
      return 'bool';
    default:
      return namedType(schema, packageName) ?? schema.type ?? 'interface {}';
  }
}

function isAnonymous(type: string): boolean {
  return type.startsWith('struct ');
}

/** Returns the name that the servers' source gives to a string or integer type; undefined for a type of Go itself. */
function namedType(schema: GoSchema, packageName: string): string | undefined {
  const name = schema['x-server-type'] ?? '';
  return /^[A-Z]/.test(name) ? `${packageName}.${name}` : undefined;
}
