// Holds responses to the description of the new architecture: status, media type, schema, known keys, exact integers.
import { type OperationId, operationIds, operations } from '../../../../generated/operations.js';
import { shapeOf } from '../../../../scripts/generate/render/shape.js';
import { addSchema, createAjv } from '../../../../scripts/generate/validate/ajv.js';
import { parseJson } from '../../../../src/codec/index.js';
import {
  isObject,
  type JsonObject,
  type JsonValue,
  objectAt,
  objectsAt,
} from '../../../../src/shared/json.js';
import { readDescription } from '../../../../src/shared/node/generated-files.js';
import { resolveObject } from '../../../../src/shared/references.js';
import type { Exchange } from '../../support.js';

const document = readDescription('newarch', parseJson);
const ajv = createAjv(document, () => false);

function responsesOf(id: OperationId): JsonObject {
  const { method, path } = operations[id];
  return objectAt(
    objectAt(objectAt(objectAt(document, 'paths'), path), method.toLowerCase()),
    'responses',
  );
}

/** Every response that is described, such as `getHealth 200`. */
export const described = operationIds.flatMap((id) =>
  Object.keys(responsesOf(id)).map((status) => `${id} ${status}`),
);

/** What is wrong with a response; empty if it conforms. */
export function problemsOf(id: OperationId, { status, type, text }: Exchange): string[] {
  const responses = responsesOf(id);
  if (!isObject(responses[status])) return [`${id} does not describe the status ${status}`];
  const response = resolveObject(document, objectAt(responses, String(status)));
  const content = objectAt(response, 'content');
  if (type === null) {
    const mayBeEmpty = Object.keys(content).length === 0 || response['x-empty-body'] === true;
    return mayBeEmpty && text === '' ? [] : [`${id} ${status} must have a body`];
  }
  const [media = ''] = type.split(';');
  if (!isObject(content[media])) return [`${id} ${status} is not described as ${media}`];
  const schema = objectAt(objectAt(content, media), 'schema');
  const value = parseJson(text, shapeOf(document, schema));
  return [...violations(`${id}-${status}-${media.replace('/', '-')}`, schema, value)].concat(
    unknownKeys(value, schema, ''),
  );
}

function violations(key: string, schema: JsonObject, value: JsonValue): string[] {
  if (ajv.getSchema(key) === undefined) addSchema(ajv, key, schema, `/${key}`, () => false);
  const validate = ajv.getSchema(key);
  if (validate === undefined) throw new Error(`Expected a schema for ${key}`);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function unknownKeys(value: JsonValue, given: JsonObject, path: string): string[] {
  const node = resolveObject(document, given);
  const [only] = objectsAt(node, 'allOf');
  const schema = only === undefined ? node : resolveObject(document, only);
  if (Array.isArray(value)) {
    return value.flatMap((item) => unknownKeys(item, objectAt(schema, 'items'), path));
  }
  if (!isObject(value) || schema.additionalProperties === true) return [];
  const properties = objectAt(schema, 'properties');
  return Object.entries(value).flatMap(([name, item]) =>
    isObject(properties[name])
      ? unknownKeys(item, properties[name], `${path}/${name}`)
      : [`${path}/${name} is not described`],
  );
}
