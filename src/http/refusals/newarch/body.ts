// Request bodies that the new architecture treats in its own way (server-behaviour/new-architecture.md#common-rules).
import { decodeGoJson, type GoSchema } from '../../../codec/index.js';
import { isObject } from '../../../shared/json.js';
import type { Body } from '../body.js';
import { refuseParameter } from '../refusal.js';

/**
 * Returns whether a list of `sink_config` contains null, which makes servers crash.
 *
 * @param schema the schema of the whole body.
 * @param lists the lists that servers read.
 */
export function hasNullRule(
  body: string,
  schema: GoSchema,
  lists: readonly string[] = ['dispatchers', 'column-selectors'],
): boolean {
  const untyped = Object.fromEntries(
    lists.map((name): [string, GoSchema] => [name, { type: 'array', items: {} }]),
  );
  const properties = { ...schema.properties, sink_config: { type: 'object', properties: untyped } };
  const { value } = decodeGoJson(body, { ...schema, properties });
  const config = value?.sink_config;
  if (!isObject(config)) return false;
  return lists.some((name) => {
    const list = config[name];
    return Array.isArray(list) && list.includes(null);
  });
}

/** Reads a body that may be empty. @throws {Refusal} if it cannot be decoded. */
export function readOptionalBody(body: string, schema: GoSchema): Body {
  if (body === '') return {};
  const { value, error } = decodeGoJson(body, schema, 'whole');
  if (error !== undefined) throw refuseParameter(`invalid api parameter: ${error}`);
  return value;
}
