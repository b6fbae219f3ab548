// Distributes tables over captures.
import type { Model } from './model.js';
import { randomBelow } from './random.js';
import type { Feed, State } from './state.js';

/** Number of tables that move away from stopping captures in one owner tick. */
const drainedPerTick = 10;

/** Returns the indexes of captures that may get tables: of those that run, the ones that are alive, or all if every one is stopping. */
export function targets(state: State): number[] {
  const running = [...state.captures.keys()].filter((index) => isRunningOn(state, index));
  const alive = running.filter((index) => state.captures[index]?.liveness === 0);
  return alive.length === 0 ? running : alive;
}

function isRunningOn(state: State, index: number): boolean {
  return state.captures[index]?.process === 'running';
}

/** Returns whether a capture that is stopping or drained still runs. */
export function hasDrained({ captures }: State): boolean {
  return captures.some(({ process, liveness }) => process === 'running' && liveness > 0);
}

/** Returns the index of the capture that runs on a port, or -1. */
export function runningOn(state: State, port: number): number {
  return state.captures.findIndex((capture) => {
    return capture.port === port && capture.process === 'running';
  });
}

/** Returns the indexes of the captures that the list contains, in the order of their ports. */
export function listed({ captures }: State): number[] {
  const portOf = (index: number) => captures[index]?.port ?? 0;
  return [...captures.keys()]
    .filter((index) => captures[index]?.process !== 'gone')
    .sort((one, other) => portOf(one) - portOf(other));
}

/** Distributes the tables of a changefeed over captures, by default those in `targets`. Tables that have a capture stay there. */
export function place(
  { state, tablesOf }: Model,
  feed: Feed,
  open: readonly number[] = targets(state),
): void {
  const wanted = tablesOf(feed.config);
  const known = new Set(wanted);
  const placed = state.captures.map((_, index) =>
    (feed.tables[index] ?? []).filter((table) => known.has(table)),
  );
  const settled = new Set(placed.flat());
  const offset = randomBelow(state, open.length);
  const order = [...open.slice(offset), ...open.slice(0, offset)];
  for (const table of wanted) {
    if (!settled.has(table)) emptiest(placed, order)?.push(table);
  }
  feed.tables = placed;
}

function emptiest(placed: bigint[][], order: readonly number[]): bigint[] | undefined {
  let best: bigint[] | undefined;
  for (const index of order) {
    const tables = placed[index];
    if (tables && (best === undefined || tables.length < best.length)) best = tables;
  }
  return best;
}

/** Gives further tables to the captures in `targets` that have the fewest of the changefeed's. */
export function spread(state: State, { tables }: Feed, more: readonly bigint[]): void {
  const open = targets(state);
  for (const table of more) emptiest(tables, open)?.push(table);
}

/** Moves the fewest tables after which the numbers per capture differ by at most one. */
export function rebalance({ state }: Model, feed: Feed): void {
  const open = targets(state);
  for (;;) {
    const sorted = feed.tables
      .filter((_, index) => open.includes(index))
      .sort((one, other) => one.length - other.length);
    const [least, most] = [sorted[0], sorted.at(-1)];
    if (!least || !most || most.length - least.length < 2) return;
    const [table] = most.splice(-1);
    if (table !== undefined) least.push(table);
  }
}

/** Moves a table of the changefeed to a capture. Does nothing if the table is not found or the capture is not alive. */
export function moveTable(
  { state }: Model,
  feed: Feed,
  table: bigint | undefined,
  captureId?: string,
): void {
  const from = feed.tables.find((tables) => tables.some((id) => id === table));
  const to = state.captures.findIndex(({ id, liveness, process }) => {
    return id === captureId && liveness === 0 && process === 'running';
  });
  const place = feed.tables[to];
  if (table === undefined || from === undefined || place === undefined || place === from) return;
  from.splice(from.indexOf(table), 1);
  place.push(table);
}

/** Returns the number of tables on a capture. */
export function tablesOn(state: State, capture: number): number {
  let count = 0;
  for (const { tables } of state.feeds.values()) count += tables[capture]?.length ?? 0;
  return count;
}

/** Moves some tables away from stopping captures. Returns whether more are left. */
export function drainSome({ state }: Model): boolean {
  const open = targets(state);
  const stopping = [...state.captures.keys()].filter((index) => {
    return isRunningOn(state, index) && !open.includes(index);
  });
  let left = drainedPerTick;
  for (const { tables } of state.feeds.values()) {
    for (const index of stopping) {
      const leaving = tables[index] ?? [];
      while (leaving.length > 0) {
        if (left === 0) return true;
        const [table] = leaving.splice(-1);
        if (table !== undefined) emptiest(tables, open)?.push(table);
        left -= 1;
      }
    }
  }
  return false;
}
