// One changefeed: its states, and what an owner tick does to it.
import { type Model, wake } from './model.js';
import { moveTable, place, rebalance } from './placement.js';
import { checkpointOf, isRunning, settle, timeOfCheckpoint } from './progress.js';
import type { Feed } from './state.js';
import type { ChangefeedConfig, ChangefeedState, ModelRules, RunningError } from './types.js';

export type StateEvent = 'pause' | 'resume' | 'finish' | 'error' | 'fatal' | 'retry' | 'recover';

/** From which states an event leads to which one. In all others it is ignored. */
export type Transitions = Readonly<
  Record<StateEvent, { readonly from: readonly ChangefeedState[]; readonly to: ChangefeedState }>
>;

/**
 * The state machines of TiCDC (`cdc/owner/feed_state_manager.go`; facts C.19 for the new architecture, where a retry starts a
 * changefeed anew that stays in `warning`). Deleting works in every state.
 */
export const transitions: Readonly<Record<ModelRules['stateModel'], Transitions>> = {
  error: {
    pause: { from: ['normal', 'error'], to: 'stopped' },
    resume: { from: ['failed', 'error', 'stopped', 'finished'], to: 'normal' },
    finish: { from: ['normal'], to: 'finished' },
    error: { from: ['normal'], to: 'error' },
    fatal: { from: ['normal', 'error'], to: 'failed' },
    retry: { from: ['error'], to: 'normal' },
    recover: { from: [], to: 'normal' },
  },
  warning: {
    pause: { from: ['normal', 'warning', 'pending'], to: 'stopped' },
    resume: { from: ['failed', 'stopped', 'finished'], to: 'normal' },
    finish: { from: ['normal', 'warning'], to: 'finished' },
    error: { from: ['normal', 'warning'], to: 'pending' },
    fatal: { from: ['normal', 'warning', 'pending'], to: 'failed' },
    retry: { from: ['pending'], to: 'warning' },
    recover: { from: ['warning'], to: 'normal' },
  },
  next: {
    pause: { from: ['normal', 'warning', 'failed', 'stopped', 'finished'], to: 'stopped' },
    resume: { from: ['failed', 'stopped', 'finished'], to: 'normal' },
    finish: { from: ['normal', 'warning'], to: 'finished' },
    error: { from: ['normal', 'warning'], to: 'warning' },
    fatal: { from: ['normal', 'warning'], to: 'failed' },
    retry: { from: ['warning'], to: 'warning' },
    recover: { from: ['warning'], to: 'normal' },
  },
};

/** Errors after which TiCDC does not try again. */
export const fastFailCodes = [
  'CDC:ErrStartTsBeforeGC',
  'CDC:ErrSnapshotLostByGC',
  'CDC:ErrGCTTLExceeded',
] as const;

/** Errors of the old state model count together until the changefeed has run for so many owner ticks. */
const stableTicks = 512;

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
    newConfig: undefined,
    written: undefined,
    seen: false,
    scheduled: false,
    maintainer: 0,
    reloaded: false,
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
    if (isRunning(feed.state) && !feed.scheduled) schedule(model, feed);
    show(model, feed);
    if (!write(model, feed)) return false;
  } else {
    feed.seen = true;
    show(model, feed);
  }
  wake(model, feed, nextTime(model, feed));
  return true;
}

function schedule(model: Model, feed: Feed): void {
  place(model, feed);
  feed.scheduled = true;
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
  feed.state = written.state;
  feed.error = written.error;
  if (isRunning(feed.state)) return;
  feed.scheduled = false;
  feed.tables = [];
}

/** Judges jobs, errors and progress, in this order; the first that changes the state ends the tick. */
function write(model: Model, feed: Feed): boolean {
  const job = feed.jobs.shift();
  if (job?.kind === 'remove') return false;
  if (job?.kind === 'rebalance' && feed.scheduled) rebalance(model, feed);
  if (job?.kind === 'move-table') moveTable(model, feed, job.tableId, job.captureId);
  if (job?.kind === 'pause' && change(model, feed, 'pause')) feed.retry = undefined;
  if (job?.kind === 'resume' && change(model, feed, 'resume')) feed.retry = undefined;
  if (feed.written === undefined) handleFailure(model, feed);
  if (feed.written === undefined) handleRetry(model, feed);
  const { target_ts: target } = feed.config;
  if (feed.written === undefined && target > 0n && feed.scheduled) {
    if (checkpointOf(model, feed) >= target) change(model, feed, 'finish');
  }
  return true;
}

