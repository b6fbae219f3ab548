// PUT /changefeeds/{changefeed_id}.
import { isDeepStrictEqual } from 'node:util';
import { readBody } from '../../../http/refusals/body.js';
import { checkSinkConfig, parseSinkUri } from '../../../http/refusals/classic/sink-checks.js';
import { refuse } from '../../../http/refusals/refusal.js';
import { emptyResponse } from '../../../http/response.js';
import type { ChangefeedConfig } from '../../model/types.js';
import { matchingTables, readConfig } from '../common/changefeed-config.js';
import { updateRefused } from '../common/errors.js';
import type { Context, Handler } from '../common/types.js';
import { checkForUpdate, checkUpdatable } from '../common/update-checks.js';
import { pathChangefeed, reading } from './checks.js';
import { openSink, requestOf } from './sink.js';

export const updateChangefeed: Handler = (context, call) => {
  const access = { ...reading, authenticated: true };
  const { id, state, config } = pathChangefeed(context, call, access);
  checkUpdatable(context.traits, state);
  const given = readConfig(readBody(call.body, context.bodySchema, 'bare'));

  if (given.target_ts !== 0n && given.target_ts <= config.start_ts) {
    const text = `can not update target-ts:${given.target_ts} less than start-ts:${config.start_ts}`;
    throw refuse('CDC:ErrChangefeedUpdateRefused', text);
  }
  const updated = merge(config, given);
  if (given.filter_rules.length > 0) checkForUpdate(() => matchingTables(context, given));
  const { updateChecksSink } = context.traits;
  const sinkMatters = updateChecksSink === 'uri or config' && given.sink_config !== undefined;
  if (given.sink_uri !== '' || sinkMatters) checkForUpdate(() => checkSink(context, updated));
  if (isDeepStrictEqual(updated, config)) {
    throw updateRefused('changefeed config is the same with the old one, do nothing');
  }
  context.cluster.update(id, updated);
  return emptyResponse(202);
};

/** Returns the settings after the update. Zero values, and settings that cannot be updated, change nothing. */
function merge(config: ChangefeedConfig, given: ChangefeedConfig): ChangefeedConfig {
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

function checkSink(context: Context, { sink_uri, sink_config }: ChangefeedConfig): void {
  const { updateChecksConfig, updateIgnoresProtocol } = context.traits;
  const request = requestOf(context, parseSinkUri(context.traits, sink_uri), sink_config);
  if (updateChecksConfig) checkSinkConfig(request);
  const isRead = !updateIgnoresProtocol || request.config.protocol !== undefined;
  const protocol = isRead ? request.protocol : undefined;
  openSink({ ...request, protocol });
}
