// The interface between the simulated cluster and the handlers: plain values, no HTTP. The model implements `Cluster`.
import type { ChangefeedConfig } from '../../http/refusals/changefeed-config.js';

export type { ChangefeedConfig };

/** The rules that differ between releases. `traits/model.ts` contains their values. */
export interface ModelRules {
  /**
   * The states after an error: `error` with retries (up to v6.5.3, v7.1.1, v7.2); `warning` and `pending` (v6.5.4, v7.1.2, v7.3.0 and
   * later); or those of the new architecture, where commands take effect at once (server-behaviour/new-architecture.md#state-machine).
   */
  readonly stateModel: 'error' | 'warning' | 'newarch';
  /** Milliseconds between two owner ticks: 200 up to v6.3, 50 from v6.4 on. */
  readonly ownerTick: number;
  /**
   * The resolved TSO of a changefeed that does not run: the stored one, the last one that this owner has seen (0 if the changefeed
   * never ran under it), or 0 (server-behaviour/response-fields.md#changefeed-detail).
   */
  readonly resolvedTsOfStopped: 'stored' | 'seen' | 'zero';
  /** Codes of errors that make a changefeed `failed` at once (server-behaviour/state-machine.md#error-transitions). */
  readonly fastFailCodes: readonly string[];
  /**
   * The effect of an error that cannot be retried. Releases that do not know such errors retry it. Others leave the changefeed in
   * `error`, do so for one tick, or make it `failed` at once (server-behaviour/state-machine.md#error-transitions).
   */
  readonly unretryable: 'retried' | 'error' | 'error, then failed' | 'failed';
  /**
   * Whether a stopped changefeed keeps its scheduler until the owner changes (v6.1: server-behaviour/changefeeds.md#detail,
   * server-behaviour/cluster.md#processors).
   */
  readonly keepsScheduler: boolean;
  /**
   * The source of queries: etcd (v5.2), or the owner, who sees a change one tick after it is stored
   * (server-behaviour/state-machine.md#elections).
   */
  readonly querySource: 'etcd' | 'owner';
  /** How checkpoint and resolved TSO move (server-behaviour/running-servers.md#first-checkpoint). All times are in milliseconds. */
  readonly progress: {
    /** Time from the distribution of the tables until the checkpoint moves. */
    readonly startUp: number;
    /** Lag behind the servers' clock. */
    readonly checkpointLag: number;
    /** The same for the resolved TSO of a changefeed with tables. At most `checkpointLag`. */
    readonly resolvedLag: number;
    /** Time after which the owner hears of progress. 1: at each of its ticks. */
    readonly reportInterval: number;
  };
  /** Greatest counter of the first TSO that is left in a step of PD. The least is 1. */
  readonly firstCounterMax: number;
  /** What the parser of filter rules says about a rule without a table (server-behaviour/changefeeds.md#create-filter-rule-texts). */
  readonly ruleWithoutTable: string;
  /** Owner ticks from a resignation until the owner stops. In the new architecture it stops at once. */
  readonly resignTicks: number;
  /** Whether a coordinator that is elected after a drain schedules nothing until the drained capture has been restarted. */
  readonly drainStopsScheduling: boolean;
  /** Whether the state of a changefeed without a first checkpoint is unset. */
  readonly unsetState: boolean;
  /** Rate limit of campaigns for ownership: milliseconds per campaign, and number of campaigns at once. */
  readonly campaign: { readonly interval: number; readonly burst: number };
  /**
   * Back-off after errors, in milliseconds: the first one, the longest one, and the time after which retries end
   * (server-behaviour/state-machine.md#error-transitions).
   */
  readonly retry: {
    readonly first: number;
    readonly longest: number;
    readonly givesUpAfter: number | undefined;
  };
}

export type ChangefeedState =
  | 'normal'
  | 'stopped'
  | 'failed'
  | 'finished'
  | 'error'
  | 'warning'
  | 'pending'
  | 'removed'
  | '';

/** An error or warning for a changefeed to meet. */
export interface Failure {
  /** Such as `CDC:ErrProcessorUnknown`. */
  readonly code: string;
  readonly message: string;
}

/** An error or warning that a changefeed has met. */
export interface RunningError {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly addr: string;
  readonly code: string;
  readonly message: string;
}

