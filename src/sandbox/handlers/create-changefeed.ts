// POST /changefeeds.
import { emptyAnswer } from '../../edge/answer.js';
import type { ChangefeedConfig } from '../cluster/types.js';
import { changefeedExists, lostCreateRace } from '../errors.js';
import { faultOf } from '../faults.js';
import type { Deletion } from '../memory.js';
import { refuse, refuseParameter } from '../refusal.js';
import { checkSinkConfig, emptySinkUri, openSink, parseSinkUri } from '../sink-checks.js';
import { readSinkUri, type SinkUri } from '../sink-uri.js';
import { checkFilter, readConfig, textOf } from './changefeed-config.js';
import { checkCredentials, checkId, readBody } from './checks.js';
import type { Context, Handler } from './types.js';

export const createChangefeed: Handler = (context, call) => {
  checkCredentials(context, call);
  const { cluster, traits, faults } = context;
  const body = readBody(context, call, 'invalid api parameter');
  const id = textOf(body.changefeed_id);
  const given = readConfig(body);
  if (given.sink_uri === '') throw emptySinkUri(traits);
  checkId('changefeed_id', id);
  if (cluster.changefeed(id) !== undefined) throw changefeedExists(traits, id);

  if (faultOf(faults, 'pd-unreachable')) {
    const text = 'etcd api call error%!(EXTRA string=fail to get ts from pd client)';
    throw refuse('CDC:ErrPDEtcdAPIError', text);
  }
  const config = withDefaults(given, cluster.tso());
  checkTimes(context, config);
  if (traits.earlySinkConfig) {
    checkSinkConfig(traits, parseSinkUri(traits, config.sink_uri), body.sink_config);
  }
  checkTables(context, config);
  checkTimezone(context, textOf(body.timezone));
  const uri = parseSinkUri(traits, config.sink_uri);
  if (traits.filterRules === 'when needed') checkFilter(context, config.filter_rules);
  if (!traits.earlySinkConfig) checkSinkConfig(traits, uri, body.sink_config);
  openSink(traits, uri, faults);
  checkRecreation(context, id, uri, textOf(body.namespace));

  if (!cluster.create(id, config)) throw lostCreateRace(traits, id);
  return emptyAnswer(202);
};

function withDefaults(given: ChangefeedConfig, tso: bigint): ChangefeedConfig {
  return {
    ...given,
    start_ts: given.start_ts === 0n ? tso : given.start_ts,
    filter_rules: given.filter_rules.length === 0 ? ['*.*'] : given.filter_rules,
    mounter_worker_num: given.mounter_worker_num === 0 ? 16 : given.mounter_worker_num,
  };
}

function checkTimes({ cluster, traits }: Context, { start_ts, target_ts }: ChangefeedConfig) {
  const now = cluster.tso();
  if (traits.futureStartTs === 'refused' && start_ts > now) {
    throw refuseParameter(`invalid start-ts ${start_ts}, larger than current tso ${now}`);
  }
  const safepoint = cluster.gcSafepoint();
  if (start_ts <= safepoint) {
    const purpose = traits.gcText.startsWith('create') ? 'create' : 'create or maintain';
    const relation = traits.gcText.endsWith('equal') ? 'earlier than or equal to' : 'earlier than';
    const text = `fail to ${purpose} changefeed because start-ts ${start_ts} is ${relation} GC safepoint at ${safepoint}`;
    throw refuse('CDC:ErrStartTsBeforeGC', text);
  }
  if (target_ts > 0n && target_ts <= start_ts) {
    const text = `fail to create changefeed because target-ts ${target_ts} is earlier than start-ts ${start_ts}`;
    throw refuse('CDC:ErrTargetTsBeforeStartTs', text);
  }
}

function checkTables(context: Context, config: ChangefeedConfig): void {
  const takesAll = config.force_replicate || config.ignore_ineligible_table;
  if (takesAll && context.traits.filterRules === 'when needed') return;
  const tables = checkFilter(context, config.filter_rules);
  if (takesAll) return;
  const names = tables.filter(({ eligible }) => !eligible).map(({ name }) => name);
  if (names.length === 0) return;
  const text = `some tables are not eligible to replicate([${names.join(' ')}]), if you want to ignore these tables, please set ignore_ineligible_table to true`;
  throw refuse('CDC:ErrTableIneligible', text);
}

function checkTimezone({ traits }: Context, zone: string): void {
  if (['', 'system', 'local'].includes(zone.toLowerCase()) || isTimezone(zone)) return;
  const cause = `unknown time zone ${zone}`;
  const text = traits.causes === 'twice' ? cause : 'load timezone';
  throw refuseParameter(
    `invalid api parameter: invalid timezone:${zone}: [CDC:ErrLoadTimezone]${text}: ${cause}`,
  );
}

function isTimezone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds for which some releases keep an ID and a sink after a deletion. */
const recreateDelay = 30_000;

function checkRecreation(context: Context, id: string, uri: SinkUri, namespace: string): void {
  const { recreateDelay: kept } = context.traits;
  if (kept === 'none') return;
  const keepsId = kept === 'id and sink' || (kept === 'namespace' && namespace === 'default');
  const now = context.cluster.now();
  const recent = context.memory.deleted.filter(({ time }) => now - time < recreateDelay);
  const sameId = recent.find((deletion) => keepsId && deletion.id === id);
  const sameSink = recent.find(({ sinkUri }) => isSameSink(sinkUri, uri));
  if (sameId) throw tooEarly(context, 'same ID', sameId);
  if (sameSink) throw tooEarly(context, 'same sink URI', sameSink);
}

function isSameSink(text: string, uri: SinkUri): boolean {
  const other = readSinkUri(text);
  return !('problem' in other) && other.scheme === uri.scheme && other.host === uri.host;
}

function tooEarly({ cluster, traits }: Context, what: string, { time }: Deletion) {
  const left = goDuration(recreateDelay - (cluster.now() - time));
  const text = `changefeed with ${what} was just removed, please wait ${left}`;
  const code = traits.recreateCode;
  if (code === 'CDC:ErrAPIInvalidParam') return refuse(code, text);
  return refuse(code, `internal server error%!(EXTRA string=${text})`);
}

/** Milliseconds below a minute as Go prints a duration. */
function goDuration(milliseconds: number): string {
  return milliseconds < 1_000 ? `${milliseconds}ms` : `${milliseconds / 1_000}s`;
}
