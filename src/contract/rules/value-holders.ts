// Groups the holders of a value that should be the same everywhere, so that a finding can name who has which one.

/** Values and holders that are named. */
const maxValues = 3;
const maxHolders = 3;

/** Returns the holders of each value. Holders without a value are left out. */
export function holdersOf(
  pairs: readonly (readonly [value: unknown, holder: string])[],
): ReadonlyMap<string, readonly string[]> {
  const holders = new Map<string, string[]>();
  for (const [value, holder] of pairs) {
    if (value === undefined) continue;
    const text = String(value);
    const all = holders.get(text) ?? [];
    holders.set(text, all);
    all.push(holder);
  }
  return holders;
}

/** Prints values with their holders: `7 of a, b; 8 of c`. */
export function describeHolders(holders: ReadonlyMap<string, readonly string[]>): string {
  const named = [...holders].slice(0, maxValues).map(([value, all]) => {
    const more = all.length > maxHolders ? ` and ${all.length - maxHolders} more` : '';
    return `${value || 'an empty text'} of ${all.slice(0, maxHolders).join(', ')}${more}`;
  });
  const more = holders.size - named.length;
  return named.join('; ') + (more > 0 ? `; and ${more} other values` : '');
}
