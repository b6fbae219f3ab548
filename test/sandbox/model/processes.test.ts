// Processes are stopped, killed and started.
import { expect, test } from 'vitest';
import type { Cluster } from '../../../src/sandbox/model/types.js';
import { newRules, oldRules, settings, start, startRunning, tablesOf } from './support.js';

const newarchRules = { ...newRules, stateModel: 'newarch' } as const;
const models = [
  ['older', oldRules],
  ['newer', newRules],
  ['newarch', newarchRules],
] as const;

const idsOf = (cluster: Cluster) => cluster.captures().map(({ id }) => id);
const sizesOf = (cluster: Cluster) => tablesOf(cluster).map(({ length }) => length);
const checkpointOf = (cluster: Cluster) => cluster.changefeed('feed')?.checkpointTs ?? 0n;

/** All tables of the changefeed, sorted. */
const placed = (cluster: Cluster) => tablesOf(cluster).flat().sort();
const all = [63n, 65n, 67n, 69n, 71n, 73n];

test.each(models)('%s: a stopped capture leaves the list at once, its tables move', (_, rules) => {
  const cluster = startRunning({ rules });
  const [first, second, third] = idsOf(cluster);
  cluster.stop(1);
  expect(idsOf(cluster)).toEqual([first, third]);
  expect(cluster.processes()[1]).toBeUndefined();
  expect(cluster.portOf(second ?? '')).toBe(1);
  cluster.advance(1_000);
  expect(placed(cluster)).toEqual(all);
  expect(sizesOf(cluster)).toEqual([3, 3]);
});

test.each(models)(
  '%s: a killed capture keeps its ID and tables until its lease ends',
  (_, rules) => {
    const cluster = startRunning({ rules });
    const [first, second, third] = idsOf(cluster);
    cluster.kill(1);
    cluster.advance(9_999);
    expect(idsOf(cluster)).toEqual([first, second, third]);
    expect(sizesOf(cluster)).toEqual([2, 2, 2]);
    cluster.advance(1);
    expect(idsOf(cluster)).toEqual([first, third]);
    cluster.advance(1_000);
    expect(placed(cluster)).toEqual(all);
    expect(sizesOf(cluster)).toEqual([3, 3]);
  },
);

test.each(models)('%s: checkpoints stand still while a table is on a dead process', (_, rules) => {
  const cluster = startRunning({ rules });
  cluster.kill(2);
  const before = checkpointOf(cluster);
  cluster.advance(9_000);
  expect(checkpointOf(cluster)).toBe(before);
  expect(cluster.changefeed('feed')?.resolvedTs).toBeGreaterThanOrEqual(before);
  cluster.advance(9_000);
  expect(checkpointOf(cluster)).toBeGreaterThan(before + (10_000n << 18n));
});

test.each(models)('%s: a new process has a new ID and PID, and gets tables', (_, rules) => {
  const cluster = startRunning({ rules });
  const [, old] = cluster.captures();
  cluster.drain(old?.id ?? '');
  cluster.advance(1_000);
  cluster.stop(1);
  cluster.start(1);
  const [, young] = cluster.captures();
  expect(young).toMatchObject({ address: old?.address, version: old?.version, liveness: 0 });
  expect(young?.id).not.toBe(old?.id);
  expect(young?.pid).not.toBe(old?.pid);
  cluster.advance(1_000);
  cluster.create('later', settings(cluster));
  cluster.advance(3_000);
  expect(tablesOf(cluster, 'later').map(({ length }) => length)).toEqual([2, 2, 2]);
});

test('a table can be moved to a new process, and not to one that has ended', () => {
  const cluster = startRunning();
  const [, old] = idsOf(cluster);
  cluster.kill(1);
  cluster.start(1);
  const young = cluster.processes()[1]?.id ?? '';
  const [from] = tablesOf(cluster);
  const tableId = from?.[0] ?? 0n;
  cluster.enqueue('move-table', 'feed', { tableId, captureId: old ?? '' });
  cluster.advance(50);
  expect(tablesOf(cluster)[0]).toContain(tableId);
  cluster.enqueue('move-table', 'feed', { tableId, captureId: young });
  cluster.advance(50);
  expect(cluster.changefeed('feed')?.tables.get(young)).toEqual([tableId]);
});

test('a process that starts during the lease of the last one stands in the list beside it', () => {
  const cluster = startRunning();
  const [, old] = cluster.captures();
  cluster.kill(1);
  cluster.start(1);
  expect(cluster.captures().map(({ address }) => address)).toEqual([
    '127.0.0.1:8300',
    '127.0.0.1:8301',
    '127.0.0.1:8301',
    '127.0.0.1:8302',
  ]);
  cluster.advance(10_000);
  expect(idsOf(cluster)).not.toContain(old?.id);
  expect(cluster.captures()).toHaveLength(3);
});

test.each(models)('%s: an owner that is stopped is replaced at once', (_, rules) => {
  const cluster = startRunning({ rules });
  const [first] = idsOf(cluster);
  cluster.stop(0);
  expect(cluster.ownership()).toEqual({ phase: 'vacant' });
  cluster.advance(1_000);
  expect(cluster.ownership()).toMatchObject({ phase: 'leading', ticked: true });
  expect(cluster.ownership()).not.toMatchObject({ captureId: first });
  cluster.advance(1_000);
  expect(placed(cluster)).toEqual(all);
});

test.each(models)(
  '%s: a cluster without any process has no owner, until one starts',
  (_, rules) => {
    const cluster = startRunning({ rules });
    for (const port of [0, 1, 2]) cluster.stop(port);
    cluster.advance(100_000);
    expect(cluster.captures()).toEqual([]);
    expect(cluster.ownership()).toEqual({ phase: 'vacant' });
    cluster.start(2);
    cluster.advance(3_000);
    expect(cluster.ownership()).toMatchObject({ captureId: cluster.processes()[2]?.id });
    expect(placed(cluster)).toEqual(all);
  },
);

test('a lost owner starts again by itself after a second, a killed one does not', () => {
  const cluster = start();
  cluster.loseOwner();
  cluster.advance(999);
  expect(cluster.processes()[0]).toBeUndefined();
  cluster.advance(1);
  expect(cluster.processes()[0]).toBeDefined();
  cluster.kill(1);
  cluster.advance(60_000);
  expect(cluster.processes()[1]).toBeUndefined();
});

test('a lost owner can be lost only once until another one leads', () => {
  const cluster = start();
  cluster.loseOwner();
  cluster.advance(5_000);
  cluster.loseOwner();
  expect(cluster.processes()[0]).toBeDefined();
});

test('snapshots contain the processes', () => {
  const cluster = startRunning();
  cluster.kill(1);
  const down = cluster.snapshot();
  cluster.advance(10_000);
  cluster.start(1);
  cluster.restore(down);
  expect(cluster.processes()[1]).toBeUndefined();
  expect(cluster.captures()).toHaveLength(3);
  cluster.advance(10_000);
  expect(cluster.captures()).toHaveLength(2);
});
