// Everything a simulated cluster consists of, as plain data that `structuredClone` can copy. What follows from the time alone
// (checkpoints of running changefeeds) is not stored but derived.
import type { Due } from './due.js';
import type { ChangefeedConfig, ChangefeedState, Failure, JobKind, RunningError } from './types.js';

/** Marks the value as a snapshot of this model. */
export const stateFormat = 'ticdc sandbox cluster 1';

export interface State {
  readonly format: typeof stateFormat;
  /** Milliseconds since 1970. */
  now: number;
  random: number;
  readonly upstreamId: bigint;
  readonly captures: CaptureState[];
  owner: Owner;
  /** Stored changefeeds by ID, in the order of creation. */
  readonly feeds: Map<string, Feed>;
  /** IDs whose checkpoint does not move, whether they exist or not. */
  readonly stuck: Set<string>;
  /** Creations so far: gives every changefeed its place in the order. */
  created: number;
  /** Heap of what the owner has to look at. */
  due: Due[];
  /** Changefeeds that are stored anew a while after their deletion, stopped (see `documented.ts`). */
  readonly understudies: Map<string, ChangefeedConfig>;
  /** Those that wait for their time. */
  readonly returns: Due[];
  /** Until when changefeeds that were told to stop are stopping, by their IDs (new architecture). */
  readonly stopping: Map<string, number>;
  /** When tables are next moved away from captures that stop; Infinity if there are none. */
  drainAt: number;
}

export interface CaptureState {
  readonly id: string;
  readonly version: string;
  readonly gitHash: string;
  readonly pid: number;
  liveness: number;
  /** Takes part in the election, or leads. */
  campaigning: boolean;
  /** Campaigns that the rate limit allows now, as of `tokensAt` (milliseconds since 1970). */
  tokens: number;
  tokensAt: number;
}

export interface Owner {
  phase: 'leading' | 'resigning' | 'vacant';
  /** Index of the capture that leads, or that led last. */
  capture: number;
  ticked: boolean;
  /** Time of the last tick; ticks lie on a grid from here. */
  lastTick: number;
  /** When somebody takes over, if nobody leads. */
  electionAt: number;
}

export interface Job {
  readonly kind: JobKind;
  readonly tableId?: bigint;
  readonly captureId?: string;
}

/** What an owner has written about a changefeed. */
export type Written = Pick<Feed, 'state' | 'error' | 'warning'>;

export interface Feed {
  readonly id: string;
  readonly order: number;
  readonly createTime: number;
  /** As the owner sees it. */
  config: ChangefeedConfig;
  state: ChangefeedState;
  error: RunningError | undefined;
  warning: RunningError | undefined;
  /** Stored settings that the owner has not seen yet. */
  newConfig: ChangefeedConfig | undefined;
  /** A stored change of state that shows at the next tick. */
  written: Written | undefined;
  /** Whether the owner has seen it. */
  seen: boolean;
  /** Whether an owner has stored its first checkpoint. Until then it is not initialised. */
  hasStatus: boolean;
  scheduled: boolean;
  /** Whether this owner has ever scheduled it. */
  ran: boolean;
  /** Index of the capture that looks after it while it is scheduled (new architecture). */
  maintainer: number;
  /** See `Changefeed.reloaded`. */
  reloaded: boolean;
  /** When it got its tables (milliseconds since 1970). */
  startedAt: number;
  readonly jobs: Job[];
  /** An error that the owner has not handled yet. */
  failure: (Failure & { readonly kind: 'error' | 'unretryable' | 'warning' }) | undefined;
  /** Since the first of the errors that count together: how many, when it is retried next, and where the checkpoint stood. */
  retry:
    | {
        readonly since: number;
        readonly errors: number;
        readonly at: number;
        readonly checkpoint: bigint;
      }
    | undefined;
  /** TSOs at the last change; the present ones are derived. */
  checkpoint: bigint;
  resolved: bigint;
  /** Table IDs by the index of the capture. */
  tables: bigint[][];
  /** Earliest time in `State.due` that counts; Infinity if there is none. */
  due: number;
}

/** The time of the last owner tick, at which all that shows was computed. */
export function lastTickOf({ owner, now }: State, ownerTick: number): number {
  if (owner.phase === 'vacant') return owner.lastTick;
  return owner.lastTick + Math.floor((now - owner.lastTick) / ownerTick) * ownerTick;
}
