// What the caller wants to run: by operation and by check.
import { type OperationId, operationIds } from '../../../generated/operations.js';
import { type CheckId, checkIds } from '../finding/checks.js';
import type { CheckOptions } from '../run/options.js';
import type { Role } from '../state/test-changefeeds.js';
import type { Step } from './step.js';

export interface Selection {
  wantsOperation(id: OperationId): boolean;
  wantsCheck(id: CheckId): boolean;
}

/** Why something of a run is skipped that the caller has not chosen. */
export const unwanted = 'the caller did not want it';

/** What they are for is to stay as they are. */
const standingBy: readonly Role[] = ['running', 'stopped'];

/** The operations among the names that `only` holds. */
export function operationsIn(only: readonly string[]): readonly OperationId[] {
  return operationIds.filter((id) => only.includes(id));
}

/** The checks among them. */
export function checksIn(only: readonly string[]): readonly CheckId[] {
  return checkIds.filter((id) => only.includes(id));
}

/** Operations and checks are chosen apart: `only: ['listChangefeeds']` runs all checks of that operation. */
export function selectionOf({ only = [], skip = [] }: CheckOptions): Selection {
  const chosenOperations = operationsIn(only);
  const chosenChecks = checksIn(only);
  const wants = (chosen: readonly string[], name: string) =>
    (chosen.length === 0 || chosen.includes(name)) && !skip.some((skipped) => skipped === name);
  return {
    wantsOperation: (id) => wants(chosenOperations, id),
    wantsCheck: (id) => wants(chosenChecks, id),
  };
}

/**
 * The steps that are sent: those of wanted operations, and the changes on the same changefeed that these build on. What comes
 * before decides what a changefeed is, so an own changefeed that nobody asks about is not made at all. Whatever takes effect
 * is looked at beside one that runs and one that is stopped.
 *
 * @param later Steps that follow while these changefeeds are there.
 */
export function stepsToSend(
  steps: readonly Step[],
  selection: Selection,
  later: readonly Step[] = [],
): readonly Step[] {
  const hasEffect = [...steps.filter(({ settles }) => settles !== undefined), ...later].some(
    ({ operationId }) => selection.wantsOperation(operationId),
  );
  const needed = new Set<Role>(hasEffect ? standingBy : []);
  return steps
    .toReversed()
    .filter(({ operationId, role, essential }) => {
      const wanted = selection.wantsOperation(operationId);
      if (wanted && role !== undefined) needed.add(role);
      return wanted || (essential === true && role !== undefined && needed.has(role));
    })
    .reverse();
}
