// Control over a sandbox: time, faults, errors, snapshots, the journal.
import type { Clock } from './clock.js';
import type { Fault } from './faults.js';
import type { Deletion, HandlerState } from './handler-state.js';
import type { Journal, JournalEntry } from './journal.js';
import { lease as sessionTtl } from './model/processes.js';
import type { RandomState } from './model/random.js';
import type { Cluster, Failure } from './model/types.js';
import { checkFault } from './read-fault.js';

/** The state of a sandbox without faults and journal: plain data that `structuredClone` can copy. */
export interface Snapshot {
  readonly cluster: unknown;
  readonly logLevels: ReadonlyMap<string, string>;
  readonly deleted: readonly Deletion[];
  readonly drains: ReadonlyMap<string, number>;
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
  /** Starts a fault. Returns the function that ends it. @throws {RangeError} if it is not one of the faults. */
  fault(fault: Fault): () => void;
  /**
   * Makes a changefeed meet an error. Called twice at once: an error of two captures, which doubles the back-off (classic).
   * `retryable: false`: one that TiCDC does not retry, where the release knows such errors (v6.2 and later).
   *
   * @throws {RangeError} if there is no such changefeed.
   */
  fail(changefeedId: string, error: Failure & { readonly retryable?: boolean | undefined }): void;
  /**
   * Makes a changefeed meet a warning: its state is `warning` until its checkpoint advances. Releases without that state ignore it.
   *
   * @throws {RangeError} if there is no such changefeed.
   */
  warn(changefeedId: string, warning: Failure): void;
  /**
   * Ends the process of a capture gracefully, as SIGTERM does: it resigns if it leads, its ID leaves the list at once, its tables move,
   * and its port refuses connections.
   *
   * @param capture index of its port, or ID.
   * @throws {RangeError} if there is no such capture, or it does not run.
   */
  stopCapture(capture: number | string): void;
  /**
   * Ends the process of a capture without a farewell: its port refuses connections at once. Its ID, its tables and its ownership stay
   * until its lease ends, ten seconds later.
   *
   * @param capture index of its port, or ID.
   * @throws {RangeError} if there is no such capture, or it does not run.
   */
  killCapture(capture: number | string): void;
  /**
   * Starts a process on the port of a capture whose process has ended, with a new ID and PID. Resolves once it accepts connections.
   *
   * @param capture index of its port, or the last ID there.
   * @throws {RangeError} if there is no such capture, or it runs.
   * @throws {Error} if another program uses the port meanwhile.
   */
  startCapture(capture: number | string): Promise<void>;
  /**
   * Resolves once every capture that runs accepts connections, and clients in this process know which of theirs have ended. Await it
   * after `restore`, `reset`, or time in which a process has ended or started. @throws {Error} as `startCapture`.
   */
  listening(): Promise<void>;
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
  /** Restores the state at the start: ends all faults except those of the options, and empties the journal. */
  reset(): void;
  /** The last 1,000 requests that got a response, in the order of the responses, with masked secrets. */
  readonly journal: readonly JournalEntry[];
}

interface Parts {
  readonly cluster: Cluster;
  readonly clock: Clock;
  readonly state: HandlerState;
  readonly faults: Set<Fault>;
  readonly journal: Journal;
  readonly listening: () => Promise<void>;
}

const isOfPd = ({ kind }: Fault) => kind === 'pd-unreachable' || kind === 'pd-frozen';

/** Maximum time of one call of `advance`, in milliseconds. */
const longestAdvance = 30 * 24 * 3_600_000;

/** @param first faults that last from the start. */
export function createControl(
  { cluster, clock, state, faults, journal, listening }: Parts,
  first: readonly Fault[] = [],
): ClusterControl {
  const snapshot = (): Snapshot => {
    clock.catchUp();
    return structuredClone({ ...state, cluster: cluster.snapshot() });
  };
  const restore = (from: Snapshot) => {
    const { cluster: model, logLevels, deleted, drains, order } = structuredClone(from);
    cluster.restore(model);
    state.logLevels.clear();
    for (const [id, level] of logLevels) state.logLevels.set(id, level);
    state.deleted.splice(0, state.deleted.length, ...deleted);
    state.drains.clear();
    for (const [id, calls] of drains) state.drains.set(id, calls);
    state.order.random = order.random;
    clock.restart();
  };
  const began = new Map<Fault, number>();
  const end = (fault: Fault) => {
    if (!faults.delete(fault)) return;
    clock.catchUp();
    const lasted = cluster.now() - (began.get(fault) ?? cluster.now());
    began.delete(fault);
    if (fault.kind === 'stuck-checkpoint') cluster.stickCheckpoint(fault.changefeedId, false);
    if (fault.kind === 'gc-not-held') cluster.holdGc(true);
    if (isOfPd(fault) && lasted >= sessionTtl) cluster.renewSessions();
  };
  const begin = (fault: Fault) => {
    if (fault.kind === 'owner-lost') {
      cluster.loseOwner();
      return;
    }
    faults.add(fault);
    began.set(fault, cluster.now());
    if (fault.kind === 'stuck-checkpoint') cluster.stickCheckpoint(fault.changefeedId, true);
    if (fault.kind === 'gc-not-held') cluster.holdGc(false);
  };
  /** Returns the port of a capture that must run, or must not. @throws {RangeError} if there is none, or it does not. */
  const portOf = (capture: number | string, isRunning: boolean): number => {
    clock.catchUp();
    const processes = cluster.processes();
    const port = typeof capture === 'number' ? capture : cluster.portOf(capture);
    if (!Number.isInteger(port) || port < 0 || port >= processes.length) {
      const ids = processes.flatMap((process) => process?.id ?? []).join(', ') || 'none runs';
      throw new RangeError(
        `Expected a capture: an index from 0 to ${processes.length - 1}, or an ID (${ids}); got ${JSON.stringify(capture)}`,
      );
    }
    if ((processes[port] !== undefined) === isRunning) return port;
    throw new RangeError(
      isRunning
        ? `Expected capture ${port} to run. It does not: start it first.`
        : `Expected the process of capture ${port} to have ended. It runs: stop or kill it first.`,
    );
  };
  const checkExists = (changefeedId: string) => {
    clock.catchUp();
    if (cluster.isStored(changefeedId)) return;
    throw new RangeError(
      `Expected the ID of a changefeed that exists, got ${JSON.stringify(changefeedId)}`,
    );
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
    fault(given) {
      const fault = checkFault(given);
      clock.catchUp();
      begin(fault);
      return () => end(fault);
    },
    fail(changefeedId, error) {
      checkExists(changefeedId);
      cluster.fail(changefeedId, error);
    },
    warn(changefeedId, warning) {
      checkExists(changefeedId);
      cluster.warn(changefeedId, warning);
    },
    stopCapture: (capture) => cluster.stop(portOf(capture, true)),
    killCapture: (capture) => cluster.kill(portOf(capture, true)),
    async startCapture(capture) {
      cluster.start(portOf(capture, false));
      await listening();
    },
    listening,
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
