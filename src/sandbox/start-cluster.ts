// Creates the model of a sandbox.
import { createCluster } from './model/cluster.js';
import type { Cluster } from './model/types.js';
import type { SandboxOptions } from './options.js';
import type { Traits } from './traits/index.js';

/** Start of the virtual time: 2021-08-10 14:04:54.242 in the zone of the documented examples. */
const virtualStart = Date.UTC(2021, 7, 10, 6, 4, 54, 242);

/**
 * Creates the cluster that the options describe.
 *
 * @param addresses `host:port` of the captures, in their order.
 * @throws {RangeError} if an option is out of its bounds.
 */
export function startCluster(
  options: SandboxOptions,
  traits: Traits,
  addresses: readonly string[],
): Cluster {
  const cluster = createCluster({
    rules: {
      ...traits.rules,
      drainStopsScheduling: options.quirks === true && traits.drainStopsScheduling,
    },
    seed: options.seed ?? 1,
    captures: addresses.length,
    host: options.host ?? '127.0.0.1',
    tables: options.tables ?? [],
    release: traits.version,
    state: options.state ?? 'empty',
    startTime: options.clock === 'virtual' ? virtualStart : Date.now(),
  });
  cluster.setAddresses(addresses);
  return cluster;
}
