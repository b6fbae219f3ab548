// Filter rules that servers cannot read (server-behaviour/changefeeds.md#create-filter-rule-texts).
import type { ChangefeedConfig } from './changefeed-config.js';
import { Refusal, wrapped } from './refusal.js';
import { parseFilter } from './table-filter/filter.js';
import type { RefusalTraits } from './traits.js';

/** @throws {Refusal} if a filter rule cannot be read. */
export function checkFilter(traits: RefusalTraits, config: ChangefeedConfig): void {
  const { filter_rules: rules } = config;
  readFilter(traits, config, () => void parseFilter(rules, traits.ruleWithoutTable));
}

/**
 * Runs `read`, which parses the filter rules and throws a `RangeError` about the first one that is invalid.
 *
 * @throws {Refusal} instead of that error.
 */
export function readFilter<Result>(
  traits: RefusalTraits,
  config: ChangefeedConfig,
  read: () => Result,
): Result {
  try {
    return read();
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
export function verifyFilter(traits: RefusalTraits, check: () => void): void {
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
  traits: RefusalTraits,
  { filter_rules: rules, ignore_txn_start_ts: ignored }: ChangefeedConfig,
  cause: string,
): Refusal {
  const { code, text } = invalid;
  if (traits.filterText === 'doubled') return wrapped(traits, code, text, cause);
  const pointer = traits.filterText === 'struct' ? '' : '<nil> ';
  const struct = `&{[${rules.join(' ')}] ${pointer}[${ignored.join(' ')}] []}`;
  return wrapped(traits, code, `${text} ${struct}`, cause);
}
