// The tables that the filter of a changefeed matches.
import type { ChangefeedConfig } from '../../../http/refusals/changefeed-config.js';
import { readFilter } from '../../../http/refusals/filter-rules.js';
import { ineligibleTables } from './errors.js';
import type { Context } from './types.js';

/**
 * Returns the upstream tables that the filter rules match.
 *
 * @throws {Refusal} if a rule cannot be read.
 */
export function matchingTables({ cluster, traits }: Context, config: ChangefeedConfig) {
  return readFilter(traits, config, () => cluster.matchingTables(config.filter_rules));
}

/** @throws {Refusal} if there are tables that cannot be replicated, and the settings neither force nor ignore them. */
export function checkEligible(context: Context, config: ChangefeedConfig): void {
  if (config.force_replicate || config.ignore_ineligible_table) return;
  const names = matchingTables(context, config).flatMap(({ eligible, name }) =>
    eligible ? [] : [name],
  );
  if (names.length > 0) throw ineligibleTables(names);
}
