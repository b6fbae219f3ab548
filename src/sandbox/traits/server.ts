// What servers do around their operations, by release (server-behaviour/http.md, server-behaviour/state-machine.md#elections,
// server-behaviour/new-architecture.md#common-rules).
import type { OperationId } from '../../../generated/operations.js';
import type { TraitRow } from '../../http/release-table.js';
import { responseTicks } from './response-ticks.js';

/** Operations that change changefeeds. */
const mutations: readonly OperationId[] = [
  'createChangefeed',
  'updateChangefeed',
  'pauseChangefeed',
  'resumeChangefeed',
  'removeChangefeed',
  'rebalanceTables',
  'moveTable',
];

export const server = {
  responseTicks,
  /** Whether a multiplexer shares the port with gRPC. */
  portMultiplexer: '>=5.4.0',
  /** Deadline of a request, in milliseconds. */
  requestTimeout: [
    ['>=5.2.0', 10_000],
    ['>=6.0.0', undefined],
  ],
  /** Whether `moveTable` continues after it was forwarded, and fails: a bug. */
  moveTableContinues: '<5.3.0',
  /** Whether the status of a capture that is starting is an error. */
  statusNeedsStart: '>=6.1.1',
  /** Whether a removal waits until the changefeed has disappeared. */
  deleteWaits: '>=6.2.0',
  /** Whether servers respond 503 to every operation while they are not ready. */
  readinessGate: 'classic >=6.2.0',
  basicAuth: [
    ['>=5.2.0', 'none'],
    ['>=8.0.0', 'known users'],
    ['>=8.1.0', 'no empty user'],
  ],
  /** Whether `drainCapture` exists. */
  drain: '>=6.2.0',
  /** Whether `drainCapture` only counts its calls instead of moving tables. */
  drainCountsCalls: 'newarch <8.5.7',
  /** How a drain treats a running changefeed that has no scheduler yet. */
  drainOfUnscheduled: [
    ['>=5.2.0', 'refused'],
    ['>=7.5.2', 'counted'],
    ['>=7.6.0', 'refused'],
    ['>=8.1.0', 'counted'],
  ],
  /**
   * Where servers mark a forwarded request. `response`: a header names the capture that forwarded it. `request`: a header counts the
   * forwards. The new architecture also refuses a count that is not a number.
   */
  forwardHeader: [
    ['>=5.2.0', 'response'],
    ['>=7.3.0', 'request'],
    ['newarch', 'number in request'],
  ],
  forwardTextEnd: [
    ['>=5.2.0', ' '],
    ['>=6.0.0', ''],
  ],
  /** Whether the owner, and not each capture, reports the health. */
  healthOfOwner: '>=6.3.0',
  /** The error of a request without an owner. */
  noLeader: [
    ['>=5.2.0', 'at once'],
    ['>=5.3.0', 'retried'],
    ['>=5.3.2', 'at once'],
    ['>=5.4.0', 'retried'],
    ['>=5.4.1', 'at once'],
    ['>=6.0.0', 'retried'],
    ['>=6.1.0', 'at once'],
  ],
  /** The error of a request during a resignation. */
  resigningOwner: [
    ['>=5.2.0', 'no leader'],
    ['>=6.2.0', 'owner not found'],
  ],
  /** Whether a GET during a resignation hangs, where quirks are played (server-behaviour/running-servers.md#gets-that-hang-up-to-v6-1). */
  hangsWhileResigning: '>=5.3.0 <6.2.0',
  /**
   * Whether a pause right after a create ends the owner's process, where quirks are played
   * (server-behaviour/running-servers.md#pause-after-create-kills-v8-5-7).
   */
  earlyPauseEndsOwner: 'classic >=8.0.0',
  /** What is not found where the changefeed has no processor on the capture. */
  missingProcessor: [
    ['>=5.2.0', 'task status'],
    ['>=5.3.0', 'capture of changefeed'],
    ['>=6.1.0', 'capture'],
  ],
  /** The processor of a changefeed that does not run, where quirks are played. */
  abnormalProcessor: [
    ['>=5.2.0', 'none'],
    ['>=6.1.1', 'stale'],
    ['>=6.2.0', 'changefeed not found'],
    ['>=8.2.0', 'two documents'],
  ],
  /** Operations that check credentials. */
  authenticated: [
    ['>=5.2.0', mutations],
    ['newarch >=8.5.7', [...mutations, 'drainCapture']],
  ],
  /** Whether a pause or a removal holds the lock on changefeeds until the changefeed has stopped. */
  stopHoldsLock: 'newarch <8.5.6',
  /** Maximum time of a move of a table, in milliseconds; undefined where `moveTable` does not wait. */
  moveTimeout: [
    ['>=5.2.0', undefined],
    ['newarch', 30_000],
    ['newarch >=8.5.7', 60_000],
  ],
} as const satisfies Readonly<Record<string, TraitRow>>;
