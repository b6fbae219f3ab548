// What the server around the operations does, by release (facts 1.0, 4.4).
import type { Steps } from './steps.js';

export const server = {
  /** Milliseconds that a request may take. */
  requestTimeout: [
    ['5.2', 10_000],
    ['6.0', undefined],
  ],
  /** `move_table` goes on after it was forwarded, and fails. A bug. */
  moveTableGoesOn: [
    ['5.2', true],
    ['5.3', false],
  ],
  /** A capture that starts up has no status. */
  statusNeedsStart: [
    ['5.2', false],
    ['6.1.1', true],
  ],
  deleteWaits: [
    ['5.2', false],
    ['6.2', true],
  ],
  readinessGate: [
    ['5.2', false],
    ['6.2', true],
  ],
  basicAuth: [
    ['5.2', 'none'],
    ['8.0', 'known users'],
    ['8.1', 'no empty user'],
  ],
  drain: [
    ['5.2', false],
    ['6.2', true],
  ],
  /** What a drain makes of a running changefeed that has no scheduler yet. */
  drainOfUnscheduled: [
    ['6.2', 'refused'],
    ['7.5.2', 'counted'],
    ['7.6', 'refused'],
    ['8.1', 'counted'],
  ],
  /** `answer`: a forwarded answer names the capture that forwarded it. */
  forwardHeader: [
    ['5.2', 'answer'],
    ['7.3', 'request'],
  ],
  forwardTextEnd: [
    ['5.2', ' '],
    ['6.0', ''],
  ],
  healthOfOwner: [
    ['5.2', false],
    ['6.3', true],
  ],
  /** How a request ends that finds no owner. */
  noLeader: [
    ['5.2', 'at once'],
    ['5.3', 'retried'],
    ['5.3.2', 'at once'],
    ['5.4.0', 'retried'],
    ['5.4.1', 'at once'],
    ['6.0', 'retried'],
    ['6.1', 'at once'],
  ],
  resigningOwner: [
    ['5.2', 'no leader'],
    ['6.2', 'owner not found'],
  ],
  /** `processor` detail where the changefeed is not on the capture. */
  missingProcessor: [
    ['5.2', 'task status'],
    ['5.3', 'capture of changefeed'],
    ['6.1', 'capture'],
  ],
  /** What a changefeed that does not run makes of its processor's detail, when bugs are played. */
  abnormalProcessor: [
    ['5.2', 'none'],
    ['6.1.1', 'stale'],
    ['6.2', 'unknown changefeed'],
    ['8.2', 'two documents'],
  ],
} as const satisfies Readonly<Record<string, Steps>>;
