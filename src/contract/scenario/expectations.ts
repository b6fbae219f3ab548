// The responses that requests must provoke, by generation and release (server-behaviour/http.md,
// server-behaviour/error-codes.md#codes, server-behaviour/new-architecture.md#common-rules).
import type { Expected, Row } from './expected.js';

const param = 'CDC:ErrAPIInvalidParam';
const unknown = 'CDC:ErrChangeFeedNotExists';
const refused = 'CDC:ErrChangefeedUpdateRefused';
const json = 'application/json';
const text = 'text/plain';

/** Releases whose errors follow other rules (server-behaviour/README.md#eras). */
const earliest = '<5.2.4 || >=5.3.0 <5.3.1';
/** Releases that look a changefeed up before they look at its ID (server-behaviour/http.md#order-e5). */
const lookupFirst = '>=7.3.0 <8.2.0';

const always = (...statuses: number[]): Expected => ({
  classic: [{ statuses }],
  newarch: [{ statuses }],
});
const refusal = (code: string, mediaType = json): Row => ({
  statuses: [400],
  codes: [code],
  mediaType,
});
const both = (row: Row): Expected => ({ classic: [row], newarch: [row] });

/**
 * A body that does not parse: the status is sent before the type of the body is known, which makes it text
 * (server-behaviour/http.md#bad-bodies).
 */
const unreadable: readonly Row[] = [
  refusal(param, text),
  { ...refusal('', text), releases: earliest },
];

const malformedWhereLookedUp: readonly Row[] = [
  refusal(param),
  { ...refusal(unknown), releases: lookupFirst },
];

