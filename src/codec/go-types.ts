// The Go types behind a request's schema, as the messages of encoding/json name them.
import type { GoNode } from './go-syntax.js';

/** What decoding needs of an OpenAPI schema; `$ref`s are resolved. A schema without `type` takes every value. */
export interface GoSchema {
  readonly type?: string | undefined;
  readonly format?: string | undefined;
  readonly properties?: Readonly<Record<string, GoSchema>> | undefined;
  readonly items?: GoSchema | undefined;
  /** As a schema: the values of a map. As a boolean: without meaning, Go drops the keys it does not know. */
  readonly additionalProperties?: boolean | GoSchema | undefined;
  /** Name of the Go struct, with (`v1.Body`) or without its package; absent or `''` for an anonymous one. */
  readonly 'x-server-type'?: string | undefined;
}

/** A value of a wrong type (json.UnmarshalTypeError). */
export class GoTypeError extends Error {
  override readonly name = 'GoTypeError';
}

/** A field that is being decoded; Go's messages name its struct and the path of its JSON names, without indices. */
export interface Field {
  readonly struct: string;
  readonly path: readonly string[];
}

/** The field of a struct that a property is; values of a map stay in the field of the map. */
export function fieldOf(
  schema: GoSchema,
  outer: Field | undefined,
  name: string | undefined,
): Field | undefined {
  if (name === undefined) return outer;
  const struct = schema['x-server-type'] ?? '';
  return {
    struct: struct.slice(struct.lastIndexOf('.') + 1),
    path: [...(outer?.path ?? []), name],
  };
}

/** The error for a value that the schema does not take. */
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

/** How Go prints the type of a field. Bodies are structs of package `model`, what they hold of `config`. */
function typeName(schema: GoSchema, packageName: string): string {
  switch (schema.type) {
    case 'object': {
      if (schema.properties === undefined) return 'map[string]interface {}';
      const name = schema['x-server-type'] ?? '';
      if (name === '') return 'struct';
      return name.includes('.') ? name : `${packageName}.${name}`;
    }
    case 'array': {
      const pointer = schema.items?.type === 'object' ? '*' : '';
      return `[]${pointer}${typeName(schema.items ?? {}, packageName)}`;
    }
    case 'integer':
      return schema.format ?? 'int';
    case 'number':
      return 'float64';
    case 'boolean':
      return 'bool';
    default:
      return schema.type ?? 'interface {}';
  }
}
