// Tables of what differs between releases, and how they are read.
import { has, type Release } from '../release.js';

/** Traits by name. Each has its values with the releases (see `has`) that they came in; the last one that fits holds. */
export type Steps = Readonly<Record<string, readonly (readonly [since: string, value: unknown])[]>>;

/** The values of a release. */
export type ValuesOf<Table extends Steps> = {
  readonly [Name in keyof Table]: Table[Name][number][1];
};

export function valuesOf<Table extends Steps>(release: Release, table: Table): ValuesOf<Table> {
  const entries = Object.entries(table).map(([name, steps]) => {
    return [name, steps.findLast(([since]) => has(release, since))?.[1]];
  });
  // Each value is one of its own row's, which is more than the compiler can see.
  return Object.fromEntries(entries) as ValuesOf<Table>;
}
