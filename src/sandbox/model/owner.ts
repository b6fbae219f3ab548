// The owner: its ticks, its end, and the election of the next one.
import { newFeed, tickFeed } from './changefeed.js';
import {
  bootstrap,
  drainNodes,
  markStopping,
  pollInterval,
  stopOnCapture,
  tickCoordinated,
} from './coordinator.js';
import { popDue, pushDue } from './due.js';
import { type Model, requestTick } from './model.js';
import { drainSome, targets } from './placement.js';
import { storeProgress } from './progress.js';
import { randomBelow } from './random.js';
import { type CaptureState, type Feed, lastTickOf, type State } from './state.js';
import { largest, tsoAt } from './tso.js';
import type { ChangefeedConfig, ModelRules } from './types.js';

/** Time that a killed owner process takes to restart, in milliseconds. */
const restart = 1_000;

/** Time after which a documented changefeed returns, in milliseconds: clients must be able to see its removal. */
const returnDelay = 500;

/** Lets time pass, from event to event. */
export function advance(model: Model, milliseconds: number): void {
  if (!Number.isSafeInteger(milliseconds) || milliseconds < 0) {
    throw new RangeError(`Expected whole milliseconds, zero or more, got ${milliseconds}`);
  }
  const end = model.state.now + milliseconds;
  for (;;) {
    const time = nextEvent(model);
    if (time > end) break;
    model.state.now = time;
    if (model.state.owner.phase === 'vacant') elect(model);
    else tick(model);
  }
  model.state.now = end;
}

function nextEvent({ state, rules }: Model): number {
  const { owner } = state;
  if (owner.phase === 'vacant') return owner.electionAt;
  if (owner.phase === 'resigning') return owner.endsAt;
  const lastTick = lastTickOf(state, rules.ownerTick);
  const due = owner.ticked
    ? Math.min(
        state.due[0]?.time ?? Number.POSITIVE_INFINITY,
        state.returns[0]?.time ?? Number.POSITIVE_INFINITY,
        state.drainAt,
      )
    : lastTick;
  return lastTick + Math.max(1, Math.ceil((due - lastTick) / rules.ownerTick)) * rules.ownerTick;
}

function tick(model: Model): void {
  const { state, rules } = model;
  const { owner } = state;
  const isNewarch = rules.stateModel === 'newarch';
  owner.lastTick = state.now;
  if (owner.phase === 'resigning') {
    endOwnership(model);
    return;
  }
  const feeds = owner.ticked ? takeDue(state) : [...state.feeds.values()];
  if (isNewarch && !owner.ticked) bootstrap(state);
  owner.ticked = true;
  for (const feed of feeds) {
    if (isNewarch) tickCoordinated(model, feed);
    else if (!tickFeed(model, feed)) remove(state, feed);
  }
  returnRemoved(model);
  if (state.drainAt <= state.now) {
    const isDraining = isNewarch ? drainNodes(model) : drainSome(model);
    state.drainAt = isDraining ? state.now : Number.POSITIVE_INFINITY;
  }
}

/** Removes the due changefeeds from the heap. Returns them in the order of their creation. */
function takeDue(state: State): Feed[] {
  const feeds = new Set<Feed>();
  for (let first = state.due[0]; first && first.time <= state.now; first = state.due[0]) {
    popDue(state.due);
    const feed = state.feeds.get(first.id);
    if (feed?.due === first.time) feeds.add(feed);
  }
  return [...feeds].sort((one, other) => one.order - other.order);
}

/** @param takes milliseconds until the response to the removal. */
function remove(state: State, { id }: Feed, takes = 0): void {
  state.feeds.delete(id);
  if (!state.returning.has(id)) return;
  pushDue(state.returns, { time: state.now + takes + returnDelay, id });
}

/** Removes a changefeed of the new architecture at once, although it is still stopping. */
export function removeAtOnce({ state }: Model, feed: Feed): void {
  markStopping(state, feed.id);
  remove(state, feed, pollInterval);
}

function returnRemoved(model: Model): void {
  const { state } = model;
  for (let first = state.returns[0]; first && first.time <= state.now; first = state.returns[0]) {
    popDue(state.returns);
    const config = state.returning.get(first.id);
    state.returning.delete(first.id);
    if (config === undefined || state.feeds.has(first.id)) continue;
    const feed = store(model, first.id, config);
    feed.state = 'stopped';
    feed.seen = true;
    feed.hasStatus = true;
    // The checkpoint is recent, so that the history from it on still exists.
    feed.checkpoint = largest(feed.checkpoint, tsoAt(state.now));
  }
}

