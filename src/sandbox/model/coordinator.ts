// The coordinator of the new architecture (server-behaviour/new-architecture.md#drain, server-behaviour/new-architecture-config.md#config,
// server-behaviour/new-architecture.md#state-machine): commands take effect at once. Each running changefeed has a maintainer on a capture,
// which continues when the coordinator changes.
import { gaveUp, nextRetry } from './failures.js';
import { addressOf, type Model, requestTick } from './model.js';
import { drainSome, hasDrained, moveTable, place, tablesOn, targets } from './placement.js';
import {
  checkpointOf,
  isRunning,
  startMoving,
  storeProgress,
  timeOfCheckpoint,
} from './progress.js';
import type { CaptureState, Feed, State } from './state.js';
import { type StateEvent, transitions } from './transitions.js';
import type { Command, RunningError } from './types.js';

/** Time that a maintainer takes to stop, in milliseconds. */
const stopTakes = 500;

/**
 * Interval at which the coordinator checks whether a maintainer has stopped, in milliseconds. A response that waits takes at least that.
 */
export const pollInterval = 1_000;

/** The time of errors that the coordinator raises itself: Go's zero time, in milliseconds since 1970. */
export const zeroTime = -62_135_596_800_000;

/** Maximum length of an error message after a change of the coordinator, in bytes. Longer ones are shortened. */
const longestMessage = 100;

/** Codes that say whether an error is retried. Every other code becomes one of them. */
const verdicts = { retried: 'CDC:ErrChangefeedRetryable', fatal: 'CDC:ErrChangefeedUnretryable' };

/** Pauses or resumes a changefeed, if its state allows it. */
export function runCommand(
  model: Model,
  feed: Feed,
  command: Exclude<Command, 'remove'>,
  checkpoint?: bigint,
): void {
  if (command === 'pause') markStopping(model.state, feed.id);
  if (!change(model, feed, command)) return;
  feed.retry = undefined;
  feed.failure = undefined;
  if (command === 'resume' && checkpoint !== undefined) {
    feed.checkpoint = checkpoint;
    feed.resolved = checkpoint;
  }
}

/** Marks a changefeed as stopping for `stopTakes`. */
export function markStopping({ stopping, now }: State, id: string): void {
  // The entries are in the order of their times, so the outdated ones are at the front.
  stopping.delete(id);
  stopping.set(id, now + stopTakes);
  for (const [other, until] of stopping) {
    if (until > now) break;
    stopping.delete(other);
  }
}

/** Changes to the state after an event. Returns false if the event has no effect. */
function change(model: Model, feed: Feed, event: StateEvent): boolean {
  const { from, to } = transitions.newarch[event];
  if (!from.includes(feed.state)) return false;
  storeProgress(model, feed);
  feed.state = to;
  if (!isRunning(to)) stop(feed);
  return true;
}

function stop(feed: Feed): void {
  feed.scheduled = false;
  feed.tables = [];
  feed.jobs.length = 0;
}

/** Runs a tick of the coordinator for one changefeed. */
export function tickCoordinated(model: Model, feed: Feed): void {
  feed.due = Number.POSITIVE_INFINITY;
  for (const job of feed.jobs.splice(0)) {
    if (job.kind === 'move-table') moveTable(model, feed, job.tableId, job.captureId);
  }
  if (feed.failure !== undefined) handleFailure(model, feed, feed.failure);
  else if (isRunning(feed.state)) watch(model, feed);
  requestTick(model, feed, nextTime(model, feed));
}

function isBlocked(state: State): boolean {
  return state.owner.schedulesNothing && hasDrained(state);
}

/** Schedules the changefeeds that wait for a capture. */
export function scheduleWaiting(model: Model): void {
  for (const feed of model.state.feeds.values()) {
    if (!feed.scheduled) requestTick(model, feed, model.state.now);
  }
}

function watch(model: Model, feed: Feed): void {
  const { rules, state } = model;
  const { retry, config } = feed;
  if (!feed.scheduled) {
    if (!isBlocked(state) && (retry === undefined || retry.at <= state.now)) start(model, feed);
    else if (gaveUp(rules, feed, state.now)) change(model, feed, 'fatal');
    return;
  }
  const checkpoint = checkpointOf(model, feed);
  if (config.target_ts > 0n && checkpoint >= config.target_ts) {
    change(model, feed, 'finish');
    feed.retry = undefined;
  } else if (retry !== undefined && checkpoint > retry.checkpoint) {
    change(model, feed, 'recover');
    feed.error = undefined;
    feed.retry = undefined;
  } else if (gaveUp(rules, feed, state.now)) {
    change(model, feed, 'fatal');
  }
}

/** Starts a maintainer. The state `normal` then has no error, the state `warning` lasts until the checkpoint advances. */
function start(model: Model, feed: Feed): void {
  const { state } = model;
  const open = targets(state);
  feed.maintainer = leastLoaded(state, open) ?? 0;
  place(model, feed, open);
  feed.scheduled = true;
  startMoving(model, feed);
  if (feed.state === 'normal') feed.error = undefined;
  if (feed.retry !== undefined) feed.retry = { ...feed.retry, checkpoint: feed.checkpoint };
}

