// Sends tens of thousands of lifecycle calls to a sandbox and measures its memory at the start, in the middle and at the end.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { call } from './call.js';
import type { Memory, Order } from './cycles.js';
import type { Row } from './figures.js';
import { path } from './servers.js';

/** Number of changefeeds that exist at the same time. */
const batch = 50;
/** A few owner ticks, in milliseconds. */
const aMoment = 400;
/** Random variation of the heap in MB. */
const tolerance = 5;

export const lifecycleHead = ['calls', 'heap (MB)', 'resident (MB)', 'calls/s'];

type Step = (url: string, id: string) => Promise<string>;

/** The calls of one changefeed's lifecycle, in order. Each takes effect. */
const life: readonly Step[] = [
  (url, id) => call(url, 'POST', path, 202, { changefeed_id: id, sink_uri: 'blackhole://' }),
  (url, id) => call(url, 'GET', `${path}/${id}`, 200),
  (url, id) => call(url, 'POST', `${path}/${id}/pause`, 202),
  (url, id) => call(url, 'PUT', `${path}/${id}`, 202, { mounter_worker_num: 32 }),
  (url, id) => call(url, 'POST', `${path}/${id}/resume`, 202),
  (url, id) => call(url, 'DELETE', `${path}/${id}`, 202),
];

/** @param calls Minimum number of calls. The first tenth is sent before the first measurement of the memory. */
export async function measureLifecycle(calls: number): Promise<Row[]> {
  const file = new URL('./cycles.ts', import.meta.url);
  const server = fork(file, { execArgv: [...process.execArgv, '--expose-gc'] });
  try {
    const [url] = await once(server, 'message');
    const rows: Row[] = [];
    const heaps: number[] = [];
    let done = 0;
    let start = performance.now();
    for (const share of [0.1, 0.55, 1]) {
      const before = done;
      while (done < calls * share) done += await liveAndDie(server, url, done);
      const rate = ((done - before) * 1_000) / (performance.now() - start);
      const { heap, resident }: Memory = await ask(server, 'memory');
      heaps.push(heap);
      rows.push(rowOf([`${done}`, heap.toFixed(1), resident.toFixed(1), rate.toFixed(0)], heaps));
      start = performance.now();
    }
    return rows;
  } finally {
    server.kill();
  }
}

/** Makes a line of the table. The first heap is the reference for the others. */
function rowOf(cells: readonly string[], heaps: readonly number[]): Row {
  const [first = 0] = heaps;
  if (heaps.length === 1) return { cells };
  const met = (heaps.at(-1) ?? 0) <= first + tolerance;
  return { cells, target: { text: `heap at most ${tolerance} MB above the first`, met } };
}

/** Runs the lifecycle of a batch of changefeeds. Resolves with the number of calls. */
async function liveAndDie(server: ChildProcess, url: string, first: number): Promise<number> {
  const ids = Array.from({ length: batch }, (_, index) => `bench-${first + index}`);
  for (const step of life) {
    await Promise.all(ids.map((id) => step(url, id)));
    await ask(server, { advance: aMoment });
  }
  return batch * life.length;
}

async function ask(server: ChildProcess, order: Order) {
  const message = once(server, 'message');
  server.send(order);
  const [value] = await message;
  return value;
}
