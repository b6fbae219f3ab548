// Finds the schemas of a document and their uses.
import {
  isObject,
  type JsonObject,
  type JsonValue,
  objectEntries,
  textAt,
} from '../../../src/shared/json.js';
import { joinPointer, valueAt } from '../../../src/shared/json-pointer.js';

const SCHEMA_KEYS = ['items', 'not', 'additionalProperties'];
const SCHEMA_LISTS = ['allOf', 'anyOf', 'oneOf'];
/** Outside schemas, the values of these keys are data, not part of the description. */
const DATA_KEYS = new Set(['example', 'examples']);

/** Functions that map objects. Objects without a function are kept. `pointer` is the JSON pointer of an object. */
export interface Mappers {
  /** Called for every schema that is not a `$ref`, inner schemas first. */
  readonly schema?: (schema: JsonObject, pointer: string) => JsonObject;
  /** Called for every `$ref` to a schema. */
  readonly reference?: (node: JsonObject) => JsonObject;
  /** Called for every other object of the description. */
  readonly other?: (object: JsonObject, pointer: string) => JsonObject;
}

/** Returns a copy of the document with its objects mapped. */
export function mapDocument(document: JsonObject, mappers: Mappers): JsonObject {
  return mapObject(document, '', mappers);
}

/** Returns a copy of a schema, with it and its inner schemas mapped. */
export function mapSchema(schema: JsonObject, pointer: string, mappers: Mappers): JsonObject {
  if (typeof schema.$ref === 'string') return mappers.reference?.(schema) ?? { ...schema };
  const result: JsonObject = {};
  for (const [key, value] of Object.entries(schema)) {
    const at = joinPointer(pointer, key);
    if (SCHEMA_KEYS.includes(key) && isObject(value)) {
      result[key] = mapSchema(value, at, mappers);
    } else if (SCHEMA_LISTS.includes(key) && Array.isArray(value)) {
      result[key] = value.map((item, index) =>
        isObject(item) ? mapSchema(item, joinPointer(at, index), mappers) : item,
      );
    } else if (key === 'properties' && isObject(value)) {
      result[key] = mapNamed(value, at, mappers);
    } else {
      result[key] = value;
    }
  }
  return mappers.schema ? mappers.schema(result, pointer) : result;
}

/** Calls `visit` for every schema of the document that is not a `$ref`. */
export function visitSchemas(
  document: JsonObject,
  visit: (schema: JsonObject, pointer: string) => void,
): void {
  mapDocument(document, {
    schema: (schema, pointer) => {
      visit(schema, pointer);
      return schema;
    },
  });
}

function mapNamed(schemas: JsonObject, pointer: string, mappers: Mappers): JsonObject {
  const mapped = Object.entries(schemas).map(([name, schema]) => [
    name,
    isObject(schema) ? mapSchema(schema, joinPointer(pointer, name), mappers) : schema,
  ]);
  return Object.fromEntries(mapped);
}

function mapObject(object: JsonObject, pointer: string, mappers: Mappers): JsonObject {
  const result: JsonObject = {};
  for (const [key, value] of Object.entries(object)) {
    const at = joinPointer(pointer, key);
    if (at === '/components/schemas' && isObject(value)) result[key] = mapNamed(value, at, mappers);
    else if (key === 'schema' && isObject(value)) result[key] = mapSchema(value, at, mappers);
    else if (DATA_KEYS.has(key) || key.startsWith('x-')) result[key] = value;
    else result[key] = mapValue(value, at, mappers);
  }
  return mappers.other ? mappers.other(result, pointer) : result;
}

function mapValue(value: JsonValue, pointer: string, mappers: Mappers): JsonValue {
  if (Array.isArray(value)) {
    return value.map((item, index) => mapValue(item, joinPointer(pointer, index), mappers));
  }
  return isObject(value) ? mapObject(value, pointer, mappers) : value;
}

/** The names of the component schemas in requests and in responses. */
export interface SchemaUsage {
  readonly requests: ReadonlySet<string>;
  readonly responses: ReadonlySet<string>;
}

/** Returns the component schemas that are reached from parameters and request bodies, and from responses. */
export function schemaUsage(document: JsonObject): SchemaUsage {
  const usage = { requests: new Set<string>(), responses: new Set<string>() };
  const walk = (value: JsonValue, pointer: string, names: Set<string>): void => {
    if (typeof value !== 'object' || value === null) return;
    const name = isObject(value) ? schemaName(value) : undefined;
    if (name !== undefined && !names.has(name)) {
      names.add(name);
      walk(valueAt(document, `/components/schemas/${name}`) ?? null, '', names);
    }
    for (const [key, item] of Object.entries(value)) walk(item, joinPointer(pointer, key), names);
  };
  const roots = (value: JsonValue, pointer: string): void => {
    if (typeof value !== 'object' || value === null || pointer === '/components/schemas') return;
    if (isRequestPart(pointer)) walk(value, pointer, usage.requests);
    else if (/\/responses$|\/headers$/.test(pointer)) walk(value, pointer, usage.responses);
    else for (const [key, item] of Object.entries(value)) roots(item, joinPointer(pointer, key));
  };
  roots(document, '');
  return usage;
}

/** Returns true if the schema at `pointer` is part of a request. */
export function isRequestSchema(pointer: string, usage: SchemaUsage): boolean {
  const component = pointer.match(/^\/components\/schemas\/([^/]+)/)?.[1];
  return component === undefined ? isRequestPart(pointer) : usage.requests.has(component);
}

function isRequestPart(pointer: string): boolean {
  return /^\/paths\/[^/]+\/([a-z]+\/)?(parameters|requestBody)(\/|$)|^\/components\/(parameters|requestBodies)(\/|$)/.test(
    pointer,
  );
}

/** Returns the component schemas with a 64-bit integer that requests and responses share: no TypeScript type fits both. */
export function sharedInt64Schemas(document: JsonObject): string[] {
  const usage = schemaUsage(document);
  const shared = new Set<string>();
  visitSchemas(document, (schema, pointer) => {
    const name = pointer.match(/^\/components\/schemas\/([^/]+)/)?.[1];
    if (!name || !isInt64(schema)) return;
    if (usage.requests.has(name) && usage.responses.has(name)) shared.add(name);
  });
  return [...shared];
}

export function isInt64(schema: JsonObject): boolean {
  return schema.type === 'integer' && (schema.format === 'int64' || schema.format === 'uint64');
}

/** Returns the objects in `components/schemas` by name. */
export function componentSchemas(document: JsonObject): [string, JsonObject][] {
  const schemas = valueAt(document, '/components/schemas');
  return isObject(schemas) ? objectEntries(schemas) : [];
}

/** Returns the name of a `$ref` to `#/components/schemas/Name`, or `undefined` for any other node. */
export function schemaName(node: JsonObject): string | undefined {
  return textAt(node, '$ref')?.match(/^#\/components\/schemas\/([^/]+)$/)?.[1];
}
