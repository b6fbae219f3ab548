// What an operation needs before a run may send it.
import { type OperationId, operations } from '../../../generated/operations.js';
import type { Mode } from '../report/report.js';
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

/** Says why a run with these options does not send an operation; undefined if it does. */
export function whyNotSent(
  operationId: OperationId,
  {
    mode = 'read-only',
    logLevel,
  }: { readonly mode?: Mode | undefined; readonly logLevel?: string | undefined },
): string | undefined {
  switch (needOf(operationId)) {
    case 'read':
      return undefined;
    case 'write':
      return mode === 'read-only' ? 'it writes, and the mode is read-only' : undefined;
    case 'log-level':
      return logLevel === undefined
        ? 'it sets the log level, and no log level was given'
        : undefined;
    case 'disruptive':
      return mode === 'disruptive'
        ? undefined
        : 'it is disruptive, and the mode does not allow that';
  }
}
