// The checks that a case is about.
import { type OperationId, operations } from '../../../../generated/operations.js';
import type { CheckId } from '../../finding/checks.js';

/** The checks of every response. */
export const responseChecks: readonly CheckId[] = [
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

/** Operations whose responses are compared with earlier ones, or with what was requested, as they come. */
const compared: ReadonlySet<OperationId> = new Set([
  'listChangefeeds',
  'getChangefeed',
  'createChangefeed',
]);

/** The checks of a case of an operation: those of its response, of its effect, and of its agreement with other responses. */
export function checksOfOperation(operationId: OperationId): readonly CheckId[] {
  return [
    ...responseChecks,
    ...(hasEffect(operationId) ? (['settling'] as const) : []),
    ...(compared.has(operationId) ? (['consistency'] as const) : []),
  ];
}

/** Whether the operation changes something that a GET shows. No GET shows the log level. */
export function hasEffect(operationId: OperationId): boolean {
  return operations[operationId].method !== 'GET' && operationId !== 'setLogLevel';
}
