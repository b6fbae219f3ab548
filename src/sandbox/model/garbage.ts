// Garbage collection: it passes changefeeds that do not advance (server-behaviour/state-machine.md#stopped-becomes-failed).
import { addressOf, type Model } from './model.js';
import { isAdvancing } from './progress.js';
import type { Feed, State } from './state.js';
import { change, hasEffect } from './transitions.js';
import { physicalTime, tsoAt } from './tso.js';
import type { Failure } from './types.js';

/** TiDB keeps ten minutes of history by default (`tidb_gc_life_time`), in milliseconds. */
const history = 600_000;

/** Time for which TiCDC holds garbage collection back for a changefeed: the default of `gc-ttl`, in milliseconds. */
const holdsFor = 24 * 3_600_000;

/** Returns the GC safepoint. With `checkpoint`: the one of a changefeed there, which holds it back. */
export function gcSafepoint(state: State, checkpoint?: bigint): bigint {
  const safepoint = tsoAt(state.now - history);
  if (checkpoint === undefined || checkpoint > safepoint) return safepoint;
  const isHeld = state.gcIsHeld && state.now - physicalTime(checkpoint) <= holdsFor;
  return isHeld ? checkpoint - 1n : safepoint;
}

/** Makes a changefeed fail whose history is lost. */
export function handleLoss(model: Model, feed: Feed): void {
  const { state } = model;
  if (timeOfLoss(model, feed) > state.now) return;
  const addr = addressOf(model, state.owner.capture);
  change(model, feed, 'lose', { error: { time: state.now, addr, ...lossOf(state, feed) } });
  feed.retry = undefined;
}

/** Returns the time at which the history of a changefeed is lost, if nothing changes; Infinity if it advances, or has no history to lose. */
export function timeOfLoss(model: Model, feed: Feed): number {
  const { state, rules } = model;
  const fails = hasEffect(model, feed, 'lose') && rules.fastFailCodes.includes(codeOf(state));
  if (!fails || !feed.hasStatus || isAdvancing(model, feed)) return Number.POSITIVE_INFINITY;
  return physicalTime(feed.checkpoint) + (state.gcIsHeld ? holdsFor : history) + 1;
}

function codeOf({ gcIsHeld }: State): string {
  return gcIsHeld ? 'CDC:ErrGCTTLExceeded' : 'CDC:ErrSnapshotLostByGC';
}

function lossOf(state: State, { id, checkpoint }: Feed): Failure {
  const code = codeOf(state);
  const text = state.gcIsHeld
    ? `the checkpoint-ts(${checkpoint}) lag of the changefeed(${id}) has exceeded the GC TTL`
    : `fail to create or maintain changefeed due to snapshot loss caused by GC. checkpoint-ts ${checkpoint} is earlier than or equal to GC safepoint at ${gcSafepoint(state)}`;
  return { code, message: `[${code}]${text}` };
}
