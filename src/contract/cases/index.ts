// All cases, by operation: a missing operation is a compile error.
import { type Operation, type OperationId, operations } from '../../../generated/operations.js';
import type { Case } from '../case.js';
import * as changefeeds from './changefeeds.js';
import * as cluster from './cluster.js';
import * as common from './common.js';
import * as tables from './tables.js';

/** The cases of every operation, in the order in which they run. What disturbs most comes last. */
export const cases = {
  getServerStatus: common.getServerStatus,
  getHealth: common.getHealth,
  listCaptures: cluster.listCaptures,
  listChangefeeds: changefeeds.listChangefeeds,
  getChangefeed: changefeeds.getChangefeed,
  listProcessors: cluster.listProcessors,
  getProcessor: cluster.getProcessor,
  createChangefeed: changefeeds.createChangefeed,
  pauseChangefeed: changefeeds.pauseChangefeed,
  updateChangefeed: changefeeds.updateChangefeed,
  resumeChangefeed: changefeeds.resumeChangefeed,
  removeChangefeed: changefeeds.removeChangefeed,
  rebalanceTables: tables.rebalanceTables,
  moveTable: tables.moveTable,
  setLogLevel: common.setLogLevel,
  drainCapture: cluster.drainCapture,
  resignOwner: cluster.resignOwner,
} satisfies Record<OperationId, readonly [Case, ...Case[]]>;

/** One case for each documented status of an operation, which a mock gives on demand. */
export function casesOnDemand(operationId: OperationId): Case[] {
  const operation: Operation = operations[operationId];
  const [success] = cases[operationId];
  return Object.keys(operation.responses).map((status) => ({
    name: `answers ${status} on demand`,
    need: 'mock',
    statuses: [Number(status)],
    prefer: `code=${status}`,
    request: success.request,
  }));
}
