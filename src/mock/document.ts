// Makes of the bundled OpenAPI description the documents that the mock and Prism work with. Pure.
import type { JsonValue } from '../codec/index.js';
import { isObject, type JsonObject } from '../edge/json.js';

/** Keywords that say which values a schema takes, so that `x-accepted` replaces them. */
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

/** The document with the constraints that servers apply (`x-accepted`) in place of those written for clients. */
export function acceptedDocument(document: JsonObject): JsonObject {
  return rewrite(document, (node) => {
    const { 'x-accepted': accepted, ...rest } = node;
    if (!isObject(accepted)) return node;
    for (const constraint of constraints) delete rest[constraint];
    // A bound as well: servers read these integers as Go's int, which has 64 bits.
    if (rest.format === 'int32') delete rest.format;
    return { ...rest, ...accepted };
  });
}

/**
 * The document for Prism's negotiation and request validation. 64-bit integers lose format and bounds: Prism would add bounds of
 * its own (2^53-1) and cannot compare `bigint`; the bounds are checked when the body is decoded. Deprecation goes
 * too, as Prism makes a header of it that servers do not send.
 */
export function staticDocument(accepted: JsonObject): JsonObject {
  return rewrite(accepted, ({ deprecated: _, ...node }) => {
    if (!is64Bit(node)) return node;
    const { format: _format, minimum: _minimum, maximum: _maximum, ...rest } = node;
    return rest;
  });
}

/** Stands in generated answers for a 64-bit integer between the two bounds. */
const placeholder = /^@integer (-?\d+) (-?\d+)$/;

/**
 * The document for Prism's dynamic answers, whose generator only knows doubles: every 64-bit integer is a placeholder that
 * `fillPlaceholders` replaces. Of open enumerations it only gets the known values.
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

/** Replaces every placeholder in a generated answer by an integer that `pick` chooses, bounds included. */
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

/** Keywords whose value is data, which may look like a schema. */
const data = new Set(['example', 'examples', 'default', 'enum', 'const']);

/** Rebuilds a document from the leaves up, with `change` for every object. Data and the names of properties stay as they are. */
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
