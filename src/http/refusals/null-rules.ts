// Lists of rules that contain null, which ends the request in a server that reads them.
import { decodeGoJson, type GoSchema } from '../../codec/index.js';
import { isObject } from '../../shared/json.js';

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
