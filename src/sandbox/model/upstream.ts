// The tables of the simulated TiDB cluster, and those that filter rules match.

import { parseFilter } from '../../http/refusals/table-filter/filter.js';
import { documentedTables } from './documented-state.js';
import type { ClusterOptions } from './start-state.js';
import type { ChangefeedConfig } from './types.js';

interface Table {
  readonly id: bigint;
  readonly name: string;
  readonly eligible: boolean;
}

/** Creates the upstream. @throws {RangeError} if the name of a table is not of the form `db.table` or `db.table:ineligible`. */
export function createUpstream({ tables: names, state, rules }: ClusterOptions) {
  const tables: Table[] = state === 'documented' ? documentedTables.map(eligible) : [];
  for (const name of names) {
    const [plain = '', mark] = name.split(':');
    if (!/^[^.]+\..+$/.test(plain) || (mark !== undefined && mark !== 'ineligible')) {
      throw new RangeError(`Expected a table such as "db.t1", got ${JSON.stringify(name)}`);
    }
    if (tables.some((table) => table.name === plain)) continue;
    tables.push({ id: 63n + 2n * BigInt(tables.length), name: plain, eligible: !mark });
  }
  const matching = (filterRules: readonly string[]): readonly Table[] => {
    const matches = parseFilter(filterRules, rules.ruleWithoutTable);
    return tables.filter(({ name }) => {
      const dot = name.indexOf('.');
      return matches(name.slice(0, dot), name.slice(dot + 1));
    });
  };
  const tablesOf = (config: ChangefeedConfig) =>
    matching(config.filter_rules)
      .filter((table) => table.eligible || config.force_replicate)
      .map(({ id }) => id);
  return { matching, tablesOf };
}

function eligible(table: { readonly name: string; readonly id: bigint }): Table {
  return { ...table, eligible: true };
}
