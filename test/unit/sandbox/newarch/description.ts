// Holds answers to the description of the new architecture: status, media type, schema, known keys, exact integers.
import { type OperationId, operationIds, operations } from '../../../../generated/operations.js';
import { addSchema, createAjv } from '../../../../scripts/lib/ajv.js';
import {
  child,
  children,
  type Dictionary,
  isDictionary,
  resolve,
  type Value,
} from '../../../../scripts/lib/document.js';
import { shapeOf } from '../../../../scripts/lib/shape.js';
import { parseJson } from '../../../../src/codec/index.js';
import { readDescription } from '../../../../src/edge/description.js';
import type { Exchange } from '../support.js';

const document = readDescription('openapi.newarch.json');
const ajv = createAjv(document, () => false);

function responsesOf(id: OperationId): Dictionary {
  const { method, path } = operations[id];
  return child(child(child(child(document, 'paths'), path), method.toLowerCase()), 'responses');
}

/** Every answer that is described, such as `getHealth 200`. */
export const described = operationIds.flatMap((id) =>
  Object.keys(responsesOf(id)).map((status) => `${id} ${status}`),
);

/** What is wrong with an answer; empty if it conforms. */
export function problemsOf(id: OperationId, { status, type, text }: Exchange): string[] {
  const responses = responsesOf(id);
  if (!isDictionary(responses[status])) return [`${id} is not described to answer ${status}`];
  const { node: response } = resolve(document, child(responses, String(status)), '');
  const content = child(response, 'content');
  if (type === null) {
    const mayBeEmpty = Object.keys(content).length === 0 || response['x-empty-body'] === true;
    return mayBeEmpty && text === '' ? [] : [`${id} ${status} must have a body`];
  }
  const [media = ''] = type.split(';');
  if (!isDictionary(content[media])) return [`${id} ${status} is not described as ${media}`];
  const schema = child(child(content, media), 'schema');
  const value = parseJson(text, shapeOf(document, schema));
  return [...violations(`${id}-${status}-${media.replace('/', '-')}`, schema, value)].concat(
    unknownKeys(value, schema, ''),
  );
}

function violations(key: string, schema: Dictionary, value: Value): string[] {
  if (ajv.getSchema(key) === undefined) addSchema(ajv, key, schema, `/${key}`, () => false);
  const validate = ajv.getSchema(key);
  if (validate === undefined) throw new Error(`Expected a schema for ${key}`);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function unknownKeys(value: Value, given: Dictionary, path: string): string[] {
  const { node } = resolve(document, given, '');
  const [only] = children(node, 'allOf');
  const schema = only === undefined ? node : resolve(document, only, '').node;
  if (Array.isArray(value)) {
    return value.flatMap((item) => unknownKeys(item, child(schema, 'items'), path));
  }
  if (!isDictionary(value) || schema.additionalProperties === true) return [];
  const properties = child(schema, 'properties');
  return Object.entries(value).flatMap(([name, item]) =>
    isDictionary(properties[name])
      ? unknownKeys(item, properties[name], `${path}/${name}`)
      : [`${path}/${name} is not described`],
  );
}
