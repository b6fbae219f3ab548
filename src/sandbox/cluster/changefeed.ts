// One changefeed: how it begins, and what an owner tick does to it.
import { handleFailure, handleRetry, timeOfRetry } from './failures.js';
import { type Model, wake } from './model.js';
import { moveTable, place, rebalance } from './placement.js';
import { checkpointOf, isRunning, settle, timeOfCheckpoint } from './progress.js';
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
    startedAt: 0,
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
 * One owner tick for one changefeed: what was written before shows now, then at most one change is written.
 * Returns false if the changefeed is gone.
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
  wake(model, feed, nextTime(model, feed));
  return true;
}

/** Stores the first checkpoint; a tick later come the tables. */
function begin(model: Model, feed: Feed): void {
  if (!feed.hasStatus) {
    feed.hasStatus = true;
    return;
  }
  place(model, feed);
  feed.scheduled = true;
  feed.ran = true;
  feed.startedAt = model.state.now;
}

/** Lets the owner see what is stored. */
function show(model: Model, feed: Feed): void {
  const { newConfig, written } = feed;
  if (newConfig !== undefined || written !== undefined) settle(model, feed);
  if (newConfig !== undefined) feed.config = newConfig;
  feed.newConfig = undefined;
  if (written === undefined) return;
  feed.written = undefined;
  Object.assign(feed, written);
  if (isRunning(feed.state)) return;
  feed.scheduled = false;
  if (!model.rules.keepsScheduler) feed.tables = [];
}

/** What a resumed changefeed has met. */
const nothing = { error: undefined, warning: undefined };

/** Judges jobs, errors and progress, in this order; the first that changes the state ends the tick. */
function write(model: Model, feed: Feed): boolean {
  const job = feed.jobs.shift();
  if (job?.kind === 'remove') return false;
  if (job?.kind === 'rebalance' && feed.scheduled) rebalance(model, feed);
  if (job?.kind === 'move-table' && feed.scheduled)
    moveTable(model, feed, job.tableId, job.captureId);
  if (job?.kind === 'pause' && change(model, feed, 'pause')) feed.retry = undefined;
  if (job?.kind === 'resume' && change(model, feed, 'resume', nothing)) feed.retry = undefined;
  if (feed.written === undefined) handleFailure(model, feed);
  if (feed.written === undefined) handleRetry(model, feed);
  const { target_ts: target } = feed.config;
  if (feed.written === undefined && target > 0n && feed.scheduled) {
    if (checkpointOf(model, feed) >= target) change(model, feed, 'finish');
  }
  return true;
}

/** When the changefeed needs a tick again; Infinity if nothing is under way. */
function nextTime(model: Model, feed: Feed): number {
  const { written, jobs, failure } = feed;
  const open = written ?? failure ?? jobs[0];
  if (open !== undefined || (isRunning(feed.state) && !feed.scheduled)) return model.state.now;
  const { target_ts: target } = feed.config;
  const finishes = target > 0n && feed.scheduled;
  return Math.min(
    finishes ? timeOfCheckpoint(model, feed, target) : Number.POSITIVE_INFINITY,
    timeOfRetry(model, feed),
  );
}
