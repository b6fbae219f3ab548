// How request bodies are read in the new architecture (facts C.0).

import type { OperationId } from '../../../generated/operations.js';
import { operations } from '../../../generated/operations.js';
import { decodeGoJson, type GoSchema, type JsonValue } from '../../codec/index.js';
import { readDescription } from '../../edge/description.js';
import { resolve, toGoSchema } from '../../edge/go-schema.js';
import { objectAt } from '../../edge/json.js';
import type { Call } from '../handlers/types.js';
import { refuseParameter } from '../refusal.js';
import { sinkSchema } from './sink-config.js';

export type Body = { readonly [key: string]: JsonValue };

let schemas: ReadonlyMap<string, GoSchema> | undefined;

/** The schema of an operation's body; an empty one if it takes none. */
export function newarchBodySchemaOf(operationId: OperationId): GoSchema {
  schemas ??= readSchemas();
  // Both read the same struct, whatever of it they use.
  const owner = operationId === 'updateChangefeed' ? 'createChangefeed' : operationId;
  return schemas.get(owner) ?? {};
}

function readSchemas(): ReadonlyMap<string, GoSchema> {
  const document = readDescription('openapi.newarch.json');
  const entries = Object.entries(operations).map(([id, { method, path }]): [string, GoSchema] => {
    const operation = objectAt(objectAt(objectAt(document, 'paths'), path), method.toLowerCase());
    const content = objectAt(resolve(document, operation.requestBody), 'content');
    const schema = toGoSchema(document, objectAt(content, 'application/json').schema);
    if (schema.properties?.sink_config === undefined) return [id, schema];
    // The description names fewer settings of sinks than servers read.
    return [id, { ...schema, properties: { ...schema.properties, sink_config: sinkSchema } }];
  });
  return new Map(entries);
}

/**
 * Where a list of `sink_config` holds null, servers crash.
 *
 * @param schema of the whole body.
 */
export function hasNullRule({ body }: Call, schema: GoSchema): boolean {
  const lists = ['dispatchers', 'column-selectors'];
  const untyped = Object.fromEntries(
    lists.map((name): [string, GoSchema] => [name, { type: 'array', items: {} }]),
  );
  const properties = { ...schema.properties, sink_config: { type: 'object', properties: untyped } };
  const { value } = decodeGoJson(body, { ...schema, properties });
  const config = value?.sink_config;
  if (typeof config !== 'object' || config === null || Array.isArray(config)) return false;
  return lists.some((name) => {
    const list = config[name];
    return Array.isArray(list) && list.includes(null);
  });
}

/** The body of a resume, which may be missing. @throws {Refusal} if it cannot be read. */
export function readOptionalBody({ body }: Call, schema: GoSchema): Body {
  if (body === '') return {};
  const { value, error } = decodeGoJson(body, schema, 'whole');
  if (error !== undefined) throw refuseParameter(`invalid api parameter: ${error}`);
  return value;
}