export const expectations = {
  ok: always(200),
  accepted: always(202),

  // IDs in the path.
  malformedOfDetail: { classic: malformedWhereLookedUp, newarch: [refusal(unknown)] },
  malformedOfProcessor: { classic: malformedWhereLookedUp, newarch: [{ statuses: [200] }] },
  malformedOfJob: { classic: malformedWhereLookedUp, newarch: [refusal(param)] },
  malformedOfRemoval: both(refusal(param)),
  malformedOfRebalance: { classic: malformedWhereLookedUp, newarch: [{ statuses: [202] }] },
  unknownChangefeed: both(refusal(unknown)),
  unknownOfRemoval: { classic: [refusal(unknown)], newarch: [{ statuses: [202] }] },
  unknownOfRebalance: { classic: [refusal(unknown)], newarch: [{ statuses: [202] }] },
  unknownOfMove: { classic: [refusal(unknown)], newarch: [{ statuses: [500] }] },
  unknownOfProcessor: {
    classic: [
      refusal(unknown),
      {
        releases: '<5.3.1',
        statuses: [400, 500],
        codes: ['CDC:ErrTaskStatusNotExists', 'CDC:ErrTaskPositionNotExists', unknown],
      },
    ],
    newarch: [{ statuses: [200] }],
  },
  /** v5.3.0 may end the connection. */
  unknownCaptureOfProcessor: {
    classic: [
      { ...refusal('CDC:ErrCaptureNotExist'), releases: '>=5.3.1' },
      {
        releases: '<5.3.0',
        statuses: [400, 500],
        codes: ['CDC:ErrTaskStatusNotExists', 'CDC:ErrTaskPositionNotExists'],
      },
    ],
    newarch: [{ statuses: [200] }],
  },

  // Create.
  unreadableBody: { classic: unreadable, newarch: [refusal(param, text)] },
  /** The new architecture makes an ID up, which would make a changefeed that nobody can tell from others. */
  missingId: { classic: [refusal(param)] },
  malformedNewId: both(refusal(param)),
  missingSink: both(refusal('CDC:ErrSinkURIInvalid')),
  unknownScheme: both(refusal('CDC:ErrSinkURIInvalid')),
  duplicate: {
    classic: [
      {
        statuses: [500],
        codes: ['CDC:ErrChangeFeedAlreadyExists', 'DFLOW:ErrMetaOpFailed'],
        mediaType: json,
      },
      { ...refusal('CDC:ErrChangeFeedAlreadyExists'), releases: earliest },
    ],
    newarch: [
      {
        statuses: [500],
        codes: ['CDC:ErrChangeFeedAlreadyExists', 'CDC:ErrMetaOpFailed', ''],
        mediaType: json,
      },
    ],
  },
  targetBeforeStart: both(refusal('CDC:ErrTargetTsBeforeStartTs')),
  startInFuture: {
    classic: [{ ...refusal(param), releases: '>=8.0.0' }],
    newarch: [refusal(param)],
  },
  startBeforeGc: {
    classic: [
      refusal('CDC:ErrStartTsBeforeGC'),
      { ...refusal('CDC:ErrPDEtcdAPIError'), releases: '<5.2.2' },
    ],
    newarch: [refusal('CDC:ErrStartTsBeforeGC')],
  },
  badFilterRule: both(refusal('CDC:ErrFilterRuleInvalid')),
  /** The new architecture does not look at it. */
  badTimezone: { classic: [refusal(param), { ...refusal(''), releases: earliest }] },

  // Update.
  updateOfRunning: both(refusal(refused)),
  updateTargetBeforeStart: both(refusal(refused)),
  /** The new architecture takes it. */
  updateOfNothing: { classic: [refusal(refused)] },
  updateBadFilterRule: { classic: [refusal(refused)], newarch: [refusal(refused)] },
  updateStartTs: { newarch: [refusal(param)] },
  /** Of fields that an update does not have. */
  updateIgnoring: { classic: [{ statuses: [202] }] },
  unreadableUpdate: { classic: [refusal('', text)], newarch: [refusal(param, text)] },
  /** The new architecture stops a finished changefeed. */
  pauseOfFinished: { classic: [{ statuses: [202] }] },

  // Log level.
  unknownLevel: {
    classic: [refusal(param), { ...refusal(''), releases: earliest }],
    newarch: [refusal(param)],
  },
  /** v8.5.7 takes `warning` for `warn` (server-behaviour/cluster.md#log-warning): it is not asked. */
  levelWarning: {
    classic: [
      { ...refusal(param), releases: '<8.5.7' },
      { ...refusal(''), releases: earliest },
    ],
    newarch: [{ ...refusal(param), releases: '<8.5.7' }],
  },

  // Tables. The new architecture looks for the table and the capture (server-behaviour/new-architecture.md#move-table).
  move: { classic: [{ statuses: [202] }], newarch: [{ statuses: [202, 400, 500] }] },
  /** The earliest releases write two documents. */
  unreadableMove: {
    classic: [{ ...refusal(param, text), releases: '>=5.2.4 <5.3.0 || >=5.3.1' }],
    newarch: [refusal(param, text)],
  },
  moveOfUnknownTable: { classic: [{ statuses: [202] }], newarch: [{ statuses: [400, 500] }] },
  moveWithoutCapture: { classic: [refusal(param)], newarch: [{ statuses: [400, 500] }] },

  // Drain (server-behaviour/cluster.md#drain, server-behaviour/new-architecture.md#drain). Up to v8.5.6 the new architecture only pretends.
  drain: {
    classic: [{ statuses: [202], releases: '>=6.2.0' }],
    newarch: [{ statuses: [202] }],
  },
  drainUnreadable: {
    classic: [{ ...refusal(param), releases: '>=6.2.0' }],
    newarch: [refusal(param)],
  },
  drainUnknown: {
    classic: [
      {
        releases: '>=6.2.0',
        statuses: [400],
        codes: ['CDC:ErrCaptureNotExist', 'CDC:ErrSchedulerRequestFailed'],
        mediaType: json,
      },
    ],
    newarch: [{ ...refusal('CDC:ErrCaptureNotExist'), releases: '>=8.5.7' }],
  },
  drainOwner: {
    classic: [{ ...refusal('CDC:ErrSchedulerRequestFailed'), releases: '>=6.2.0' }],
    newarch: [{ ...refusal('CDC:ErrSchedulerRequestFailed'), releases: '>=8.5.7' }],
  },
} as const satisfies Readonly<Record<string, Expected>>;
