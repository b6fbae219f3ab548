// PUT /changefeeds/{changefeed_id} of the new architecture: no patch, the whole configuration (facts C.7).
import { emptyAnswer } from '../../edge/answer.js';
import type { Changefeed, ChangefeedConfig } from '../cluster/types.js';
import { readConfig } from '../handlers/changefeed-config.js';
import { checkId, readBody } from '../handlers/checks.js';
import { Refusal, refuseParameter } from '../refusal.js';
import { type Body, hasNullRule } from './bodies.js';
import { changefeedAnswer } from './changefeed-view.js';
import { checkEligible, findChangefeed, matchingTables } from './checks.js';
import { exactInteger } from './create-changefeed.js';
import { updateRefused } from './refusals.js';
import { checkSameCluster, completeSink, openSink } from './sink-checks.js';
import { sinkSettings } from './sink-config.js';
import type { NewarchContext, NewarchHandler } from './types.js';

export const updateChangefeed: NewarchHandler = (context, call) => {
  const body = readBody(context, call, 'invalid api parameter');
  if (context.quirks && hasNullRule(call, context.bodySchema)) return emptyAnswer(500);
  const { changefeed_id: id = '' } = call.parameters;
  checkId('changefeed_id', id);
  return context.lock(() => {
    const changefeed = findChangefeed(context, id);
    checkState(changefeed);
    context.cluster.update(id, updated(context, changefeed, body));
    return changefeedAnswer(context, 202, findChangefeed(context, id));
  });
};

function checkState({ state }: Changefeed): void {
  if (state === 'stopped' || state === 'failed') return;
  const reason = 'can only update changefeed config when it is stopped or failed';
  throw updateRefused(`changefeed update error: ${reason}`);
}

/**
 * The configuration after the update.
 *
 * @throws {Refusal} if a value is refused. Servers edit the changefeed itself before they validate it: where bugs are played, what
 *   was set by then stays.
 */
function updated(
  context: NewarchContext,
  { id, config }: Changefeed,
  body: Body,
): ChangefeedConfig {
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
  context: NewarchContext,
  config: ChangefeedConfig,
  body: Body,
  edit: (config: ChangefeedConfig) => void,
): ChangefeedConfig {
  const given = readConfig(body);
  if (given.target_ts !== 0n && given.target_ts <= config.start_ts) {
    const text = `can not update target_ts:${given.target_ts} less than start_ts:${config.start_ts}`;
    throw updateRefused(text);
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
  checkRebuilt(context, rebuilt);
  return { ...rebuilt, sink_config: stored };
}

function checkRebuilt(context: NewarchContext, config: ChangefeedConfig): void {
  const { traits, faults } = context;
  try {
    matchingTables(context, config);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw updateRefused(`changefeed update error: ${error.message}`);
  }
  checkEligible(context, config);
  checkSameCluster(traits, config.sink_uri, faults);
  openSink(traits, config.sink_uri, faults);
}
