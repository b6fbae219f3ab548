// How a cluster begins: its options and its first state.
import { addDocumentedFeeds, documentedCaptures } from './documented.js';
import { randomBelow, randomHex, randomUuid } from './random.js';
import { type CaptureState, type State, stateFormat } from './state.js';
import type { ModelRules } from './types.js';

export interface ClusterOptions {
  readonly rules: ModelRules;
  /** All randomness derives from it. */
  readonly seed: number;
  /** Number of captures, at least 1. The first one is the owner. */
  readonly captures: number;
  readonly host: string;
  /** Ports of the captures; without them 8300 and the following ones, until `setAddresses` is called. */
  readonly ports?: readonly number[];
  /** Upstream tables such as `db.t1`; `db.t1:ineligible` is one that cannot be replicated without force. */
  readonly tables: readonly string[];
  /** With or without `v`. */
  readonly release: string;
  readonly state: 'documented' | 'empty';
  /** Milliseconds since 1970, a whole number. */
  readonly startTime: number;
}

/** A cluster that has been running for a while, without changefeeds unless the documented ones are wanted. */
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
  // As PD makes cluster IDs: seconds in the upper half, chance in the lower.
  const upstreamId =
    (BigInt(Math.floor(startTime / 1_000)) << 32n) + BigInt(randomBelow(random, 2 ** 32));
  const gitHash = randomHex(random, 40);
  const state: State = {
    format: stateFormat,
    now: startTime,
    random: 0,
    upstreamId,
    captures: Array.from({ length: captures }, (_, index): CaptureState => {
      const id = randomUuid(random);
      return {
        id: (kind === 'documented' ? documentedCaptures[index] : undefined) ?? id,
        version,
        gitHash,
        pid: 1_000 + randomBelow(random, 30_000),
        liveness: 0,
        campaigning: true,
        tokens: rules.campaign.burst - 1,
        tokensAt: startTime,
      };
    }),
    owner: {
      phase: 'leading',
      capture: 0,
      ticked: true,
      lastTick: startTime,
      electionAt: Number.POSITIVE_INFINITY,
    },
    feeds: new Map(),
    created: 0,
    due: [],
    stuck: new Set(),
    understudies: new Map(),
    returns: [],
    stopping: new Map(),
    drainAt: Number.POSITIVE_INFINITY,
  };
  state.random = random.random;
  if (kind === 'documented') addDocumentedFeeds(state);
  return state;
}
