// A sandbox in a separate process for `npm run bench:sandbox`. Its parent advances its time and reads its memory.
import { startSandbox } from '../../../src/sandbox/index.js';

/** A request of the parent: to advance virtual time by milliseconds, or to report the memory in use. */
export type Order = { readonly advance: number } | 'memory';

/** Returns the memory in MB after a garbage collection. */
export interface Memory {
  readonly heap: number;
  readonly resident: number;
}

const sandbox = await startSandbox({ port: 0, clock: 'virtual', latency: 'none', state: 'empty' });
process.on('message', (order: Order) => {
  if (order === 'memory') {
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    process.send?.({ heap: heapUsed / 2 ** 20, resident: rss / 2 ** 20 } satisfies Memory);
  } else {
    sandbox.cluster.advance(order.advance);
    process.send?.('advanced');
  }
});
process.send?.(sandbox.url);
