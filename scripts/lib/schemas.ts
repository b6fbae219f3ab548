// Finds the schemas in a document, and what they are used for.
import {
  type Dictionary,
  dictionaries,
  isDictionary,
  join,
  schemaName,
  type Value,
  valueAt,
} from './document.js';

const SCHEMA_KEYS = ['items', 'not', 'additionalProperties'];
const SCHEMA_LISTS = ['allOf', 'anyOf', 'oneOf'];
/** What stands under these keys outside schemas is data, not a part of the description. */
const DATA_KEYS = new Set(['example', 'examples']);

/** What to make of an object; the default is to keep it. `pointer` is its JSON pointer. */
export interface Mappers {
  /** Called for every schema that is not a `$ref`, parts before wholes. */
  readonly schema?: (schema: Dictionary, pointer: string) => Dictionary;
  /** Called for every `$ref` in the place of a schema. */
  readonly reference?: (node: Dictionary) => Dictionary;
  /** Called for every other object of the description. */
  readonly other?: (object: Dictionary, pointer: string) => Dictionary;
}

/** A copy of the document with its objects mapped. */
export function mapDocument(document: Dictionary, mappers: Mappers): Dictionary {
  return mapObject(document, '', mappers);
}

/** A copy of one schema with it and the schemas in it mapped. */
export function mapSchema(schema: Dictionary, pointer: string, mappers: Mappers): Dictionary {
  if (typeof schema.$ref === 'string') return mappers.reference?.(schema) ?? { ...schema };
  const result: Dictionary = {};
  for (const [key, value] of Object.entries(schema)) {
    const at = join(pointer, key);
    if (SCHEMA_KEYS.includes(key) && isDictionary(value)) {
      result[key] = mapSchema(value, at, mappers);
    } else if (SCHEMA_LISTS.includes(key) && Array.isArray(value)) {
      result[key] = value.map((item, index) =>
        isDictionary(item) ? mapSchema(item, join(at, index), mappers) : item,
      );
    } else if (key === 'properties' && isDictionary(value)) {
      result[key] = mapNamed(value, at, mappers);
    } else {
      result[key] = value;
    }
  }
  return mappers.schema ? mappers.schema(result, pointer) : result;
}

/** Calls `visit` for every schema of the document that is not a `$ref`. */
export function visitSchemas(
  document: Dictionary,
  visit: (schema: Dictionary, pointer: string) => void,
): void {
  mapDocument(document, {
    schema: (schema, pointer) => {
      visit(schema, pointer);
      return schema;
    },
  });
}

function mapNamed(schemas: Dictionary, pointer: string, mappers: Mappers): Dictionary {
  const mapped = Object.entries(schemas).map(([name, schema]) => [
    name,
    isDictionary(schema) ? mapSchema(schema, join(pointer, name), mappers) : schema,
  ]);
  return Object.fromEntries(mapped);
}

function mapObject(object: Dictionary, pointer: string, mappers: Mappers): Dictionary {
  const result: Dictionary = {};
  for (const [key, value] of Object.entries(object)) {
    const at = join(pointer, key);
    if (at === '/components/schemas' && isDictionary(value))
      result[key] = mapNamed(value, at, mappers);
    else if (key === 'schema' && isDictionary(value)) result[key] = mapSchema(value, at, mappers);
    else if (DATA_KEYS.has(key) || key.startsWith('x-')) result[key] = value;
    else result[key] = mapValue(value, at, mappers);
  }
  return mappers.other ? mappers.other(result, pointer) : result;
}

function mapValue(value: Value, pointer: string, mappers: Mappers): Value {
  if (Array.isArray(value)) {
    return value.map((item, index) => mapValue(item, join(pointer, index), mappers));
  }
  return isDictionary(value) ? mapObject(value, pointer, mappers) : value;
}

/** The names of the component schemas that requests use, and of those that answers use. */
export interface SchemaUsage {
  readonly requests: ReadonlySet<string>;
  readonly answers: ReadonlySet<string>;
}

/** Which component schemas are reached from parameters and request bodies, and which from responses. */
export function schemaUsage(document: Dictionary): SchemaUsage {
  const usage = { requests: new Set<string>(), answers: new Set<string>() };
  const walk = (value: Value, pointer: string, names: Set<string>): void => {
    if (typeof value !== 'object' || value === null) return;
    const name = isDictionary(value) ? schemaName(value) : undefined;
    if (name !== undefined && !names.has(name)) {
      names.add(name);
      walk(valueAt(document, `/components/schemas/${name}`) ?? null, '', names);
    }
    for (const [key, item] of Object.entries(value)) walk(item, join(pointer, key), names);
  };
  const roots = (value: Value, pointer: string): void => {
    if (typeof value !== 'object' || value === null || pointer === '/components/schemas') return;
    if (isRequestPart(pointer)) walk(value, pointer, usage.requests);
    else if (/\/responses$|\/headers$/.test(pointer)) walk(value, pointer, usage.answers);
    else for (const [key, item] of Object.entries(value)) roots(item, join(pointer, key));
  };
  roots(document, '');
  return usage;
}

/** Whether the schema at `pointer` describes what clients send. */
export function isRequestSchema(pointer: string, usage: SchemaUsage): boolean {
  const component = pointer.match(/^\/components\/schemas\/([^/]+)/)?.[1];
  return component === undefined ? isRequestPart(pointer) : usage.requests.has(component);
}

function isRequestPart(pointer: string): boolean {
  return /^\/paths\/[^/]+\/([a-z]+\/)?(parameters|requestBody)(\/|$)|^\/components\/(parameters|requestBodies)(\/|$)/.test(
    pointer,
  );
}

/** The component schemas that hold a 64-bit integer and are used both ways: their TypeScript type could not be right. */
export function sharedInt64Schemas(document: Dictionary): string[] {
  const usage = schemaUsage(document);
  const shared = new Set<string>();
  visitSchemas(document, (schema, pointer) => {
    const name = pointer.match(/^\/components\/schemas\/([^/]+)/)?.[1];
    if (!name || !isInt64(schema)) return;
    if (usage.requests.has(name) && usage.answers.has(name)) shared.add(name);
  });
  return [...shared];
}

export function isInt64(schema: Dictionary): boolean {
  return schema.type === 'integer' && (schema.format === 'int64' || schema.format === 'uint64');
}

/** The objects under `components/schemas` by name. */
export function componentSchemas(document: Dictionary): [string, Dictionary][] {
  const schemas = valueAt(document, '/components/schemas');
  return isDictionary(schemas) ? dictionaries(schemas) : [];
}
