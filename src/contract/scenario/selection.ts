// What the caller selects: by operation and by check.
import { type OperationId, operationIds } from '../../../generated/operations.js';
import { type CheckId, checkIds } from '../finding/checks.js';
import type { ServerVersion } from '../schema/server-version.js';
import type { Role } from '../state/test-changefeeds.js';
import { mayHave } from './dangers.js';
import type { Step } from './step.js';

/** What the caller names: all operations and checks run if `only` is left out. */
export interface Choice {
  readonly only?: readonly (OperationId | CheckId)[] | undefined;
  readonly skip?: readonly (OperationId | CheckId)[] | undefined;
}

export interface Selection {
  wantsOperation(id: OperationId): boolean;
  wantsCheck(id: CheckId): boolean;
}

/** Why something is skipped that the caller has not selected. */
export const unwanted = 'it is not selected';

/** Changefeeds that must be unaffected by every other operation: one that runs and one that is stopped. */
const standingBy: readonly Role[] = ['running', 'stopped'];

/** Says why a step with a known danger is not sent to a server; undefined if it is. */
export function whyHeldBack(
  { operationId, onlyIfNamed }: Step,
  server: ServerVersion,
  { only = [] }: Choice,
): string | undefined {
  if (onlyIfNamed === undefined || only.includes(operationId)) return undefined;
  return mayHave(server, onlyIfNamed) ? onlyIfNamed.reason : undefined;
}

/** The operations among the names of `only`. */
export function operationsIn(only: readonly string[]): readonly OperationId[] {
  return operationIds.filter((id) => only.includes(id));
}

/** The checks among the names of `only`. */
export function checksIn(only: readonly string[]): readonly CheckId[] {
  return checkIds.filter((id) => only.includes(id));
}

/** Operations and checks are selected separately: `only: ['listChangefeeds']` runs all checks of that operation. */
export function selectionOf({ only = [], skip = [] }: Choice): Selection {
  const chosenOperations = operationsIn(only);
  const chosenChecks = checksIn(only);
  const wants = (chosen: readonly string[], name: string) =>
    (chosen.length === 0 || chosen.includes(name)) && !skip.some((skipped) => skipped === name);
  return {
    wantsOperation: (id) => wants(chosenOperations, id),
    wantsCheck: (id) => wants(chosenChecks, id),
  };
}

/** Routes belong to no operation: where operations are named, they are checked only if `routing` is named too. */
export function wantsRoutes(choice: Choice): boolean {
  const { only = [] } = choice;
  const isMeant = operationsIn(only).length === 0 || only.includes('routing');
  return isMeant && selectionOf(choice).wantsCheck('routing');
}

/**
 * Returns the steps that are sent: those of selected operations, and the changes on the same changefeed that these build on. A test
 * changefeed that no selected step works on is not created. Every effect is checked beside a running and a stopped changefeed.
 *
 * @param later Steps that follow while these changefeeds exist.
 */
export function stepsToSend(
  steps: readonly Step[],
  selection: Selection,
  later: readonly Step[] = [],
): readonly Step[] {
  const hasEffect = [...steps.filter(({ effect }) => effect !== undefined), ...later].some(
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
