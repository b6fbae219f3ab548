// The upstream's TSOs: server-behaviour/running-servers.md#tso-steps.
import { expect, test } from 'vitest';
import type { Cluster } from '../../../src/sandbox/model/types.js';
import { settings, start, startRunning, startTime, timeOf } from './support.js';

const counterOf = (tso = 0n) => Number(BigInt.asUintN(18, tso));
const checkpointOf = (cluster: Cluster, id = 'feed') => cluster.changefeed(id)?.checkpointTs;

test('the time of a TSO moves in steps of 50 ms, and the counter counts up within a step', () => {
  const cluster = start();
  for (const milliseconds of [0, 1, 48]) {
    cluster.advance(milliseconds);
    const tsos = [cluster.tso(), cluster.tso()];
    expect(tsos.map(timeOf)).toEqual([startTime, startTime]);
    expect(counterOf(tsos[1]) - counterOf(tsos[0])).toBe(1);
  }
  expect(counterOf(cluster.tso())).toBe(7);
  cluster.advance(1);
  expect(timeOf(cluster.tso())).toBe(startTime + 50);
});

test('no TSO is taken twice, however time passes and whatever is restored in between', () => {
  const cluster = start();
  const taken = [0, 10, 45, 0, 200, 3_600_000].map((milliseconds) => {
    cluster.advance(milliseconds);
    const snapshot = cluster.snapshot();
    const tso = cluster.tso();
    cluster.restore(snapshot);
    expect(cluster.tso()).toBe(tso);
    return tso;
  });
  expect(taken).toEqual([...new Set(taken)].sort((one, other) => (one < other ? -1 : 1)));
});

test('checkpoints have a counter from 1 to 9, so that doubles round them, from the first on', () => {
  const cluster = start({ state: 'documented' });
  const counters = Array.from({ length: 400 }, () => {
    cluster.advance(50);
    const checkpoint = checkpointOf(cluster, 'test1') ?? 0n;
    expect(String(Number(checkpoint))).not.toBe(String(checkpoint));
    return counterOf(checkpoint);
  });
  expect([...new Set(counters)].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test.each([-1n, 0n, 1n])(
  'a changefeed ends at a target %d behind what servers take then',
  (more) => {
    const [one, other] = [startRunning(), start()];
    const passed = checkpointOf(one) ?? 0n;
    const config = settings(other, { target_ts: passed + more });
    other.create('feed', config);
    other.advance(60_000);
    expect(other.changefeed('feed')).toMatchObject({
      state: 'finished',
      checkpointTs: config.target_ts,
    });
  },
);

test('the seed decides the counters', () => {
  const counters = (seed: number) => {
    const cluster = startRunning({ seed });
    return Array.from({ length: 20 }, () => {
      cluster.advance(50);
      return counterOf(checkpointOf(cluster));
    });
  };
  expect(counters(7)).toEqual(counters(7));
  expect(counters(7)).not.toEqual(counters(8));
});
