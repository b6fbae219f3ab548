// POST /changefeeds of the new architecture (facts C.6).

import { emptyAnswer } from '../../edge/answer.js';
import type { ChangefeedConfig } from '../cluster/types.js';
import { changefeedExists } from '../errors.js';
import { readConfig, textOf } from '../handlers/changefeed-config.js';
import { checkId, readBody } from '../handlers/checks.js';
import { refuse, refuseParameter } from '../refusal.js';
import { hasNullRule } from './bodies.js';
import { changefeedAnswer } from './changefeed-view.js';
import { checkEligible, checkReady, findChangefeed, matchingTables } from './checks.js';
import { invalidSinkUri, plainRefusal, startBeforeHistory } from './refusals.js';
import type { CreateCheck } from './releases.js';
import {
  checkSameCluster,
  checkTopic,
  completeSink,
  openSink,
  parseSinkUri,
} from './sink-checks.js';
import { type SinkSettings, sinkSettings } from './sink-config.js';
import type { NewarchContext, NewarchHandler } from './types.js';

interface Draft {
  readonly context: NewarchContext;
  /** Empty if the server is to make one up. */
  readonly id: string;
  readonly config: ChangefeedConfig;
  readonly sink: SinkSettings;
}

/** What create checks. The order is the release's. */
const checks: Readonly<Record<CreateCheck, (draft: Draft) => void>> = {
  id: ({ id }) => {
    if (id !== '') checkId('changefeed_id', id);
  },
  ready: ({ context }) => checkReady(context),
  duplicate({ context: { cluster, traits }, id }) {
    if (cluster.changefeed(id) !== undefined) throw changefeedExists(traits, id);
  },
  sinkGiven({ config }) {
    if (config.sink_uri !== '') return;
    throw invalidSinkUri('sink_uri is empty, cannot create a changefeed without sink_uri');
  },
  sinkUri: ({ config }) => void parseSinkUri(config.sink_uri),
  topic: ({ config }) => checkTopic(config.sink_uri),
  startNotAhead({ context: { cluster }, config: { start_ts: start } }) {
    const now = cluster.tso();
    if (start <= now) return;
    throw refuseParameter(`invalid start-ts ${start}, larger than current tso ${now}`);
  },
  history({ context: { cluster }, config: { start_ts: start } }) {
    const safepoint = cluster.gcSafepoint();
    if (start <= safepoint) throw startBeforeHistory(start, safepoint);
  },
  target({ config: { start_ts: start, target_ts: target } }) {
    if (target === 0n || target > start) return;
    const text = `fail to create changefeed because target-ts ${target} is earlier than start-ts ${start}`;
    throw refuse('CDC:ErrTargetTsBeforeStartTs', text);
  },
  replicaConfig: (draft) => void storedConfig(draft),
  filter: ({ context, config }) => void matchingTables(context, config),
  eligible: ({ context, config }) => checkEligible(context, config),
  sameCluster: ({ context: { traits, faults }, config }) =>
    checkSameCluster(traits, config.sink_uri, faults),
  sink: ({ context: { traits, faults }, config }) => openSink(traits, config.sink_uri, faults),
};

export const createChangefeed: NewarchHandler = (context, call) => {
  const body = readBody(context, call, 'invalid api parameter');
  if (context.quirks && hasNullRule(call, context.bodySchema)) return emptyAnswer(500);
  return context.lock(async () => {
    const { cluster, traits } = context;
    const given = readConfig(body);
    const draft: Draft = {
      context,
      id: textOf(body.changefeed_id),
      config: {
        ...given,
        start_ts: given.start_ts || cluster.tso(),
        filter_rules: given.filter_rules.length === 0 ? ['*.*'] : given.filter_rules,
        mounter_worker_num: exactInteger(body.mounter_worker_num),
      },
      sink: sinkSettings(traits.release, body.sink_config, 'defaults'),
    };
    for (const check of traits.createChecks) checks[check](draft);

    const gid = cluster.gid();
    const id = draft.id === '' ? `${gid.low}${gid.high}` : draft.id;
    await untilStopped(context, id);
    if (!cluster.create(id, storedConfig(draft))) {
      const text = `unexpected meta operation failure: create changefeed ${id}`;
      throw refuse('CDC:ErrMetaOpFailed', text);
    }
    return changefeedAnswer(context, 202, findChangefeed(context, id));
  });
};

/** Go's int has 64 bits, which answers show. */
export function exactInteger(value: unknown): number | bigint {
  return typeof value === 'number' || typeof value === 'bigint' ? value : 0;
}

/** With the sink settings that the sink's kind needs. @throws {Refusal} if they do not fit. */
function storedConfig({ context: { traits }, config, sink }: Draft): ChangefeedConfig {
  return { ...config, sink_config: completeSink(traits, config.sink_uri, sink) };
}

/** How often, and how many milliseconds apart, the server looks whether a changefeed of this ID has stopped. */
const looks = { count: 10, interval: 5_000 };

async function untilStopped({ cluster, wait }: NewarchContext, id: string): Promise<void> {
  for (let look = 0; cluster.isStopping(id); look += 1) {
    if (look === looks.count) {
      throw plainRefusal('changefeed is still in scheduling, please try again later');
    }
    await wait(looks.interval);
  }
}
