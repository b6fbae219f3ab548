// The start state `documented`: captures, tables and changefeeds in the curl lines and examples of the vendor's page on API v1.
import { newFeed } from './changefeed.js';
import type { State } from './state.js';
import type { ChangefeedConfig } from './types.js';

/** IDs of captures, in their order. The first one is the owner. */
export const documentedCaptures = [
  '561c3784-77f0-4863-ad52-65a3436db6af',
  '6f19a6d9-0f8c-4dc9-b299-3ba7c0f216f5',
  'd8924259-f52f-4dfb-97a9-c48d26395945',
  'c6a43c16-0717-45af-afd6-8b3e01e44f5d',
] as const;

/** Tables with their IDs in the examples. */
export const documentedTables = [
  { name: 'test.t1', id: 63n },
  { name: 'test.t2', id: 65n },
  { name: 'test1.t1', id: 49n },
] as const;

/** 2021-08-10 11:41:30.642 in the zone of the examples (UTC+8). */
const createTime = Date.UTC(2021, 7, 10, 3, 41, 30, 642);

const config: ChangefeedConfig = {
  sink_uri: 'blackhole://',
  start_ts: 426919038970232833n,
  target_ts: 0n,
  force_replicate: false,
  ignore_ineligible_table: false,
  filter_rules: ['test.*'],
  ignore_txn_start_ts: [],
  mounter_worker_num: 16,
  sink_config: undefined,
};

/**
 * Adds the changefeeds as if they had been running for a long time: `test1` and `test2` with the tables 63 and 65,
 * `changefeed-test1` with the table 49, all on the first capture.
 *
 * The page removes `test1` before it updates, shows, pauses and resumes it. So that users can run its lines in their order, `test1`
 * returns once, stopped, half a second after its removal.
 */
export function addDocumentedFeeds(state: State): void {
  addRunning(state, 'test1', config, [63n, 65n]);
  addRunning(state, 'test2', config, [63n, 65n]);
  addRunning(state, 'changefeed-test1', { ...config, filter_rules: ['test1.*'] }, [49n]);
  state.returning.set('test1', config);
}

function addRunning(state: State, id: string, settings: ChangefeedConfig, tables: bigint[]): void {
  const feed = newFeed(id, state.created, createTime, settings);
  state.created += 1;
  feed.seen = true;
  feed.hasStatus = true;
  feed.scheduled = true;
  feed.ran = true;
  feed.movesFrom = createTime;
  feed.tables = state.captures.map((_, index) => (index === 0 ? tables : []));
  state.feeds.set(id, feed);
}
