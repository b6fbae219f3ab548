// The settings of a changefeed in a body, and the tables that its filter matches.
import type { JsonValue } from '../../../codec/index.js';
import type { Body } from '../../../http/refusals/body.js';
import { Refusal, wrapped } from '../../../http/refusals/refusal.js';
import type { ChangefeedConfig } from '../../model/types.js';
import type { Traits } from '../../traits/index.js';
import { ineligibleTables } from './errors.js';
import type { Context } from './types.js';

/** Reads the settings in a body. Settings that it does not contain are zero values. */
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

/** Go's int has 64 bits. Numbers of threads beyond 2^53 make no difference. */
function safeInteger(value: number): number {
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(value, Number.MAX_SAFE_INTEGER));
}

function itemsOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

/**
 * Returns the upstream tables that the filter rules match.
 *
 * @throws {Refusal} if a rule cannot be read.
 */
export function matchingTables({ cluster, traits }: Context, config: ChangefeedConfig) {
  try {
    return cluster.matchingTables(config.filter_rules);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalidFilter(traits, config, error.message);
  }
}

/**
 * Runs a check of the filter rules of a new changefeed. Up to v6.1 servers wrap its refusal in the same error again.
 *
 * @throws {Refusal} if the check fails.
 */
export function verifyFilter(traits: Traits, check: () => void): void {
  try {
    check();
  } catch (error) {
    const isInvalid = error instanceof Refusal && error.message.startsWith(`[${invalid.code}]`);
    if (!isInvalid || traits.filterText !== 'doubled') throw error;
    // server-behaviour/error-codes.md#filter-rule-file-without-code
    const twice = wrapped(traits, invalid.code, invalid.text, error).error;
    const isFile = error.message.includes('cannot open filter file');
    throw new Refusal(isFile ? { ...twice, code: '' } : twice);
  }
}

const invalid = { code: 'CDC:ErrFilterRuleInvalid', text: 'filter rule is invalid' } as const;

function invalidFilter(
  traits: Traits,
  { filter_rules: rules, ignore_txn_start_ts: ignored }: ChangefeedConfig,
  cause: string,
): Refusal {
  const { code, text } = invalid;
  if (traits.filterText === 'doubled') return wrapped(traits, code, text, cause);
  const pointer = traits.filterText === 'struct' ? '' : '<nil> ';
  const struct = `&{[${rules.join(' ')}] ${pointer}[${ignored.join(' ')}] []}`;
  return wrapped(traits, code, `${text} ${struct}`, cause);
}

/** @throws {Refusal} if there are tables that cannot be replicated, and the settings neither force nor ignore them. */
export function checkEligible(context: Context, config: ChangefeedConfig): void {
  if (config.force_replicate || config.ignore_ineligible_table) return;
  const names = matchingTables(context, config).flatMap(({ eligible, name }) =>
    eligible ? [] : [name],
  );
  if (names.length > 0) throw ineligibleTables(names);
}
