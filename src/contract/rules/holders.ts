// Whose value is which, where values should be the same and are not.

/** More of them add nothing. */
const mostValues = 3;
const mostHolders = 3;

/** Who has each value; without those that have none. */
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

/** `7 of a, b; 8 of c`. */
export function describeHolders(holders: ReadonlyMap<string, readonly string[]>): string {
  const told = [...holders].slice(0, mostValues).map(([value, all]) => {
    const more = all.length > mostHolders ? ` and ${all.length - mostHolders} more` : '';
    return `${value || 'an empty text'} of ${all.slice(0, mostHolders).join(', ')}${more}`;
  });
  const more = holders.size - told.length;
  return told.join('; ') + (more > 0 ? `; and ${more} other values` : '');
}
