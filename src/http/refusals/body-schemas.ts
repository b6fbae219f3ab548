// The schemas that decode the bodies of operations, by server. A description is read when the first body arrives.
import type { OperationId } from '../../../generated/operations.js';
import { operations } from '../../../generated/operations.js';
import { type GoSchema, parseJson } from '../../codec/index.js';
import { type JsonObject, objectAt, textAt } from '../../shared/json.js';
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
  const key = generation === 'newarch' ? generation : version;
  const known = schemas.get(key) ?? readSchemas(traits);
  schemas.set(key, known);
  // In the new architecture, create and update decode the same struct.
  const isUpdate = generation === 'newarch' && operationId === 'updateChangefeed';
  return known.get(isUpdate ? 'createChangefeed' : operationId) ?? {};
}

function readSchemas(traits: RefusalTraits): Schemas {
  const { generation, release } = traits;
  const isNewarch = generation === 'newarch';
  const document = readDescription(generation, parseJson);
  const isKnown = (property: JsonObject) =>
    isNewarch || isPossible(release, textAt(property, 'x-releases'));
  const entries = Object.entries(operations).map(([id, { method, path }]): [string, GoSchema] => {
    const operation = objectAt(objectAt(objectAt(document, 'paths'), path), method.toLowerCase());
    const content = objectAt(resolveObject(document, operation.requestBody), 'content');
    const { schema } = objectAt(content, 'application/json');
    const body = toGoSchema(document, schema, isKnown);
    return [id, isNewarch ? withDispatcher(body) : completed(id, body, traits)];
  });
  return new Map(entries);
}

/** Servers read the `dispatcher` of a rule and ignore it. The description leaves it out: clients should not send it. */
function withDispatcher(body: GoSchema): GoSchema {
  const sink = body.properties?.sink_config;
  const rules = sink?.properties?.dispatchers;
  if (sink === undefined || rules?.items === undefined) return body;
  const items = withProperty(rules.items, 'dispatcher', { type: 'string' });
  return withProperty(body, 'sink_config', withProperty(sink, 'dispatchers', { ...rules, items }));
}

function withProperty(schema: GoSchema, name: string, property: GoSchema): GoSchema {
  return { ...schema, properties: { ...schema.properties, [name]: property } };
}

/** An object whose fields are not decoded, whatever the description says about them. */
const anyObject: GoSchema = { type: 'object', properties: {} };

/**
 * Sink settings of classic servers that the sandbox does not yet decode by their described types
 * (server-behaviour/running-servers.md#sinks-and-fields).
 */
const looseSettings: Readonly<Record<string, GoSchema>> = {
  'encoder-concurrency': { type: 'integer', format: 'int32' },
  'advance-timeout-in-sec': { type: 'integer' },
  'send-bootstrap-interval-in-sec': { type: 'integer' },
  'kafka-config': anyObject,
  'pulsar-config': anyObject,
  'mysql-config': anyObject,
  'cloud-storage-config': anyObject,
};

/** The Go type that errors in the body of `setLogLevel` name (server-behaviour/http.md#json-error-of-anonymous-struct). */
const logLevelStruct = 'struct { Level string "json:\\"log_level\\"" }';

function completed(operationId: string, body: GoSchema, traits: RefusalTraits): GoSchema {
  if (operationId === 'setLogLevel') return { ...body, 'x-server-type': logLevelStruct };
  if (operationId === 'moveTable') return { ...body, 'x-server-type': traits.moveTableStruct };
  const sinkConfig = body.properties?.sink_config;
  if (sinkConfig === undefined) return body;
  const settings = Object.entries(sinkConfig.properties ?? {}).map(
    ([name, setting]): [string, GoSchema] => [name, looseSettings[name] ?? setting],
  );
  return withProperty(body, 'sink_config', {
    ...sinkConfig,
    properties: Object.fromEntries(settings),
  });
}
