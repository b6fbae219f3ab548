// POST /changefeeds of the new architecture (server-behaviour/new-architecture.md#create).
import { readBody } from '../../../http/refusals/body.js';
import { readConfig, textOf } from '../../../http/refusals/changefeed-config.js';
import type { CreateChecks } from '../../../http/refusals/create-checks.js';
import { checkId } from '../../../http/refusals/ids.js';
import { invalidSinkUri } from '../../../http/refusals/newarch/errors.js';
import {
  checkTopic,
  completeSink,
  parseSinkUri,
} from '../../../http/refusals/newarch/sink-checks.js';
import { type SinkSettings, sinkSettings } from '../../../http/refusals/newarch/sink-config.js';
import { hasNullRule } from '../../../http/refusals/null-rules.js';
import { refuseWithoutCode } from '../../../http/refusals/refusal.js';
import { emptyResponse } from '../../../http/response.js';
import type { ChangefeedConfig } from '../../model/types.js';
import { checkDraft, type Draft } from '../common/create-checks.js';
import { lostCreateRace } from '../common/errors.js';
import type { Context, Handler } from '../common/types.js';
import { changefeedResponse } from './changefeed-format.js';
import { checkReady, findChangefeed } from './checks.js';
import { checkRouting } from './routing.js';
import { checkSameCluster, openSink } from './sink.js';

interface NewarchDraft extends Draft {
  readonly sink: SinkSettings;
}

const checks = {
  id({ id }) {
    if (id !== '') checkId('changefeed_id', id);
  },
  ready: ({ context }) => checkReady(context),
  sinkGiven({ config }) {
    if (config.sink_uri !== '') return;
    throw invalidSinkUri('sink_uri is empty, cannot create a changefeed without sink_uri');
  },
  sinkUri: ({ config }) => void parseSinkUri(config.sink_uri),
  topic: ({ config }) => checkTopic(config.sink_uri),
  sinkConfig: (draft) => void storedConfig(draft),
  sameCluster: ({ context, config }) =>
    checkSameCluster(context, config.sink_uri, config.sink_config),
  sink({ context, config }) {
    checkRouting(config.sink_uri, config.sink_config);
    openSink(context, config.sink_uri, config.sink_config);
  },
} as const satisfies CreateChecks<NewarchDraft>;

export const createChangefeed: Handler = (context, call) => {
  const body = readBody(call.body, context.bodySchema, 'invalid api parameter');
  if (context.quirks && hasNullRule(call.body, context.bodySchema)) return emptyResponse(500);
  return context.lock(async () => {
    const { cluster, traits } = context;
    const given = readConfig(body);
    const draft: NewarchDraft = {
      context,
      traits,
      id: textOf(body.changefeed_id),
      config: {
        ...given,
        start_ts: given.start_ts || cluster.tso(),
        filter_rules: given.filter_rules.length === 0 ? ['*.*'] : given.filter_rules,
        mounter_worker_num: exactInteger(body.mounter_worker_num),
      },
      sink: sinkSettings(traits.release, body.sink_config, 'defaults'),
    };
    checkDraft(draft, checks);

    const gid = cluster.gid();
    const id = draft.id === '' ? `${gid.low}${gid.high}` : draft.id;
    await untilStopped(context, id);
    if (!cluster.create(id, storedConfig(draft))) throw lostCreateRace(traits, id);
    return changefeedResponse(context, 202, findChangefeed(context, id));
  });
};

/** Responses show all 64 bits of a Go int. */
export function exactInteger(value: unknown): number | bigint {
  return typeof value === 'number' || typeof value === 'bigint' ? value : 0;
}

/** Returns the settings with those that the kind of sink needs. @throws {Refusal} if they do not fit the sink. */
function storedConfig({ context: { traits }, config, sink }: NewarchDraft): ChangefeedConfig {
  return { ...config, sink_config: completeSink(traits, config.sink_uri, sink) };
}

/** How the server waits for a removed changefeed of the same ID to stop: number of polls, and milliseconds between two of them. */
const polls = { count: 10, interval: 5_000 };

async function untilStopped({ cluster, wait }: Context, id: string): Promise<void> {
  for (let poll = 0; cluster.isStopping(id); poll += 1) {
    if (poll === polls.count) {
      throw refuseWithoutCode('changefeed is still in scheduling, please try again later');
    }
    await wait(polls.interval);
  }
}
