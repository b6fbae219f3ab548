// The model of the new architecture: commands at once, errors with restarts, maintainers that outlive coordinators
// (server-behaviour/new-architecture.md#state-machine).
import { expect, test } from 'vitest';
import { readServerVersion } from '../../../src/http/played-releases.js';
import type { ChangefeedState, Cluster } from '../../../src/sandbox/model/types.js';
import { traitsOf } from '../../../src/sandbox/traits/index.js';
import { minute, settings, start, startTime, stateOf } from './support.js';

const { rules } = traitsOf(readServerVersion('newarch', '8.5.7'));
const retried = { code: 'CDC:ErrMySQLTxnError', message: 'broken' };
const fatal = { code: 'CDC:ErrChangefeedUnretryable', message: 'over' };

/** A cluster of the new architecture with the running changefeed `feed`. */
function startNewarch(options = {}, given = {}): Cluster {
  const cluster = start({ rules, ...options });
  cluster.create('feed', settings(cluster, given));
  cluster.advance(3_000);
  return cluster;
}

const feedOf = (cluster: Cluster) => {
  const feed = cluster.changefeed('feed');
  if (feed === undefined) throw new Error('Expected the changefeed to be there');
  return feed;
};

/** Brings the running changefeed into a state. */
function bringTo(cluster: Cluster, state: ChangefeedState): void {
  if (state === 'stopped') cluster.apply('pause', 'feed');
  if (state === 'failed') cluster.fail('feed', fatal);
  if (state === 'warning') cluster.fail('feed', retried);
  if (state === 'finished') {
    cluster.update('feed', { ...feedOf(cluster).config, target_ts: cluster.tso() + 1n });
    cluster.apply('pause', 'feed');
    cluster.apply('resume', 'feed');
  }
  cluster.advance(3_000);
  expect(stateOf(cluster)).toBe(state);
}

test.each<[ChangefeedState, ChangefeedState, ChangefeedState]>([
  ['normal', 'stopped', 'normal'],
  ['warning', 'stopped', 'warning'],
  ['failed', 'stopped', 'normal'],
  ['stopped', 'stopped', 'normal'],
  ['finished', 'stopped', 'normal'],
])(
  'server-behaviour/new-architecture.md#state-machine, from %s a pause leads to %s and a resume to %s, at once',
  (state, paused, resumed) => {
    const cluster = startNewarch();
    bringTo(cluster, state);
    const snapshot = cluster.snapshot();
    cluster.apply('pause', 'feed');
    expect(stateOf(cluster)).toBe(paused);
    cluster.restore(snapshot);
    cluster.apply('resume', 'feed');
    expect(stateOf(cluster)).toBe(resumed);
    cluster.restore(snapshot);
    cluster.apply('remove', 'feed');
    expect(stateOf(cluster)).toBeUndefined();
    expect(cluster.isStored('feed')).toBe(false);
  },
);

test('server-behaviour/new-architecture.md#state-machine, a new changefeed is there at once, and is placed at the next tick', () => {
  const cluster = start({ rules });
  cluster.create('feed', settings(cluster));
  expect(feedOf(cluster)).toMatchObject({ state: 'normal', maintainer: undefined });
  cluster.advance(rules.ownerTick);
  expect(feedOf(cluster).maintainer).toBe(cluster.captures()[0]?.id);
});

test('server-behaviour/new-architecture.md#state-machine, an error makes it warning until a restart after 10 seconds makes progress', () => {
  const cluster = startNewarch();
  cluster.fail('feed', retried);
  cluster.advance(1_000);
  expect(feedOf(cluster)).toMatchObject({ state: 'warning', maintainer: undefined });
  const { checkpointTs } = feedOf(cluster);
  cluster.advance(8_000);
  expect(feedOf(cluster)).toMatchObject({ state: 'warning', maintainer: undefined, checkpointTs });
  cluster.advance(1_100);
  expect(feedOf(cluster)).toMatchObject({ state: 'warning', maintainer: expect.any(String) });
  expect(feedOf(cluster).error).toBeDefined();
  cluster.advance(2_000);
  expect(feedOf(cluster)).toMatchObject({ state: 'normal', error: undefined });
  expect(feedOf(cluster).checkpointTs).toBeGreaterThan(checkpointTs);
});

test('server-behaviour/new-architecture.md#state-machine, the back-off doubles up to 10 minutes, and ends in failed after 30 minutes', () => {
  const cluster = startNewarch();
  cluster.stickCheckpoint('feed', true);
  const waits: number[] = [];
  while (stateOf(cluster) !== 'failed') {
    cluster.fail('feed', retried);
    cluster.advance(50);
    const before = cluster.now();
    while (stateOf(cluster) === 'warning' && feedOf(cluster).maintainer === undefined) {
      cluster.advance(50);
    }
    if (stateOf(cluster) === 'warning') waits.push(Math.round((cluster.now() - before) / 1_000));
  }
  expect(waits).toEqual([10, 20, 40, 80, 160, 320, 600]);
  expect(cluster.now() - startTime).toBeGreaterThan(30 * minute);
  expect(cluster.now() - startTime).toBeLessThan(31 * minute);
});

