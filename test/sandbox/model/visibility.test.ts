// What shows when: facts 4.3.
import { expect, test } from 'vitest';
import {
  bringTo,
  newRules,
  oldRules,
  settings,
  start,
  startRunning,
  startTime,
  stateOf,
  timeOf,
} from './support.js';

test('a created changefeed is stored at once, and seen, begun and scheduled tick by tick', () => {
  const cluster = start();
  expect(cluster.create('feed', settings(cluster))).toBe(true);
  expect(cluster.isStored('feed')).toBe(true);
  cluster.advance(49);
  expect(cluster.changefeed('feed')).toBeUndefined();
  cluster.advance(1);
  expect(cluster.changefeed('feed')).toMatchObject({ state: '', checkpointTs: 0n });
  cluster.advance(50);
  expect(cluster.changefeed('feed')).toMatchObject({ state: 'normal', scheduled: false });
  cluster.advance(50);
  expect(cluster.changefeed('feed')).toMatchObject({ scheduled: true, createTime: startTime });
});

test('an ID that is stored cannot be created again, seen or not', () => {
  const cluster = start();
  cluster.create('feed', settings(cluster));
  expect(cluster.create('feed', settings(cluster))).toBe(false);
  cluster.advance(100);
  expect(cluster.create('feed', settings(cluster))).toBe(false);
});

test('a pause shows two ticks later', () => {
  const cluster = startRunning();
  cluster.enqueue('pause', 'feed');
  cluster.advance(50);
  expect(stateOf(cluster)).toBe('normal');
  cluster.advance(50);
  expect(cluster.changefeed('feed')).toMatchObject({ state: 'stopped', scheduled: false });
});

test('up to v6.3 the owner ticks every 200 milliseconds', () => {
  const cluster = startRunning({ rules: oldRules });
  cluster.enqueue('pause', 'feed');
  cluster.advance(399);
  expect(stateOf(cluster)).toBe('normal');
  cluster.advance(1);
  expect(stateOf(cluster)).toBe('stopped');
});

test('two jobs for one changefeed are applied one per tick, in order', () => {
  const cluster = startRunning();
  cluster.enqueue('pause', 'feed');
  cluster.enqueue('resume', 'feed');
  cluster.advance(100);
  expect(stateOf(cluster)).toBe('stopped');
  cluster.advance(50);
  expect(cluster.changefeed('feed')).toMatchObject({ state: 'normal', scheduled: false });
  cluster.advance(50);
  expect(cluster.changefeed('feed')?.scheduled).toBe(true);
});

test('a deleted changefeed is gone at the next tick, and its ID is free', () => {
  const cluster = startRunning();
  cluster.enqueue('remove', 'feed');
  cluster.advance(50);
  expect(cluster.changefeeds()).toEqual([]);
  expect(cluster.create('feed', settings(cluster))).toBe(true);
});

test('checkpoint and resolved TSO follow the time while the changefeed runs, and stand still while it is stopped', () => {
  const cluster = startRunning();
  const running = cluster.changefeed('feed');
  expect(timeOf(running?.checkpointTs)).toBe(cluster.now() - 200);
  expect(timeOf(running?.resolvedTs)).toBe(cluster.now());
  bringTo(cluster, 'stopped');
  const { checkpointTs } = cluster.changefeed('feed') ?? {};
  cluster.advance(3_600_000);
  expect(cluster.changefeed('feed')).toMatchObject({ checkpointTs, resolvedTs: 0n });
});

test.each([
  { rules: newRules, movesAfter: 400 },
  { rules: oldRules, movesAfter: 1_600 },
])('a new checkpoint stays where it started for $movesAfter ms', ({ rules, movesAfter }) => {
  for (const moment of [0, 70, 130, 199]) {
    const cluster = start({ rules });
    cluster.advance(moment);
    const config = settings(cluster);
    cluster.create('feed', config);
    const checkpoint = () => cluster.changefeed('feed')?.checkpointTs ?? 0n;
    // A create between two ticks of the owner has to wait less for the first one.
    cluster.advance(movesAfter - rules.ownerTick - 1);
    expect(checkpoint()).toBe(config.start_ts);
    cluster.advance(rules.ownerTick + 1);
    expect(checkpoint()).toBeGreaterThan(config.start_ts);
  }
});

test('releases that keep the resolved TSO of a stopped changefeed show its last value', () => {
  const cluster = startRunning({ rules: oldRules });
  bringTo(cluster, 'stopped');
  const { checkpointTs = 0n, resolvedTs = 0n } = cluster.changefeed('feed') ?? {};
  expect(resolvedTs).toBeGreaterThan(checkpointTs);
  cluster.advance(10_000);
  expect(cluster.changefeed('feed')?.resolvedTs).toBe(resolvedTs);
});

test('a stuck checkpoint stays while the resolved TSO goes on, and catches up at once when it is free', () => {
  const cluster = startRunning();
  const before = cluster.changefeed('feed');
  cluster.stickCheckpoint('feed', true);
  cluster.advance(60_000);
  const stuck = cluster.changefeed('feed');
  expect(stuck?.checkpointTs).toBe(before?.checkpointTs);
  expect(timeOf(stuck?.resolvedTs)).toBe(cluster.now());
  cluster.stickCheckpoint('feed', false);
  expect(timeOf(cluster.changefeed('feed')?.checkpointTs)).toBe(cluster.now() - 200);
});

test('time that is not a whole number of milliseconds is refused', () => {
  expect(() => start().advance(-1)).toThrow(RangeError);
  expect(() => start().advance(0.5)).toThrow(RangeError);
});
