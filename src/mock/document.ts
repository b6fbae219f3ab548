// Derives the documents for mock and Prism from the bundled OpenAPI description. Pure.
import type { JsonValue } from '../codec/index.js';
import { isObject, type JsonObject } from '../shared/json.js';

/** Keywords that limit the values of a schema. `x-accepted` replaces them. */
const constraints = [
  'enum',
  'pattern',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'required',
];

/** Returns the document with the constraints that servers apply (`x-accepted`) instead of those for clients. */
export function acceptedDocument(document: JsonObject): JsonObject {
  return rewrite(document, (node) => {
    const { 'x-accepted': accepted, ...rest } = node;
    if (!isObject(accepted)) return node;
    for (const constraint of constraints) delete rest[constraint];
    // The format is also a bound: servers read these integers as a Go int, which has 64 bits.
    if (rest.format === 'int32') delete rest.format;
    return { ...rest, ...accepted };
  });
}

/**
 * Returns the document with which Prism validates requests and chooses responses. 64-bit integers have no format and no bounds there:
 * Prism would add other bounds (2^53-1) and cannot compare `bigint`. The bounds are checked when the body is decoded. The document
 * also marks nothing as deprecated, because Prism would send a header for it that servers do not send.
 */
export function staticDocument(accepted: JsonObject): JsonObject {
  return rewrite(accepted, ({ deprecated: _, ...node }) => {
    if (!is64Bit(node)) return node;
    const { format: _format, minimum: _minimum, maximum: _maximum, ...rest } = node;
    return rest;
  });
}

/** Placeholder in generated responses for a 64-bit integer between two bounds. */
const placeholder = /^@integer (-?\d+) (-?\d+)$/;

/**
 * Returns the document from which Prism generates responses. Its generator only knows doubles, so every 64-bit integer is a
 * placeholder that `fillPlaceholders` replaces. Open enumerations contain only their known values.
 */
export function dynamicDocument(accepted: JsonObject): JsonObject {
  return rewrite(accepted, ({ deprecated: _, ...node }) => {
    const { 'x-extensible-enum': known } = node;
    if (Array.isArray(known)) return { ...node, enum: known };
    if (!is64Bit(node)) return node;
    const { minimum = 0, maximum = 2n ** 63n - 1n, nullable = false } = node;
    return { type: 'string', nullable, enum: [`@integer ${minimum} ${maximum}`] };
  });
}

/** Replaces every placeholder in a generated response by an integer that `pick` chooses, bounds included. */
export function fillPlaceholders(
  value: JsonValue,
  pick: (minimum: bigint, maximum: bigint) => bigint,
): JsonValue {
  if (typeof value === 'string') {
    const [, minimum, maximum] = placeholder.exec(value) ?? [];
    return minimum !== undefined && maximum !== undefined
      ? pick(BigInt(minimum), BigInt(maximum))
      : value;
  }
  if (Array.isArray(value)) return value.map((item) => fillPlaceholders(item, pick));
  if (!isObject(value)) return value;
  const filled = Object.entries(value).map(([key, item]) => [key, fillPlaceholders(item, pick)]);
  return Object.fromEntries(filled);
}

function is64Bit(node: JsonObject): boolean {
  return node.type === 'integer' && (node.format === 'int64' || node.format === 'uint64');
}

/** Keywords whose value is data, not a schema. */
const data = new Set(['example', 'examples', 'default', 'enum', 'const']);

/** Applies `change` to every object of a document, from the leaves up. Data and the names of properties stay as they are. */
function rewrite(document: JsonObject, change: (node: JsonObject) => JsonObject): JsonObject {
  const visit = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return value.map(visit);
    return isObject(value) ? rewrite(value, change) : value;
  };
  const entries = Object.entries(document).map(([key, value]): [string, JsonValue] => {
    if (data.has(key)) return [key, value];
    if (key === 'properties' && isObject(value)) {
      const properties = Object.entries(value).map(([name, schema]) => [name, visit(schema)]);
      return [key, Object.fromEntries(properties)];
    }
    return [key, visit(value)];
  });
  return change(Object.fromEntries(entries));
}
