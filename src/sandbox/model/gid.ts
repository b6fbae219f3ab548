// Internal IDs of changefeeds in the new architecture. Servers use random UUIDs; here they depend on cluster ID and order of creation.
import { randomUuid } from './random.js';
import type { State } from './state.js';
import type { Gid } from './types.js';

/** @param order of the changefeed, as in `Feed.order`. */
export function gidOf({ upstreamId }: State, order: number): Gid {
  // The lower half of a cluster ID is random. The factor gives consecutive changefeeds different seeds.
  const seed = Number(BigInt.asIntN(32, upstreamId)) ^ Math.imul(order + 1, 0x9e3779b9);
  const digits = randomUuid({ random: seed }).replaceAll('-', '');
  return { low: littleEndian(digits.slice(0, 16)), high: littleEndian(digits.slice(16)) };
}

function littleEndian(digits: string): bigint {
  const bytes = digits.match(/../g) ?? [];
  return BigInt(`0x${bytes.reverse().join('')}`);
}
