// The end of an owner, and the election of the next one.
import type { Model } from './model.js';
import { hasDrained, targets } from './placement.js';
import { storeProgress } from './progress.js';
import { randomBelow } from './random.js';
import { type CaptureState, lastTickOf, type State } from './state.js';
import type { ModelRules } from './types.js';

/** Resigns the owner. In the new architecture it stops leading before its response. */
export function resign(model: Model): void {
  const { state, rules } = model;
  if (state.owner.phase !== 'leading') return;
  if (rules.stateModel !== 'newarch') {
    state.owner.phase = 'resigning';
    state.owner.endsAt = lastTickOf(state, rules.ownerTick) + rules.resignTicks * rules.ownerTick;
    return;
  }
  endOwnership(model, takeover);
}

/**
 * Time from a resignation in the new architecture until the next coordinator is elected, and from then until its first tick, in
 * milliseconds (server-behaviour/new-architecture.md#resign-gap-is-short).
 */
const takeover = 5;

/**
 * Ends the owner. Its knowledge, and jobs that it has not applied, are lost.
 *
 * @param takes milliseconds until the election of the next one, at the least.
 */
export function endOwnership(model: Model, takes = model.rules.ownerTick): void {
  const { owner, captures } = model.state;
  forget(model, 'vacant');
  const capture = captures[owner.capture];
  if (capture !== undefined) capture.campaigning = false;
  callElection(model, takes);
}

/** Ends the owner, whose process has died. etcd keeps its key until its lease ends: nobody can be elected before. */
export function loseOwnership(model: Model): void {
  forget(model, 'lost');
}

function forget(model: Model, phase: 'vacant' | 'lost'): void {
  const { state, rules } = model;
  const { owner } = state;
  owner.lastTick = lastTickOf(state, rules.ownerTick);
  // Changefeeds of the new architecture continue without a coordinator.
  if (rules.stateModel !== 'newarch') forgetChangefeeds(model);
  owner.phase = phase;
  owner.ticked = false;
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

export function callElection({ state, rules }: Model, takes = rules.ownerTick): void {
  const soonest = Math.min(...candidates(state).map((candidate) => readyAt(rules, candidate)));
  state.owner.electionAt = Math.max(state.now + takes, soonest);
}

export function elect(model: Model): void {
  const { state, rules } = model;
  const ready = candidates(state).filter((capture) => readyAt(rules, capture) <= state.now);
  // etcd serves campaigns in their order: the last owner comes after those that have waited.
  const waiting = ready.filter((capture) => capture !== state.captures[state.owner.capture]);
  const first = waiting.length > 0 ? waiting : ready;
  for (const capture of ready) campaign(rules, capture, state.now);
  const winner = first[randomBelow(state, first.length)];
  // A candidate may have started to stop since the election was called.
  if (winner === undefined) {
    callElection(model);
    return;
  }
  state.owner = {
    phase: 'leading',
    capture: state.captures.indexOf(winner),
    ticked: false,
    schedulesNothing: rules.drainStopsScheduling && hasDrained(state),
    lastTick: rules.stateModel === 'newarch' ? state.now + takeover - rules.ownerTick : state.now,
    endsAt: Number.POSITIVE_INFINITY,
    electionAt: Number.POSITIVE_INFINITY,
  };
}

/** Returns the captures that take part in an election: running ones that are not stopping, or all running ones if every one is. */
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
