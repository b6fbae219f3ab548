// The list of changefeeds and their details.

import { changefeedNotExists } from '../../../http/refusals/changefeed-errors.js';
import { maskSinkUri } from '../../../http/refusals/sink-uri.js';
import { jsonResponse } from '../../../http/response.js';
import { physicalTime } from '../../model/tso.js';
import type { Changefeed, ChangefeedState } from '../../model/types.js';
import type { Traits } from '../../traits/index.js';
import { printError, printTime } from '../common/format.js';
import type { Context, Handler } from '../common/types.js';
import { pathChangefeed, reading } from './checks.js';

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
  return jsonResponse(200, items);
};

/** Every filter is valid: an unknown state matches no changefeed. */
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

/** Returns the error that the list shows. A normal changefeed shows none. */
function listedError(traits: Traits, { state, error, warning }: Changefeed) {
  const shown = error ?? (traits.listShowsWarning ? warning : undefined);
  return shown === undefined || state === 'normal' ? null : printError(traits, shown);
}

/** Compares code units, as Go does. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export const getChangefeed: Handler = (context, call) => {
  const changefeed = pathChangefeed(context, call, reading);
  const { cluster, traits } = context;
  const { config, state } = changefeed;
  const mustBeScheduled =
    traits.unscheduledDetail === 'not found in any state' ||
    (traits.unscheduledDetail === 'not found' && state === 'normal');
  if (mustBeScheduled && !changefeed.scheduled) {
    throw changefeedNotExists(traits, changefeed.id);
  }
  return jsonResponse(200, {
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
    // No server sets these two fields.
    error: null,
    error_history: null,
    creator_version: traits.creatorVersion ? changefeed.creatorVersion : '',
    task_status: taskStatus(context, changefeed),
  });
};

/** Returns undefined where the release omits it. */
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
