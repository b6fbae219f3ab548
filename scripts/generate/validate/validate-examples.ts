// Checks every example and default of a document against its schema, 64-bit integers exactly.
import type { ErrorObject } from 'ajv';
import {
  isObject,
  type JsonObject,
  type JsonValue,
  objectAt,
  objectEntries,
} from '../../../src/shared/json.js';
import { joinPointer, valueAt } from '../../../src/shared/json-pointer.js';
import { followReference } from '../../../src/shared/references.js';
import { toJson } from '../render/json.js';
import { mapDocument } from '../spec/schemas.js';
import { addSchema, createAjv, UnusableSchemaError } from './ajv.js';
import type { Defect } from './check-integers.js';

/** A value that the schema at `schemaPointer` must accept. */
interface Case {
  readonly kind: 'example' | 'default';
  readonly value: JsonValue;
  readonly pointer: string;
  readonly schema: JsonObject;
  readonly schemaPointer: string;
}

/**
 * Reports every example (of media types, parameters, headers and schemas) and default that its schema rejects: one defect each, at
 * the first wrong value. Unusable schemas are defects too.
 */
export function validateExamples(document: JsonObject): Defect[] {
  const defects: Defect[] = [];
  const collect = <T>(pointer: string, action: () => T): T | undefined => {
    try {
      return action();
    } catch (error) {
      const { message, pointer: at } =
        error instanceof UnusableSchemaError ? error : new UnusableSchemaError(error, pointer);
      defects.push({ pointer: at, message });
      return undefined;
    }
  };
  const ajv = collect('/components/schemas', () => createAjv(document, acceptNumbers));
  if (!ajv) return defects;
  const keys = new Map<string, string>();
  for (const example of listCases(document)) {
    const { schema, schemaPointer, value } = example;
    const validate = collect(schemaPointer, () => {
      const key = keys.get(schemaPointer) ?? `schema_${keys.size + 1}`;
      if (!keys.has(schemaPointer)) addSchema(ajv, key, schema, schemaPointer, acceptNumbers);
      keys.set(schemaPointer, key);
      return ajv.getSchema(key);
    });
    if (validate && !validate(value)) defects.push(describe(example, validate.errors ?? []));
  }
  return defects;
}

/** Accepts 64-bit integers as `number`: the YAML reader returns small ones as `number`. */
function acceptNumbers(): boolean {
  return true;
}

function listCases(document: JsonObject): Case[] {
  const cases: Case[] = [];
  mapDocument(document, {
    schema: (schema, schemaPointer) => {
      for (const kind of ['example', 'default'] as const) {
        const value = schema[kind];
        const pointer = joinPointer(schemaPointer, kind);
        if (value !== undefined) cases.push({ kind, value, pointer, schema, schemaPointer });
      }
      return schema;
    },
    other: (object, pointer) => {
      const { schema } = object;
      if (!isObject(schema)) return object;
      const schemaPointer = joinPointer(pointer, 'schema');
      for (const [value, at] of listExamples(document, object, pointer)) {
        cases.push({ kind: 'example', value, pointer: at, schema, schemaPointer });
      }
      return object;
    },
  });
  return cases;
}

/** Returns the examples of a media type, parameter or header, with their places. */
function listExamples(
  document: JsonObject,
  object: JsonObject,
  pointer: string,
): [JsonValue, string][] {
  const named = objectEntries(objectAt(object, 'examples')).flatMap(([name, example]) => {
    const found = followReference(document, {
      node: example,
      pointer: joinPointer(pointer, 'examples', name),
    });
    const { value } = found.node;
    return value === undefined
      ? []
      : [[value, joinPointer(found.pointer, 'value')] satisfies [JsonValue, string]];
  });
  return object.example === undefined
    ? named
    : [[object.example, joinPointer(pointer, 'example')], ...named];
}

function describe({ kind, value, pointer }: Case, errors: readonly ErrorObject[]): Defect {
  const details = errors.map(({ instancePath, message }) => {
    const received = valueAt(value, instancePath);
    const found = received === undefined ? 'nothing' : toJson(received, 0);
    const short = found.length > 60 ? `${found.slice(0, 57)}...` : found;
    return `${instancePath === '' ? 'it' : instancePath} ${message}, got ${short}`;
  });
  return {
    pointer: `${pointer}${errors[0]?.instancePath ?? ''}`,
    message: `the ${kind} does not match its schema: ${details.join('; ')}`,
  };
}
