// Internal IDs of the new architecture's changefeeds: random UUIDs, here derived from the cluster and the order of creation.
import { randomUuid } from './random.js';
import type { State } from './state.js';
import type { Gid } from './types.js';

/** @param order of the changefeed, as in `Feed.order`. */
export function gidOf({ upstreamId }: State, order: number): Gid {
  // The lower half of a cluster ID is chance; the factor keeps neighbours apart.
  const seed = Number(BigInt.asIntN(32, upstreamId)) ^ Math.imul(order + 1, 0x9e3779b9);
  const digits = randomUuid({ random: seed }).replaceAll('-', '');
  return { low: littleEndian(digits.slice(0, 16)), high: littleEndian(digits.slice(16)) };
}

function littleEndian(digits: string): bigint {
  const bytes = digits.match(/../g) ?? [];
  return BigInt(`0x${bytes.reverse().join('')}`);
}
