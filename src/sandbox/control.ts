// Control over a sandbox: time, faults, errors, snapshots, the journal.
import type { Clock } from './clock.js';
import type { Fault } from './faults.js';
import type { Deletion, HandlerState } from './handler-state.js';
import type { Journal, JournalEntry } from './journal.js';
import type { RandomState } from './model/random.js';
import type { Cluster, Failure } from './model/types.js';

/** The state of a sandbox without faults and journal: plain data that `structuredClone` can copy. */
export interface Snapshot {
  readonly cluster: unknown;
  readonly logLevels: ReadonlyMap<string, string>;
  readonly deleted: readonly Deletion[];
  readonly drains: ReadonlyMap<string, number>;
  readonly ended: ReadonlySet<string>;
  readonly order: RandomState;
}

export interface ClusterControl {
  /**
   * Lets time pass in the model, with every owner tick, retry and election in it.
   *
   * @param milliseconds a whole number, from 0 to 30 days.
   * @throws {RangeError} if it is out of these bounds.
   */
  advance(milliseconds: number): void;
  /** Milliseconds since 1970. */
  now(): number;
  /** Starts a fault. Returns the function that ends it. */
  fault(fault: Fault): () => void;
  /**
   * Makes a changefeed meet an error. `retryable: false`: one that TiCDC does not retry, where the release knows such errors (v6.2
   * and later).
   */
  fail(changefeedId: string, error: Failure & { readonly retryable?: boolean | undefined }): void;
  /** Makes a changefeed meet a warning: its state is `warning` until its checkpoint advances. Releases without that state ignore it. */
  warn(changefeedId: string, warning: Failure): void;
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
  /** Restores the state at the start: ends all faults except those of the options, and empties the journal. */
  reset(): void;
  /** The last 1,000 requests, with masked secrets. */
  readonly journal: readonly JournalEntry[];
}

interface Parts {
  readonly cluster: Cluster;
  readonly clock: Clock;
  readonly state: HandlerState;
  readonly faults: Set<Fault>;
  readonly journal: Journal;
}

/** Maximum time of one call of `advance`, in milliseconds. */
const longestAdvance = 30 * 24 * 3_600_000;

/**
 * @param first faults that last from the start.
 * @param onRestore called when a state has been restored.
 */
export function createControl(
  { cluster, clock, state, faults, journal }: Parts,
  first: readonly Fault[] = [],
  onRestore: () => void = () => {},
): ClusterControl {
  const snapshot = (): Snapshot => {
    clock.catchUp();
    return structuredClone({ ...state, cluster: cluster.snapshot() });
  };
  const restore = (from: Snapshot) => {
    const { cluster: model, logLevels, deleted, drains, ended, order } = structuredClone(from);
    cluster.restore(model);
    state.logLevels.clear();
    for (const [id, level] of logLevels) state.logLevels.set(id, level);
    state.deleted.splice(0, state.deleted.length, ...deleted);
    state.drains.clear();
    for (const [id, calls] of drains) state.drains.set(id, calls);
    state.ended.clear();
    for (const id of ended) state.ended.add(id);
    state.order.random = order.random;
    clock.restart();
    onRestore();
  };
  const end = (fault: Fault) => {
    faults.delete(fault);
    if (fault.kind === 'stuck-checkpoint') cluster.stickCheckpoint(fault.changefeedId, false);
  };
  const begin = (fault: Fault) => {
    if (fault.kind === 'owner-lost') cluster.loseOwner();
    else faults.add(fault);
    if (fault.kind === 'stuck-checkpoint') cluster.stickCheckpoint(fault.changefeedId, true);
  };
  const start = snapshot();
  for (const fault of first) begin(fault);

  return {
    advance(milliseconds) {
      if (!Number.isInteger(milliseconds) || milliseconds < 0 || milliseconds > longestAdvance) {
        throw new RangeError(
          `Expected whole milliseconds from 0 to ${longestAdvance}, got ${milliseconds}`,
        );
      }
      clock.catchUp();
      cluster.advance(milliseconds);
      clock.restart();
    },
    now() {
      clock.catchUp();
      return cluster.now();
    },
    fault(fault) {
      clock.catchUp();
      begin(fault);
      return () => end(fault);
    },
    fail(changefeedId, error) {
      clock.catchUp();
      cluster.fail(changefeedId, error);
    },
    warn(changefeedId, warning) {
      clock.catchUp();
      cluster.warn(changefeedId, warning);
    },
    snapshot,
    restore,
    reset() {
      for (const fault of [...faults]) end(fault);
      restore(start);
      for (const fault of first) begin(fault);
      journal.clear();
    },
    journal: journal.entries,
  };
}
