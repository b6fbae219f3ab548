// Which checks a case is about.
import { type OperationId, operations } from '../../../../generated/operations.js';
import type { CheckId } from '../../finding/checks.js';

/** What every answer is looked at for. */
export const answerChecks: readonly CheckId[] = [
  'status-code',
  'content-type',
  'response-headers',
  'response-body',
  'exact-integers',
  'duplicate-keys',
  'undocumented-fields',
  'release-fields',
  'error-template',
  'transport',
];

/** Answers that are compared with others, or with what was asked for, as they come. */
const compared: ReadonlySet<OperationId> = new Set([
  'listChangefeeds',
  'getChangefeed',
  'createChangefeed',
]);

/** The checks of a case of an operation: those of its answer, whether it takes effect, and whether it agrees with other answers. */
export function checksOfOperation(operationId: OperationId): readonly CheckId[] {
  return [
    ...answerChecks,
    ...(hasEffect(operationId) ? (['settling'] as const) : []),
    ...(compared.has(operationId) ? (['consistency'] as const) : []),
  ];
}

/** Whether the operation changes something that GET shows: it does not show the log level. */
export function hasEffect(operationId: OperationId): boolean {
  return operations[operationId].method !== 'GET' && operationId !== 'setLogLevel';
}
