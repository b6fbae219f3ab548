// Bodies of create and update, and the checks that both make.
import type { JsonValue } from '../../codec/index.js';
import type { ChangefeedConfig } from '../cluster/types.js';
import { wrapped } from '../errors.js';
import type { Context } from './types.js';

type Body = { readonly [key: string]: JsonValue };

/** Settings as they stand in a body; zero values where there are none. */
export function readConfig(body: Body): ChangefeedConfig {
  const { sink_config } = body;
  return {
    sink_uri: textOf(body.sink_uri),
    start_ts: integerOf(body.start_ts),
    target_ts: integerOf(body.target_ts),
    force_replicate: body.force_replicate === true,
    ignore_ineligible_table: body.ignore_ineligible_table === true,
    filter_rules: itemsOf(body.filter_rules).map(textOf),
    ignore_txn_start_ts: itemsOf(body.ignore_txn_start_ts).map(integerOf),
    mounter_worker_num: safeInteger(Number(body.mounter_worker_num ?? 0)),
    sink_config,
  };
}

export function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function integerOf(value: JsonValue | undefined): bigint {
  return typeof value === 'bigint' ? value : 0n;
}

/** Go's int has 64 bits; more threads than a double can count are all the same. */
function safeInteger(value: number): number {
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(value, Number.MAX_SAFE_INTEGER));
}

function itemsOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

/**
 * The tables that the rules match.
 *
 * @throws {Refusal} for a rule that cannot be read.
 */
export function checkFilter({ cluster, traits }: Context, rules: readonly string[]) {
  try {
    return cluster.matchingTables(rules);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // How v6.2 and later print the rules before the cause is a guess.
    const text = traits.codeOfWrapped
      ? `filter rule is invalid [${rules.join(' ')}]`
      : 'filter rule is invalid';
    throw wrapped(traits, 'CDC:ErrFilterRuleInvalid', text, error.message);
  }
}
