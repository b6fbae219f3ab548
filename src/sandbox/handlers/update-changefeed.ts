// PUT /changefeeds/{changefeed_id}.
import { isDeepStrictEqual } from 'node:util';
import { emptyAnswer } from '../../edge/answer.js';
import type { ChangefeedConfig, ChangefeedState } from '../cluster/types.js';
import { Refusal, refuse } from '../refusal.js';
import type { Traits } from '../releases.js';
import { checkSinkConfig, openSink, parseSinkUri } from '../sink-checks.js';
import { checkFilter, readConfig } from './changefeed-config.js';
import { pathChangefeed, readBody } from './checks.js';
import type { Context, Handler } from './types.js';

export const updateChangefeed: Handler = (context, call) => {
  const access = { etcdPath: 'changefeed/info', authenticated: true } as const;
  const { id, state, config } = pathChangefeed(context, call, access);
  checkState(context.traits, state);
  const body = readBody(context, call, 'bare');
  const given = readConfig(body);

  if (given.target_ts !== 0n && given.target_ts <= config.start_ts) {
    const text = `can not update target-ts:${given.target_ts} less than start-ts:${config.start_ts}`;
    throw refuse('CDC:ErrChangefeedUpdateRefused', text);
  }
  const updated = merge(config, given);
  if (given.filter_rules.length > 0) {
    refusedUpdate(() => checkFilter(context, given.filter_rules));
  }
  const { updateChecksSink } = context.traits;
  const sinkMatters = updateChecksSink === 'uri or config' && given.sink_config !== undefined;
  if (given.sink_uri !== '' || sinkMatters) {
    refusedUpdate(() => checkSink(context, updated));
  }
  if (isDeepStrictEqual(updated, config)) {
    throw refusal('changefeed config is the same with the old one, do nothing');
  }
  context.cluster.update(id, updated);
  return emptyAnswer(202);
};

function checkState({ updateStates }: Traits, state: ChangefeedState): void {
  if (state === 'stopped') return;
  if (state === 'failed' && updateStates === 'stopped or failed') return;
  throw refusal(`can only update changefeed config when it is ${updateStates}`);
}

/** Only what is given and can be updated; zero values are not given. */
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

function checkSink({ traits, faults }: Context, { sink_uri, sink_config }: ChangefeedConfig): void {
  const uri = parseSinkUri(traits, sink_uri);
  checkSinkConfig(traits, uri, sink_config);
  openSink(traits, uri, faults);
}

/** What a check refuses becomes the reason why the update is refused. */
function refusedUpdate(check: () => void): void {
  try {
    check();
  } catch (error) {
    throw error instanceof Refusal ? refusal(error.error.message) : error;
  }
}

function refusal(reason: string): Refusal {
  return refuse('CDC:ErrChangefeedUpdateRefused', `changefeed update error: ${reason}`);
}
