// What holds whatever is asked for in whatever order.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cluster, JobKind } from '../../../src/sandbox/model/types.js';
import { newRules, oldRules, settings, start } from './support.js';

const ids = ['a', 'b', 'c'];
const id = fc.constantFrom(...ids);
const kind = fc.constantFrom<JobKind>('pause', 'resume', 'remove', 'rebalance');
const capture = fc.nat(2);

type Step = (cluster: Cluster) => void;
const captureId = (cluster: Cluster, index: number) => cluster.captures()[index]?.id ?? '';

const step: fc.Arbitrary<Step> = fc.oneof(
  id.map(
    (name): Step =>
      (cluster) =>
        void cluster.create(name, settings(cluster)),
  ),
  fc.tuple(kind, id).map(
    ([job, name]): Step =>
      (cluster) =>
        cluster.enqueue(job, name),
  ),
  fc.tuple(id, capture, fc.nat(7)).map(
    ([name, index, table]): Step =>
      (cluster) => {
        const detail = { tableId: BigInt(61 + 2 * table), captureId: captureId(cluster, index) };
        cluster.enqueue('move-table', name, detail);
      },
  ),
  fc.tuple(id, fc.boolean(), fc.boolean()).map(
    ([name, fatal, retryable]): Step =>
      (cluster) => {
        const code = fatal ? 'CDC:ErrGCTTLExceeded' : 'CDC:ErrX';
        cluster.fail(name, { code, message: 'x', retryable });
      },
  ),
  id.map(
    (name): Step =>
      (cluster) =>
        cluster.warn(name, { code: 'CDC:ErrX', message: 'slow' }),
  ),
  fc.tuple(id, fc.boolean()).map(
    ([name, on]): Step =>
      (cluster) =>
        cluster.stickCheckpoint(name, on),
  ),
  capture.map(
    (index): Step =>
      (cluster) =>
        void cluster.drain(captureId(cluster, index)),
  ),
  fc.constant<Step>((cluster) => cluster.resign()),
  fc.constant<Step>((cluster) => cluster.loseOwner()),
  fc.tuple(capture, fc.constantFrom('stop', 'kill', 'start')).map(
    ([port, change]): Step =>
      (cluster) =>
        cluster[change](port),
  ),
  fc.constant<Step>((cluster) => cluster.restore(cluster.snapshot())),
  fc.oneof(fc.nat(300), fc.nat(30_000), fc.nat(4_000_000)).map(
    (milliseconds): Step =>
      (cluster) =>
        cluster.advance(milliseconds),
  ),
);

function check(cluster: Cluster, checkpoints: Map<string, bigint>): void {
  const live = cluster.captures().map(({ id }) => id);
  const ownership = cluster.ownership();
  if (ownership.phase !== 'vacant') expect(live).toContain(ownership.captureId);
  for (const name of ids) if (!cluster.isStored(name)) checkpoints.delete(name);
  for (const feed of cluster.changefeeds()) {
    const key = `${feed.id} of ${feed.createTime}`;
    expect(feed.checkpointTs).toBeGreaterThanOrEqual(checkpoints.get(key) ?? 0n);
    checkpoints.set(key, feed.checkpointTs);
    if (feed.resolvedTs !== 0n) expect(feed.resolvedTs).toBeGreaterThanOrEqual(feed.checkpointTs);
    if (!feed.scheduled) continue;
    expect([...feed.tables.keys()]).toEqual(live);
    const placed = [...feed.tables.values()].flat().sort();
    expect(placed).toEqual([63n, 65n, 67n, 69n, 71n, 73n]);
  }
}

test.each([
  ['older', oldRules],
  ['newer', newRules],
])(
  '%s model: checkpoints never go back, every table has one capture, and there is one owner at most',
  (_, rules) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), fc.nat(), (steps, seed) => {
        const cluster = start({ rules, seed });
        const checkpoints = new Map<string, bigint>();
        for (const run of steps) {
          run(cluster);
          check(cluster, checkpoints);
        }
        cluster.start(0);
        cluster.advance(60_000);
        expect(cluster.ownership()).toMatchObject({ phase: 'leading', ticked: true });
      }),
      { numRuns: 300, seed: 20260102 },
    );
  },
);
