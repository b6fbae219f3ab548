// The order of what servers keep in a map: none.
import { type RandomState, randomBelow } from '../cluster/random.js';

/** A copy in random order. */
export function shuffle<Item>(random: RandomState, items: readonly Item[]): Item[] {
  const shuffled: Item[] = [];
  for (const item of items) {
    const place = randomBelow(random, shuffled.length + 1);
    const moved = shuffled[place];
    if (moved === undefined) {
      shuffled.push(item);
      continue;
    }
    shuffled.push(moved);
    shuffled[place] = item;
  }
  return shuffled;
}