test('server-behaviour/new-architecture.md#state-machine, without progress a warning fails by itself after 30 minutes', () => {
  const cluster = startNewarch();
  cluster.stickCheckpoint('feed', true);
  cluster.fail('feed', retried);
  cluster.advance(29 * minute);
  expect(stateOf(cluster)).toBe('warning');
  cluster.advance(minute + 1_000);
  expect(stateOf(cluster)).toBe('failed');
});

test.each([
  [fatal, fatal.code],
  [{ code: 'CDC:ErrStartTsBeforeGC', message: 'x' }, 'CDC:ErrStartTsBeforeGC'],
  [{ code: 'CDC:ErrGCTTLExceeded', message: 'x' }, 'CDC:ErrGCTTLExceeded'],
])('server-behaviour/new-architecture.md#state-machine, %j ends in failed', (error, code) => {
  const cluster = startNewarch();
  cluster.fail('feed', error);
  cluster.advance(1_000);
  expect(feedOf(cluster)).toMatchObject({ state: 'failed', error: { code } });
});

test('server-behaviour/new-architecture.md#state-machine, errors of what does not run are ignored', () => {
  const cluster = startNewarch();
  bringTo(cluster, 'stopped');
  cluster.fail('feed', fatal);
  cluster.advance(1_000);
  expect(feedOf(cluster)).toMatchObject({ state: 'stopped', error: undefined });
});

test('server-behaviour/new-architecture.md#resign, maintainers go on without a coordinator', () => {
  const cluster = startNewarch();
  const { maintainer, checkpointTs } = feedOf(cluster);
  cluster.resign();
  expect(cluster.ownership().phase).toBe('vacant');
  cluster.advance(5_000);
  expect(cluster.ownership().phase).toBe('leading');
  expect(feedOf(cluster)).toMatchObject({ state: 'normal', maintainer });
  expect(feedOf(cluster).checkpointTs - checkpointTs).toBeGreaterThan(4_000n << 18n);
});

test('a changefeed whose capture dies is placed anew', () => {
  const cluster = startNewarch();
  const [dead] = cluster.captures();
  expect(feedOf(cluster).maintainer).toBe(dead?.id);
  cluster.loseOwner();
  cluster.advance(9_999);
  expect(cluster.changefeeds()).toEqual([]);
  cluster.advance(5_001);
  expect(feedOf(cluster)).toMatchObject({ state: 'normal', maintainer: expect.any(String) });
  expect(feedOf(cluster).maintainer).not.toBe(dead?.id);
  // The process that has restarted takes part again.
  expect([...feedOf(cluster).tables.values()].map(({ length }) => length)).toEqual([2, 2, 2]);
});

test('maintainers are spread over the captures', () => {
  const cluster = start({ rules });
  for (const id of ['a', 'b', 'c']) cluster.create(id, settings(cluster));
  cluster.advance(1_000);
  const maintainers = cluster.changefeeds().map(({ maintainer }) => maintainer);
  expect(maintainers).toEqual(cluster.captures().map(({ id }) => id));
});

test('a snapshot holds what is stopping and what it has been', () => {
  const cluster = startNewarch();
  cluster.apply('remove', 'feed');
  expect(cluster.isStopping('feed')).toBe(true);
  const snapshot = structuredClone(cluster.snapshot());
  cluster.advance(1_000);
  expect(cluster.isStopping('feed')).toBe(false);
  cluster.restore(snapshot);
  expect(cluster.isStopping('feed')).toBe(true);
});

test('the seed decides the gids, which tell changefeeds apart', () => {
  const gids = (seed: number) => {
    const cluster = start({ rules, seed });
    const next = cluster.gid();
    cluster.create('a', settings(cluster));
    expect(cluster.gid('a')).toEqual(next);
    return [cluster.gid('a'), cluster.gid()];
  };
  expect(gids(1)).toEqual(gids(1));
  expect(gids(1)[0]).not.toEqual(gids(1)[1]);
  expect(gids(1)).not.toEqual(gids(2));
});

test('thousands of changefeeds that come and go leave nothing behind', () => {
  const cluster = start({ rules });
  for (let round = 0; round < 2_000; round += 1) {
    cluster.create(`feed${round}`, settings(cluster));
    if (round % 2 === 0) cluster.apply('pause', `feed${round}`);
    cluster.apply('remove', `feed${round}`);
    cluster.advance(300);
  }
  expect(JSON.stringify(structuredClone(cluster.snapshot()), replacer).length).toBeLessThan(20_000);
});

function replacer(_key: string, value: unknown): unknown {
  if (value instanceof Map) return [...value];
  return typeof value === 'bigint' ? String(value) : value;
}
