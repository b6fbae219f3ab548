// What an operation needs to be allowed at all, and whether a run may send it.
import { type OperationId, operations } from '../../../generated/operations.js';
import type { CheckOptions } from '../run/options.js';
import type { Need } from './step.js';

const writing: readonly OperationId[] = [
  'createChangefeed',
  'updateChangefeed',
  'removeChangefeed',
  'pauseChangefeed',
  'resumeChangefeed',
];

export function needOf(operationId: OperationId): Need {
  if (operations[operationId].method === 'GET') return 'read';
  if (operationId === 'setLogLevel') return 'log-level';
  return writing.includes(operationId) ? 'write' : 'disruptive';
}

/** Why a run with these options does not send an operation, or undefined if it does. */
export function whyNotSent(
  operationId: OperationId,
  { mode = 'read-only', logLevel }: Pick<CheckOptions, 'mode' | 'logLevel'>,
): string | undefined {
  switch (needOf(operationId)) {
    case 'read':
      return undefined;
    case 'write':
      return mode === 'read-only' ? 'it writes' : undefined;
    case 'log-level':
      return logLevel === undefined ? 'it sets the log level, and none was named' : undefined;
    case 'disruptive':
      return mode === 'disruptive' ? undefined : 'it disturbs the cluster';
  }
}