/** A changefeed as the owner sees it now (after its last tick). */
export interface Changefeed {
  readonly namespace: string;
  readonly id: string;
  readonly config: ChangefeedConfig;
  readonly state: ChangefeedState;
  /** The stored error. Handlers show or hide it as the release does. */
  readonly error: RunningError | undefined;
  /** The last warning of the sink, stored in addition to the error. */
  readonly warning: RunningError | undefined;
  /** A TSO that never decreases. It is 0 until the owner has stored a first one. */
  readonly checkpointTs: bigint;
  readonly resolvedTs: bigint;
  /** Milliseconds since 1970. */
  readonly createTime: number;
  readonly creatorVersion: string;
  /**
   * Whether the owner has created its scheduler, which places tables (server-behaviour/changefeeds.md#detail,
   * server-behaviour/cluster.md#processors).
   */
  readonly scheduled: boolean;
  /** Table IDs by capture ID. If `scheduled`, every live capture has an entry. */
  readonly tables: ReadonlyMap<string, readonly bigint[]>;
  /** IDs of the tables that move at the next tick. */
  readonly moving: readonly bigint[];
  /** ID of the capture that runs its maintainer (new architecture); undefined while it does not run. */
  readonly maintainer: string | undefined;
  /** Whether a new owner has read it from the metadata while it did not run (server-behaviour/new-architecture-config.md#config). */
  readonly reloaded: boolean;
}

/** The two little-endian halves of a UUID of version 4. */
export interface Gid {
  readonly low: bigint;
  readonly high: bigint;
}

export interface Capture {
  /** UUID. */
  readonly id: string;
  /** `host:port`. */
  readonly address: string;
  readonly version: string;
  readonly gitHash: string;
  readonly pid: number;
  /** 0 alive, 1 stopping; in the new architecture 1 draining, 2 stopping. */
  readonly liveness: number;
}

/** The capture that leads, if there is one (server-behaviour/state-machine.md#elections). */
export type Ownership =
  /** `ticked`: the owner has seen its changefeeds. Until then lists are empty and changefeeds are not found. */
  | { readonly phase: 'leading'; readonly captureId: string; readonly ticked: boolean }
  /** The owner has resigned, and leads until its next tick. Not in the new architecture. */
  | { readonly phase: 'resigning'; readonly captureId: string }
  /** The owner's process has died. Nobody can be elected until its lease ends. */
  | { readonly phase: 'lost'; readonly captureId: string }
  /** There is no owner. */
  | { readonly phase: 'vacant' };

/** Commands of the new architecture, which take effect at once. */
export type Command = 'pause' | 'resume' | 'remove';

export type JobKind = 'pause' | 'resume' | 'remove' | 'rebalance' | 'move-table';

/** The pure model: state and transitions, without HTTP and timers. Time only passes in `advance`. The seed decides everything random. */
export interface Cluster {
  /** Milliseconds since 1970. */
  now(): number;
  /** Takes the upstream's next TSO. None is taken twice. */
  tso(): bigint;
  /** The GC safepoint. With `checkpoint`: the one of a changefeed there, which holds it back for `gc-ttl`, 24 hours. */
  gcSafepoint(checkpoint?: bigint): bigint;
  /** Time of the count-th owner tick from now on, in milliseconds since 1970. */
  timeOfTick(count: number): number;
  /** PD cluster ID. */
  upstreamId(): bigint;
  /** Lets time pass, with every owner tick, retry and election in it, in order. */
  advance(milliseconds: number): void;

  /** The captures in the list, in the order of their ports. The first one leads at the start. */
  captures(): readonly Capture[];
  /** The capture in the list that has this ID. */
  capture(id: string): Capture | undefined;
  /** The captures whose processes run, by port; undefined where none does. */
  processes(): readonly (Capture | undefined)[];
  /** The capture whose process runs on the port with this index. */
  process(port: number): Capture | undefined;
  /** Returns whether the process of a capture still runs. Its ID may have changed. */
  runs(capture: Capture): boolean;
  /** Returns the index of the port of the process that has this ID, or had it last; -1 if there is none. */
  portOf(id: string): number;
  /** Time at which a process that has died starts by itself, in milliseconds since 1970; Infinity if none does. */
  nextStart(): number;
  ownership(): Ownership;
  /**
   * The known changefeeds, in the order of creation. Where the owner is the source: none while there is no owner or it has not ticked.
   */
  changefeeds(): readonly Changefeed[];
  changefeed(id: string): Changefeed | undefined;
  /** Returns the items in a random order, as Go's maps do. It only depends on the seed and the time. */
  shuffled<Item>(items: readonly Item[]): Item[];
  /** Returns whether the ID is stored. The owner may not have seen it yet. */
  isStored(id: string): boolean;
  /** Returns the upstream tables that the rules match. @throws {RangeError} if a rule is invalid, with the text of TiDB's parser. */
  matchingTables(
    filterRules: readonly string[],
  ): readonly { readonly id: bigint; readonly name: string; readonly eligible: boolean }[];

