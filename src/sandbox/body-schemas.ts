// What the bodies of the operations are decoded by, in a release: read once, when the first body comes.
import type { OperationId } from '../../generated/operations.js';
import { operations } from '../../generated/operations.js';
import type { GoSchema } from '../codec/index.js';
import { readDescription } from '../edge/description.js';
import { resolve, toGoSchema } from '../edge/go-schema.js';
import { type JsonObject, objectAt, textAt } from '../edge/json.js';
import { isWithin, parseRelease, type Release } from './release.js';
import { undescribedFields, undescribedSinkFields } from './releases/undescribed-fields.js';

const schemas = new Map<string, ReadonlyMap<string, GoSchema>>();

/** The schema of an operation's body, without what the release (`v8.5.7`) does not know; an empty one if it takes none. */
export function bodySchemaOf(operationId: OperationId, version: string): GoSchema {
  let known = schemas.get(version);
  if (known === undefined) {
    known = readSchemas(version);
    schemas.set(version, known);
  }
  return known.get(operationId) ?? {};
}

function readSchemas(version: string): ReadonlyMap<string, GoSchema> {
  const document = readDescription();
  const release = parseRelease(version);
  const isKnown = (property: JsonObject) => {
    const range = textAt(property, 'x-releases');
    return range === undefined || isWithin(release, range);
  };
  const entries = Object.entries(operations).map(([id, { method, path }]): [string, GoSchema] => {
    const operation = objectAt(objectAt(objectAt(document, 'paths'), path), method.toLowerCase());
    const content = objectAt(resolve(document, operation.requestBody), 'content');
    const { schema } = objectAt(content, 'application/json');
    return [id, withUndescribed(toGoSchema(document, schema, isKnown), release)];
  });
  return new Map(entries);
}

/** With the fields of a changefeed's settings that the description leaves out. */
function withUndescribed(body: GoSchema, release: Release): GoSchema {
  const sinkConfig = body.properties?.sink_config;
  if (sinkConfig === undefined) return body;
  const sink_config = withFields(sinkConfig, release, undescribedSinkFields);
  const properties = { ...body.properties, sink_config };
  return withFields({ ...body, properties }, release, undescribedFields);
}

function withFields(
  schema: GoSchema,
  release: Release,
  fields: typeof undescribedFields,
): GoSchema {
  const known = Object.entries(fields)
    .filter(([, { releases }]) => isWithin(release, releases))
    .map(([name, field]) => [name, field.schema]);
  return { ...schema, properties: { ...schema.properties, ...Object.fromEntries(known) } };
}
