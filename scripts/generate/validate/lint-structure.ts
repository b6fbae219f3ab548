// Checks that a document is valid OpenAPI, with the structural rules of Redocly.
import {
  BaseResolver,
  type Config,
  createConfig,
  lintDocument,
  Source,
} from '@redocly/openapi-core';
import { isObject, type JsonObject, type JsonValue } from '../../../src/shared/json.js';
import { valueAt } from '../../../src/shared/json-pointer.js';
import type { Defect } from './check-integers.js';

const RULES = [
  'struct',
  'no-unresolved-refs',
  'operation-operationId',
  'operation-operationId-unique',
  'operation-parameters-unique',
  'path-parameters-defined',
];

let config: Promise<Config> | undefined;

/** Returns the violations of the OpenAPI version (3.0 or 3.1) of the document. */
export async function lintStructure(document: JsonObject): Promise<Defect[]> {
  config ??= createConfig({ rules: Object.fromEntries(RULES.map((rule) => [rule, 'error'])) });
  const problems = await lintDocument({
    document: { source: new Source('openapi.yaml', ''), parsed: withoutBigint(document) },
    config: await config,
    externalRefResolver: new BaseResolver(),
  });
  return problems.map(({ message, location, ruleId }) => {
    const pointer = (location[0]?.pointer ?? '#/').replace(/^#\/?$|^#/, '');
    if (ruleId !== 'no-unresolved-refs') return { pointer, message };
    const node = valueAt(document, pointer);
    const [at, reference] = isObject(node) ? [`${pointer}/$ref`, node.$ref] : [pointer, node];
    return { pointer: at, message: `$ref "${reference}" does not exist in the description` };
  });
}

/** Replaces `bigint`, which the rules do not know. They check only the type of a value, never its digits. */
function withoutBigint(value: JsonValue): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(withoutBigint);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutBigint(item)]));
}
