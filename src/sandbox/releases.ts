// What differs between releases, as one table: each trait with its values and the releases that they came in.
import type { ModelRules } from './cluster/types.js';
import { has, printRelease, type Release } from './release.js';

/** The values of a trait, each with the releases (see `has`) it came in. The last one that fits holds. */
export type Steps = readonly (readonly [since: string, value: unknown])[];

const table = {
  // Model (facts of the state machine and of the owner loop).
  stateModel: [
    ['5.2', 'error'],
    ['6.5.4, 7.1.2, 7.3', 'warning'],
  ],
  ownerTick: [
    ['5.2', 200],
    ['6.4', 50],
  ],
  resolvedTsOfStopped: [
    ['5.2', 'kept'],
    ['6.5.12, 7.5.6, 7.6', 'zero'],
  ],
  campaign: [
    ['5.2', { interval: 20_000, burst: 2 }],
    ['6.2', { interval: 1_000, burst: 1 }],
  ],
  /** Minutes after which retries of the old state model end. */
  retriesEnd: [
    ['5.2', 90],
    ['6.2', undefined],
    ['6.5.3', 90],
    ['6.6', undefined],
    ['7.1', 90],
  ],

  // Fields of answers.
  namespace: [
    ['5.2', false],
    ['6.1', true],
  ],
  upstreamId: [
    ['5.2', false],
    ['6.2', true],
  ],
  liveness: [
    ['5.2', false],
    ['6.2', true],
  ],
  statusClusterId: [
    ['5.2', false],
    ['6.3', true],
  ],
  captureClusterId: [
    ['5.2', false],
    ['6.4', true],
  ],
  errorTime: [
    ['5.2', false],
    ['6.5.3, 7.1', true],
  ],
  resolvedTs: [
    ['5.2', false],
    ['5.4', true],
  ],
  creatorVersion: [
    ['5.2', false],
    ['6.5.2, 7.1', true],
  ],
  /** `normal`: left out of all other states, and where it is empty. */
  taskStatus: [
    ['5.2', 'always'],
    ['6.1.1, 6.2', 'normal, maybe empty'],
    ['6.2', 'normal'],
  ],
  tableIdsOfNone: [
    ['5.2', 'empty'],
    ['7.2', 'absent'],
  ],
  tableOperations: [
    ['5.2', 'object'],
    ['6.0', 'null without tables'],
    ['6.2', 'null'],
    ['7.2', 'absent'],
  ],
  /** What a processor's detail holds; `zeroes`: all fields, but only the tables are filled. */
  processorDetail: [
    ['5.2', 'positions'],
    ['5.4', 'positions and count'],
    ['6.2', 'zeroes'],
    ['6.5', 'tables'],
  ],
  sinkMask: [
    ['5.2', 'none'],
    ['5.4.3, 6.1.1, 6.2', 'four'],
    ['6.1.4, 6.4', 'five'],
  ],
  /** Whether the list shows `pending` as `warning` and an unset state as `normal`. */
  listHidesPending: [
    ['5.2', false],
    ['6.5.4', true],
    ['6.6', false],
  ],
  listSorted: [
    ['5.2', false],
    ['6.2', true],
  ],
  processorsListed: [
    ['5.2', 'scheduled'],
    ['7.3', 'all'],
    ['8.2', 'scheduled'],
  ],

  // Checks and refusals.
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
  /** The detail of a running changefeed whose scheduler is not there yet. */
  unscheduledDetail: [
    ['5.2', 'shown'],
    ['6.1', 'unknown'],
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

  // Server.
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
    ['6.2', 'unknown changefeed'],
    ['8.2', 'two documents'],
  ],

  // Sinks.
  schemes: [
    ['5.2', 'pulsar pulsar+ssl local s3'],
    ['5.4', 'pulsar pulsar+ssl'],
    ['6.3', ''],
    ['6.4', 's3 file gcs azblob'],
    ['6.5', 's3 file gcs gs azblob azure noop'],
    ['7.4', 's3 file gcs gs azblob azure noop pulsar'],
    ['7.5.1, 8.0', 's3 file gcs gs azblob azure noop pulsar pulsar+ssl'],
    ['8.2', 's3 file gcs gs azblob azure noop pulsar pulsar+ssl pulsar+http pulsar+https'],
  ],
  /** Protocols beside those of every release; `any`: unknown ones are taken for the default. */
  protocols: [
    ['5.2', 'any'],
    ['5.4', 'open-protocol'],
    ['6.1', 'open-protocol flat-avro'],
    ['6.4', 'open-protocol flat-avro csv'],
    ['7.5.2, 7.6', 'open-protocol flat-avro csv simple'],
    ['7.6', 'open-protocol flat-avro csv simple debezium'],
  ],
  unknownProtocolCode: [
    ['5.2', 'CDC:ErrMQSinkUnknownProtocol'],
    ['6.5', 'CDC:ErrSinkUnknownProtocol'],
  ],
  /** Which sinks that are no queue refuse a protocol. */
  protocolOfDatabase: [
    ['5.2', 'taken'],
    ['6.1.1', 'refused by all'],
    ['6.1.4', 'refused'],
    ['6.2', 'refused by all'],
    ['6.5.1', 'refused'],
    ['7.2', 'refused even if empty'],
  ],
  bothDispatchers: [
    ['5.2', 'taken'],
    ['6.1', 'refused'],
    ['7.2', 'refused by queues'],
  ],
} as const satisfies Readonly<Record<string, Steps>>;

type Table = typeof table;

/** What a release does in each respect where releases differ. */
export type Traits = {
  readonly [Name in keyof Table]: Table[Name][number][1];
} & {
  /** As servers print it, such as `v8.5.7`. */
  readonly version: string;
  readonly rules: ModelRules;
};

/** The traits of a release. Any patch release has those of its era. */
export function traitsOf(release: Release): Traits {
  const values = readTable(release, table);
  return { ...values, version: printRelease(release), rules: rulesOf(values) };
}

/** The value that each row of a table has in a release. */
export function readTable<Rows extends Readonly<Record<string, Steps>>>(
  release: Release,
  rows: Rows,
): { readonly [Name in keyof Rows]: Rows[Name][number][1] } {
  const entries = Object.entries(rows).map(([name, steps]) => [
    name,
    steps.findLast(([since]) => has(release, since))?.[1],
  ]);
  // Each value is one of its own row's, which is more than the compiler can see.
  return Object.fromEntries(entries) as { [Name in keyof Rows]: Rows[Name][number][1] };
}

const minute = 60_000;

function rulesOf(traits: Omit<Traits, 'version' | 'rules'>): ModelRules {
  const { stateModel, ownerTick, resolvedTsOfStopped, campaign, retriesEnd } = traits;
  const retry =
    stateModel === 'warning'
      ? { first: 10_000, longest: 10 * minute, givesUpAfter: 30 * minute }
      : {
          first: 10_000,
          longest: 30 * minute,
          givesUpAfter: retriesEnd === undefined ? undefined : retriesEnd * minute,
        };
  return { stateModel, ownerTick, resolvedTsOfStopped, campaign, retry };
}
