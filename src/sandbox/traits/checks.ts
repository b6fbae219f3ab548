// What servers check against the cluster, and the texts of these refusals, by release (server-behaviour/http.md,
// server-behaviour/new-architecture.md#create).
import type { TraitRow } from '../../http/release-table.js';

export const checks = {
  /** The error where an ID is free for the owner but is stored. */
  createRace: [
    ['>=5.2.0', 'CDC:ErrChangeFeedAlreadyExists'],
    ['>=6.5.8 <6.6.0 || >=7.1.4 <7.2.0 || >=7.5.1 <7.6.0 || >=8.0.0', 'DFLOW:ErrMetaOpFailed'],
    ['newarch', 'CDC:ErrMetaOpFailed'],
  ],
  gcText: [
    ['>=5.2.0', 'create, earlier'],
    ['>=5.4.3 <6.0.0 || >=6.1.1', 'maintain, earlier'],
    ['>=5.4.3 <6.0.0 || >=6.1.1 <6.2.0 || >=6.3.0', 'maintain, equal'],
  ],
  updateStates: [
    ['>=5.2.0', 'stopped'],
    ['>=7.0.0', 'stopped or failed'],
  ],
  /** Whether a start TSO beyond 63 bits, but for the greatest one, stops the request. */
  hugeStartPanics: 'classic >=6.1.1 <8.0.0',
  /** What must not be created again within 30 s of its removal. `namespace`: the ID if the body names the namespace, and the sink. */
  recreateDelay: [
    ['>=5.2.0', 'none'],
    ['>=6.1.4', 'namespace'],
    ['>=6.2.0', 'none'],
    ['>=6.5.0', 'sink'],
    ['>=6.5.1', 'id and sink'],
    ['>=7.0.0', 'none'],
  ],
  recreateCode: [
    ['>=5.2.0', 'CDC:ErrInternalServerError'],
    ['>=6.6.0', 'CDC:ErrAPIInvalidParam'],
  ],
  /** The details of a running changefeed that has no scheduler yet. v6.1.0 does not check whether the changefeed runs. */
  unscheduledDetail: [
    ['>=5.2.0', 'shown'],
    ['>=6.1.0', 'not found in any state'],
    ['>=6.1.1', 'not found'],
    ['>=8.2.0', 'shown'],
  ],
  /** Whether create, update and resume connect to a database sink to check that it is not the upstream itself. */
  sameClusterCheck: 'newarch >=8.5.6',
  /** Whether a resume from another checkpoint checks topic and tables again. */
  resumeChecks: 'newarch >=8.5.7',
} as const satisfies Readonly<Record<string, TraitRow>>;
