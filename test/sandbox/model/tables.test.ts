// Which capture has which table.
import { expect, test } from 'vitest';
import { start, startRunning, tablesOf } from './support.js';

const counts = (cluster: ReturnType<typeof start>) =>
  tablesOf(cluster).map((tables) => tables.length);

test('the tables of a running changefeed are spread evenly', () => {
  expect(counts(startRunning())).toEqual([2, 2, 2]);
});

test('only tables that the filter rules choose are replicated', () => {
  const cluster = startRunning({}, { filter_rules: ['db.*', '!db.t[2-6]'] });
  expect(tablesOf(cluster).flat()).toEqual([63n]);
});

test('ineligible tables are replicated by force alone', () => {
  const tables = ['db.t1', 'db.t2:ineligible'];
  expect(tablesOf(startRunning({ tables })).flat()).toEqual([63n]);
  const forced = startRunning({ tables }, { force_replicate: true });
  expect(tablesOf(forced).flat().sort()).toEqual([63n, 65n]);
  expect(forced.matchingTables(['db.t2'])).toEqual([{ id: 65n, name: 'db.t2', eligible: false }]);
});

test('a table moves to the capture that is asked for', () => {
  const cluster = startRunning();
  const [target] = cluster.captures();
  const [mine = [], other = []] = tablesOf(cluster);
  const [tableId = 0n] = other;
  cluster.enqueue('move-table', 'feed', { tableId, captureId: target?.id ?? '' });
  cluster.advance(50);
  expect(tablesOf(cluster)[0]).toEqual([...mine, tableId]);
  expect(counts(cluster)).toEqual([3, 1, 2]);
});

test('moving an unknown table, or a table to an unknown capture, changes nothing', () => {
  const cluster = startRunning();
  const before = tablesOf(cluster);
  const captureId = cluster.captures()[0]?.id ?? '';
  cluster.enqueue('move-table', 'feed', { tableId: 0n, captureId });
  cluster.enqueue('move-table', 'feed', { tableId: 63n, captureId: 'nobody' });
  cluster.advance(200);
  expect(tablesOf(cluster)).toEqual(before);
});

test('rebalancing spreads the tables again', () => {
  const cluster = startRunning();
  const captureId = cluster.captures()[0]?.id ?? '';
  for (const tableId of [63n, 65n, 67n, 69n, 71n, 73n]) {
    cluster.enqueue('move-table', 'feed', { tableId, captureId });
  }
  cluster.advance(1_000);
  expect(counts(cluster)).toEqual([6, 0, 0]);
  cluster.enqueue('rebalance', 'feed');
  cluster.advance(50);
  expect(counts(cluster)).toEqual([2, 2, 2]);
  expect(tablesOf(cluster).flat().sort()).toEqual([63n, 65n, 67n, 69n, 71n, 73n]);
});

test('draining moves all tables away over some ticks and marks the capture as stopping', () => {
  const tables = Array.from({ length: 60 }, (_, index) => `db.t${index}`);
  const cluster = startRunning({ tables });
  const capture = cluster.captures()[1];
  const id = capture?.id ?? '';
  expect(cluster.drain(id)).toBe(20);
  expect(cluster.captures().map(({ liveness }) => liveness)).toEqual([0, 1, 0]);
  cluster.advance(50);
  expect(cluster.drain(id)).toBe(10);
  cluster.advance(50);
  expect(cluster.drain(id)).toBe(0);
  expect(counts(cluster)).toEqual([30, 0, 30]);
});

test('a table name without a database is refused', () => {
  expect(() => start({ tables: ['orders'] })).toThrow('Expected a table such as "db.t1"');
});
