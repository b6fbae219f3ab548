// The list of changefeeds and their details.
import { jsonAnswer } from '../../edge/answer.js';
import type { Changefeed, ChangefeedState } from '../cluster/types.js';
import { changefeedNotExists } from '../errors.js';
import type { Traits } from '../releases.js';
import { maskSinkUri } from '../sink-uri.js';
import { physicalTime, printError, printTime } from '../view.js';
import { pathChangefeed } from './checks.js';
import type { Context, Handler } from './types.js';

export const listChangefeeds: Handler = ({ cluster, traits }, { query }) => {
  const filter = query.get('state') ?? '';
  const listed = cluster.changefeeds().filter(({ state }) => isListed(traits, state, filter));
  const ordered = traits.listSorted
    ? listed.sort((a, b) => compare(a.namespace, b.namespace) || compare(a.id, b.id))
    : cluster.shuffled(listed);
  const items = ordered.map((changefeed) => ({
    upstream_id: traits.upstreamId ? cluster.upstreamId() : undefined,
    namespace: traits.namespace ? changefeed.namespace : undefined,
    id: changefeed.id,
    state: listedState(traits, changefeed.state),
    checkpoint_tso: changefeed.checkpointTs,
    checkpoint_time: listedTime(traits, changefeed.checkpointTs),
    error: listedError(traits, changefeed),
  }));
  return jsonAnswer(200, items);
};

/** Any filter is taken: an unknown state is one that no changefeed has. */
function isListed({ stateModel }: Traits, state: ChangefeedState, filter: string): boolean {
  if (filter === 'all' || filter === state) return true;
  if (filter !== '') return false;
  const byDefault: ChangefeedState[] = ['normal', 'stopped', 'failed'];
  if (stateModel === 'warning') byDefault.push('warning', 'pending');
  return byDefault.includes(state);
}

function listedState({ listHidesPending }: Traits, state: ChangefeedState): ChangefeedState {
  if (!listHidesPending) return state;
  if (state === 'pending') return 'warning';
  return state === '' ? 'normal' : state;
}

function listedTime({ listedTimeOfNone }: Traits, checkpoint: bigint): string {
  if (checkpoint === 0n && listedTimeOfNone !== 'epoch') return listedTimeOfNone;
  return printTime(physicalTime(checkpoint));
}

/** A changefeed that is normal hides its error. */
function listedError(traits: Traits, { state, error, warning }: Changefeed) {
  const shown = error ?? (traits.listShowsWarning ? warning : undefined);
  return shown === undefined || state === 'normal' ? null : printError(traits, shown);
}

/** By code unit, as Go compares. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export const getChangefeed: Handler = (context, call) => {
  const access = { etcdPath: 'changefeed/info', authenticated: false } as const;
  const changefeed = pathChangefeed(context, call, access);
  const { cluster, traits } = context;
  const { config, state } = changefeed;
  const mustBeScheduled =
    traits.unscheduledDetail === 'unknown in any state' ||
    (traits.unscheduledDetail === 'unknown' && state === 'normal');
  if (mustBeScheduled && !changefeed.scheduled) {
    throw changefeedNotExists(traits, changefeed.id, 'changefeed/info');
  }
  return jsonAnswer(200, {
    upstream_id: traits.upstreamId ? cluster.upstreamId() : undefined,
    namespace: traits.namespace ? changefeed.namespace : undefined,
    id: changefeed.id,
    sink_uri: maskSinkUri(config.sink_uri, traits.sinkMask),
    create_time: printTime(changefeed.createTime),
    start_ts: config.start_ts,
    ...(traits.resolvedTs && { resolved_ts: changefeed.resolvedTs }),
    target_ts: config.target_ts,
    checkpoint_tso: changefeed.checkpointTs,
    checkpoint_time: printTime(physicalTime(changefeed.checkpointTs)),
    sort_engine: 'unified',
    state,
    // No server fills these two.
    error: null,
    error_history: null,
    creator_version: traits.creatorVersion ? changefeed.creatorVersion : '',
    task_status: taskStatus(context, changefeed),
  });
};

/** Undefined where the release leaves it out. */
function taskStatus({ cluster, traits }: Context, { state, scheduled, tables }: Changefeed) {
  const shown = scheduled && (traits.taskStatus === 'always' || state === 'normal');
  const captures = shown ? cluster.captures() : [];
  if (captures.length === 0 && traits.taskStatus === 'normal') return undefined;
  return captures.map(({ id }) => {
    const tableIds = tables.get(id) ?? [];
    return {
      capture_id: id,
      table_ids: tableIds.length === 0 && traits.tableIdsOfNone === 'absent' ? undefined : tableIds,
      table_operations: tableOperations(traits, tableIds.length),
    };
  });
}

function tableOperations({ tableOperations }: Traits, tables: number) {
  if (tableOperations === 'absent') return undefined;
  const isNull =
    tableOperations === 'null' || (tableOperations === 'null without tables' && tables === 0);
  return isNull ? null : {};
}