/** Stores a changefeed. The owner sees it at its next tick. */
export function store(model: Model, id: string, config: ChangefeedConfig): Feed {
  const { state } = model;
  const feed = newFeed(id, state.created, state.now, config);
  state.created += 1;
  state.feeds.set(id, feed);
  requestTick(model, feed, state.now);
  return feed;
}

/** Resigns the owner. In the new architecture it stops leading before its response. */
export function resign(model: Model): void {
  const { state, rules } = model;
  if (state.owner.phase !== 'leading') return;
  if (rules.stateModel !== 'newarch') {
    state.owner.phase = 'resigning';
    state.owner.endsAt = lastTickOf(state, rules.ownerTick) + rules.resignTicks * rules.ownerTick;
    return;
  }
  state.owner.lastTick = lastTickOf(state, rules.ownerTick);
  endOwnership(model, takeover);
}

/**
 * Time from a resignation in the new architecture until the next coordinator is elected, and from then until its first tick, in
 * milliseconds (server-behaviour/new-architecture.md#resign-gap-is-short).
 */
const takeover = 5;

/** Kills the process of the owner. It restarts, but another capture, if there is one, becomes the owner first. */
export function loseOwner(model: Model): void {
  const { state, rules } = model;
  if (state.owner.phase === 'vacant') return;
  state.owner.lastTick = lastTickOf(state, rules.ownerTick);
  const capture = state.captures[state.owner.capture];
  if (capture !== undefined) {
    capture.tokens = rules.campaign.burst;
    capture.tokensAt = state.now + restart;
  }
  if (rules.stateModel === 'newarch') stopOnCapture(model, state.owner.capture);
  endOwnership(model);
}

/**
 * Ends the owner. Its knowledge, and jobs that it has not applied, are lost.
 *
 * @param takes milliseconds until the election of the next one, at the least.
 */
function endOwnership(model: Model, takes = model.rules.ownerTick): void {
  const { state } = model;
  const { owner } = state;
  // Changefeeds of the new architecture continue without a coordinator.
  if (model.rules.stateModel !== 'newarch') forgetChangefeeds(model);
  owner.phase = 'vacant';
  owner.ticked = false;
  const capture = state.captures[owner.capture];
  if (capture !== undefined) capture.campaigning = false;
  callElection(model, takes);
}

function forgetChangefeeds(model: Model): void {
  const { state } = model;
  for (const feed of state.feeds.values()) {
    storeProgress(model, feed);
    feed.seen = false;
    feed.scheduled = false;
    feed.ran = false;
    feed.jobs.length = 0;
    feed.due = Number.POSITIVE_INFINITY;
  }
  state.due = [];
}

function callElection({ state, rules }: Model, takes = rules.ownerTick): void {
  const soonest = Math.min(...candidates(state).map((candidate) => readyAt(rules, candidate)));
  state.owner.electionAt = Math.max(state.now + takes, soonest);
}

function elect(model: Model): void {
  const { state, rules } = model;
  const ready = candidates(state).filter((capture) => readyAt(rules, capture) <= state.now);
  for (const capture of ready) campaign(rules, capture, state.now);
  const winner = ready[randomBelow(state, ready.length)];
  // A candidate may have started to stop since the election was called.
  if (winner === undefined) {
    callElection(model);
    return;
  }
  state.owner = {
    phase: 'leading',
    capture: state.captures.indexOf(winner),
    ticked: false,
    lastTick: rules.stateModel === 'newarch' ? state.now + takeover - rules.ownerTick : state.now,
    endsAt: Number.POSITIVE_INFINITY,
    electionAt: Number.POSITIVE_INFINITY,
  };
}

/** Returns the captures that take part in an election: those that are not stopping, or all if every one is. */
function candidates(state: State): CaptureState[] {
  return targets(state).flatMap((index) => state.captures[index] ?? []);
}

/** Returns the time at which the rate limit allows a campaign. One token returns per interval. */
function readyAt({ campaign: { interval } }: ModelRules, capture: CaptureState): number {
  if (capture.campaigning) return Number.NEGATIVE_INFINITY;
  return capture.tokensAt + Math.ceil(Math.max(0, 1 - capture.tokens) * interval);
}

function campaign({ campaign: limit }: ModelRules, capture: CaptureState, now: number): void {
  if (capture.campaigning) return;
  const regained = (now - capture.tokensAt) / limit.interval;
  capture.tokens = Math.min(limit.burst, capture.tokens + regained) - 1;
  capture.tokensAt = now;
  capture.campaigning = true;
}
