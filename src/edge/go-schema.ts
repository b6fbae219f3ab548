// What request bodies are decoded by, taken from the bundled OpenAPI description. Pure.
import type { GoSchema, JsonValue } from '../codec/index.js';
import { isObject, type JsonObject, objectAt, textAt } from './json.js';

/**
 * The schema that a request body is decoded by; `value` is a schema or a reference to one.
 *
 * @param isPlayed whether a property with this `x-releases` is there. Default: all are.
 */
export function toGoSchema(
  document: JsonObject,
  value: JsonValue | undefined,
  isPlayed: (releases: string) => boolean = () => true,
): GoSchema {
  const schema = resolve(document, targetOf(value));
  const inner = (part: JsonValue | undefined) => toGoSchema(document, part, isPlayed);
  const properties = Object.entries(objectAt(schema, 'properties'))
    .filter(([, property]) => {
      const releases = releasesOf(property);
      return releases === undefined || isPlayed(releases);
    })
    .map(([name, property]): [string, GoSchema] => [name, inner(property)]);
  return {
    type: textAt(schema, 'type'),
    // Where servers accept more than the description, these are Go's int, which has 64 bits.
    format:
      isObject(schema['x-accepted']) && schema.format === 'int32'
        ? undefined
        : textAt(schema, 'format'),
    properties: Object.fromEntries(properties),
    items: 'items' in schema ? inner(schema.items) : undefined,
    additionalProperties: isObject(schema.additionalProperties)
      ? inner(schema.additionalProperties)
      : undefined,
    'x-server-type': textAt(schema, 'x-server-type'),
  };
}

/** An `allOf` of one is a reference with something beside it. */
function targetOf(value: JsonValue | undefined): JsonValue | undefined {
  const parts = isObject(value) && Array.isArray(value.allOf) ? value.allOf : [];
  return parts.length === 1 ? parts[0] : value;
}

function releasesOf(property: JsonValue): string | undefined {
  return isObject(property) ? textAt(property, 'x-releases') : undefined;
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
