// Finds what `only` asks for and the run would not do, so that its silence is not taken for consent.
import type { CheckOptions } from './options.js';
import { planChecks } from './plan.js';
import { operationsIn } from './selection.js';

/** Operations of `only` that no planned request belongs to, and `settling` if nothing is sent that could settle. */
export function idleNames(options: CheckOptions): readonly string[] {
  const { only = [] } = options;
  const operations = operationsIn(only);
  const asksForSettling = only.includes('settling');
  if (operations.length === 0 && !asksForSettling) return [];
  const planned = planChecks(options);
  const sent = new Set(planned.map(({ operationId }) => operationId));
  const canSettle = planned.some(
    ({ method, operationId }) => method !== 'GET' && operationId !== 'setLogLevel',
  );
  return [
    ...operations.filter((id) => !sent.has(id)),
    ...(asksForSettling && !canSettle ? ['settling'] : []),
  ];
}
