// What classic servers refuse of an update without looking at the cluster (server-behaviour/changefeeds.md#update).
import { isDeepStrictEqual } from 'node:util';
import type { GoSchema } from '../../../codec/index.js';
import { readBody } from '../body.js';
import { type ChangefeedConfig, readConfig } from '../changefeed-config.js';
import { checkForUpdate, updateRefused } from '../changefeed-errors.js';
import { checkFilter } from '../filter-rules.js';
import { type SinkRequest, sinkRequest } from '../sinks/sink-request.js';
import type { RefusalTraits } from '../traits.js';
import { checkSinkConfig, openSink, parseSinkUri } from './sink-checks.js';

/** Reads the settings in the body of an update. @throws {Refusal} if it cannot be read. */
export function readUpdate(text: string, schema: GoSchema): ChangefeedConfig {
  return readConfig(readBody(text, schema, 'bare'));
}

/** Returns the settings after the update. Zero values, and settings that cannot be updated, change nothing. */
function mergeUpdate(config: ChangefeedConfig, given: ChangefeedConfig): ChangefeedConfig {
  const { ignore_txn_start_ts: ignored, filter_rules: rules } = given;
  return {
    ...config,
    target_ts: given.target_ts || config.target_ts,
    sink_uri: given.sink_uri || config.sink_uri,
    filter_rules: rules.length > 0 ? rules : config.filter_rules,
    ignore_txn_start_ts: ignored.length > 0 ? ignored : config.ignore_txn_start_ts,
    mounter_worker_num: given.mounter_worker_num || config.mounter_worker_num,
    sink_config: given.sink_config ?? config.sink_config,
  };
}

/**
 * Checks an update.
 *
 * @param config the settings before the update; a zero value is not known.
 * @param isUnreachable see `SinkRequest`.
 * @returns the settings after it.
 * @throws {Refusal} if filter rules or sink are refused, or the update changes nothing.
 */
export function checkUpdate(
  traits: RefusalTraits,
  config: ChangefeedConfig,
  given: ChangefeedConfig,
  isUnreachable: SinkRequest['isUnreachable'],
): ChangefeedConfig {
  const updated = mergeUpdate(config, given);
  if (given.filter_rules.length > 0) checkForUpdate(() => checkFilter(traits, given));
  const configMatters =
    traits.updateChecksSink === 'uri or config' && given.sink_config !== undefined;
  if (updated.sink_uri !== '' && (given.sink_uri !== '' || configMatters)) {
    checkForUpdate(() => checkSink(traits, updated, isUnreachable));
  }
  if (isDeepStrictEqual(updated, config)) {
    throw updateRefused('changefeed config is the same with the old one, do nothing');
  }
  return updated;
}

function checkSink(
  traits: RefusalTraits,
  { sink_uri, sink_config }: ChangefeedConfig,
  isUnreachable: SinkRequest['isUnreachable'],
): void {
  const request = sinkRequest(traits, parseSinkUri(traits, sink_uri), sink_config, isUnreachable);
  if (traits.updateChecksConfig) checkSinkConfig(request);
  const isRead = !traits.updateIgnoresProtocol || request.config.protocol !== undefined;
  const protocol = isRead ? request.protocol : undefined;
  openSink({ ...request, protocol });
}
