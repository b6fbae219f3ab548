// POST /changefeeds.
import type { JsonValue } from '../../../codec/index.js';
import { readBody } from '../../../http/refusals/body.js';
import {
  checkSinkConfig,
  emptySinkUri,
  parseSinkUri,
} from '../../../http/refusals/classic/sink-checks.js';
import { checkId } from '../../../http/refusals/ids.js';
import { hasNullRule } from '../../../http/refusals/null-rules.js';
import { refuse } from '../../../http/refusals/refusal.js';
import { readSinkUri, type SinkUri } from '../../../http/refusals/sink-uri.js';
import { checkTimeZone } from '../../../http/refusals/time-zone.js';
import { emptyResponse } from '../../../http/response.js';
import { faultOf } from '../../faults.js';
import type { Deletion } from '../../handler-state.js';
import type { ChangefeedConfig } from '../../model/types.js';
import { matchingTables, readConfig, textOf, verifyFilter } from '../common/changefeed-config.js';
import { type Draft, runCreateChecks } from '../common/create-checks.js';
import { checkCredentials } from '../common/credentials.js';
import { lostCreateRace, panicked } from '../common/errors.js';
import type { Context, Handler } from '../common/types.js';
import { openSink, requestOf } from './sink.js';

interface ClassicDraft extends Draft {
  readonly timeZone: string;
  /** As the body names it. */
  readonly namespace: string;
  readonly sinkConfig: JsonValue | undefined;
  /** Whether a dispatch rule is null, which ends the request of servers that read the rules. Always false without quirks. */
  readonly hasNullRule: boolean;
}

const uriOf = ({ context: { traits }, config }: ClassicDraft) =>
  parseSinkUri(traits, config.sink_uri);

const sinkOf = (draft: ClassicDraft) => requestOf(draft.context, uriOf(draft), draft.sinkConfig);

const checks = {
  sinkGiven({ context, config }: ClassicDraft) {
    if (config.sink_uri === '') throw emptySinkUri(context.traits);
  },
  id: ({ id }: ClassicDraft) => checkId('changefeed_id', id),
  pd({ context: { faults } }: ClassicDraft) {
    if (faultOf(faults, 'pd-unreachable') === undefined) return;
    const text = 'etcd api call error%!(EXTRA string=fail to get ts from pd client)';
    throw refuse('CDC:ErrPDEtcdAPIError', text);
  },
  filter(draft: ClassicDraft) {
    const { context, config } = draft;
    if (context.quirks && context.traits.hugeStartPanics && isHuge(config.start_ts)) throw panicked;
    verifyFilter(context.traits, () => void matchingTables(context, config));
  },
  timeZone: ({ context, timeZone }: ClassicDraft) => checkTimeZone(context.traits, timeZone),
  sinkUri: (draft: ClassicDraft) => void uriOf(draft),
  sinkConfig(draft: ClassicDraft) {
    if (draft.hasNullRule) throw panicked;
    checkSinkConfig(sinkOf(draft));
  },
  sink: (draft: ClassicDraft) => openSink(sinkOf(draft)),
  recreation: (draft: ClassicDraft) => checkRecreation(draft, uriOf(draft)),
};

/** A TSO that servers take for a negative number. The greatest one means "the newest data" to TiKV. */
function isHuge(tso: bigint): boolean {
  return tso >= 2n ** 63n - 1n && tso !== 2n ** 64n - 1n;
}

export const createChangefeed: Handler = (context, call) => {
  checkCredentials(context, call);
  const { cluster, traits } = context;
  const body = readBody(call.body, context.bodySchema, 'invalid api parameter');
  const id = textOf(body.changefeed_id);
  const config = withDefaults(readConfig(body), cluster.tso());
  const draft: ClassicDraft = {
    context,
    id,
    config,
    timeZone: textOf(body.timezone),
    namespace: textOf(body.namespace),
    sinkConfig: body.sink_config,
    hasNullRule:
      context.quirks &&
      traits.bothDispatchers !== 'accepted' &&
      hasNullRule(call.body, context.bodySchema, ['dispatchers']),
  };
  runCreateChecks(draft, checks);
  if (!cluster.create(id, config)) throw lostCreateRace(traits, id);
  return emptyResponse(202);
};

function withDefaults(given: ChangefeedConfig, tso: bigint): ChangefeedConfig {
  return {
    ...given,
    start_ts: given.start_ts === 0n ? tso : given.start_ts,
    filter_rules: given.filter_rules.length === 0 ? ['*.*'] : given.filter_rules,
    mounter_worker_num: given.mounter_worker_num === 0 ? 16 : given.mounter_worker_num,
  };
}

/** Time after a removal in which servers refuse the same ID and the same sink, in milliseconds. */
const recreateDelay = 30_000;

function checkRecreation({ context, id, namespace }: ClassicDraft, uri: SinkUri): void {
  const { recreateDelay: kept } = context.traits;
  if (kept === 'none') return;
  const keepsId = kept === 'id and sink' || (kept === 'namespace' && namespace === 'default');
  const now = context.cluster.now();
  const recent = context.state.deleted.filter(({ time }) => now - time < recreateDelay);
  const sameId = recent.find((deletion) => keepsId && deletion.id === id);
  const sameSink = recent.find(({ sinkUri }) => isSameSink(sinkUri, uri));
  if (sameId) throw tooEarly(context, 'same ID', sameId);
  if (sameSink) throw tooEarly(context, 'same sink URI', sameSink);
}

function isSameSink(text: string, uri: SinkUri): boolean {
  const other = readSinkUri(text);
  return !('problem' in other) && other.scheme === uri.scheme && other.host === uri.host;
}

function tooEarly({ cluster, traits }: Context, subject: string, { time }: Deletion) {
  const left = goDuration(recreateDelay - (cluster.now() - time));
  const text = `changefeed with ${subject} was just removed, please wait ${left}`;
  const code = traits.recreateCode;
  if (code === 'CDC:ErrAPIInvalidParam') return refuse(code, text);
  return refuse(code, `internal server error%!(EXTRA string=${text})`);
}

/** Prints milliseconds below a minute as Go prints a duration. */
function goDuration(milliseconds: number): string {
  return milliseconds < 1_000 ? `${milliseconds}ms` : `${milliseconds / 1_000}s`;
}
