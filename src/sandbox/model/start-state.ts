// The options of a cluster, and its first state.
import { addDocumentedFeeds, documentedCaptures } from './documented-state.js';
import { type RandomState, randomBelow, randomHex, randomUuid } from './random.js';
import { type CaptureState, type State, stateFormat } from './state.js';
import type { ModelRules } from './types.js';

export interface ClusterOptions {
  readonly rules: ModelRules;
  /** Seed of all random values. */
  readonly seed: number;
  /** Number of captures, at least 1. The first one is the owner. */
  readonly captures: number;
  readonly host: string;
  /** Ports of the captures, until `setAddresses` is called. Default: 8300 and the following ones. */
  readonly ports?: readonly number[];
  /** Upstream tables such as `db.t1`; `db.t1:ineligible` is one that only `force_replicate` replicates. */
  readonly tables: readonly string[];
  /** With or without `v`. */
  readonly release: string;
  readonly state: 'documented' | 'empty';
  /** Milliseconds since 1970, a whole number. */
  readonly startTime: number;
}

/** Returns the state of a cluster that has been running for a while. Only the state `documented` contains changefeeds. */
export function startState({
  rules,
  seed,
  captures,
  release,
  state: kind,
  startTime,
}: ClusterOptions): State {
  const random = { random: seed | 0 };
  const version = release.startsWith('v') ? release : `v${release}`;
  // PD generates cluster IDs in this way: seconds in the upper half, random bits in the lower one.
  const upstreamId =
    (BigInt(Math.floor(startTime / 1_000)) << 32n) + BigInt(randomBelow(random, 2 ** 32));
  const gitHash = randomHex(random, 40);
  const state: State = {
    format: stateFormat,
    now: startTime,
    random: 0,
    upstreamId,
    pd: { startedAt: startTime, last: 0n },
    captures: Array.from({ length: captures }, (_, port): CaptureState => {
      const capture = newProcess(random, rules, { port, version, gitHash, tokensAt: startTime });
      const id = kind === 'documented' ? documentedCaptures[port] : undefined;
      return id === undefined ? capture : { ...capture, id };
    }),
    restarts: new Map(),
    owner: {
      phase: 'leading',
      capture: 0,
      ticked: true,
      schedulesNothing: false,
      lastTick: startTime,
      endsAt: Number.POSITIVE_INFINITY,
      electionAt: Number.POSITIVE_INFINITY,
    },
    feeds: new Map(),
    created: 0,
    due: [],
    stuck: new Set(),
    gcIsHeld: true,
    returning: new Map(),
    returns: [],
    stopping: new Map(),
    drainAt: Number.POSITIVE_INFINITY,
  };
  state.random = random.random;
  if (kind === 'documented') addDocumentedFeeds(state);
  return state;
}

/**
 * Returns a process with a new ID and PID, which takes part in elections from now on.
 *
 * @param random its random values come from it.
 */
export function newProcess(
  random: RandomState,
  { campaign: { burst } }: ModelRules,
  given: Pick<CaptureState, 'port' | 'version' | 'gitHash' | 'tokensAt'>,
): CaptureState {
  return {
    id: randomUuid(random),
    pid: 1_000 + randomBelow(random, 30_000),
    liveness: 0,
    process: 'running',
    leaseEndsAt: Number.POSITIVE_INFINITY,
    campaigning: true,
    tokens: burst - 1,
    ...given,
  };
}
