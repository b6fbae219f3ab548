// The state of a simulated cluster, as plain data that `structuredClone` can copy. Values that only depend on the time (checkpoints of
// running changefeeds) are derived, not stored.
import type { Due } from './due.js';
import type { ChangefeedConfig, ChangefeedState, Failure, JobKind, RunningError } from './types.js';

/** Marks the value as a snapshot of this model. */
export const stateFormat = 'ticdc sandbox cluster 2';

export interface State {
  readonly format: typeof stateFormat;
  /** Milliseconds since 1970. */
  now: number;
  random: number;
  readonly upstreamId: bigint;
  /** PD's steps are counted from `startedAt` (milliseconds since 1970). `last` is the last TSO that a request has taken. */
  readonly pd: { readonly startedAt: number; last: bigint };
  /** Lists of tables refer to captures by their index here. Each port has at least one, and at most one that runs. */
  readonly captures: CaptureState[];
  /** Times at which processes start by themselves, by the index of their port. */
  readonly restarts: Map<number, number>;
  owner: Owner;
  /** Stored changefeeds by ID, in the order of creation. */
  readonly feeds: Map<string, Feed>;
  /** IDs whose checkpoint does not move, whether they exist or not. */
  readonly stuck: Set<string>;
  /** Whether TiCDC holds garbage collection back for changefeeds that do not advance. */
  gcIsHeld: boolean;
  /** Number of creations so far: the `order` of the next changefeed. */
  created: number;
  /** Heap of the changefeeds that need an owner tick. */
  due: Due[];
  /** Changefeeds that return once, stopped, after their removal, by ID (see `documented-state.ts`). */
  readonly returning: Map<string, ChangefeedConfig>;
  /** Heap of the times at which removed changefeeds return. */
  readonly returns: Due[];
  /** Times at which stopping changefeeds have stopped, by ID (new architecture). */
  readonly stopping: Map<string, number>;
  /** Time of the next move of tables away from stopping captures; Infinity if there are none. */
  drainAt: number;
}

/** A process and its registration in etcd. A new process on the same port is another one. */
export interface CaptureState {
  readonly id: string;
  readonly version: string;
  readonly gitHash: string;
  readonly pid: number;
  /** Index of the port on which it listens. */
  readonly port: number;
  /** `lost`: it has died, and its lease has not ended. `gone`: the list does not contain its ID any more. */
  process: 'running' | 'lost' | 'gone';
  /** Time at which the lease of a process that has died ends, in milliseconds since 1970; otherwise Infinity. */
  leaseEndsAt: number;
  liveness: number;
  /** Whether it takes part in the election, or leads. */
  campaigning: boolean;
  /** Number of campaigns that the rate limit allows at `tokensAt` (milliseconds since 1970). */
  tokens: number;
  tokensAt: number;
}

export interface Owner {
  /** `lost`: its process has died, and its lease has not ended. */
  phase: 'leading' | 'resigning' | 'lost' | 'vacant';
  /** Index of the capture that leads, or of the last one that led. */
  capture: number;
  ticked: boolean;
  /** Whether it schedules nothing while a drained capture runs (`ModelRules.drainStopsScheduling`). */
  schedulesNothing: boolean;
  /** Time of the last tick. Later ticks follow at equal intervals. */
  lastTick: number;
  /** Time at which an owner that resigns stops. */
  endsAt: number;
  /** Time of the election, if there is no owner. */
  electionAt: number;
}

export interface Job {
  readonly kind: JobKind;
  readonly tableId?: bigint;
  readonly captureId?: string;
}

/** The part of a changefeed that an owner stores after a change of state. */
export type Written = Pick<Feed, 'state' | 'error' | 'warning'>;

export interface Feed {
  readonly id: string;
  readonly order: number;
  readonly createTime: number;
  /** The settings that the owner has seen. */
  config: ChangefeedConfig;
  state: ChangefeedState;
  error: RunningError | undefined;
  warning: RunningError | undefined;
  /** Stored settings that the owner has not seen yet. */
  newConfig: ChangefeedConfig | undefined;
  /** A stored change of state that is visible from the next tick on. */
  written: Written | undefined;
  /** Whether the owner has seen the changefeed. */
  seen: boolean;
  /** Whether an owner has stored its first checkpoint. Until then it is not initialised. */
  hasStatus: boolean;
  scheduled: boolean;
  /** Whether this owner has ever scheduled it. */
  ran: boolean;
  /** Index of the capture that runs its maintainer while it is scheduled (new architecture). */
  maintainer: number;
  /** See `Changefeed.reloaded`. */
  reloaded: boolean;
  /** Time from which its checkpoint moves while it runs, in milliseconds since 1970. */
  movesFrom: number;
  readonly jobs: Job[];
  /** An error that the owner has not handled yet. */
  failure:
    | (Failure & {
        readonly kind: 'error' | 'unretryable' | 'warning';
        /** Number of captures that report it. */
        readonly captures: number;
      })
    | undefined;
  /** The errors that count together: time of the first one, number, time of the next retry, and checkpoint before the retry. */
  retry:
    | {
        readonly since: number;
        readonly errors: number;
        readonly at: number;
        readonly checkpoint: bigint;
      }
    | undefined;
  /** TSOs at the last change. The current ones are derived. */
  checkpoint: bigint;
  resolved: bigint;
  /** Table IDs by the index of the capture. */
  tables: bigint[][];
  /** Earliest time in `State.due` that counts; Infinity if there is none. */
  due: number;
}

/** Returns the time of the last owner tick, which all visible values belong to. */
export function lastTickOf({ owner, now }: State, ownerTick: number): number {
  if (owner.phase === 'vacant' || owner.phase === 'lost') return owner.lastTick;
  return owner.lastTick + Math.floor((now - owner.lastTick) / ownerTick) * ownerTick;
}
