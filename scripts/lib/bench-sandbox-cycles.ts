// A sandbox in a process of its own whose time and memory its parent commands: `npm run bench:sandbox` sends it lifecycle calls.
import { startSandbox } from '../../src/sandbox/index.js';

/** What the parent asks for: so many milliseconds of virtual time, or the memory that is in use. */
export type Order = { readonly advance: number } | 'memory';

/** In MB, after a garbage collection. */
export interface Memory {
  readonly heap: number;
  readonly resident: number;
}

const sandbox = await startSandbox({ port: 0, clock: 'virtual', state: 'empty' });
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
