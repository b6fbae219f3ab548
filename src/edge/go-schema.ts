// What request bodies are decoded by, taken from the bundled OpenAPI description. Pure.
import type { GoSchema, JsonValue } from '../codec/index.js';
import { isObject, type JsonObject, objectAt, textAt } from './json.js';

/**
 * The schema that a request body is decoded by; `value` is a schema or a reference to one.
 *
 * @param isKnown which properties servers know; by default all.
 */
export function toGoSchema(
  document: JsonObject,
  value: JsonValue | undefined,
  isKnown: (property: JsonObject) => boolean = () => true,
): GoSchema {
  const schema = withoutAllOf(document, resolve(document, value));
  const properties = Object.entries(objectAt(schema, 'properties'))
    .filter(([, property]) => !isObject(property) || isKnown(property))
    .map(([name, property]): [string, GoSchema] => [name, toGoSchema(document, property, isKnown)]);
  return {
    type: textAt(schema, 'type'),
    // Where servers accept more than the description, these are Go's int, which has 64 bits.
    format:
      isObject(schema['x-accepted']) && schema.format === 'int32'
        ? undefined
        : textAt(schema, 'format'),
    properties: Object.fromEntries(properties),
    items: 'items' in schema ? toGoSchema(document, schema.items, isKnown) : undefined,
    additionalProperties: isObject(schema.additionalProperties)
      ? toGoSchema(document, schema.additionalProperties, isKnown)
      : undefined,
    'x-server-type': textAt(schema, 'x-server-type'),
  };
}

/** A reference with siblings stands alone in `allOf`. */
function withoutAllOf(document: JsonObject, schema: JsonObject): JsonObject {
  const [reference] = Array.isArray(schema.allOf) ? schema.allOf : [];
  return reference === undefined ? schema : resolve(document, reference);
}

/** The object that `value` is or refers to within the document; an empty one if there is none. */
export function resolve(document: JsonObject, value: JsonValue | undefined): JsonObject {
  if (!isObject(value)) return {};
  const reference = textAt(value, '$ref');
  if (reference === undefined) return value;
  const keys = reference.replace(/^#\//, '').split('/');
  const target = keys
    .map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(objectAt, document);
  return resolve(document, target);
}
