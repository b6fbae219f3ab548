// What the simulated cluster shows and takes: plain values, no HTTP. The model implements `Cluster`, handlers use it.
import type { JsonValue } from '../../codec/index.js';

/** The rules that differ between releases, as data. See `releases.ts` for the table. */
export interface ModelRules {
  /**
   * `error` and its retries (up to v6.5.3, v7.1.1, v7.2), `warning` and `pending` (v6.5.4, v7.1.2, v7.3.0 and later), or that of
   * the new architecture, whose commands take effect at once (facts C.19).
   */
  readonly stateModel: 'error' | 'warning' | 'newarch';
  /** Milliseconds between two owner ticks: 200 up to v6.3, 50 from v6.4 on. */
  readonly ownerTick: number;
  /**
   * The resolved TSO of a changefeed that does not run: what is stored, what the owner has seen (0 if it never ran under this
   * owner), or 0 (facts 2.3).
   */
  readonly resolvedTsOfStopped: 'stored' | 'seen' | 'zero';
  /** Codes of errors that make a changefeed `failed` at once (facts 4.2). */
  readonly fastFailCodes: readonly string[];
  /**
   * What an error does that cannot be retried: releases that do not know such errors retry it; others leave the changefeed in
   * `error`, do so for one tick, or make it `failed` at once (facts 4.2).
   */
  readonly unretryable: 'retried' | 'error' | 'error, then failed' | 'failed';
  /** Whether a changefeed that stops keeps its scheduler as long as the owner lives (v6.1: facts 1.5, 1.14). */
  readonly keepsScheduler: boolean;
  /** Who is asked what there is: what is stored in etcd (v5.2), or the owner, who sees it a tick later (facts 4.4). */
  readonly asks: 'etcd' | 'owner';
  /** Milliseconds between two campaigns for ownership, and how many may follow at once. */
  readonly campaign: { readonly interval: number; readonly burst: number };
  /** Whether `finished` is reached from `warning` too, and other small print of facts 4.1, derived from `stateModel`. */
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

/** What a changefeed is made to meet. */
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

/** The settings of a changefeed as they were given; zero values count as not given. */
export interface ChangefeedConfig {
  readonly sink_uri: string;
  readonly start_ts: bigint;
  readonly target_ts: bigint;
  readonly force_replicate: boolean;
  readonly ignore_ineligible_table: boolean;
  readonly filter_rules: readonly string[];
  readonly ignore_txn_start_ts: readonly bigint[];
  readonly mounter_worker_num: number | bigint;
  /** The `sink_config` object, or undefined. The model does not look into it. */
  readonly sink_config: JsonValue | undefined;
}

/** A changefeed as the owner sees it now (after its last tick). */
export interface Changefeed {
  readonly namespace: string;
  readonly id: string;
  readonly config: ChangefeedConfig;
  readonly state: ChangefeedState;
  /** The stored error; shown or hidden by the handlers as the release does. */
  readonly error: RunningError | undefined;
  /** The sink's last warning, stored beside the error. */
  readonly warning: RunningError | undefined;
  /** TSOs. The checkpoint never goes back; it is 0 until the owner has stored a first one. */
  readonly checkpointTs: bigint;
  readonly resolvedTs: bigint;
  /** Milliseconds since 1970. */
  readonly createTime: number;
  readonly creatorVersion: string;
  /** True once the owner has created its scheduler (facts 1.5, 1.14): tables are placed from then on. */
  readonly scheduled: boolean;
  /** Table IDs by capture ID; every live capture has an entry once `scheduled`. */
  readonly tables: ReadonlyMap<string, readonly bigint[]>;
  /** IDs of the tables that are to move at the next tick. */
  readonly moving: readonly bigint[];
  /** ID of the capture that looks after it, in the new architecture; undefined while it does not run. */
  readonly maintainer: string | undefined;
  /** A new owner has read it from its metadata while it did not run (facts C.18). */
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

/** Who leads (facts 4.4). */
export type Ownership =
  /** `ticked`: the owner has seen its changefeeds. Until then lists are empty and changefeeds unknown. */
  | { readonly phase: 'leading'; readonly captureId: string; readonly ticked: boolean }
  /** The owner has resigned, its object is still there until its next tick. Not in the new architecture. */
  | { readonly phase: 'resigning'; readonly captureId: string }
  /** Nobody is the owner. */
  | { readonly phase: 'vacant' };

/** What takes effect at once in the new architecture. */
export type Command = 'pause' | 'resume' | 'remove';

export type JobKind = 'pause' | 'resume' | 'remove' | 'rebalance' | 'move-table';

/** The pure model: state and transitions. No HTTP, no timers; time passes in `advance` alone. Deterministic by its seed. */
export interface Cluster {
  /** Milliseconds since 1970. */
  now(): number;
  /** The upstream's present TSO. */
  tso(): bigint;
  gcSafepoint(): bigint;
  /** PD cluster ID. */
  upstreamId(): bigint;
  /** Lets time pass; every owner tick, retry and election in between happens, in order. */
  advance(milliseconds: number): void;

