// POST /changefeeds.
import {
  type ClassicCreate,
  createChecks,
  readCreate,
  uriOf,
} from '../../../http/refusals/classic/create-changefeed.js';
import type { CreateChecks } from '../../../http/refusals/create-checks.js';
import { hasNullRule } from '../../../http/refusals/null-rules.js';
import { refuse } from '../../../http/refusals/refusal.js';
import { readSinkUri, type SinkUri } from '../../../http/refusals/sink-uri.js';
import { emptyResponse } from '../../../http/response.js';
import { faultOf, isUnreachable } from '../../faults.js';
import type { Deletion } from '../../handler-state.js';
import { checkDraft, clusterChecks, type Draft } from '../common/create-checks.js';
import { checkCredentials } from '../common/credentials.js';
import { lostCreateRace, panicked } from '../common/errors.js';
import type { Context, Handler } from '../common/types.js';

interface ClassicDraft extends Draft, ClassicCreate {
  /** Whether a dispatch rule is null, which ends the request of servers that read the rules. Always false without quirks. */
  readonly hasNullRule: boolean;
}

const checks = {
  ...createChecks,
  eligible: clusterChecks.eligible,
  pd({ context: { faults } }) {
    if (!faultOf(faults, 'pd-unreachable') && !faultOf(faults, 'pd-frozen')) return;
    const text = 'etcd api call error%!(EXTRA string=fail to get ts from pd client)';
    throw refuse('CDC:ErrPDEtcdAPIError', text);
  },
  filter(draft) {
    const { context, config } = draft;
    if (context.quirks && context.traits.hugeStartPanics && isHuge(config.start_ts)) throw panicked;
    createChecks.filter(draft);
  },
  sinkConfig(draft) {
    if (draft.hasNullRule) throw panicked;
    createChecks.sinkConfig(draft);
  },
  recreation: (draft) => checkRecreation(draft, uriOf(draft)),
} as const satisfies CreateChecks<ClassicDraft>;

/** A TSO that servers take for a negative number. The greatest one means "the newest data" to TiKV. */
function isHuge(tso: bigint): boolean {
  return tso >= 2n ** 63n - 1n && tso !== 2n ** 64n - 1n;
}

export const createChangefeed: Handler = (context, call) => {
  checkCredentials(context, call);
  const { cluster, faults, quirks, traits, bodySchema } = context;
  const given = readCreate(traits, call.body, bodySchema, (address) =>
    isUnreachable(faults, address),
  );
  const { id } = given;
  const config = { ...given.config, start_ts: given.config.start_ts || cluster.tso() };
  const readsRules = quirks && traits.bothDispatchers !== 'accepted';
  const draft: ClassicDraft = {
    ...given,
    context,
    config,
    hasNullRule: readsRules && hasNullRule(call.body, bodySchema, ['dispatchers']),
  };
  checkDraft(draft, checks);
  if (!cluster.create(id, config)) throw lostCreateRace(traits, id);
  return emptyResponse(202);
};

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
