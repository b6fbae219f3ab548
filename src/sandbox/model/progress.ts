// The progress of a changefeed. It is derived from the time, so that ten thousand running changefeeds cost nothing while time passes.
import type { Model } from './model.js';
import { timeReaching, tsoOfServers } from './pd.js';
import { type Feed, lastTickOf } from './state.js';
import { largest, smallest } from './tso.js';
import type { ChangefeedState } from './types.js';

/** Lag of checkpoint and resolved TSO behind the upstream, in milliseconds. */
const lag = { checkpoint: 1_000, resolved: 500 } as const;

/** Time from the distribution of the tables until the checkpoint advances, in milliseconds. */
const startUp = 1_000;

export function isRunning(state: ChangefeedState): boolean {
  return state === 'normal' || state === 'warning';
}

export function checkpointOf(model: Model, feed: Feed): bigint {
  if (!isAdvancing(model, feed)) return feed.checkpoint;
  return reached(model, feed, lag.checkpoint, feed.checkpoint);
}

export function resolvedOf(model: Model, feed: Feed): bigint {
  if (isReplicating(feed)) {
    const behind = largest(feed.resolved, checkpointOf(model, feed));
    if (isHalted(model, feed)) return behind;
    return reached(model, feed, lag.resolved, behind);
  }
  const kept = { stored: feed.hasStatus, seen: feed.ran, zero: false };
  return kept[model.rules.resolvedTsOfStopped] ? feed.resolved : 0n;
}

/** Returns whether the checkpoint advances while time passes. */
export function isAdvancing(model: Model, feed: Feed): boolean {
  return isReplicating(feed) && !model.state.stuck.has(feed.id) && !isHalted(model, feed);
}

/** Returns whether a part of the changefeed is on a capture whose process has died. */
function isHalted({ state, rules }: Model, { tables, maintainer }: Feed): boolean {
  return state.captures.some(({ process }, index) => {
    if (process !== 'lost') return false;
    const isMaintained = rules.stateModel === 'newarch' && maintainer === index;
    return isMaintained || (tables[index]?.length ?? 0) > 0;
  });
}

function isReplicating(feed: Feed): boolean {
  return feed.scheduled && isRunning(feed.state);
}

function reached(model: Model, feed: Feed, behind: number, atLeast: bigint): bigint {
  const tick = lastTickOf(model.state, model.rules.ownerTick);
  if (tick < feed.startedAt + startUp) return atLeast;
  const now = tsoOfServers(model, tick - behind);
  const { target_ts: target } = feed.config;
  return largest(atLeast, target > 0n ? smallest(now, target) : now);
}

/** Stores the current TSOs. Must be called before a change of the values that they are derived from. */
export function storeProgress(model: Model, feed: Feed): void {
  const resolved = isReplicating(feed) ? resolvedOf(model, feed) : feed.resolved;
  feed.checkpoint = checkpointOf(model, feed);
  feed.resolved = resolved;
}

/** Returns the time at which the checkpoint reaches `tso`, if nothing changes; Infinity if it does not advance. */
export function timeOfCheckpoint(model: Model, feed: Feed, tso: bigint): number {
  if (feed.checkpoint >= tso) return 0;
  if (!isAdvancing(model, feed)) return Number.POSITIVE_INFINITY;
  return Math.max(feed.startedAt + startUp, timeReaching(model, tso) + lag.checkpoint);
}
