// When servers respond, in owner ticks after the request, by release (server-behaviour/running-servers.md#ticks). Each question to the
// owner is answered at its next tick. Seen on v8.5.7 and v6.1.7; releases between them are like the one with the same interval of ticks.
import type { OperationId } from '../../../generated/operations.js';
import type { TraitRow } from '../../http/release-table.js';

export interface ResponseTicks {
  /** Ticks until the changefeed is looked up: a refusal comes then. */
  readonly refused: number;
  /** Ticks until any other response. */
  readonly done: number;
  /** Whether the request takes effect at the lookup (a job of the owner) or right before the response (a value in etcd). */
  readonly acts: 'early' | 'late';
}

/** Ticks of the operations that ask the owner. All others respond at once. */
export type TickTable = Readonly<Partial<Record<OperationId, ResponseTicks>>>;

const late = (refused: number, done: number): ResponseTicks => ({ refused, done, acts: 'late' });
const early = (refused: number, done: number): ResponseTicks => ({ refused, done, acts: 'early' });

const atOnce: TickTable = {};

/** Requests up to v5.4 hand their jobs over and respond. v5.2 reads etcd, so these operations alone ask its owner. */
const jobsOnly: TickTable = {
  createChangefeed: late(1, 1),
  updateChangefeed: late(1, 1),
  pauseChangefeed: late(1, 1),
  resumeChangefeed: late(1, 1),
  removeChangefeed: late(1, 1),
  rebalanceTables: late(1, 1),
  moveTable: late(1, 1),
};

const reads: TickTable = {
  listCaptures: late(1, 2),
  listChangefeeds: late(1, 3),
  getChangefeed: late(1, 4),
  listProcessors: late(1, 2),
  getProcessor: late(2, 5),
};

/** v6.1.7: ticks of 200 ms. */
const every200: TickTable = {
  ...reads,
  createChangefeed: late(2, 3),
  updateChangefeed: late(1, 2),
  pauseChangefeed: early(1, 3),
  resumeChangefeed: early(1, 3),
  removeChangefeed: early(1, 3),
  rebalanceTables: early(1, 3),
  moveTable: early(1, 3),
};

const jobsAndReads: TickTable = { ...jobsOnly, ...reads };

const every200WithDrain: TickTable = { ...every200, drainCapture: late(1, 2) };

/** v8.5.7: ticks of 50 ms. */
const every50: TickTable = {
  getHealth: late(1, 1),
  listCaptures: late(1, 1),
  drainCapture: late(1, 1),
  listChangefeeds: late(1, 2),
  getChangefeed: late(1, 3),
  listProcessors: late(1, 1),
  getProcessor: late(1, 3),
  createChangefeed: late(1, 2),
  updateChangefeed: late(1, 1),
  pauseChangefeed: early(1, 2),
  resumeChangefeed: early(1, 2),
  removeChangefeed: early(1, 5),
  rebalanceTables: early(1, 2),
  moveTable: early(1, 2),
};

export const responseTicks = [
  ['>=5.2.0', jobsOnly],
  ['>=5.3.0', jobsAndReads],
  ['>=6.0.0', every200],
  ['>=6.2.0', every200WithDrain],
  ['>=6.4.0', every50],
  ['newarch', atOnce],
] as const satisfies TraitRow;
