// The coordinator of the new architecture (facts C.17 to C.19): commands take effect at once, a maintainer on some capture looks
// after each changefeed that runs, and goes on when the coordinator changes.
import { gaveUp, nextRetry } from './failures.js';
import { type Model, wake } from './model.js';
import { drainSome, moveTable, place, tablesOn, targets } from './placement.js';
import { checkpointOf, isRunning, settle, timeOfCheckpoint } from './progress.js';
import type { Feed, State } from './state.js';
import { type StateEvent, transitions } from './transitions.js';
import type { Command, RunningError } from './types.js';

/** How long a maintainer takes to stop, in milliseconds. */
const stopTakes = 500;

/** How often the coordinator looks whether it has stopped, in milliseconds: an answer that waits comes no earlier. */
export const lookInterval = 1_000;

/** The time of errors that the coordinator raises itself: Go's zero time, in milliseconds since 1970. */
export const zeroTime = -62_135_596_800_000;

/** Longest message of an error that survives a change of the coordinator, in bytes. */
const longestMessage = 100;

/** Codes that say of an error whether it is retried; all others become one of them. */
const verdicts = { retried: 'CDC:ErrChangefeedRetryable', fatal: 'CDC:ErrChangefeedUnretryable' };

/** Pauses or resumes a changefeed, if its state allows it. */
export function giveOrder(
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

/** From now on a changefeed is stopping for a while. */
export function markStopping({ stopping, now }: State, id: string): void {
  // The first ones have begun first, so that a look at them keeps the list short.
  stopping.delete(id);
  stopping.set(id, now + stopTakes);
  for (const [other, until] of stopping) {
    if (until > now) break;
    stopping.delete(other);
  }
}

/** Moves on to the state that an event leads to; returns false where the event is ignored. */
function change(model: Model, feed: Feed, event: StateEvent): boolean {
  const { from, to } = transitions.newarch[event];
  if (!from.includes(feed.state)) return false;
  settle(model, feed);
  feed.state = to;
  if (!isRunning(to)) stop(feed);
  return true;
}

function stop(feed: Feed): void {
  feed.scheduled = false;
  feed.tables = [];
  feed.jobs.length = 0;
}

/** What the coordinator does for one changefeed at a tick. */
export function tickCoordinated(model: Model, feed: Feed): void {
  feed.due = Number.POSITIVE_INFINITY;
  for (const job of feed.jobs.splice(0)) {
    if (job.kind === 'move-table') moveTable(model, feed, job.tableId, job.captureId);
  }
  if (feed.failure !== undefined) handleFailure(model, feed, feed.failure);
  else if (isRunning(feed.state)) watch(model, feed);
  wake(model, feed, nextTime(model, feed));
}

function watch(model: Model, feed: Feed): void {
  const { rules, state } = model;
  const { retry, config } = feed;
  if (!feed.scheduled) {
    if (retry === undefined || retry.at <= state.now) start(model, feed);
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

/** A maintainer takes over. It reports in with a clean slate, but a `warning` lasts until there is progress. */
function start(model: Model, feed: Feed): void {
  const { state } = model;
  const open = upTargets(state);
  feed.maintainer = open[feed.order % open.length] ?? 0;
  place(model, feed, open);
  feed.scheduled = true;
  feed.startedAt = state.now;
  if (feed.state === 'normal') feed.error = undefined;
  if (feed.retry !== undefined) feed.retry = { ...feed.retry, checkpoint: feed.checkpoint };
}

/** A capture whose process has died campaigns no earlier than it is there again. */
function upTargets(state: State): number[] {
  const open = targets(state);
  const up = open.filter((index) => (state.captures[index]?.tokensAt ?? 0) <= state.now);
  return up.length === 0 ? open : up;
}

function handleFailure(model: Model, feed: Feed, failure: NonNullable<Feed['failure']>): void {
  const { state, rules } = model;
  feed.failure = undefined;
  if (!isRunning(feed.state)) return;
  settle(model, feed);
  const { error, fatal } = errorOf(model, feed, failure);
  const retry = nextRetry(model, feed);
  const { givesUpAfter = Number.POSITIVE_INFINITY } = rules.retry;
  const isLast = fatal || state.now - retry.since >= givesUpAfter;
  change(model, feed, isLast ? 'fatal' : 'error');
  stop(feed);
  feed.error = error;
  feed.retry = isLast ? undefined : retry;
}

/** Maintainers report whether an error is retried and leave its code to the message. Lost data is the coordinator's own finding. */
function errorOf(
  { state, rules, addresses }: Model,
  feed: Feed,
  { kind, code, message }: NonNullable<Feed['failure']>,
): { error: RunningError; fatal: boolean } {
  const addr = addresses[feed.scheduled ? feed.maintainer : state.owner.capture] ?? '';
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

/** When the changefeed needs a tick again; Infinity if nothing is under way. */
function nextTime(model: Model, feed: Feed): number {
  const { state, rules } = model;
  const { retry, config } = feed;
  if (feed.failure !== undefined || feed.jobs.length > 0) return state.now;
  if (!isRunning(feed.state)) return Number.POSITIVE_INFINITY;
  const times = [Number.POSITIVE_INFINITY];
  if (!feed.scheduled) times.push(retry?.at ?? state.now);
  else if (config.target_ts > 0n) times.push(timeOfCheckpoint(model, feed, config.target_ts));
  if (retry !== undefined) {
    if (feed.scheduled) times.push(timeOfCheckpoint(model, feed, retry.checkpoint + 1n));
    times.push(retry.since + (rules.retry.givesUpAfter ?? Number.POSITIVE_INFINITY));
  }
  return Math.min(...times);
}

/** A new coordinator has heard from all captures; what did not run it has read from the metadata. */
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

/** The process of a capture has died: what it looked after starts anew elsewhere. */
export function abandon(model: Model, capture: number): void {
  for (const feed of model.state.feeds.values()) {
    const hasTables = (feed.tables[capture]?.length ?? 0) > 0;
    if (!feed.scheduled || (feed.maintainer !== capture && !hasTables)) continue;
    settle(model, feed);
    stop(feed);
  }
}

/** Begins to drain a capture, unless another one is being drained. Returns the work that is left, 0 when it is done. */
export function drainNode(state: State, index: number): number {
  const capture = state.captures[index];
  if (capture === undefined || capture.liveness === 2) return 0;
  const isBusy = state.captures.some((other) => other !== capture && other.liveness === 1);
  const knows = state.owner.phase === 'leading' && state.owner.ticked;
  if (isBusy || !knows) return 1;
  capture.liveness = 1;
  state.drainAt = Math.min(state.drainAt, state.now);
  return Math.max(1, maintainersOn(state, index).length, tablesOn(state, index));
}

function maintainersOn(state: State, index: number): Feed[] {
  return [...state.feeds.values()].filter((feed) => feed.scheduled && feed.maintainer === index);
}

/** Moves some work away from the capture that is drained: tables, then maintainers. Returns whether there is more. */
export function drainNodes(model: Model): boolean {
  const { state } = model;
  if (drainSome(model)) return true;
  const open = targets(state);
  for (const [index, capture] of state.captures.entries()) {
    if (capture.liveness !== 1) continue;
    for (const feed of maintainersOn(state, index)) {
      feed.maintainer = open[feed.order % open.length] ?? index;
    }
    capture.liveness = 2;
  }
  return false;
}
