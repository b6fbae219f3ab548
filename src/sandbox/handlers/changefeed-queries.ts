// The list of changefeeds and their details.
import { jsonAnswer } from '../../edge/answer.js';
import type { Changefeed, ChangefeedState } from '../cluster/types.js';
import { changefeedNotExists } from '../errors.js';
import type { Traits } from '../releases.js';
import { maskSinkUri } from '../sink-uri.js';
import { compareText, physicalTime, printError, printTime } from '../view.js';
import { pathChangefeed } from './checks.js';
import type { Context, Handler } from './types.js';

export const listChangefeeds: Handler = ({ cluster, traits }, { query }) => {
  const filter = query.get('state') ?? '';
  const listed = cluster.changefeeds().filter(({ state }) => isListed(traits, state, filter));
  if (traits.listSorted) {
    listed.sort((a, b) => compareText(a.namespace, b.namespace) || compareText(a.id, b.id));
  }
  const items = listed.map((changefeed) => ({
    upstream_id: traits.upstreamId ? cluster.upstreamId() : undefined,
    namespace: traits.namespace ? changefeed.namespace : undefined,
    id: changefeed.id,
    state: listedState(traits, changefeed.state),
    checkpoint_tso: changefeed.checkpointTs,
    checkpoint_time: printTime(physicalTime(changefeed.checkpointTs)),
    error:
      changefeed.error === undefined || changefeed.state === 'normal'
        ? null
        : printError(traits, changefeed.error),
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

export const getChangefeed: Handler = (context, call) => {
  const access = { etcdPath: 'changefeed/info', authenticated: false } as const;
  const changefeed = pathChangefeed(context, call, access);
  const { cluster, traits } = context;
  const { config, state } = changefeed;
  if (isUnscheduled(traits, changefeed)) {
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

/** Whether the release says of it that it is unknown, as it has no scheduler. v6.1 keeps those of changefeeds that stop. */
function isUnscheduled({ unscheduledDetail, processorsListed }: Traits, changefeed: Changefeed) {
  if (unscheduledDetail === 'shown') return false;
  if (unscheduledDetail === 'unknown' && changefeed.state !== 'normal') return false;
  return !(processorsListed === 'has run' ? changefeed.hasRun : changefeed.scheduled);
}

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
