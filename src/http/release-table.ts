// Tables of what differs between servers: one row per trait, one notation for both architectures. Pure.
import type { Generation, Release } from '../shared/release.js';
import { isInRange } from '../shared/release-range.js';

export interface ServerVersion {
  readonly generation: Generation;
  readonly release: Release;
}

/**
 * One trait: either the servers in which it is true, or its values with the servers that have them, of which the last one that fits
 * decides.
 *
 * Servers are a range of releases such as `>=6.5.3 <6.6.0 || >=7.1.0` in both architectures. `classic` or `newarch` in front of the
 * range, or alone, limits it to one of them.
 */
export type TraitRow = string | readonly (readonly [servers: string, value: unknown])[];

type TraitRows = Readonly<Record<string, TraitRow>>;

/** The value of each row for one server. */
export type ValuesOf<Rows extends TraitRows> = {
  readonly [Name in keyof Rows]: Rows[Name] extends readonly (readonly [string, infer Value])[]
    ? Value
    : boolean;
};

/** Reads the value that each row has for a server. */
export function readRows<Rows extends TraitRows>(
  server: ServerVersion,
  rows: Rows,
): ValuesOf<Rows> {
  const entries = Object.entries(rows).map(([name, row]) => {
    if (typeof row === 'string') return [name, fits(server, row)];
    return [name, row.findLast(([servers]) => fits(server, servers))?.[1]];
  });
  // Each value comes from the row of its name, which the compiler cannot see.
  return Object.fromEntries(entries) as ValuesOf<Rows>;
}

/** Returns whether `servers`, in the notation of a trait, contains the server. */
export function fits({ generation, release }: ServerVersion, servers: string): boolean {
  const [, only, range = ''] = /^(classic|newarch)? ?(.*)$/.exec(servers) ?? [];
  if (only !== undefined && only !== generation) return false;
  return range === '' || isInRange(release, range);
}
