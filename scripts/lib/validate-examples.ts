// Checks every example and default of a document against its schema, 64-bit integers exactly.
import type { ErrorObject } from 'ajv';
import { addSchema, createAjv, UnusableSchemaError } from './ajv.js';
import type { Defect } from './check-integers.js';
import {
  child,
  type Dictionary,
  dictionaries,
  isDictionary,
  join,
  resolve,
  type Value,
  valueAt,
} from './document.js';
import { toJson } from './json.js';
import { mapDocument } from './schemas.js';

/** A value that the schema at `schemaPointer` must accept. */
interface Case {
  readonly kind: 'example' | 'default';
  readonly value: Value;
  readonly pointer: string;
  readonly schema: Dictionary;
  readonly schemaPointer: string;
}

/**
 * All examples (of media types, parameters, headers and schemas) and defaults that their schema refuses, one defect
 * each, at the first value that does not fit. Schemas that are no use themselves are defects, too.
 */
export function validateExamples(document: Dictionary): Defect[] {
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

/** The spec writes small 64-bit integers as it writes all others. */
function acceptNumbers(): boolean {
  return true;
}

function listCases(document: Dictionary): Case[] {
  const cases: Case[] = [];
  mapDocument(document, {
    schema: (schema, schemaPointer) => {
      for (const kind of ['example', 'default'] as const) {
        const value = schema[kind];
        const pointer = join(schemaPointer, kind);
        if (value !== undefined) cases.push({ kind, value, pointer, schema, schemaPointer });
      }
      return schema;
    },
    other: (object, pointer) => {
      const { schema } = object;
      if (!isDictionary(schema)) return object;
      const schemaPointer = join(pointer, 'schema');
      for (const [value, at] of listExamples(document, object, pointer)) {
        cases.push({ kind: 'example', value, pointer: at, schema, schemaPointer });
      }
      return object;
    },
  });
  return cases;
}

/** The examples of a media type, parameter or header, each with its place. */
function listExamples(
  document: Dictionary,
  object: Dictionary,
  pointer: string,
): [Value, string][] {
  const named = dictionaries(child(object, 'examples')).flatMap(([name, example]) => {
    const found = resolve(document, example, join(pointer, 'examples', name));
    const { value } = found.node;
    return value === undefined
      ? []
      : [[value, join(found.pointer, 'value')] satisfies [Value, string]];
  });
  return object.example === undefined
    ? named
    : [[object.example, join(pointer, 'example')], ...named];
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