/** Writes the state that an event leads to; returns false where the event is ignored. */
function change(
  { rules }: Model,
  feed: Feed,
  event: StateEvent,
  error: RunningError | undefined = event === 'resume' ? undefined : feed.error,
): boolean {
  const { from, to } = transitions[rules.stateModel][event];
  if (!from.includes(feed.state)) return false;
  feed.written = { state: to, error };
  return true;
}

function handleFailure(model: Model, feed: Feed): void {
  const { failure } = feed;
  if (failure === undefined) return;
  feed.failure = undefined;
  const { state, rules, addresses } = model;
  const worker = feed.tables.findIndex((tables) => tables.length > 0);
  const addr = addresses[worker === -1 ? state.owner.capture : worker] ?? '';
  const error = { time: state.now, addr, code: failure.code, message: failure.message };
  const fatal = fastFailCodes.some((code) => code === failure.code);
  const retry = nextRetry(model, feed);
  const { givesUpAfter = Number.POSITIVE_INFINITY } = rules.retry;
  if (fatal || state.now - retry.since >= givesUpAfter) {
    if (change(model, feed, 'fatal', error)) feed.retry = undefined;
  } else if (change(model, feed, 'error', error)) {
    feed.retry = retry;
  }
}

/** The back-off doubles with every error that counts together with the ones before. */
export function nextRetry({ state, rules }: Model, feed: Feed): NonNullable<Feed['retry']> {
  const { first, longest } = rules.retry;
  const before = feed.retry;
  const stable = before !== undefined && state.now - before.at > stableTicks * rules.ownerTick;
  const goesOn = before !== undefined && (rules.stateModel !== 'error' || !stable);
  const step = goesOn ? before.step + 1 : 0;
  const wait = Math.min(first * 2 ** step, longest);
  return {
    since: goesOn ? before.since : state.now,
    step,
    at: state.now + wait,
    checkpoint: feed.checkpoint,
  };
}

function handleRetry(model: Model, feed: Feed): void {
  const { retry } = feed;
  if (retry === undefined) return;
  const { state, rules } = model;
  if (state.now >= retry.at && change(model, feed, 'retry')) {
    feed.retry = { ...retry, checkpoint: feed.checkpoint };
    return;
  }
  if (checkpointOf(model, feed) > retry.checkpoint && change(model, feed, 'recover')) {
    feed.retry = undefined;
  } else if (gaveUp(rules, feed, state.now) && change(model, feed, 'fatal')) {
    feed.retry = undefined;
  }
}

/** In the newer state models a changefeed fails that makes no progress for too long after an error. */
export function gaveUp({ stateModel, retry }: ModelRules, feed: Feed, now: number): boolean {
  if (stateModel === 'error' || feed.retry === undefined) return false;
  return now - feed.retry.since >= (retry.givesUpAfter ?? Number.POSITIVE_INFINITY);
}

/** When the changefeed needs a tick again; Infinity if nothing is under way. */
function nextTime(model: Model, feed: Feed): number {
  const { state, rules } = model;
  const { written, jobs, failure, retry } = feed;
  const open = written ?? failure ?? jobs[0];
  if (open !== undefined || (isRunning(feed.state) && !feed.scheduled)) return state.now;
  const times: number[] = [];
  const { target_ts: target } = feed.config;
  if (target > 0n && feed.scheduled) times.push(timeOfCheckpoint(model, feed, target));
  if (retry !== undefined) {
    const { from } = transitions[rules.stateModel].retry;
    if (from.includes(feed.state)) times.push(retry.at);
    if (feed.state === 'warning') {
      times.push(timeOfCheckpoint(model, feed, retry.checkpoint + 1n));
      times.push(retry.since + (rules.retry.givesUpAfter ?? Number.POSITIVE_INFINITY));
    }
  }
  return Math.min(Number.POSITIVE_INFINITY, ...times);
}
