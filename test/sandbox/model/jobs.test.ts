// Transitions that are asked for: facts 4.1.
import { expect, test } from 'vitest';
import type { ChangefeedState, JobKind } from '../../../src/sandbox/model/types.js';
import { bringTo, newRules, oldRules, settings, start, startRunning, stateOf } from './support.js';

const rules = { old: oldRules, new: newRules };

type Row = readonly ['old' | 'new', JobKind, ChangefeedState, ChangefeedState | undefined];

const rows: readonly Row[] = [
  ['old', 'pause', 'normal', 'stopped'],
  ['old', 'pause', 'error', 'stopped'],
  ['old', 'pause', 'stopped', 'stopped'],
  ['old', 'pause', 'failed', 'failed'],
  ['old', 'pause', 'finished', 'finished'],
  ['old', 'resume', 'normal', 'normal'],
  ['old', 'resume', 'error', 'normal'],
  ['old', 'resume', 'stopped', 'normal'],
  ['old', 'resume', 'failed', 'normal'],
  ['old', 'remove', 'normal', undefined],
  ['old', 'remove', 'error', undefined],
  ['old', 'remove', 'stopped', undefined],
  ['old', 'remove', 'failed', undefined],
  ['old', 'remove', 'finished', undefined],
  ['new', 'pause', 'normal', 'stopped'],
  ['new', 'pause', 'warning', 'stopped'],
  ['new', 'pause', 'pending', 'stopped'],
  ['new', 'pause', 'stopped', 'stopped'],
  ['new', 'pause', 'failed', 'failed'],
  ['new', 'pause', 'finished', 'finished'],
  ['new', 'resume', 'normal', 'normal'],
  ['new', 'resume', 'warning', 'warning'],
  ['new', 'resume', 'pending', 'pending'],
  ['new', 'resume', 'stopped', 'normal'],
  ['new', 'resume', 'failed', 'normal'],
  ['new', 'remove', 'normal', undefined],
  ['new', 'remove', 'warning', undefined],
  ['new', 'remove', 'pending', undefined],
  ['new', 'remove', 'stopped', undefined],
  ['new', 'remove', 'failed', undefined],
  ['new', 'remove', 'finished', undefined],
];

test.each(rows)('%s model: %s in state %s leads to %s', (model, job, from, to) => {
  const cluster = startRunning({ rules: rules[model] });
  bringTo(cluster, from);
  expect(stateOf(cluster)).toBe(from);
  cluster.enqueue(job, 'feed');
  cluster.advance(400);
  expect(stateOf(cluster)).toBe(to);
  expect(cluster.isStored('feed')).toBe(to !== undefined);
});

test.each(['old', 'new'] as const)('%s model: resume clears the stored error', (model) => {
  const cluster = startRunning({ rules: rules[model] });
  bringTo(cluster, 'failed');
  expect(cluster.changefeed('feed')?.error).toMatchObject({ code: 'CDC:ErrGCTTLExceeded' });
  cluster.enqueue('resume', 'feed');
  cluster.advance(400);
  expect(cluster.changefeed('feed')?.error).toBeUndefined();
});

test('a paused changefeed keeps its error until it is resumed', () => {
  const cluster = startRunning();
  bringTo(cluster, 'pending');
  cluster.enqueue('pause', 'feed');
  cluster.advance(100);
  expect(cluster.changefeed('feed')).toMatchObject({
    state: 'stopped',
    error: { code: 'CDC:ErrProcessorUnknown', message: 'broken' },
  });
});

test.each(['old', 'new'] as const)(
  '%s model: a changefeed finishes when its checkpoint reaches target_ts, and again after a resume',
  (model) => {
    const cluster = start({ rules: rules[model] });
    const target = cluster.tso() + (5_000n << 18n);
    cluster.create('feed', settings(cluster, { target_ts: target }));
    cluster.advance(5_000);
    expect(stateOf(cluster)).toBe('normal');
    cluster.advance(2_000);
    expect(cluster.changefeed('feed')).toMatchObject({ state: 'finished', checkpointTs: target });
    cluster.enqueue('resume', 'feed');
    cluster.advance(2 * rules[model].ownerTick);
    expect(stateOf(cluster)).toBe('normal');
    cluster.advance(2_000);
    expect(cluster.changefeed('feed')).toMatchObject({ state: 'finished', checkpointTs: target });
  },
);

test('newer model: a changefeed finishes from warning too', () => {
  const cluster = start();
  const target = cluster.tso() + (60_000n << 18n);
  cluster.create('feed', settings(cluster, { target_ts: target }));
  cluster.advance(3_000);
  cluster.fail('feed', { code: 'CDC:ErrX', message: 'x' });
  cluster.advance(12_000);
  cluster.stickCheckpoint('feed', true);
  cluster.advance(60_000);
  cluster.stickCheckpoint('feed', false);
  cluster.advance(200);
  expect(stateOf(cluster)).toBe('finished');
});

test('an update changes the settings, never the state', () => {
  const cluster = startRunning();
  bringTo(cluster, 'stopped');
  cluster.update('feed', settings(cluster, { mounter_worker_num: 32 }));
  expect(cluster.changefeed('feed')?.config.mounter_worker_num).toBe(16);
  cluster.advance(50);
  expect(cluster.changefeed('feed')).toMatchObject({
    state: 'stopped',
    config: { mounter_worker_num: 32 },
  });
});
