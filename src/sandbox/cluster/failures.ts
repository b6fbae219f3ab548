// What errors and warnings do to a changefeed: back-off, retries, giving up.
import type { Model } from './model.js';
import { checkpointOf, settle, timeOfCheckpoint } from './progress.js';
import type { Feed } from './state.js';
import { change, follows } from './transitions.js';
import type { ModelRules, RunningError } from './types.js';

/** Errors of the old state model count together until the changefeed has run for so many owner ticks. */
const stableTicks = 512;

/** Judges an error or warning that the changefeed has met since the last tick. */
export function handleFailure(model: Model, feed: Feed): void {
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

/** Judges what has become of earlier errors: a retry, a recovery, or the end of trying. */
export function handleRetry(model: Model, feed: Feed): void {
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

/** When the next retry, recovery or end of trying is due, if nothing changes; Infinity if there is none. */
export function timeOfRetry(model: Model, feed: Feed): number {
  const { state, rules } = model;
  const { retry } = feed;
  if (endsUnretried(model, feed)) return state.now;
  if (retry === undefined) return Number.POSITIVE_INFINITY;
  if (follows(model, feed, 'retry')) return retry.at;
  if (!follows(model, feed, 'recover')) return Number.POSITIVE_INFINITY;
  const { givesUpAfter = Number.POSITIVE_INFINITY } = rules.retry;
  const recovery = timeOfCheckpoint(model, feed, retry.checkpoint + 1n);
  return Math.min(recovery, retry.since + givesUpAfter);
}