  /** Always all of them, in the order of their ports; the first one leads at the start. */
  captures(): readonly Capture[];
  ownership(): Ownership;
  /**
   * What is known now, in the order of creation. Where the owner is asked: empty while nobody leads or the owner has not ticked.
   */
  changefeeds(): readonly Changefeed[];
  changefeed(id: string): Changefeed | undefined;
  /** The items in an order that depends on the seed and the time alone: that of Go's maps. */
  shuffled<Item>(items: readonly Item[]): Item[];
  /** Whether the stored metadata holds the ID, although the owner may not have seen it yet. */
  isStored(id: string): boolean;
  /** Tables of the upstream that the rules match. Invalid rules throw a RangeError with the cause's text. */
  matchingTables(
    filterRules: readonly string[],
  ): readonly { readonly id: bigint; readonly name: string; readonly eligible: boolean }[];

  /**
   * Writes the changefeed; the owner sees it at its next tick, in the new architecture at once. Returns false if the ID is stored
   * already.
   */
  create(id: string, config: ChangefeedConfig): boolean;
  /** Writes new settings; the owner sees them at its next tick, or at once. State and checks are the caller's. */
  update(id: string, config: ChangefeedConfig): void;
  /** Hands a job to the owner loop, which applies or ignores it at its next ticks (facts 4.1, 4.3). */
  enqueue(
    kind: JobKind,
    id: string,
    detail?: { readonly tableId: bigint; readonly captureId: string },
  ): void;
  /**
   * Carries out a command of the new architecture; one that the state does not allow is ignored.
   *
   * @param checkpoint where a resumed changefeed goes on instead of its checkpoint.
   */
  apply(command: Command, id: string, checkpoint?: bigint): void;
  /** Whether a changefeed of this ID was told to stop and has not stopped yet (new architecture). */
  isStopping(id: string): boolean;
  /** The internal ID of a changefeed, or that of the next one to be created. */
  gid(id?: string): Gid;
  /**
   * Number of tables (of running changefeeds) that the capture still has; they move away tick by tick. In the new architecture the
   * work that is left, and 1 while another capture is drained.
   */
  drain(captureId: string): number;
  resign(): void;
  /**
   * Drives a running changefeed into an error once; fast-fail codes make it `failed`, from a retry too (facts 4.2). The owner
   * handles it at its next tick, a tick later it shows.
   *
   * @param error with `retryable: false` for one that TiCDC does not retry, where the release knows such errors.
   */
  fail(id: string, error: Failure & { readonly retryable?: boolean | undefined }): void;
  /**
   * The sink warns and starts over: `warning` until the checkpoint advances, which takes a second (facts 4.2). Releases without
   * that state ignore it.
   */
  warn(id: string, warning: Failure): void;
  stickCheckpoint(id: string, stuck: boolean): void;
  /**
   * Kills the owner process without a resignation: another capture takes over. The process starts again, so its capture stays
   * in the list.
   */
  loseOwner(): void;

  /** Everything there is, as a value that `structuredClone` can copy. */
  snapshot(): unknown;
  restore(snapshot: unknown): void;
}

/** What `createCluster` returns: the model before the ports of its captures are known. */
export interface AddressableCluster extends Cluster {
  /** Sets `host:port` of every capture, in order, once the ports are known. Addresses are not part of snapshots. */
  setAddresses(addresses: readonly string[]): void;
}
