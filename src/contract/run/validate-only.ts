// Finds what `only` asks for and the run would not do, so that its silence is not taken for consent.

import { operationsIn } from '../scenario/selection.js';
import { CheckError, type CheckOptions } from './options.js';
import { planChecks } from './plan.js';
import { hasEffect } from './record/case-checks.js';

/**
 * Operations of `only` that no planned request belongs to, and `settling` if nothing is sent that could settle.
 *
 * @throws {CheckError} for names that other options leave nothing of.
 */
export function idleNames(options: CheckOptions): readonly string[] {
  const { only = [] } = options;
  requireSense(options, only);
  const operations = operationsIn(only);
  const asksForSettling = only.includes('settling');
  if (operations.length === 0 && !asksForSettling) return [];
  const planned = planChecks(options);
  const sent = new Set(planned.map(({ operationId }) => operationId));
  const canSettle = planned.some(
    ({ operationId }) => operationId !== undefined && hasEffect(operationId),
  );
  return [
    ...operations.filter((id) => !sent.has(id)),
    ...(asksForSettling && !canSettle ? ['settling'] : []),
  ];
}

function requireSense({ skip = [], floor }: CheckOptions, only: readonly string[]): void {
  const skipped = skip.filter((name) => only.includes(name));
  if (skipped.length > 0) {
    throw new CheckError(`only and skip both name ${skipped.join(', ')}; nothing is left of that`);
  }
  if (only.includes('floor') && floor === undefined) {
    throw new CheckError('only floor: expected a floor as well, such as 0.5');
  }
}
