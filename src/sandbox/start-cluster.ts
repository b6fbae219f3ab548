// The model that a sandbox begins with.
import { createCluster } from './cluster/cluster.js';
import type { Cluster } from './cluster/types.js';
import type { SandboxOptions } from './index.js';
import type { Traits } from './releases.js';

/** When virtual time begins: 2021-08-10 14:04:54.242 in the zone of the documented examples. */
const virtualStart = Date.UTC(2021, 7, 10, 6, 4, 54, 242);

/**
 * @param addresses where the captures listen, in their order.
 * @throws {RangeError} for options out of their bounds.
 */
export function startCluster(
  options: SandboxOptions,
  traits: Traits,
  addresses: readonly string[],
): Cluster {
  const cluster = createCluster({
    rules: traits.rules,
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
