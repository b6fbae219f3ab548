// One changefeed: its states, and what an owner tick does to it.
import { type Model, wake } from './model.js';
import { moveTable, place, rebalance } from './placement.js';
import { checkpointOf, isRunning, settle, timeOfCheckpoint } from './progress.js';
import type { Feed, Written } from './state.js';
import type { ChangefeedConfig, ChangefeedState, ModelRules, RunningError } from './types.js';

type StateEvent = 'pause' | 'resume' | 'finish' | 'error' | 'fatal' | 'retry' | 'warn' | 'recover';

/** From which states an event leads to which one. In all others it is ignored. */
type Transitions = Readonly<
  Record<StateEvent, { readonly from: readonly ChangefeedState[]; readonly to: ChangefeedState }>
>;

/** The state machines of TiCDC (`cdc/owner/feed_state_manager.go`). Deleting works in every state. */
export const transitions: Readonly<Record<ModelRules['stateModel'], Transitions>> = {
  error: {
    pause: { from: ['normal', 'error'], to: 'stopped' },
    resume: { from: ['failed', 'error', 'stopped', 'finished'], to: 'normal' },
    finish: { from: ['normal'], to: 'finished' },
    error: { from: ['normal'], to: 'error' },
    fatal: { from: ['normal', 'error'], to: 'failed' },
    retry: { from: ['error'], to: 'normal' },
    warn: { from: [], to: 'normal' },
    recover: { from: [], to: 'normal' },
  },
  warning: {
    pause: { from: ['normal', 'warning', 'pending'], to: 'stopped' },
    resume: { from: ['failed', 'stopped', 'finished'], to: 'normal' },
    finish: { from: ['normal', 'warning'], to: 'finished' },
    error: { from: ['normal', 'warning'], to: 'pending' },
    fatal: { from: ['normal', 'warning', 'pending'], to: 'failed' },
    retry: { from: ['pending'], to: 'warning' },
    warn: { from: ['normal', 'warning'], to: 'warning' },
    recover: { from: ['warning'], to: 'normal' },
  },
};

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
  if (job?.kind === 'move-table') moveTable(model, feed, job.tableId, job.captureId);
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

/** Writes the state that an event leads to; returns false where the event is ignored. */
function change(
  { rules }: Model,
  feed: Feed,
  event: StateEvent,
  met: Partial<Pick<Written, 'error' | 'warning'>> = {},
): boolean {
  const { from, to } = transitions[rules.stateModel][event];
  if (!from.includes(feed.state)) return false;
  const { error, warning } = feed;
  feed.written = { error, warning, ...met, state: to };
  return true;
}

function handleFailure(model: Model, feed: Feed): void {
  const { failure } = feed;
  if (failure === undefined) return;
  feed.failure = undefined;
  const { kind, ...met } = failure;
  const error = { time: model.state.now, addr: addressOf(model, feed), ...met };
  if (kind === 'warning') warn(model, feed, error);
  else if (kind === 'unretryable' && model.rules.unretryable !== 'retried') {
    handleUnretryable(model, feed, error);
  } else handleError(model, feed, error);
}

/** Where an error of the changefeed happens: on a capture that has tables of it, or else on the owner. */
function addressOf({ state, addresses }: Model, { tables }: Feed): string {
  const worker = tables.findIndex((placed) => placed.length > 0);
  return addresses[worker === -1 ? state.owner.capture : worker] ?? '';
}

function handleError(model: Model, feed: Feed, error: RunningError): void {
  const { givesUpAfter = Number.POSITIVE_INFINITY } = model.rules.retry;
  const retry = nextRetry(model, feed);
  if (isFastFail(model, error) || model.state.now - retry.since >= givesUpAfter) {
    if (change(model, feed, 'fatal', { error })) feed.retry = undefined;
  } else if (change(model, feed, 'error', { error })) {
    feed.retry = retry;
  }
}

/** Such an error has no retry: that tells it from others. */
function handleUnretryable(model: Model, feed: Feed, error: RunningError): void {
  const failsNow = model.rules.unretryable === 'failed' || isFastFail(model, error);
  if (change(model, feed, failsNow ? 'fatal' : 'error', { error })) feed.retry = undefined;
}

/** A sink that warns starts over. */
function warn(model: Model, feed: Feed, warning: RunningError): void {
  if (!change(model, feed, 'warn', { warning })) return;
  settle(model, feed);
  const { now } = model.state;
  feed.startedAt = now;
  const { since, errors } = feed.retry ?? { since: now, errors: 0 };
  feed.retry = { since, errors, at: now, checkpoint: feed.checkpoint };
}

function isFastFail({ rules }: Model, { code }: RunningError): boolean {
  return rules.fastFailCodes.includes(code);
}
/** The back-off doubles with every error that counts together with the ones before. */
function nextRetry({ state, rules }: Model, feed: Feed): NonNullable<Feed['retry']> {
  const { first, longest } = rules.retry;
  const before = feed.retry;
  const stable = before !== undefined && state.now - before.at > stableTicks * rules.ownerTick;
  const goesOn = before !== undefined && (rules.stateModel === 'warning' || !stable);
  const errors = goesOn ? before.errors + 1 : 1;
  const wait = Math.min(first * 2 ** (errors - 1), longest);
  return {
    since: goesOn ? before.since : state.now,
    errors,
    at: state.now + wait,
    checkpoint: feed.checkpoint,
  };
}

function handleRetry(model: Model, feed: Feed): void {
  const { retry } = feed;
  if (endsUnretried(model, feed)) change(model, feed, 'fatal');
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

/** In the newer state model a changefeed fails that makes no progress for too long after an error. */
function gaveUp({ stateModel, retry }: ModelRules, feed: Feed, now: number): boolean {
  if (stateModel !== 'warning' || feed.retry === undefined) return false;
  return now - feed.retry.since >= (retry.givesUpAfter ?? Number.POSITIVE_INFINITY);
}

/** Whether the changefeed has met an error that cannot be retried, and fails for it now. */
function endsUnretried({ rules }: Model, { state, retry }: Feed): boolean {
  return rules.unretryable === 'error, then failed' && state === 'error' && retry === undefined;
}

/** When the changefeed needs a tick again; Infinity if nothing is under way. */
function nextTime(model: Model, feed: Feed): number {
  const { state, rules } = model;
  const { written, jobs, failure, retry } = feed;
  const open = written ?? failure ?? jobs[0];
  if (open !== undefined || (isRunning(feed.state) && !feed.scheduled)) return state.now;
  if (endsUnretried(model, feed)) return state.now;
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