  /**
   * Stores a changefeed. The owner sees it at its next tick, in the new architecture at once. Returns false if the ID is already
   * stored.
   */
  create(id: string, config: ChangefeedConfig): boolean;
  /** Stores new settings. The owner sees them at its next tick, in the new architecture at once. The caller must check them. */
  update(id: string, config: ChangefeedConfig): void;
  /**
   * Hands a job to the owner, which applies or ignores it at its next ticks (server-behaviour/state-machine.md#requested-transitions,
   * server-behaviour/state-machine.md#visibility).
   */
  enqueue(
    kind: JobKind,
    id: string,
    detail?: { readonly tableId: bigint; readonly captureId: string },
  ): void;
  /**
   * Runs a command of the new architecture. It has no effect in a state that does not allow it.
   *
   * @param checkpoint TSO from which a resumed changefeed continues. Default: its checkpoint.
   */
  apply(command: Command, id: string, checkpoint?: bigint): void;
  /** Returns whether a changefeed with this ID is stopping (new architecture). */
  isStopping(id: string): boolean;
  /** Returns the internal ID of a changefeed; without `id`, that of the next one. */
  gid(id?: string): Gid;
  /**
   * Starts to move all tables away from a capture. Returns the number of tables of running changefeeds that it still has; in the new
   * architecture the work that is left, and 1 while another capture is drained.
   */
  drain(captureId: string): number;
  resign(): void;
  /**
   * Makes a running changefeed meet an error. Fast-fail codes make it `failed`, also during a retry
   * (server-behaviour/state-machine.md#error-transitions). The owner handles the error at its next tick. One tick later the new state is
   * visible.
   *
   * Errors within one tick are those of as many captures. On classic servers each of them doubles the back-off.
   *
   * @param error `retryable: false` for one that TiCDC does not retry, where the release knows such errors.
   */
  fail(id: string, error: Failure & { readonly retryable?: boolean | undefined }): void;
  /**
   * Makes the sink of a changefeed warn and restart. The state is `warning` until the checkpoint advances, which takes a second
   * (server-behaviour/state-machine.md#error-transitions). Releases without that state ignore it.
   */
  warn(id: string, warning: Failure): void;
  /**
   * Holds garbage collection back for changefeeds that do not advance, as from the start, or stops that: those that are ten minutes
   * behind then become `failed` (server-behaviour/state-machine.md#stopped-becomes-failed).
   */
  holdGc(held: boolean): void;
  /** Stops the checkpoint of a changefeed, or lets it advance again. */
  stickCheckpoint(id: string, stuck: boolean): void;
  /** Ends the process on a port gracefully. Its ID leaves the list at once. Does nothing if none runs. */
  stop(port: number): void;
  /** Kills the process on a port. The list contains its ID until its lease ends. Does nothing if none runs. */
  kill(port: number): void;
  /** Starts a process on a port, with a new ID and PID. Does nothing if one runs. */
  start(port: number): void;
  /** Gives every process that runs a new ID, as after etcd has lost their sessions. PIDs stay. If one leads, an election follows. Not in the new architecture. */
  renewSessions(): void;
  /** Kills the process of the owner. A new one starts on its port a second later. Another capture can lead when the lease has ended. */
  loseOwner(): void;

  /** Returns the whole state, as a value that `structuredClone` can copy. */
  snapshot(): unknown;
  restore(snapshot: unknown): void;
}

/** A cluster whose ports may be set after its creation. */
export interface AddressableCluster extends Cluster {
  /** Sets `host:port` of every capture, in order. Addresses are not part of snapshots. */
  setAddresses(addresses: readonly string[]): void;
}
