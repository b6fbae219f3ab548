// The settings of a changefeed in the body of a request.
import type { JsonValue } from '../../codec/index.js';
import type { Body } from './body.js';

/** The settings of a changefeed as the client sent them. Zero values mean that a setting is absent. */
export interface ChangefeedConfig {
  readonly sink_uri: string;
  readonly start_ts: bigint;
  readonly target_ts: bigint;
  readonly force_replicate: boolean;
  readonly ignore_ineligible_table: boolean;
  readonly filter_rules: readonly string[];
  readonly ignore_txn_start_ts: readonly bigint[];
  readonly mounter_worker_num: number | bigint;
  /** The `sink_config` object, or undefined. */
  readonly sink_config: JsonValue | undefined;
}

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
