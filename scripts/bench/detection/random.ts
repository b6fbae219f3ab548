// Random numbers that can be repeated.

/** Returns a generator of numbers from 0 (inclusive) to 1 (exclusive) for a seed (Mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Chooses the given share of each group, at least one item, and keeps their order. */
export function sampleOf<Item>(
  items: readonly Item[],
  share: number,
  seed: number,
  groupOf: (item: Item) => string,
): Item[] {
  const random = randomFrom(seed);
  const ranked = items.map((item) => ({ item, rank: random() }));
  const groups = new Set(items.map(groupOf));
  return [...groups].flatMap((name) => {
    const group = ranked.filter(({ item }) => groupOf(item) === name);
    const size = Math.max(1, Math.round(group.length * share));
    const chosen = new Set(group.toSorted((a, b) => a.rank - b.rank).slice(0, size));
    return group.filter((one) => chosen.has(one)).map(({ item }) => item);
  });
}
