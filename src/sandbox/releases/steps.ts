// Tables of what differs between releases, and how they are read.
import { has, type Release } from '../release.js';

/** The values of a trait, each with the releases (see `has`) it came in. The last one that fits holds. */
export type Steps = readonly (readonly [since: string, value: unknown])[];

/** Traits by name. */
type Rows = Readonly<Record<string, Steps>>;

/** The values of the rows in a release. */
export type ValuesOf<Table extends Rows> = {
  readonly [Name in keyof Table]: Table[Name][number][1];
};

/** The value that each row of a table has in a release. */
export function readTable<Table extends Rows>(release: Release, table: Table): ValuesOf<Table> {
  const entries = Object.entries(table).map(([name, steps]) => {
    return [name, steps.findLast(([since]) => has(release, since))?.[1]];
  });
  // Each value is one of its own row's, which is more than the compiler can see.
  return Object.fromEntries(entries) as ValuesOf<Table>;
}