function handleFailure(model: Model, feed: Feed, failure: NonNullable<Feed['failure']>): void {
  const { state, rules } = model;
  feed.failure = undefined;
  if (!isRunning(feed.state)) return;
  storeProgress(model, feed);
  const { error, fatal } = errorOf(model, feed, failure);
  const retry = nextRetry(model, feed, 1);
  const { givesUpAfter = Number.POSITIVE_INFINITY } = rules.retry;
  const isLast = fatal || state.now - retry.since >= givesUpAfter;
  change(model, feed, isLast ? 'fatal' : 'error');
  stop(feed);
  feed.error = error;
  feed.retry = isLast ? undefined : retry;
}

/** Maintainers replace the code of an error by whether it is retried. Errors about lost data come from the coordinator itself. */
function errorOf(
  model: Model,
  feed: Feed,
  { kind, code, message }: NonNullable<Feed['failure']>,
): { error: RunningError; fatal: boolean } {
  const { state, rules } = model;
  const addr = addressOf(model, feed.scheduled ? feed.maintainer : state.owner.capture);
  if (rules.fastFailCodes.includes(code)) {
    return { error: { time: zeroTime, addr, code, message }, fatal: true };
  }
  const fatal = kind === 'unretryable' || code === verdicts.fatal;
  const isVerdict = code === verdicts.fatal || code === verdicts.retried;
  return {
    error: {
      time: state.now,
      addr,
      code: fatal ? verdicts.fatal : verdicts.retried,
      message: isVerdict ? message : `[${code}]${message}`,
    },
    fatal,
  };
}

/** Returns the time of the next tick that the changefeed needs; Infinity if it needs none. */
function nextTime(model: Model, feed: Feed): number {
  const { state, rules } = model;
  const { retry, config } = feed;
  if (feed.failure !== undefined || feed.jobs.length > 0) return state.now;
  if (!isRunning(feed.state)) return Number.POSITIVE_INFINITY;
  const times = [Number.POSITIVE_INFINITY];
  if (!feed.scheduled && !isBlocked(state)) times.push(retry?.at ?? state.now);
  if (feed.scheduled && config.target_ts > 0n)
    times.push(timeOfCheckpoint(model, feed, config.target_ts));
  if (retry !== undefined) {
    if (feed.scheduled) times.push(timeOfCheckpoint(model, feed, retry.checkpoint + 1n));
    times.push(retry.since + (rules.retry.givesUpAfter ?? Number.POSITIVE_INFINITY));
  }
  return Math.min(...times);
}

/** Initializes a new coordinator: it reads changefeeds that do not run from the metadata, and error messages get shorter. */
export function bootstrap(state: State): void {
  for (const feed of state.feeds.values()) {
    if (!isRunning(feed.state)) feed.reloaded = true;
    if (feed.error !== undefined) {
      feed.error = { ...feed.error, message: shorten(feed.error.message) };
    }
  }
}

function shorten(message: string): string {
  const bytes = new TextEncoder().encode(message);
  if (bytes.length <= longestMessage) return message;
  return `${new TextDecoder().decode(bytes.subarray(0, longestMessage))}...`;
}

/** Stops the changefeeds with a maintainer or tables on a capture that has left. They restart on other captures. */
export function stopOnCapture(model: Model, capture: number): void {
  for (const feed of model.state.feeds.values()) {
    const hasTables = (feed.tables[capture]?.length ?? 0) > 0;
    if (!feed.scheduled || (feed.maintainer !== capture && !hasTables)) continue;
    storeProgress(model, feed);
    stop(feed);
    requestTick(model, feed, model.state.now);
  }
}

/** Starts to drain a capture, unless another one is being drained. Returns the amount of work that is left, 0 at the end. */
export function drainNode(state: State, index: number): number {
  const capture = state.captures[index];
  if (capture === undefined || capture.liveness === 2) return 0;
  const isBusy = state.captures.some((other) => other !== capture && isDrained(other));
  const knows = state.owner.phase === 'leading' && state.owner.ticked;
  if (isBusy || !knows) return 1;
  capture.liveness = 1;
  state.drainAt = Math.min(state.drainAt, state.now);
  return Math.max(1, maintainersOn(state, index).length, tablesOn(state, index));
}

function isDrained({ liveness, process }: CaptureState): boolean {
  return liveness === 1 && process === 'running';
}

function maintainersOn(state: State, index: number): Feed[] {
  return [...state.feeds.values()].filter((feed) => feed.scheduled && feed.maintainer === index);
}

/** Returns the first of the captures with the fewest maintainers. */
function leastLoaded(state: State, open: readonly number[]): number | undefined {
  const loads = open.map((index) => maintainersOn(state, index).length);
  return open[loads.indexOf(Math.min(...loads))];
}

/** Moves some tables, and after the last one all maintainers, away from the capture that is drained. Returns whether more is left. */
export function drainNodes(model: Model): boolean {
  const { state } = model;
  if (drainSome(model)) return true;
  const open = targets(state);
  for (const [index, capture] of state.captures.entries()) {
    if (!isDrained(capture)) continue;
    for (const feed of maintainersOn(state, index)) {
      feed.maintainer = leastLoaded(state, open) ?? index;
    }
    capture.liveness = 2;
  }
  return false;
}
