// Measures the list of 100, 1,000 and 10,000 changefeeds.
import { median } from '../measure/figures.js';
import { call } from './call.js';
import type { Row } from './figures.js';
import { path, sandbox, withServer } from './servers.js';

const sizes = [100, 1_000, 10_000];
const repetitions = 15;
/** Maximum ratio of the time for each changefeed, when the list becomes ten times as long. */
const tolerance = 2;

export const listHead = ['changefeeds', 'ms a list', 'us a changefeed'];

export function measureLists(): Promise<Row[]> {
  return withServer(sandbox('empty'), async (url) => {
    const rows: Row[] = [];
    let created = 0;
    let before: number | undefined;
    for (const size of sizes) {
      await createUntil(url, created, size);
      created = size;
      const time = await timeOfList(url);
      const each = time / size;
      const cells = [`${size}`, time.toFixed(1), (each * 1_000).toFixed(1)];
      const text = `at most ${tolerance}x each`;
      rows.push(
        before === undefined
          ? { cells }
          : { cells, target: { text, met: each <= tolerance * before } },
      );
      before = each;
    }
    return rows;
  });
}

/** Creates the changefeeds. Resolves when the list shows all of them. */
async function createUntil(url: string, from: number, to: number): Promise<void> {
  const numbers = Array.from({ length: to - from }, (_, index) => from + index);
  await Promise.all(
    numbers.map((number) =>
      call(url, 'POST', path, 202, { changefeed_id: `bench-${number}`, sink_uri: 'blackhole://' }),
    ),
  );
  for (let shown = 0; shown !== to; ) shown = JSON.parse(await call(url, 'GET', path, 200)).length;
}

/** Returns the median in milliseconds. */
async function timeOfList(url: string): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < repetitions; count += 1) {
    const start = performance.now();
    await call(url, 'GET', path, 200);
    times.push(performance.now() - start);
  }
  return median(times);
}
