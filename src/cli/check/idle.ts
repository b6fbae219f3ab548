// Finds what `--only` asks for and the run would not do, so that its silence is not taken for consent.
import { type OperationId, operationIds } from '../../../generated/operations.js';
import type { CheckOptions, PlannedRequest } from '../../contract/options.js';

/** Operations of `only` that no planned request belongs to, and `settling` if nothing is sent that could settle. */
export function idleNames(
  options: CheckOptions,
  plan: (options: CheckOptions) => readonly PlannedRequest[],
): readonly string[] {
  const { only = [] } = options;
  const isOperation = (name: string): name is OperationId => operationIds.some((id) => id === name);
  const operations = only.filter(isOperation);
  const asksForSettling = only.some((name) => name === 'settling');
  if (operations.length === 0 && !asksForSettling) return [];
  const planned = plan(options);
  const sent = new Set(planned.map(({ operationId }) => operationId));
  const canSettle = planned.some(({ method }) => method !== 'GET');
  return [
    ...operations.filter((id) => !sent.has(id)),
    ...(asksForSettling && !canSettle ? ['settling'] : []),
  ];
}
