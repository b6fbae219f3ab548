// Garbage collection passes changefeeds that do not advance: server-behaviour/state-machine.md#stopped-becomes-failed.
import { expect, test } from 'vitest';
import {
  bringTo,
  minute,
  newRules,
  oldRules,
  settings,
  start,
  startRunning,
  stateOf,
} from './support.js';

const day = 24 * 60 * minute;

test.each([
  ['newer', newRules],
  ['older', oldRules],
])(
  '%s model: a stopped changefeed fails when TiCDC has held back garbage collection for a day',
  (_, rules) => {
    const cluster = startRunning({ rules });
    bringTo(cluster, 'stopped');
    cluster.advance(day - 3_000);
    expect(stateOf(cluster)).toBe('stopped');
    cluster.advance(3_000);
    expect(cluster.changefeed('feed')).toMatchObject({
      state: 'failed',
      error: {
        code: 'CDC:ErrGCTTLExceeded',
        message: expect.stringMatching(
          /^\[CDC:ErrGCTTLExceeded\]the checkpoint-ts\(\d+\) lag of the changefeed\(feed\) has exceeded the GC TTL$/,
        ),
      },
    });
  },
);

test.each([
  ['newer', newRules, 250],
  ['older', oldRules, 800],
])(
  '%s model: one that garbage collection has passed ignores a pause, and fails again after a resume',
  (_, rules, within) => {
    const cluster = startRunning({ rules });
    bringTo(cluster, 'stopped');
    cluster.holdGc(false);
    cluster.advance(11 * minute);
    expect(cluster.changefeed('feed')).toMatchObject({
      state: 'failed',
      error: { code: 'CDC:ErrSnapshotLostByGC' },
    });
    cluster.enqueue('pause', 'feed');
    cluster.advance(1_000);
    expect(stateOf(cluster)).toBe('failed');
    cluster.enqueue('resume', 'feed');
    cluster.advance(rules.ownerTick * 2);
    expect(stateOf(cluster)).toBe('normal');
    cluster.advance(within);
    expect(stateOf(cluster)).toBe('failed');
    cluster.holdGc(true);
    cluster.enqueue('resume', 'feed');
    cluster.advance(5_000);
    expect(stateOf(cluster)).toBe('normal');
  },
);

test('one that advances does not fail, whatever its age, and one whose checkpoint is stuck does', () => {
  const cluster = start();
  cluster.create('moving', settings(cluster));
  cluster.create('stuck', settings(cluster));
  cluster.advance(3_000);
  cluster.holdGc(false);
  cluster.stickCheckpoint('stuck', true);
  cluster.advance(11 * minute);
  expect([stateOf(cluster, 'moving'), stateOf(cluster, 'stuck')]).toEqual(['normal', 'failed']);
});

test('a finished or failed changefeed stays as it is', () => {
  const cluster = startRunning();
  bringTo(cluster, 'finished');
  cluster.holdGc(false);
  cluster.advance(20 * minute);
  expect(stateOf(cluster)).toBe('finished');
});

test('a changefeed holds the safepoint back at its checkpoint for a day, unless nothing does', () => {
  const cluster = start();
  const checkpoint = cluster.tso();
  cluster.advance(day - 1);
  expect(cluster.gcSafepoint(checkpoint)).toBe(checkpoint - 1n);
  cluster.advance(2);
  expect(cluster.gcSafepoint(checkpoint)).toBe(cluster.gcSafepoint());
  const later = cluster.tso();
  cluster.advance(20 * minute);
  cluster.holdGc(false);
  expect(cluster.gcSafepoint(later)).toBe(cluster.gcSafepoint());
});
