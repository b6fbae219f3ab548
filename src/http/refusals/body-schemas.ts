// The schemas that decode the bodies of operations, by server. A description is read when the first body arrives.
import type { OperationId } from '../../../generated/operations.js';
import { operations } from '../../../generated/operations.js';
import { type GoSchema, parseJson } from '../../codec/index.js';
import { type JsonObject, type JsonValue, objectAt, textAt } from '../../shared/json.js';
import { readDescription } from '../../shared/node/generated-files.js';
import { resolveObject } from '../../shared/references.js';
import { isPossible } from '../../shared/release-range.js';
import { toGoSchema } from '../go-schema.js';
import type { RefusalTraits } from './traits.js';

type Schemas = ReadonlyMap<string, GoSchema>;

const schemas = new Map<string, Schemas>();

/** Returns the schema of an operation's body, without the fields that the release does not know; an empty one if it has no body. */
export function bodySchemaOf(operationId: OperationId, traits: RefusalTraits): GoSchema {
  const { generation, version } = traits;
  const key = `${generation} ${version}`;
  const known = schemas.get(key) ?? readSchemas(traits);
  schemas.set(key, known);
  // In the new architecture, create and update decode the same struct.
  const isUpdate = generation === 'newarch' && operationId === 'updateChangefeed';
  return known.get(isUpdate ? 'createChangefeed' : operationId) ?? {};
}

function readSchemas(traits: RefusalTraits): Schemas {
  const document = readDescription(traits.generation, parseJson);
  const entries = Object.entries(operations).map(([id, { method, path }]): [string, GoSchema] => {
    const operation = objectAt(objectAt(objectAt(document, 'paths'), path), method.toLowerCase());
    const content = objectAt(resolveObject(document, operation.requestBody), 'content');
    const { schema } = objectAt(content, 'application/json');
    return [id, toBodySchema(document, id, schema, traits)];
  });
  return new Map(entries);
}

/**
 * Returns the schema that decodes the body of an operation, without the fields that the release does not know.
 *
 * @param schema the described schema or a reference to it.
 */
export function toBodySchema(
  document: JsonObject,
  operationId: string,
  schema: JsonValue | undefined,
  traits: RefusalTraits,
): GoSchema {
  const { release } = traits;
  const isKnown = (property: JsonObject) => isPossible(release, textAt(property, 'x-releases'));
  return named(operationId, toGoSchema(document, schema, isKnown), traits);
}

/** The Go type that errors in the body of `setLogLevel` name (server-behaviour/http.md#json-error-of-anonymous-struct). */
const logLevelStruct = 'struct { Level string "json:\\"log_level\\"" }';

/** Gives the body of an operation the name that its errors have, where that is not the described one. */
function named(operationId: string, body: GoSchema, traits: RefusalTraits): GoSchema {
  if (traits.generation === 'newarch') return body;
  if (operationId === 'setLogLevel') return { ...body, 'x-server-type': logLevelStruct };
  if (operationId === 'moveTable') return { ...body, 'x-server-type': traits.moveTableStruct };
  return body;
}
