// Time: the ticks of the owner, and what happens in between.
import { newFeed, tickFeed } from './changefeed.js';
import {
  bootstrap,
  drainNodes,
  markStopping,
  pollInterval,
  tickCoordinated,
} from './coordinator.js';
import { popDue, pushDue } from './due.js';
import { elect, endOwnership } from './election.js';
import { type Model, requestTick } from './model.js';
import { drainSome } from './placement.js';
import { nextProcessEvent, runProcessEvents } from './processes.js';
import { type Feed, lastTickOf, type State } from './state.js';
import { firstTso, largest } from './tso.js';
import type { ChangefeedConfig } from './types.js';

/** Time after which a documented changefeed returns, in milliseconds: clients must be able to see its removal. */
const returnDelay = 500;

/** Lets time pass, from event to event. */
export function advance(model: Model, milliseconds: number): void {
  if (!Number.isSafeInteger(milliseconds) || milliseconds < 0) {
    throw new RangeError(`Expected whole milliseconds, zero or more, got ${milliseconds}`);
  }
  const end = model.state.now + milliseconds;
  for (;;) {
    const ofProcesses = nextProcessEvent(model.state);
    const time = Math.min(nextOwnerEvent(model), ofProcesses);
    if (time > end) break;
    model.state.now = time;
    if (time === ofProcesses) runProcessEvents(model);
    else if (model.state.owner.phase === 'vacant') elect(model);
    else tick(model);
  }
  model.state.now = end;
}

function nextOwnerEvent({ state, rules }: Model): number {
  const { owner } = state;
  if (owner.phase === 'lost') return Number.POSITIVE_INFINITY;
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
    feed.checkpoint = largest(feed.checkpoint, firstTso(model, state.now));
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
