// What the bodies of the operations are decoded by: read once, when the first body comes.
import type { OperationId } from '../../generated/operations.js';
import { operations } from '../../generated/operations.js';
import type { GoSchema } from '../codec/index.js';
import { readDescription } from '../edge/description.js';
import { resolve, toGoSchema } from '../edge/go-schema.js';
import { objectAt } from '../edge/json.js';

let schemas: ReadonlyMap<string, GoSchema> | undefined;

/** The schema of an operation's body; an empty one if it takes none. */
export function bodySchemaOf(operationId: OperationId): GoSchema {
  schemas ??= readSchemas();
  return schemas.get(operationId) ?? {};
}

function readSchemas(): ReadonlyMap<string, GoSchema> {
  const document = readDescription();
  const entries = Object.entries(operations).map(([id, { method, path }]): [string, GoSchema] => {
    const operation = objectAt(objectAt(objectAt(document, 'paths'), path), method.toLowerCase());
    const content = objectAt(resolve(document, operation.requestBody), 'content');
    return [id, toGoSchema(document, objectAt(content, 'application/json').schema)];
  });
  return new Map(entries);
}
