// What is checked and how refusals are worded, by release (facts 1).
import type { Steps } from './steps.js';

export const checks = {
  missingChangefeed: [
    ['5.2', 'etcd key'],
    ['5.3', 'key'],
    ['6.0', 'id'],
    ['6.1', 'struct'],
    ['6.5.5, 7.1.2, 7.2', 'path'],
  ],
  duplicateText: [
    ['5.2', 'key: '],
    ['6.0', ''],
  ],
  createRace: [
    ['5.2', 'CDC'],
    ['6.5.8, 7.1.4, 7.5.1, 8.0', 'DFLOW'],
  ],
  futureStartTs: [
    ['5.2', 'taken'],
    ['8.0', 'refused'],
  ],
  gcText: [
    ['5.2', 'create, earlier'],
    ['5.4.3, 6.1.1, 6.2', 'maintain, earlier'],
    ['5.4.3, 6.1.1, 6.3', 'maintain, equal'],
  ],
  /** Where an error prints its cause: `twice` drops the error's own text. */
  causes: [
    ['5.2', 'twice'],
    ['5.4', 'once'],
  ],
  /** Whether errors around a plain cause have a code. */
  codeOfWrapped: [
    ['5.2', false],
    ['6.2', true],
  ],
  quotedSinkText: [
    ['5.2', false],
    ['6.1.1', true],
  ],
  /** Protocol and dispatchers are checked before the filter rules. */
  earlySinkConfig: [
    ['5.2', false],
    ['7.1.1, 7.2', true],
  ],
  updateStates: [
    ['5.2', 'stopped'],
    ['7.0', 'stopped or failed'],
  ],
  /** What makes an update check the sink. */
  updateChecksSink: [
    ['5.2', 'uri'],
    ['6.1.4', 'uri or config'],
    ['6.2', 'uri'],
    ['6.5.1', 'uri or config'],
  ],
  /** Who is kept from creating a changefeed again within 30 s; `namespace`: an ID only if the body names it. */
  recreateDelay: [
    ['5.2', 'none'],
    ['6.1.4', 'namespace'],
    ['6.2', 'none'],
    ['6.5', 'sink'],
    ['6.5.1', 'id and sink'],
    ['7.0', 'none'],
  ],
  recreateCode: [
    ['5.2', 'CDC:ErrInternalServerError'],
    ['6.6', 'CDC:ErrAPIInvalidParam'],
  ],
  /** When filter rules are read: before all else that has to do with tables, or when the tables or the sink need them. */
  filterRules: [
    ['5.2', 'when needed'],
    ['6.2', 'first'],
  ],
  /** The detail of a running changefeed whose scheduler is not there yet; v6.1.0 does not ask whether it runs. */
  unscheduledDetail: [
    ['5.2', 'shown'],
    ['6.1', 'unknown in any state'],
    ['6.1.1', 'unknown'],
    ['8.2', 'shown'],
  ],
  /** Changefeeds are looked up before IDs and credentials are checked. */
  lookupFirst: [
    ['5.2', false],
    ['7.3', true],
    ['8.2', false],
  ],
  moveTableStruct: [
    ['5.2', ''],
    ['7.0', 'MoveTableReq'],
  ],
} as const satisfies Readonly<Record<string, Steps>>;
