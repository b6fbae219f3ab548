// What the releases of the new architecture do: as v8.5 of the classic servers where nothing else is said, and what differs
// between them as one table.
import type { OperationId } from '../../../generated/operations.js';
import type { ModelRules } from '../cluster/types.js';
import { printRelease, type Release } from '../release.js';
import { readTable, type Steps } from '../releases/steps.js';
import { type Traits, traitsOf } from '../releases.js';

/** What create checks: see `create-changefeed.ts`. */
export type CreateCheck =
  | 'id'
  | 'ready'
  | 'duplicate'
  | 'sinkGiven'
  | 'sinkUri'
  | 'topic'
  | 'startNotAhead'
  | 'history'
  | 'target'
  | 'replicaConfig'
  | 'filter'
  | 'eligible'
  | 'sameCluster'
  | 'sink';

const played = ['v8.5.5', 'v8.5.6', 'v8.5.7'];

const changing: readonly OperationId[] = [
  'createChangefeed',
  'updateChangefeed',
  'pauseChangefeed',
  'resumeChangefeed',
  'removeChangefeed',
  'rebalanceTables',
  'moveTable',
];

const earlyChecks: readonly CreateCheck[] = [
  'sinkGiven',
  'id',
  'ready',
  'duplicate',
  'startNotAhead',
  'history',
  'target',
  'sinkUri',
  'replicaConfig',
  'topic',
  'filter',
  'eligible',
  'sink',
];

const checks: readonly CreateCheck[] = [
  'id',
  'ready',
  'duplicate',
  'sinkGiven',
  'sinkUri',
  'topic',
  'startNotAhead',
  'target',
  'replicaConfig',
  'history',
  'filter',
  'eligible',
  'sameCluster',
  'sink',
];

const table = {
  /** The checks of create, in their order (facts C.6). */
  createChecks: [
    ['8.5.5', earlyChecks],
    ['8.5.6', checks],
  ],
  /** Create, update and resume look whether a database is the upstream itself, for which they connect to it. */
  sameClusterCheck: [
    ['8.5.5', false],
    ['8.5.6', true],
  ],
  /** A pause or removal keeps all other calls on changefeeds waiting until it has stopped the changefeed. */
  stopHoldsLock: [
    ['8.5.5', true],
    ['8.5.6', false],
  ],
  /** A resume from another checkpoint verifies topic and tables anew. */
  resumeVerifies: [
    ['8.5.5', false],
    ['8.5.7', true],
  ],
  /** How long a move of a table may take, in milliseconds. */
  moveTimeout: [
    ['8.5.5', 30_000],
    ['8.5.7', 60_000],
  ],
  drains: [
    ['8.5.5', 'counts'],
    ['8.5.7', 'drains'],
  ],
  authenticated: [
    ['8.5.5', changing],
    ['8.5.7', [...changing, 'drainCapture']],
  ],
  /** Dispatchers of sinks that are no queue, when a new coordinator reads them (facts C.18). */
  reloadedDispatchers: [
    ['8.5.5', 'none'],
    ['8.5.7', 'routes'],
  ],
} as const satisfies Readonly<Record<string, Steps>>;

type Table = typeof table;

/** The traits of a release of the new architecture. */
export type NewarchTraits = Traits & {
  readonly [Name in keyof Table]: Table[Name][number][1];
} & { readonly release: Release };

/** @throws {RangeError} unless it is 8.5.5, 8.5.6 or 8.5.7, with or without `v`. */
export function newarchTraitsOf(text: string): NewarchTraits {
  const release = { major: 8, minor: 5, patch: Number(/^v?8\.5\.(\d)$/.exec(text)?.[1]) };
  if (!played.includes(printRelease(release))) {
    throw new RangeError(
      `The sandbox does not play release "${text}" of the new architecture (generation "newarch"). Choose 8.5.5, 8.5.6 or 8.5.7.`,
    );
  }
  const traits = traitsOf(release);
  const rules: ModelRules = { ...traits.rules, stateModel: 'newarch' };
  return { ...traits, ...readTable(release, table), rules, release };
}
