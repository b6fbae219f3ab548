// PUT /changefeeds/{changefeed_id} of the new architecture: it replaces the whole configuration
// (server-behaviour/new-architecture.md#update).
import { type Body, readBody } from '../../../http/refusals/body.js';
import { readConfig } from '../../../http/refusals/changefeed-config.js';
import { checkForUpdate } from '../../../http/refusals/changefeed-errors.js';
import { checkId } from '../../../http/refusals/ids.js';
import { completeSink } from '../../../http/refusals/newarch/sink-checks.js';
import { sinkSettings } from '../../../http/refusals/newarch/sink-config.js';
import { hasNullRule } from '../../../http/refusals/null-rules.js';
import { refuse, refuseParameter } from '../../../http/refusals/refusal.js';
import { emptyResponse } from '../../../http/response.js';
import type { Changefeed, ChangefeedConfig } from '../../model/types.js';
import { checkEligible, matchingTables } from '../common/changefeed-config.js';
import type { Context, Handler } from '../common/types.js';
import { checkUpdatable } from '../common/update-checks.js';
import { changefeedResponse } from './changefeed-format.js';
import { findChangefeed } from './checks.js';
import { exactInteger } from './create-changefeed.js';
import { checkRouting } from './routing.js';
import { checkSameCluster, openSink } from './sink.js';

export const updateChangefeed: Handler = (context, call) => {
  const body = readBody(call.body, context.bodySchema, 'invalid api parameter');
  if (context.quirks && hasNullRule(call.body, context.bodySchema)) return emptyResponse(500);
  const { changefeed_id: id = '' } = call.parameters;
  checkId('changefeed_id', id);
  return context.lock(() => {
    const changefeed = findChangefeed(context, id);
    checkUpdatable(context.traits, changefeed.state);
    context.cluster.update(id, updated(context, changefeed, body));
    return changefeedResponse(context, 202, findChangefeed(context, id));
  });
};

/**
 * Returns the configuration after the update.
 *
 * @throws {Refusal} if a value is refused. Servers change the changefeed before they have checked every value: where quirks are
 *   played, the values that were set before the refusal stay.
 */
function updated(context: Context, { id, config }: Changefeed, body: Body): ChangefeedConfig {
  let edited = config;
  try {
    return rebuild(context, config, body, (next) => {
      edited = next;
    });
  } catch (error) {
    if (context.quirks && edited !== config) context.cluster.update(id, edited);
    throw error;
  }
}

function rebuild(
  context: Context,
  config: ChangefeedConfig,
  body: Body,
  edit: (config: ChangefeedConfig) => void,
): ChangefeedConfig {
  const given = readConfig(body);
  if (given.target_ts !== 0n && given.target_ts <= config.start_ts) {
    const text = `can not update target_ts:${given.target_ts} less than start_ts:${config.start_ts}`;
    throw refuse('CDC:ErrChangefeedUpdateRefused', text);
  }
  const target_ts = given.target_ts || config.target_ts;
  edit({ ...config, target_ts });
  if (given.start_ts !== 0n) throw refuseParameter('start_ts can not be updated');

  const sink = sinkSettings(context.traits.release, body.sink_config, 'nothing');
  const rebuilt: ChangefeedConfig = {
    ...given,
    sink_uri: given.sink_uri || config.sink_uri,
    start_ts: config.start_ts,
    target_ts,
    mounter_worker_num: exactInteger(body.mounter_worker_num),
    sink_config: sink,
  };
  edit(rebuilt);
  const stored = completeSink(context.traits, rebuilt.sink_uri, sink);
  checkRebuilt(context, rebuilt, given.sink_config);
  return { ...rebuilt, sink_config: stored };
}

/** @param sinkConfig the decoded `sink_config` of the request. */
function checkRebuilt(
  context: Context,
  config: ChangefeedConfig,
  sinkConfig: ChangefeedConfig['sink_config'],
): void {
  checkForUpdate(() => matchingTables(context, config));
  checkEligible(context, config);
  checkRouting(config.sink_uri, sinkConfig);
  checkSameCluster(context, config.sink_uri, sinkConfig);
  openSink(context, config.sink_uri, sinkConfig);
}
