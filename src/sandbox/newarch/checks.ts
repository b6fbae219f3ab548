// Checks that operations of the new architecture share.
import type { Changefeed, ChangefeedConfig } from '../cluster/types.js';
import { refuse } from '../refusal.js';
import { ineligibleTables, notInitialized, unknownChangefeed } from './refusals.js';
import type { NewarchContext } from './types.js';

/** @throws {Refusal} while the coordinator has not heard from all captures. */
export function checkReady({ cluster }: NewarchContext): void {
  if (!isReady(cluster)) throw notInitialized;
}

export function isReady(cluster: NewarchContext['cluster']): boolean {
  const ownership = cluster.ownership();
  return ownership.phase === 'leading' && ownership.ticked;
}

/** @throws {Refusal} unless the coordinator is ready and knows the changefeed. */
export function findChangefeed(context: NewarchContext, id: string): Changefeed {
  checkReady(context);
  const changefeed = context.cluster.changefeed(id);
  if (changefeed === undefined) throw unknownChangefeed(id);
  return changefeed;
}

/**
 * The tables that the filter matches.
 *
 * @throws {Refusal} for a rule that cannot be read.
 */
export function matchingTables({ cluster }: NewarchContext, config: ChangefeedConfig) {
  try {
    return cluster.matchingTables(config.filter_rules);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const filter = `[${config.filter_rules.join(' ')}] [${config.ignore_txn_start_ts.join(' ')}] []`;
    const text = `filter rule is invalid &{${filter}}: ${error.message}`;
    throw refuse('CDC:ErrFilterRuleInvalid', text);
  }
}

/** @throws {Refusal} if there are tables that cannot be replicated and neither flag says what to do with them. */
export function checkEligible(context: NewarchContext, config: ChangefeedConfig): void {
  if (config.force_replicate || config.ignore_ineligible_table) return;
  const names = matchingTables(context, config).flatMap(({ eligible, name }) =>
    eligible ? [] : [name],
  );
  if (names.length > 0) throw ineligibleTables(names);
}
