// The progress of a changefeed. It is derived from the time, so that ten thousand running changefeeds cost nothing while time passes.
import type { Model } from './model.js';
import { type Feed, lastTickOf } from './state.js';
import { largest, smallest, timeReaching, tsoOfClock } from './tso.js';
import type { ChangefeedState } from './types.js';

/** Time from an error or a warning of its sink until the checkpoint of a changefeed moves again, in milliseconds. Not recorded. */
const restart = 1_000;

/** Lets the checkpoint move from when the changefeed has started, or its sink has. */
export function startMoving({ state, rules }: Model, feed: Feed): void {
  const { startUp } = rules.progress;
  feed.movesFrom = state.now + (feed.retry === undefined ? startUp : Math.max(startUp, restart));
}

export function isRunning(state: ChangefeedState): boolean {
  return state === 'normal' || state === 'warning';
}

export function checkpointOf(model: Model, feed: Feed): bigint {
  if (!isAdvancing(model, feed)) return feed.checkpoint;
  return reached(model, feed, model.rules.progress.checkpointLag, feed.checkpoint);
}

export function resolvedOf(model: Model, feed: Feed): bigint {
  if (isReplicating(feed)) {
    const stored = largest(feed.resolved, feed.checkpoint);
    if (isHalted(model, feed)) return stored;
    return reached(model, feed, resolvedLag(model, feed), stored);
  }
  const kept = { stored: feed.hasStatus, seen: feed.ran, zero: false };
  return kept[model.rules.resolvedTsOfStopped] ? feed.resolved : 0n;
}

/**
 * Returns the lag of the resolved TSO behind the servers' clock, in milliseconds. Without tables it is also the next checkpoint. Releases
 * that keep it in the owner's memory show it one tick before the checkpoint is stored
 * (server-behaviour/response-fields.md#resolved-ts-without-tables).
 */
function resolvedLag({ rules }: Model, { tables }: Feed): number {
  const { ownerTick, progress, resolvedTsOfStopped } = rules;
  if (tables.some((ids) => ids.length > 0)) return progress.resolvedLag;
  return progress.checkpointLag - (resolvedTsOfStopped === 'stored' ? 0 : ownerTick);
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

function reached(model: Model, feed: Feed, lag: number, atLeast: bigint): bigint {
  const { ownerTick, progress } = model.rules;
  const tick = lastTickOf(model.state, ownerTick);
  if (tick < feed.movesFrom) return atLeast;
  const reported = tick - ((tick - feed.movesFrom) % progress.reportInterval);
  const now = tsoOfClock(model, reported - lag);
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
  const { checkpointLag, reportInterval } = model.rules.progress;
  const wait = Math.max(0, timeReaching(model, tso) + checkpointLag - feed.movesFrom);
  return feed.movesFrom + Math.ceil(wait / reportInterval) * reportInterval;
}
