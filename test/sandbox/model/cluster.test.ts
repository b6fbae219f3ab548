// Where a cluster begins, what a seed fixes, snapshots, and long spans of time.
import { expect, test } from 'vitest';
import type { Cluster } from '../../../src/sandbox/model/types.js';
import { settings, start, startRunning, stateOf, tablesOf } from './support.js';

function history(seed: number): unknown[] {
  const cluster = startRunning({ seed });
  const seen: unknown[] = [cluster.upstreamId(), cluster.captures()];
  for (let round = 0; round < 5; round += 1) {
    cluster.resign();
    cluster.advance(3_000);
    seen.push(cluster.ownership(), cluster.changefeeds());
  }
  return seen;
}

test('the same seed gives the same history', () => {
  expect(history(7)).toEqual(history(7));
  expect(history(7)).not.toEqual(history(8));
});

const look = (cluster: Cluster) => [
  cluster.now(),
  cluster.ownership(),
  cluster.captures(),
  cluster.changefeeds(),
];

test('a restored snapshot goes on as the original did', () => {
  const cluster = startRunning();
  cluster.enqueue('pause', 'feed');
  cluster.resign();
  const snapshot = structuredClone(cluster.snapshot());
  const before = look(cluster);
  cluster.advance(20_000);
  const after = look(cluster);
  cluster.restore(snapshot);
  expect(look(cluster)).toEqual(before);
  cluster.advance(20_000);
  expect(look(cluster)).toEqual(after);
});

test('what is no snapshot of such a cluster is refused', () => {
  expect(() => start().restore({})).toThrow(TypeError);
  expect(() => start().restore(start({ captures: 2 }).snapshot())).toThrow(
    'Expected a snapshot of 3 captures, got one of 2',
  );
});

test('one long span leads to the same state as many short ones', () => {
  const [one, many] = [startRunning(), startRunning()];
  for (const cluster of [one, many]) cluster.fail('feed', { code: 'CDC:ErrX', message: 'x' });
  one.advance(60_000);
  for (let step = 0; step < 6_000; step += 1) many.advance(10);
  expect(look(one)).toEqual(look(many));
});

test('addresses can be set once the ports are known', () => {
  const cluster = start({ captures: 2 });
  expect(cluster.captures().map(({ address }) => address)).toEqual([
    '127.0.0.1:8300',
    '127.0.0.1:8301',
  ]);
  cluster.setAddresses(['127.0.0.1:5000', '127.0.0.1:5001']);
  expect(cluster.captures().map(({ address }) => address)).toEqual([
    '127.0.0.1:5000',
    '127.0.0.1:5001',
  ]);
});

test('deleted changefeeds leave nothing behind', () => {
  const cluster = start();
  for (let round = 0; round < 1_000; round += 1) {
    const target = cluster.tso() + ((10n ** 9n) << 18n);
    cluster.create('feed', settings(cluster, { target_ts: target }));
    cluster.advance(100);
    cluster.enqueue('remove', 'feed');
    cluster.advance(100);
  }
  const snapshot = cluster.snapshot();
  expect(snapshot).toMatchObject({ feeds: new Map() });
  expect(Object(snapshot).due.length).toBeLessThan(100);
});

test('the documented state begins with what the documented examples name', () => {
  const cluster = start({ state: 'documented', tables: [] });
  expect(cluster.changefeeds().map(({ id, state }) => [id, state])).toEqual([
    ['test1', 'normal'],
    ['test2', 'normal'],
    ['changefeed-test1', 'normal'],
  ]);
  expect(cluster.captures().map(({ id }) => id)).toEqual([
    '561c3784-77f0-4863-ad52-65a3436db6af',
    '6f19a6d9-0f8c-4dc9-b299-3ba7c0f216f5',
    'd8924259-f52f-4dfb-97a9-c48d26395945',
  ]);
  expect(tablesOf(cluster, 'test1')).toEqual([[63n, 65n], [], []]);
  expect(tablesOf(cluster, 'changefeed-test1')).toEqual([[49n], [], []]);
  expect(cluster.changefeed('test1')?.config.start_ts).toBe(426919038970232833n);
});

test('the documented order works: test1 is deleted, updated, paused, resumed, and table 49 moves', () => {
  const cluster = start({ state: 'documented', tables: [] });
  cluster.enqueue('remove', 'test1');
  cluster.advance(50);
  expect(cluster.isStored('test1')).toBe(false);
  cluster.advance(500);
  expect(stateOf(cluster, 'test1')).toBe('stopped');
  cluster.update('test1', settings(cluster, { mounter_worker_num: 32 }));
  cluster.advance(100);
  expect(cluster.changefeed('test1')?.config.mounter_worker_num).toBe(32);
  cluster.enqueue('pause', 'test1');
  cluster.enqueue('resume', 'test1');
  cluster.enqueue('move-table', 'changefeed-test1', {
    tableId: 49n,
    captureId: '6f19a6d9-0f8c-4dc9-b299-3ba7c0f216f5',
  });
  cluster.advance(1_000);
  expect(stateOf(cluster, 'test1')).toBe('normal');
  expect(tablesOf(cluster, 'changefeed-test1')).toEqual([[], [49n], []]);
  cluster.enqueue('remove', 'test1');
  cluster.advance(5_000);
  expect(cluster.isStored('test1')).toBe(false);
});
