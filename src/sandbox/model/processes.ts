// The processes of the captures: each can be stopped, killed and started again. A new process has a new ID.
import { scheduleWaiting, stopOnCapture } from './coordinator.js';
import { callElection, endOwnership, loseOwnership } from './election.js';
import { type Model, requestTick } from './model.js';
import { runningOn, spread } from './placement.js';
import { startMoving, storeProgress } from './progress.js';
import { newProcess } from './start-state.js';
import type { State } from './state.js';

/**
 * Time after the death of a process in which etcd keeps its ID, and the owner's key if it led, in milliseconds: the default of
 * `capture-session-ttl`. etcd counts from the last renewal, so real servers may take a third less.
 */
export const lease = 10_000;

/** Ends the process on a port gracefully: it resigns if it leads, and its ID leaves the list at once. */
export function stopProcess(model: Model, port: number): void {
  const { state } = model;
  const index = runningOn(state, port);
  const capture = state.captures[index];
  if (capture === undefined) return;
  storeWork(model);
  capture.process = 'gone';
  if (state.owner.capture === index && state.owner.phase !== 'vacant') endOwnership(model);
  moveWork(model, index);
}

/**
 * Kills the process on a port. Its ID, its tables and its ownership stay until its lease ends.
 *
 * @param restart milliseconds after which it starts again by itself. Default: never.
 */
export function killProcess(model: Model, port: number, restart = Number.POSITIVE_INFINITY): void {
  const { state } = model;
  const index = runningOn(state, port);
  const capture = state.captures[index];
  if (capture === undefined) return;
  storeWork(model);
  capture.process = 'lost';
  capture.leaseEndsAt = state.now + lease;
  if (state.owner.capture === index && state.owner.phase !== 'vacant') loseOwnership(model);
  if (restart !== Number.POSITIVE_INFINITY) state.restarts.set(port, state.now + restart);
}

/** Time after which a process that has died by itself starts again, in milliseconds. */
const restart = 1_000;

/** Kills the process of the owner. A new one starts by itself. Does nothing if no process leads. */
export function loseOwner(model: Model): void {
  const { phase, capture } = model.state.owner;
  const port = model.state.captures[capture]?.port ?? -1;
  if (phase === 'leading' || phase === 'resigning') killProcess(model, port, restart);
}

/** Gives every process that runs a new ID, as after etcd has lost their sessions. An owner loses its ownership. Not in the new architecture. */
export function renewSessions(model: Model): void {
  if (model.rules.stateModel === 'newarch') return;
  for (const { port, pid, process } of [...model.state.captures]) {
    if (process !== 'running') continue;
    stopProcess(model, port);
    startProcess(model, port, pid);
  }
}

/**
 * Starts a process on a port where none runs.
 *
 * @param pid default: a new one.
 */
export function startProcess(model: Model, port: number, pid?: number): void {
  const { state, rules } = model;
  state.restarts.delete(port);
  if (runningOn(state, port) !== -1) return;
  const [first] = state.captures;
  if (first === undefined) return;
  const { version, gitHash } = first;
  const given = { port, version, gitHash, tokensAt: state.now };
  const capture = { ...newProcess(state, rules, given), ...(pid !== undefined && { pid }) };
  // A place in the lists of tables can be taken again once nothing refers to its last ID.
  const free = state.captures.findIndex((old) => old.port === port && old.process === 'gone');
  if (free !== -1) state.captures[free] = capture;
  else {
    state.captures.push(capture);
    for (const { tables } of state.feeds.values()) if (tables.length > 0) tables.push([]);
  }
  if (rules.stateModel === 'newarch') scheduleWaiting(model);
  const { owner } = state;
  if (owner.phase === 'vacant' && owner.electionAt === Number.POSITIVE_INFINITY)
    callElection(model);
}

/** Returns the time at which a process starts by itself; Infinity if none does. */
export function nextStart({ restarts }: State): number {
  return Math.min(...restarts.values());
}

/** Returns the time of the next start, or of the next end of a lease; Infinity if there is none. */
export function nextProcessEvent(state: State): number {
  let next = nextStart(state);
  for (const { leaseEndsAt } of state.captures) next = Math.min(next, leaseEndsAt);
  return next;
}

/** Runs the starts and the ends of leases that are due. */
export function runProcessEvents(model: Model): void {
  const { state } = model;
  for (const [port, time] of state.restarts) if (time <= state.now) startProcess(model, port);
  for (const [index, capture] of state.captures.entries()) {
    if (capture.leaseEndsAt > state.now) continue;
    capture.leaseEndsAt = Number.POSITIVE_INFINITY;
    capture.process = 'gone';
    if (state.owner.phase === 'lost' && state.owner.capture === index) {
      state.owner.phase = 'vacant';
      callElection(model);
    }
    moveWork(model, index);
  }
}

/** Stores all progress, which depends on the processes that run. */
function storeWork(model: Model): void {
  for (const feed of model.state.feeds.values()) storeProgress(model, feed);
}

/** Gives the tables and maintainers of a capture that has left the list to the others. */
function moveWork(model: Model, index: number): void {
  const { state, rules } = model;
  if (rules.stateModel === 'newarch') {
    stopOnCapture(model, index);
    return;
  }
  for (const feed of state.feeds.values()) {
    const left = feed.tables[index] ?? [];
    if (left.length === 0) continue;
    feed.tables[index] = [];
    // A changefeed that this owner has never scheduled gets its tables when it does.
    if (!feed.ran) continue;
    spread(state, feed, left);
    startMoving(model, feed);
    requestTick(model, feed, state.now);
  }
}
