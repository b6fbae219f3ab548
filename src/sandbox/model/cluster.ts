// The simulated cluster: the pure model behind the interface that the handlers use.

import { drainNode, runCommand } from './coordinator.js';
import { resign } from './election.js';
import { gcSafepoint } from './garbage.js';
import { addressOf, type Model, requestTick } from './model.js';
import { advance, removeAtOnce, store } from './owner.js';
import { listed, runningOn, tablesOn } from './placement.js';
import {
  killProcess,
  loseOwner,
  nextStart,
  renewSessions,
  startProcess,
  stopProcess,
} from './processes.js';
import { checkpointOf, resolvedOf, storeProgress } from './progress.js';
import { gidOf, shuffle } from './random.js';
import { type ClusterOptions, startState } from './start-state.js';
import { type Feed, lastTickOf, type State, stateFormat } from './state.js';
import { takeTso } from './tso.js';
import type { AddressableCluster, Capture, Changefeed, Cluster } from './types.js';
import { createUpstream } from './upstream.js';

/** Creates a cluster that has been running for a while. @throws {RangeError} if an option is out of its bounds. */
export function createCluster(options: ClusterOptions): AddressableCluster {
  const upstream = createUpstream(options);
  const { captures: count, host, ports } = options;
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`Expected at least one capture, got ${count}`);
  }
  const model: Model = {
    state: startState(options),
    rules: options.rules,
    addresses: Array.from({ length: count }, (_, index) => {
      return `${host}:${ports?.[index] ?? 8300 + index}`;
    }),
    tablesOf: upstream.tablesOf,
  };
  return {
    ...reads(model),
    ...writes(model),
    matchingTables: upstream.matching,
    advance: (milliseconds) => advance(model, milliseconds),
    snapshot: () => structuredClone(model.state),
    restore(snapshot) {
      if (!isState(snapshot)) throw new TypeError('Expected a snapshot of a simulated cluster');
      const expected = model.addresses.length;
      const ports = new Set(snapshot.captures.map(({ port }) => port)).size;
      if (ports !== expected) {
        throw new RangeError(`Expected a snapshot of ${expected} captures, got one of ${ports}`);
      }
      model.state = structuredClone(snapshot);
    },
  };
}

function isState(value: unknown): value is State {
  return (
    typeof value === 'object' && value !== null && 'format' in value && value.format === stateFormat
  );
}

type Reads =
  | 'now'
  | 'tso'
  | 'gcSafepoint'
  | 'timeOfTick'
  | 'upstreamId'
  | 'captures'
  | 'capture'
  | 'processes'
  | 'process'
  | 'runs'
  | 'portOf'
  | 'nextStart'
  | 'ownership'
  | 'changefeeds'
  | 'changefeed'
  | 'shuffled'
  | 'isStored'
  | 'isStopping'
  | 'gid';

function reads(model: Model): Pick<Cluster, Reads> {
  const captureAt = (index: number): Capture | undefined => {
    const capture = model.state.captures[index];
    if (capture === undefined) return undefined;
    const { id, version, gitHash, pid, liveness } = capture;
    return { id, address: addressOf(model, index), version, gitHash, pid, liveness };
  };
  const captureOn = (port: number) => captureAt(runningOn(model.state, port));
  const readsEtcd = model.rules.querySource === 'etcd';
  const knows = ({ owner }: State) =>
    readsEtcd || owner.phase === 'resigning' || (owner.phase === 'leading' && owner.ticked);
  const isKnown = (feed: Feed) => readsEtcd || feed.seen;
  return {
    now: () => model.state.now,
    tso: () => takeTso(model),
    timeOfTick: (count) =>
      lastTickOf(model.state, model.rules.ownerTick) + count * model.rules.ownerTick,
    gcSafepoint: (checkpoint) => gcSafepoint(model.state, checkpoint),
    upstreamId: () => model.state.upstreamId,
    captures: () => listed(model.state).flatMap((index) => captureAt(index) ?? []),
    capture: (id) => {
      const index = model.state.captures.findIndex((one) => one.id === id);
      return model.state.captures[index]?.process === 'gone' ? undefined : captureAt(index);
    },
    processes: () => model.addresses.map((_, port) => captureOn(port)),
    process: captureOn,
    runs: ({ pid, address }) =>
      model.state.captures.some(
        (one, index) =>
          one.process === 'running' && one.pid === pid && addressOf(model, index) === address,
      ),
    portOf: (id) => model.state.captures.find((capture) => capture.id === id)?.port ?? -1,
    nextStart: () => nextStart(model.state),
    ownership() {
      const { phase, capture, ticked } = model.state.owner;
      const captureId = model.state.captures[capture]?.id ?? '';
      if (phase === 'leading') return { phase, captureId, ticked };
      return phase === 'vacant' ? { phase } : { phase, captureId };
    },
    changefeeds() {
      if (!knows(model.state)) return [];
      const feeds = [...model.state.feeds.values()].filter(isKnown);
      const shown = listed(model.state);
      return feeds.map((feed) => describe(model, feed, shown));
    },
    changefeed(id) {
      const feed = model.state.feeds.get(id);
      return feed && isKnown(feed) && knows(model.state) ? describe(model, feed) : undefined;
    },
    shuffled: (items) => shuffle({ random: model.state.random ^ model.state.now }, items),
    isStored: (id) => model.state.feeds.has(id),
    isStopping: (id) => (model.state.stopping.get(id) ?? 0) > model.state.now,
    gid: (id = '') => gidOf(model.state, model.state.feeds.get(id)?.order ?? model.state.created),
  };
}

