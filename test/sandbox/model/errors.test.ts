// Transitions that errors cause: facts 4.2.
import { expect, test } from 'vitest';
import {
  bringTo,
  fail,
  minute,
  newRules,
  oldRules,
  startRunning,
  startTime,
  stateOf,
} from './support.js';

test('older model: an error is retried after ten seconds, and the changefeed is normal again', () => {
  const cluster = startRunning({ rules: oldRules });
  fail(cluster);
  cluster.advance(400);
  expect(cluster.changefeed('feed')).toMatchObject({
    state: 'error',
    error: {
      time: startTime + 3_200,
      code: 'CDC:ErrProcessorUnknown',
      message: 'broken',
      addr: expect.stringMatching(/^127\.0\.0\.1:830[012]$/),
    },
  });
  cluster.advance(9_600);
  expect(stateOf(cluster)).toBe('error');
  cluster.advance(400);
  expect(stateOf(cluster)).toBe('normal');
});

test('older model: the back-off doubles while errors follow each other', () => {
  const cluster = startRunning({ rules: oldRules });
  fail(cluster);
  cluster.advance(11_000);
  fail(cluster);
  cluster.advance(20_000);
  expect(stateOf(cluster)).toBe('error');
  cluster.advance(600);
  expect(stateOf(cluster)).toBe('normal');
});

test('older model: an error after a long normal run starts with ten seconds again', () => {
  const cluster = startRunning({ rules: oldRules });
  fail(cluster);
  cluster.advance(10 * minute);
  fail(cluster);
  cluster.advance(11_000);
  expect(stateOf(cluster)).toBe('normal');
});

/** Fails the changefeed whenever it runs; returns the minutes until it has failed for good. */
function failOn(cluster: ReturnType<typeof startRunning>, hours: number): number | undefined {
  for (let seconds = 0; seconds < hours * 3_600; seconds += 1) {
    if (stateOf(cluster) === 'failed') return seconds / 60;
    fail(cluster);
    cluster.advance(1_000);
  }
  return undefined;
}

test('older model: retrying gives up after 90 minutes of errors', () => {
  const minutes = failOn(startRunning({ rules: oldRules }), 4);
  expect(minutes).toBeGreaterThanOrEqual(90);
  expect(minutes).toBeLessThan(121);
});

test('older model: releases without an end of retrying never give up', () => {
  const retry = { ...oldRules.retry, givesUpAfter: undefined };
  expect(failOn(startRunning({ rules: { ...oldRules, retry } }), 10)).toBeUndefined();
});

test('newer model: still failing after 30 minutes is failed', () => {
  const minutes = failOn(startRunning(), 2);
  expect(minutes).toBeGreaterThanOrEqual(30);
  expect(minutes).toBeLessThan(41);
});

test.each(['CDC:ErrStartTsBeforeGC', 'CDC:ErrSnapshotLostByGC', 'CDC:ErrGCTTLExceeded'])(
  '%s is never retried',
  (code) => {
    for (const rules of [oldRules, newRules]) {
      const cluster = startRunning({ rules });
      fail(cluster, { code, message: 'gone' });
      cluster.advance(2 * rules.ownerTick);
      expect(cluster.changefeed('feed')).toMatchObject({ state: 'failed', error: { code } });
      cluster.advance(120 * minute);
      expect(stateOf(cluster)).toBe('failed');
    }
  },
);

test('a fast-fail error during a retry makes the changefeed failed', () => {
  const cluster = startRunning();
  bringTo(cluster, 'pending');
  fail(cluster, { code: 'CDC:ErrGCTTLExceeded', message: 'too old' });
  cluster.advance(100);
  expect(stateOf(cluster)).toBe('failed');
});

test('newer model: an error leads to pending, warning and, once the checkpoint advances, normal', () => {
  const cluster = startRunning();
  fail(cluster);
  const seen: (string | undefined)[] = [];
  for (let tick = 0; tick < 300; tick += 1) {
    cluster.advance(50);
    if (seen.at(-1) !== stateOf(cluster)) seen.push(stateOf(cluster));
  }
  expect(seen).toEqual(['normal', 'pending', 'warning', 'normal']);
});

test('newer model: pending lasts ten seconds, and twice as long when the error comes back', () => {
  const cluster = startRunning();
  fail(cluster);
  cluster.advance(10_050);
  expect(stateOf(cluster)).toBe('pending');
  cluster.advance(100);
  expect(stateOf(cluster)).toBe('warning');
  fail(cluster);
  cluster.advance(20_050);
  expect(stateOf(cluster)).toBe('pending');
  cluster.advance(100);
  expect(stateOf(cluster)).toBe('warning');
});

test('newer model: a changefeed in warning still shows the error', () => {
  const cluster = startRunning();
  bringTo(cluster, 'warning');
  expect(cluster.changefeed('feed')).toMatchObject({
    state: 'warning',
    error: { message: 'broken' },
  });
});

test('newer model: a changefeed whose checkpoint is stuck after an error fails after 30 minutes', () => {
  const cluster = startRunning();
  bringTo(cluster, 'warning');
  cluster.advance(29 * minute);
  expect(stateOf(cluster)).toBe('warning');
  cluster.advance(minute);
  expect(stateOf(cluster)).toBe('failed');
});

test('an error of a changefeed that does not run is ignored', () => {
  const cluster = startRunning();
  bringTo(cluster, 'stopped');
  fail(cluster, { code: 'CDC:ErrGCTTLExceeded', message: 'too old' });
  cluster.advance(1_000);
  expect(stateOf(cluster)).toBe('stopped');
});

test.each([
  ['newer', newRules, 'warning'],
  ['older', oldRules, 'normal'],
])(
  '%s model: an error of two captures counts twice, so that the first back-off is 20 seconds',
  (_, rules, after) => {
    const cluster = startRunning({ rules });
    cluster.stickCheckpoint('feed', true);
    fail(cluster);
    fail(cluster);
    cluster.advance(19_000);
    expect(stateOf(cluster)).toBe(rules === newRules ? 'pending' : 'error');
    cluster.advance(2_000);
    expect(stateOf(cluster)).toBe(after);
  },
);
