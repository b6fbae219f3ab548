// Clusters for the tests of the model.
import { createCluster } from '../../../src/sandbox/model/cluster.js';
import type { ClusterOptions } from '../../../src/sandbox/model/start-state.js';
import type {
  ChangefeedConfig,
  ChangefeedState,
  Cluster,
  ModelRules,
} from '../../../src/sandbox/model/types.js';

export const minute = 60_000;

/** v8.5.7. */
export const newRules: ModelRules = {
  stateModel: 'warning',
  ownerTick: 50,
  progress: { startUp: 250, checkpointLag: 150, resolvedLag: 0, reportInterval: 1 },
  firstCounterMax: 9,
  resolvedTsOfStopped: 'zero',
  fastFailCodes: ['CDC:ErrStartTsBeforeGC', 'CDC:ErrSnapshotLostByGC', 'CDC:ErrGCTTLExceeded'],
  unretryable: 'failed',
  keepsScheduler: false,
  ruleWithoutTable: 'wrong table pattern',
  resignTicks: 1,
  unsetState: true,
  drainStopsScheduling: false,
  querySource: 'owner',
  campaign: { interval: 1_000, burst: 1 },
  retry: { first: 10_000, longest: 10 * minute, givesUpAfter: 30 * minute },
};

/** v6.1.7. */
export const oldRules: ModelRules = {
  stateModel: 'error',
  ownerTick: 200,
  progress: { startUp: 1_000, checkpointLag: 1_000, resolvedLag: 600, reportInterval: 1 },
  firstCounterMax: 9,
  resolvedTsOfStopped: 'stored',
  fastFailCodes: ['CDC:ErrStartTsBeforeGC', 'CDC:ErrSnapshotLostByGC', 'CDC:ErrGCTTLExceeded'],
  unretryable: 'retried',
  keepsScheduler: true,
  ruleWithoutTable: 'wrong table pattern',
  resignTicks: 1,
  unsetState: true,
  drainStopsScheduling: false,
  querySource: 'owner',
  campaign: { interval: 20_000, burst: 2 },
  retry: { first: 10_000, longest: 30 * minute, givesUpAfter: 90 * minute },
};

/** 2026-01-02 03:04:05. */
export const startTime = Date.UTC(2026, 0, 2, 3, 4, 5);

export function start(options: Partial<ClusterOptions> = {}) {
  return createCluster({
    rules: newRules,
    seed: 1,
    captures: 3,
    host: '127.0.0.1',
    tables: ['db.t1', 'db.t2', 'db.t3', 'db.t4', 'db.t5', 'db.t6'],
    release: '8.5.7',
    state: 'empty',
    startTime,
    ...options,
  });
}

export function settings(cluster: Cluster, given: Partial<ChangefeedConfig> = {}) {
  return {
    sink_uri: 'blackhole://',
    start_ts: cluster.tso(),
    target_ts: 0n,
    force_replicate: false,
    ignore_ineligible_table: false,
    filter_rules: ['*.*'],
    ignore_txn_start_ts: [],
    mounter_worker_num: 16,
    sink_config: undefined,
    ...given,
  };
}

/** A cluster with the running changefeed `feed`. */
export function startRunning(
  options: Partial<ClusterOptions> = {},
  given: Partial<ChangefeedConfig> = {},
) {
  const cluster = start(options);
  cluster.create('feed', settings(cluster, given));
  cluster.advance(3_000);
  return cluster;
}

/** The time of a TSO, in milliseconds since 1970. */
export const timeOf = (tso = 0n) => Number(tso >> 18n);

export const stateOf = (cluster: Cluster, id = 'feed') => cluster.changefeed(id)?.state;

const plainError = { code: 'CDC:ErrProcessorUnknown', message: 'broken' };
const fatalError = { code: 'CDC:ErrGCTTLExceeded', message: 'too old' };

/** Tables by capture, in the order of the captures. */
export function tablesOf(cluster: Cluster, id = 'feed') {
  return [...(cluster.changefeed(id)?.tables.values() ?? [])];
}

export const fail = (cluster: Cluster, error = plainError) => cluster.fail('feed', error);

/** Brings the running changefeed `feed` into a state. */
export function bringTo(cluster: Cluster, state: ChangefeedState): void {
  const ways: Partial<Record<ChangefeedState, () => void>> = {
    normal: () => {},
    stopped: () => cluster.enqueue('pause', 'feed'),
    failed: () => fail(cluster, fatalError),
    error: () => fail(cluster),
    pending: () => fail(cluster),
    warning() {
      fail(cluster);
      cluster.stickCheckpoint('feed', true);
      cluster.advance(12_000);
    },
    finished() {
      const config = cluster.changefeed('feed')?.config;
      if (config) cluster.update('feed', { ...config, target_ts: cluster.tso() });
      cluster.advance(2_000);
    },
  };
  ways[state]?.();
  cluster.advance(1_000);
}
