// The schemas that decode request bodies, taken from the bundled OpenAPI description. Pure.
import type { GoSchema, JsonValue } from '../codec/index.js';
import { isObject, type JsonObject, objectAt, textAt } from '../shared/json.js';
import { resolveObject } from '../shared/references.js';

/**
 * Returns the schema that decodes a request body.
 *
 * @param value a schema or a reference to one.
 * @param isKnown whether servers know a property. Default: they know all.
 */
export function toGoSchema(
  document: JsonObject,
  value: JsonValue | undefined,
  isKnown: (property: JsonObject) => boolean = () => true,
): GoSchema {
  const schema = resolveSchema(document, value);
  const properties = Object.entries(objectAt(schema, 'properties'))
    .filter(([, property]) => !isObject(property) || isKnown(property))
    .map(([name, property]): [string, GoSchema] => [name, toGoSchema(document, property, isKnown)]);
  return {
    type: textAt(schema, 'type'),
    format: formatOf(schema),
    properties: Object.fromEntries(properties),
    items: 'items' in schema ? toGoSchema(document, schema.items, isKnown) : undefined,
    additionalProperties: isObject(schema.additionalProperties)
      ? toGoSchema(document, schema.additionalProperties, isKnown)
      : undefined,
    'x-server-type': textAt(schema, 'x-server-type'),
  };
}

/** Returns the format that decides the Go type: the server's own type if the description names it, otherwise the described one. */
function formatOf(schema: JsonObject): string | undefined {
  const format = textAt(schema, 'format');
  if (schema.type !== 'integer') return format;
  // Where servers accept more than the description, the field is a Go int, which has 64 bits.
  if (isObject(schema['x-accepted']) && format === 'int32') return undefined;
  const serverType = textAt(schema, 'x-server-type');
  return serverType !== undefined && /^u?int\d*$/.test(serverType) ? serverType : format;
}

/** Returns the schema that a value is or refers to. A reference with siblings is the only element of `allOf`; the siblings are left out. */
export function resolveSchema(document: JsonObject, value: JsonValue | undefined): JsonObject {
  const schema = resolveObject(document, value);
  const [reference] = Array.isArray(schema.allOf) ? schema.allOf : [];
  return reference === undefined ? schema : resolveObject(document, reference);
}
