// Random values from a seed. The state of the generator is one number, so that snapshots can contain it.
import type { State } from './state.js';
import type { Gid } from './types.js';

/** The state of the generator. */
export interface RandomState {
  random: number;
}

/** Returns the next number from 0 up to, but not including, 1 (a Weyl sequence with a 32-bit finalizer). */
function nextRandom(state: RandomState): number {
  state.random = (state.random + 0x6d2b79f5) | 0;
  let bits = Math.imul(state.random ^ (state.random >>> 15), state.random | 1);
  bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
  return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
}

/** Returns a whole number from 0 up to, but not including, `bound`. */
export function randomBelow(state: RandomState, bound: number): number {
  return Math.floor(nextRandom(state) * bound);
}

/** Returns the items in a random order. */
export function shuffle<Item>(state: RandomState, items: readonly Item[]): Item[] {
  const shuffled: Item[] = [];
  for (const [index, item] of items.entries()) {
    const place = randomBelow(state, index + 1);
    const displaced = shuffled[place];
    if (displaced !== undefined) shuffled.push(displaced);
    shuffled[place] = item;
  }
  return shuffled;
}

/** Returns lower-case hexadecimal digits. */
export function randomHex(state: RandomState, length: number): string {
  return Array.from({ length }, () => randomBelow(state, 16).toString(16)).join('');
}

/** Returns a UUID of version 4. */
export function randomUuid(state: RandomState): string {
  const variant = (8 + randomBelow(state, 4)).toString(16);
  const [a, b, c, d, e] = [8, 4, 3, 3, 12].map((length) => randomHex(state, length));
  return `${a}-${b}-4${c}-${variant}${d}-${e}`;
}

/**
 * Returns the internal ID of a changefeed in the new architecture. Servers use random UUIDs; here they depend on the cluster ID and the
 * order of creation.
 *
 * @param order of the changefeed, as in `Feed.order`.
 */
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
