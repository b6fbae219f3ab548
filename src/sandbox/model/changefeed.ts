// One changefeed: its initial state, and the effect of an owner tick.
import { handleFailure, handleRetry, timeOfRetry } from './failures.js';
import { handleLoss, timeOfLoss } from './garbage.js';
import { type Model, requestTick } from './model.js';
import { moveTable, place, rebalance } from './placement.js';
import {
  checkpointOf,
  isRunning,
  startMoving,
  storeProgress,
  timeOfCheckpoint,
} from './progress.js';
import type { Feed } from './state.js';
import { change } from './transitions.js';
import type { ChangefeedConfig } from './types.js';

export function newFeed(
  id: string,
  order: number,
  createTime: number,
  config: ChangefeedConfig,
): Feed {
  return {
    id,
    order,
    createTime,
    config,
    state: 'normal',
    error: undefined,
    warning: undefined,
    newConfig: undefined,
    written: undefined,
    seen: false,
    hasStatus: false,
    scheduled: false,
    ran: false,
    maintainer: 0,
    reloaded: false,
    movesFrom: 0,
    jobs: [],
    failure: undefined,
    retry: undefined,
    checkpoint: config.start_ts,
    resolved: config.start_ts,
    tables: [],
    due: Number.POSITIVE_INFINITY,
  };
}

/**
 * Runs an owner tick for one changefeed: the last stored change becomes visible, then at most one new change is stored.
 * Returns false if the changefeed is removed.
 */
export function tickFeed(model: Model, feed: Feed): boolean {
  feed.due = Number.POSITIVE_INFINITY;
  if (feed.seen) {
    if (isRunning(feed.state) && !feed.scheduled) begin(model, feed);
    show(model, feed);
    if (!write(model, feed)) return false;
  } else {
    feed.seen = true;
    show(model, feed);
  }
  requestTick(model, feed, nextTime(model, feed));
  return true;
}

/** Stores the first checkpoint, and one tick later distributes the tables. */
function begin(model: Model, feed: Feed): void {
  if (!feed.hasStatus) {
    feed.hasStatus = true;
    return;
  }
  place(model, feed);
  feed.scheduled = true;
  feed.ran = true;
  startMoving(model, feed);
}

/** Makes stored changes visible to the owner. */
function show(model: Model, feed: Feed): void {
  const { newConfig, written } = feed;
  if (newConfig !== undefined || written !== undefined) storeProgress(model, feed);
  if (newConfig !== undefined) feed.config = newConfig;
  feed.newConfig = undefined;
  if (written === undefined) return;
  feed.written = undefined;
  Object.assign(feed, written);
  if (isRunning(feed.state)) return;
  feed.scheduled = false;
  if (!model.rules.keepsScheduler) feed.tables = [];
}

/** A resumed changefeed has neither an error nor a warning. */
const nothing = { error: undefined, warning: undefined };

/** Handles jobs, errors and progress, in this order. The first one that changes the state ends the tick. */
function write(model: Model, feed: Feed): boolean {
  const job = feed.jobs.shift();
  if (job?.kind === 'remove') return false;
  if (job?.kind === 'rebalance' && feed.scheduled) rebalance(model, feed);
  if (job?.kind === 'move-table' && feed.scheduled)
    moveTable(model, feed, job.tableId, job.captureId);
  if (job?.kind === 'pause' && change(model, feed, 'pause')) feed.retry = undefined;
  if (job?.kind === 'resume' && change(model, feed, 'resume', nothing)) feed.retry = undefined;
  if (feed.written === undefined) handleLoss(model, feed);
  if (feed.written === undefined) handleFailure(model, feed);
  if (feed.written === undefined) handleRetry(model, feed);
  const { target_ts: target } = feed.config;
  if (feed.written === undefined && target > 0n && feed.scheduled) {
    if (checkpointOf(model, feed) >= target) change(model, feed, 'finish');
  }
  return true;
}

/** Returns the time of the next tick that the changefeed needs; Infinity if it needs none. */
function nextTime(model: Model, feed: Feed): number {
  const { written, jobs, failure } = feed;
  const open = written ?? failure ?? jobs[0];
  if (open !== undefined || (isRunning(feed.state) && !feed.scheduled)) return model.state.now;
  const { target_ts: target } = feed.config;
  const finishes = target > 0n && feed.scheduled;
  return Math.min(
    finishes ? timeOfCheckpoint(model, feed, target) : Number.POSITIVE_INFINITY,
    timeOfRetry(model, feed),
    timeOfLoss(model, feed),
  );
}
