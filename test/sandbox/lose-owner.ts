// A cluster without an owner.
import type { ClusterControl } from '../../src/sandbox/index.js';

/** Kills the process of the owner, which starts again, and lets its lease end: nobody leads. The election comes with the next tick. */
export async function loseOwner(cluster: ClusterControl): Promise<void> {
  cluster.fault({ kind: 'owner-lost' });
  cluster.advance(10_000);
  await cluster.listening();
}
