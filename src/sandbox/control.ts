// What tests do to a sandbox beside asking it: time, faults, errors, snapshots, the journal.
import type { Clock } from './clock.js';
import type { RandomState } from './cluster/random.js';
import type { Cluster, Failure } from './cluster/types.js';
import type { Fault } from './faults.js';
import type { Journal, JournalEntry } from './journal.js';
import type { Deletion, Memory } from './memory.js';

/** The state of a sandbox, but for faults and journal. Plain data that `structuredClone` can copy. */
export interface Snapshot {
  readonly cluster: unknown;
  readonly logLevels: ReadonlyMap<string, string>;
  readonly deleted: readonly Deletion[];
  readonly drains: ReadonlyMap<string, number>;
  readonly order: RandomState;
}

export interface ClusterControl {
  /**
   * Lets time pass in the model: every owner tick, retry and election in between happens.
   *
   * @throws {RangeError} unless it is a whole number of milliseconds, not negative and at most 30 days.
   */
  advance(milliseconds: number): void;
  /** Milliseconds since 1970. */
  now(): number;
  /** Makes something go wrong and returns the function that ends it. */
  fault(fault: Fault): () => void;
  /**
   * Drives a changefeed into an error. With `retryable: false` it is one that TiCDC does not retry, where the release knows such
   * errors (v6.2 and later).
   */
  fail(changefeedId: string, error: Failure & { readonly retryable?: boolean | undefined }): void;
  /** The changefeed's sink warns: `warning` until its checkpoint advances. Releases without that state ignore it. */
  warn(changefeedId: string, warning: Failure): void;
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
  /** Back to the state in which the sandbox started: faults but those of its start end, the journal is empty. */
  reset(): void;
  /** Received requests with masked secrets, the last 1,000 of them. */
  readonly journal: readonly JournalEntry[];
}

interface Parts {
  readonly cluster: Cluster;
  readonly clock: Clock;
  readonly memory: Memory;
  readonly faults: Set<Fault>;
  readonly journal: Journal;
}

/** Longest time that one call lets pass, in milliseconds. */
const longestAdvance = 30 * 24 * 3_600_000;

/** @param first what goes wrong from the start on. */
export function createControl(
  { cluster, clock, memory, faults, journal }: Parts,
  first: readonly Fault[] = [],
): ClusterControl {
  const snapshot = (): Snapshot => {
    clock.catchUp();
    return structuredClone({ ...memory, cluster: cluster.snapshot() });
  };
  const restore = (from: Snapshot) => {
    const { cluster: state, logLevels, deleted, drains, order } = structuredClone(from);
    cluster.restore(state);
    memory.logLevels.clear();
    for (const [id, level] of logLevels) memory.logLevels.set(id, level);
    memory.deleted.splice(0, memory.deleted.length, ...deleted);
    memory.drains.clear();
    for (const [id, calls] of drains) memory.drains.set(id, calls);
    memory.order.random = order.random;
    clock.restart();
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
