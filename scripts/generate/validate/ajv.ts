// Ajv for the schemas of the description, in strict mode and with exact 64-bit integers.
import { _, Ajv, type CodeKeywordDefinition, str } from 'ajv';
import { dateTime } from '../../../src/contract/schema/compile-schema.js';
import type { JsonObject } from '../../../src/shared/json.js';
import { toSchema31 } from '../spec/openapi-3.1.js';
import { componentSchemas, isInt64, mapSchema } from '../spec/schemas.js';
import { INTEGER_RANGES } from './check-integers.js';

/** Keywords that do not restrict the valid values. */
const ANNOTATIONS = new Set([
  'title',
  'description',
  'examples',
  'default',
  'deprecated',
  'readOnly',
  'writeOnly',
  'externalDocs',
]);

/** Formats that only describe a string or number. Where they must hold, the spec also has a pattern or bounds. */
const DESCRIPTIVE_FORMATS = ['uri', 'uuid', 'float', 'double'];

/** Returns true if the 64-bit integers of the schema at `pointer` can also be safe `number`s, not only `bigint`s. */
export type AcceptsNumbers = (pointer: string) => boolean;

/** Thrown if Ajv rejects a schema. Names its place. */
export class UnusableSchemaError extends Error {
  readonly pointer: string;

  /** Ajv's message contains the place of most defects, relative to the document or to the schema. */
  constructor(cause: unknown, pointer: string) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const [place = '', rooted] = reason.match(/ (?:in schema )?at (?:path )?"#([^"]*)"/) ?? [];
    const [start = '', within = ''] = reason.match(/^schema is invalid: data(\/\S*)? ?/) ?? [];
    super(`the schema cannot be used: ${reason.replace(place, '').replace(start, '')}`);
    this.name = 'UnusableSchemaError';
    this.pointer = rooted ?? `${pointer}${within}`;
  }
}

/** Creates an Ajv that knows the component schemas of the document by name. */
export function createAjv(document: JsonObject, acceptsNumbers: AcceptsNumbers): Ajv {
  const ajv = new Ajv({ strict: true, allErrors: true, logger: false, inlineRefs: false });
  ajv.addKeyword(integer64);
  for (const format of DESCRIPTIVE_FORMATS) ajv.addFormat(format, true);
  ajv.addFormat('date-time', dateTime);
  for (const [name, schema] of componentSchemas(document)) {
    addSchema(ajv, name, schema, `/components/schemas/${name}`, acceptsNumbers);
  }
  return ajv;
}

/**
 * Adds a schema under `key`. The `schemaPath` of its errors is its JSON pointer in the document.
 *
 * @throws {UnusableSchemaError} if Ajv rejects the schema.
 */
export function addSchema(
  ajv: Ajv,
  key: string,
  schema: JsonObject,
  pointer: string,
  acceptsNumbers: AcceptsNumbers,
): void {
  const converted = mapSchema(schema, pointer, {
    schema: (part, at) => toAjvSchema(part, acceptsNumbers(at)),
    reference: ({ $ref }) => ({ $ref: String($ref).replace('#/components/schemas/', '') }),
  });
  try {
    ajv.addSchema(converted, key);
  } catch (error) {
    throw new UnusableSchemaError(error, pointer);
  }
  const added = ajv.schemas[key];
  if (added) added.schemaPath = `#${pointer}`;
}

function toAjvSchema(schema: JsonObject, numbers: boolean): JsonObject {
  const keywords = Object.entries(toSchema31(schema));
  const constraints: JsonObject = Object.fromEntries(
    keywords.filter(([key]) => !ANNOTATIONS.has(key) && !key.startsWith('x-')),
  );
  const range = INTEGER_RANGES[String(schema.format)];
  if (schema.type !== 'integer' || !range) return constraints;
  const { type = 'integer', format: _format, minimum, maximum, ...others } = constraints;
  const bounds = { minimum: minimum ?? range.minimum, maximum: maximum ?? range.maximum };
  if (!isInt64(schema)) {
    return { ...others, type, minimum: Number(bounds.minimum), maximum: Number(bounds.maximum) };
  }
  const nullable = schema.nullable === true;
  const digits = { minimum: String(bounds.minimum), maximum: String(bounds.maximum) };
  return { integer64: { ...digits, numbers, nullable }, ...others };
}

/** The keyword `integer64: { minimum, maximum, numbers, nullable }`, with the bounds as digits. */
const integer64: CodeKeywordDefinition = {
  keyword: 'integer64',
  schemaType: 'object',
  code(context) {
    const { data, gen, schema } = context;
    const bound = (digits: string) => gen.scopeValue('keyword', { ref: BigInt(digits) });
    const kind = schema.numbers
      ? _`(typeof ${data} == "bigint" || Number.isSafeInteger(${data}))`
      : _`typeof ${data} == "bigint"`;
    const valid = _`${kind} && ${data} >= ${bound(schema.minimum)} && ${data} <= ${bound(schema.maximum)}`;
    context.pass(schema.nullable ? _`${data} === null || ${valid}` : valid);
  },
  error: {
    message: ({ schema }) => str`must be an integer from ${schema.minimum} to ${schema.maximum}`,
    params: ({ schema }) => _`{minimum: ${schema.minimum}, maximum: ${schema.maximum}}`,
  },
};
