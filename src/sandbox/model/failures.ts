// The effects of errors and warnings on a changefeed: back-off, retries, end of retries.
import { addressOf, type Model } from './model.js';
import { checkpointOf, startMoving, storeProgress, timeOfCheckpoint } from './progress.js';
import type { Feed } from './state.js';
import { change, hasEffect } from './transitions.js';
import type { ModelRules, RunningError } from './types.js';

/** Number of owner ticks without an error after which a new error of the state model `error` counts as the first one. */
const stableTicks = 512;

/** Handles an error or warning that the changefeed has met since the last tick. */
export function handleFailure(model: Model, feed: Feed): void {
  const { failure } = feed;
  if (failure === undefined) return;
  feed.failure = undefined;
  const { kind, captures, ...met } = failure;
  const error = { time: model.state.now, addr: placeOf(model, feed), ...met };
  if (kind === 'warning') warn(model, feed, error);
  else if (kind === 'unretryable' && model.rules.unretryable !== 'retried') {
    handleUnretryable(model, feed, error);
  } else handleError(model, feed, error, captures);
}

/** Returns the address of an error: of a capture with tables of the changefeed, otherwise of the owner. */
function placeOf(model: Model, { tables }: Feed): string {
  const worker = tables.findIndex((placed) => placed.length > 0);
  return addressOf(model, worker === -1 ? model.state.owner.capture : worker);
}

function handleError(model: Model, feed: Feed, error: RunningError, captures: number): void {
  const { givesUpAfter = Number.POSITIVE_INFINITY } = model.rules.retry;
  const retry = nextRetry(model, feed, captures);
  if (isFastFail(model, error) || model.state.now - retry.since >= givesUpAfter) {
    if (change(model, feed, 'fatal', { error })) feed.retry = undefined;
  } else if (change(model, feed, 'error', { error })) {
    feed.retry = retry;
  }
}

/** Handles an error that is not retried: only such an error leaves `retry` undefined. */
function handleUnretryable(model: Model, feed: Feed, error: RunningError): void {
  const failsNow = model.rules.unretryable === 'failed' || isFastFail(model, error);
  if (change(model, feed, failsNow ? 'fatal' : 'error', { error })) feed.retry = undefined;
}

/** Handles a warning: the sink restarts. */
function warn(model: Model, feed: Feed, warning: RunningError): void {
  if (!change(model, feed, 'warn', { warning })) return;
  storeProgress(model, feed);
  const { now } = model.state;
  const { since, errors } = feed.retry ?? { since: now, errors: 0 };
  feed.retry = { since, errors, at: now, checkpoint: feed.checkpoint };
  startMoving(model, feed);
}

function isFastFail({ rules }: Model, { code }: RunningError): boolean {
  return rules.fastFailCodes.includes(code);
}

/**
 * Returns the next retry. The back-off doubles with every error that counts together with the previous ones.
 *
 * @param captures number of captures that report the error.
 */
export function nextRetry(
  { state, rules }: Model,
  feed: Feed,
  captures: number,
): NonNullable<Feed['retry']> {
  const { first, longest } = rules.retry;
  const before = feed.retry;
  const stable = before !== undefined && state.now - before.at > stableTicks * rules.ownerTick;
  const goesOn = before !== undefined && (rules.stateModel !== 'error' || !stable);
  const errors = (goesOn ? before.errors : 0) + captures;
  const wait = Math.min(first * 2 ** (errors - 1), longest);
  return {
    since: goesOn ? before.since : state.now,
    errors,
    at: state.now + wait,
    checkpoint: feed.checkpoint,
  };
}

/** Handles the time after an error: retry, recovery, or end of retries. */
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

/** Returns whether retries end: in the newer state models, after too long a time without progress. */
export function gaveUp({ stateModel, retry }: ModelRules, feed: Feed, now: number): boolean {
  if (stateModel === 'error' || feed.retry === undefined) return false;
  return now - feed.retry.since >= (retry.givesUpAfter ?? Number.POSITIVE_INFINITY);
}

/** Returns whether the changefeed is in `error` for one tick before it fails, after an error that cannot be retried. */
function endsUnretried({ rules }: Model, { state, retry }: Feed): boolean {
  return rules.unretryable === 'error, then failed' && state === 'error' && retry === undefined;
}

/** Returns the time of the next retry, recovery or end of retries, if nothing else changes; Infinity if there is none. */
export function timeOfRetry(model: Model, feed: Feed): number {
  const { state, rules } = model;
  const { retry } = feed;
  if (endsUnretried(model, feed)) return state.now;
  if (retry === undefined) return Number.POSITIVE_INFINITY;
  if (hasEffect(model, feed, 'retry')) return retry.at;
  if (!hasEffect(model, feed, 'recover')) return Number.POSITIVE_INFINITY;
  const { givesUpAfter = Number.POSITIVE_INFINITY } = rules.retry;
  const recovery = timeOfCheckpoint(model, feed, retry.checkpoint + 1n);
  return Math.min(recovery, retry.since + givesUpAfter);
}
