// Owners come and go: facts 4.4.
import { expect, test } from 'vitest';
import { oldRules, start, startRunning, startTime, stateOf, timeOf } from './support.js';

test('a resignation passes through every phase, one tick each', () => {
  const cluster = startRunning();
  const phases: string[] = [];
  cluster.resign();
  for (let tick = 0; tick < 4; tick += 1) {
    const ownership = cluster.ownership();
    const known = `${cluster.changefeeds().length} known`;
    phases.push(
      ownership.phase === 'leading'
        ? `leading, ticked ${ownership.ticked}, ${known}`
        : `${ownership.phase}, ${known}`,
    );
    cluster.advance(50);
  }
  expect(phases).toEqual([
    'resigning, 1 known',
    'vacant, 0 known',
    'leading, ticked false, 0 known',
    'leading, ticked true, 1 known',
  ]);
});

test('a new owner schedules the changefeeds a tick after it has seen them, and they keep their tables', () => {
  const cluster = startRunning();
  const before = cluster.changefeed('feed')?.tables;
  cluster.resign();
  cluster.advance(150);
  expect(cluster.changefeed('feed')).toMatchObject({ state: 'normal', scheduled: false });
  cluster.advance(50);
  expect(cluster.changefeed('feed')?.scheduled).toBe(true);
  expect(cluster.changefeed('feed')?.tables).toEqual(before);
});

test('jobs that the owner has not applied are lost with it', () => {
  const cluster = startRunning();
  cluster.enqueue('pause', 'feed');
  cluster.resign();
  cluster.enqueue('pause', 'feed');
  cluster.advance(50);
  cluster.enqueue('pause', 'feed');
  cluster.advance(5_000);
  expect(stateOf(cluster)).toBe('normal');
});

test('a pause that was written survives the owner', () => {
  const cluster = startRunning();
  cluster.enqueue('pause', 'feed');
  cluster.advance(50);
  cluster.loseOwner();
  cluster.advance(15_000);
  expect(stateOf(cluster)).toBe('stopped');
});

test('any capture may win an election, but not the one that has resigned while another one waits', () => {
  const winners: string[] = [];
  const cluster = start();
  for (let round = 0; round < 40; round += 1) {
    cluster.resign();
    cluster.advance(5_000);
    const ownership = cluster.ownership();
    winners.push(ownership.phase === 'leading' ? ownership.captureId : ownership.phase);
  }
  expect(new Set(winners).size).toBe(3);
  expect(winners.filter((winner, index) => winner === winners[index - 1])).toEqual([]);
});

test('up to v6.1 a cluster of one node is without owner for up to 20 seconds after repeated resignations', () => {
  const cluster = start({ rules: oldRules, captures: 1 });
  cluster.resign();
  cluster.advance(600);
  expect(cluster.ownership()).toMatchObject({ phase: 'leading', ticked: true });
  cluster.resign();
  cluster.advance(18_000);
  expect(cluster.ownership().phase).toBe('vacant');
  cluster.advance(2_000);
  expect(cluster.ownership().phase).toBe('leading');
});

test('from v6.2 on a cluster of one node has an owner again within a second', () => {
  const cluster = start({ captures: 1 });
  cluster.resign();
  cluster.advance(999);
  expect(cluster.ownership().phase).toBe('vacant');
  cluster.advance(1);
  expect(cluster.ownership().phase).toBe('leading');
});

test('a lost owner keeps its key for ten seconds, then another capture takes over', () => {
  const cluster = startRunning();
  const [first] = cluster.captures();
  cluster.loseOwner();
  cluster.advance(9_999);
  expect(cluster.ownership()).toEqual({ phase: 'lost', captureId: first?.id });
  cluster.advance(1);
  expect(cluster.ownership()).toEqual({ phase: 'vacant' });
  cluster.advance(100);
  expect(cluster.ownership()).toMatchObject({ phase: 'leading', ticked: true });
  expect(cluster.ownership()).not.toMatchObject({ captureId: first?.id });
});

test('the checkpoint goes on under a new owner', () => {
  const cluster = startRunning();
  cluster.loseOwner();
  cluster.advance(20_000);
  expect(timeOf(cluster.changefeed('feed')?.checkpointTs)).toBe(startTime + 22_800);
});
