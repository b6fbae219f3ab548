// Checks that a document is legal OpenAPI, by the structural rules of Redocly.
import {
  BaseResolver,
  type Config,
  createConfig,
  lintDocument,
  Source,
} from '@redocly/openapi-core';
import type { Defect } from './check-integers.js';
import { type Dictionary, isDictionary, type Value, valueAt } from './document.js';

const RULES = [
  'struct',
  'no-unresolved-refs',
  'operation-operationId',
  'operation-operationId-unique',
  'operation-parameters-unique',
  'path-parameters-defined',
];

let config: Promise<Config> | undefined;

/** Violations of the OpenAPI Specification 3.0 or 3.1, whichever the document names. */
export async function lintStructure(document: Dictionary): Promise<Defect[]> {
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
    const [at, reference] = isDictionary(node) ? [`${pointer}/$ref`, node.$ref] : [pointer, node];
    return { pointer: at, message: `$ref "${reference}" leads nowhere in the description` };
  });
}

/** The rules look at the kind of a value, never at digits, but do not know `bigint`. */
function withoutBigint(value: Value): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(withoutBigint);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutBigint(item)]));
}
