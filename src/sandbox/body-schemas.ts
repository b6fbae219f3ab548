// What the bodies of the operations are decoded by, as a release knows them: read once, when the first body comes.
import type { OperationId } from '../../generated/operations.js';
import { operations } from '../../generated/operations.js';
import type { GoSchema } from '../codec/index.js';
import { readDescription } from '../edge/description.js';
import { resolve, toGoSchema } from '../edge/go-schema.js';
import { objectAt } from '../edge/json.js';
import { isIn, type Release } from './release.js';
import { undescribedFields, undescribedSinkFields } from './releases/undescribed-fields.js';

/** The schema of an operation's body; an empty one if it takes none. */
export type BodySchemas = (operationId: OperationId) => GoSchema;

/** The schemas of a release: fields that it does not know are not in them, and so are ignored. */
export function bodySchemasOf(release: Release): BodySchemas {
  let schemas: ReadonlyMap<string, GoSchema> | undefined;
  return (operationId) => {
    schemas ??= readSchemas(release);
    return schemas.get(operationId) ?? {};
  };
}

function readSchemas(release: Release): ReadonlyMap<string, GoSchema> {
  const document = readDescription();
  const entries = Object.entries(operations).map(([id, { method, path }]): [string, GoSchema] => {
    const operation = objectAt(objectAt(objectAt(document, 'paths'), path), method.toLowerCase());
    const content = objectAt(resolve(document, operation.requestBody), 'content');
    const described = toGoSchema(document, objectAt(content, 'application/json').schema, (range) =>
      isIn(release, range),
    );
    return [id, withUndescribed(described, release)];
  });
  return new Map(entries);
}

function withUndescribed(body: GoSchema, release: Release): GoSchema {
  const sinkConfig = body.properties?.sink_config;
  if (sinkConfig === undefined) return body;
  return withFields(
    {
      ...body,
      properties: {
        ...body.properties,
        sink_config: withFields(sinkConfig, release, undescribedSinkFields),
      },
    },
    release,
    undescribedFields,
  );
}

function withFields(
  schema: GoSchema,
  release: Release,
  fields: typeof undescribedFields,
): GoSchema {
  const known = Object.entries(fields)
    .filter(([, { releases }]) => isIn(release, releases))
    .map(([name, field]) => [name, field.schema]);
  return { ...schema, properties: { ...schema.properties, ...Object.fromEntries(known) } };
}