const noTables: readonly bigint[] = [];

/** @param shown the captures that have a part of the changefeed, if it is scheduled. */
function describe(model: Model, feed: Feed, shown = listed(model.state)): Changefeed {
  const { id, createTime, hasStatus, tables, reloaded } = feed;
  const { captures } = model.state;
  const stored = model.rules.querySource === 'etcd';
  const { state, error, warning } = (stored ? feed.written : undefined) ?? feed;
  const scheduled = hasScheduler(model, feed);
  return {
    namespace: 'default',
    id,
    config: (stored ? feed.newConfig : undefined) ?? feed.config,
    state: hasStatus || !model.rules.unsetState ? state : '',
    error,
    warning,
    checkpointTs: hasStatus ? checkpointOf(model, feed) : 0n,
    resolvedTs: resolvedOf(model, feed),
    createTime,
    creatorVersion: captures[0]?.version ?? '',
    scheduled,
    tables: new Map(
      (scheduled ? shown : []).map((index) => {
        return [captures[index]?.id ?? '', [...(tables[index] ?? [])]];
      }),
    ),
    moving: feed.jobs.length === 0 ? noTables : feed.jobs.flatMap(({ tableId }) => tableId ?? []),
    maintainer: scheduled ? captures[feed.maintainer]?.id : undefined,
    reloaded,
  };
}

/** Returns whether queries find a scheduler: one of the owner, or in etcd the tables that the last one has placed. */
function hasScheduler({ rules }: Model, { scheduled, ran, tables }: Feed): boolean {
  return (
    scheduled ||
    (rules.keepsScheduler && ran) ||
    (rules.querySource === 'etcd' && tables.length > 0)
  );
}

type Writes =
  | 'create'
  | 'update'
  | 'enqueue'
  | 'apply'
  | 'drain'
  | 'resign'
  | 'stop'
  | 'kill'
  | 'start'
  | 'renewSessions'
  | 'loseOwner'
  | 'fail'
  | 'warn'
  | 'holdGc'
  | 'stickCheckpoint'
  | 'setAddresses';

function writes(model: Model): Pick<AddressableCluster, Writes> {
  const atOnce = model.rules.stateModel === 'newarch';
  const withFeed = (id: string, change: (feed: Feed) => void) => {
    const feed = model.state.feeds.get(id);
    if (feed === undefined) return;
    change(feed);
    requestTick(model, feed, model.state.now);
  };
  return {
    create(id, config) {
      if (model.state.feeds.has(id)) return false;
      const feed = store(model, id, config);
      feed.seen = atOnce;
      feed.hasStatus = atOnce;
      return true;
    },
    update(id, config) {
      withFeed(id, (feed) => {
        if (!atOnce) {
          feed.newConfig = config;
          return;
        }
        feed.config = config;
        feed.reloaded = false;
      });
    },
    enqueue(kind, id, detail) {
      if (model.state.owner.phase !== 'leading') return;
      withFeed(id, (feed) => feed.jobs.push({ kind, ...detail }));
    },
    apply(command, id, checkpoint) {
      withFeed(id, (feed) => {
        if (command === 'remove') removeAtOnce(model, feed);
        else runCommand(model, feed, command, checkpoint);
      });
    },
    drain(captureId) {
      const { state } = model;
      const index = state.captures.findIndex(({ id }) => id === captureId);
      const capture = state.captures[index];
      if (capture === undefined) return 0;
      if (atOnce) return drainNode(state, index);
      capture.liveness = 1;
      state.drainAt = Math.min(state.drainAt, state.now);
      return tablesOn(state, index);
    },
    resign: () => resign(model),
    stop: (port) => stopProcess(model, port),
    kill: (port) => killProcess(model, port),
    start: (port) => startProcess(model, port),
    renewSessions: () => renewSessions(model),
    loseOwner: () => loseOwner(model),
    fail(id, { code, message, retryable = true }) {
      withFeed(id, (feed) => {
        const captures = feed.failure === undefined ? 1 : feed.failure.captures + 1;
        feed.failure = { code, message, captures, kind: retryable ? 'error' : 'unretryable' };
      });
    },
    warn(id, { code, message }) {
      withFeed(id, (feed) => {
        feed.failure ??= { code, message, captures: 0, kind: 'warning' };
      });
    },
    holdGc(held) {
      model.state.gcIsHeld = held;
      for (const feed of model.state.feeds.values()) requestTick(model, feed, model.state.now);
    },
    stickCheckpoint(id, stuck) {
      withFeed(id, (feed) => storeProgress(model, feed));
      if (stuck) model.state.stuck.add(id);
      else model.state.stuck.delete(id);
    },
    setAddresses(addresses) {
      model.addresses = [...addresses];
    },
  };
}
