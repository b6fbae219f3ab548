// How the new architecture shows a changefeed: as an item of the list (server-behaviour/new-architecture.md#list) and in detail
// (server-behaviour/new-architecture.md#detail).
import { maskSinkUri, readSinkUri } from '../../../http/refusals/sink-uri.js';
import { compactResponse } from '../../../http/response.js';
import { zeroTime } from '../../model/coordinator.js';
import { physicalTime } from '../../model/tso.js';
import type { Changefeed, ChangefeedState, RunningError } from '../../model/types.js';
import { printRfc3339, printTime } from '../common/format.js';
import type { Context } from '../common/types.js';
import { replicaConfig } from './replica-config.js';

export function listItem({ cluster }: Context, changefeed: Changefeed) {
  const { id, state, error, checkpointTs } = changefeed;
  return {
    upstream_id: cluster.upstreamId(),
    id,
    keyspace: 'default',
    state,
    checkpoint_tso: checkpointTs,
    checkpoint_time: printTime(physicalTime(checkpointTs)),
    error: error === undefined ? null : printError(error, error.time),
  };
}

const goZeroTime = '0001-01-01T00:00:00Z';

function printError({ addr, code, message }: RunningError, time: number) {
  return { time: time === zeroTime ? goZeroTime : printRfc3339(time), addr, code, message };
}

const withoutError: readonly ChangefeedState[] = ['normal', 'stopped', 'finished', 'removed'];

/** Returns the response of `getChangefeed`, `createChangefeed` and `updateChangefeed`. */
export function changefeedResponse(context: Context, status: 200 | 202, changefeed: Changefeed) {
  const { cluster, traits } = context;
  const { id, config, state, error, checkpointTs } = changefeed;
  const maintainer = cluster.capture(changefeed.maintainer ?? '');
  const object = {
    upstream_id: unlessZero(cluster.upstreamId()),
    id,
    keyspace: 'default',
    sink_uri: shownUri(config.sink_uri),
    create_time: printRfc3339(changefeed.createTime),
    start_ts: unlessZero(config.start_ts),
    target_ts: unlessZero(config.target_ts),
    config: replicaConfig(traits, changefeed),
    state: state === '' ? undefined : state,
    error: error && !withoutError.includes(state) ? printError(error, zeroTime) : undefined,
    creator_version: changefeed.creatorVersion,
    resolved_ts: checkpointTs,
    checkpoint_ts: checkpointTs,
    checkpoint_time: printTime(physicalTime(checkpointTs)),
    gid: cluster.gid(id),
    maintainer_addr: maintainer?.address,
  };
  return compactResponse(status, object);
}

function unlessZero(value: bigint): bigint | undefined {
  return value === 0n ? undefined : value;
}

/** Returns the masked URI; undefined if it cannot be read. */
function shownUri(uri: string): string | undefined {
  return 'problem' in readSinkUri(uri) ? undefined : maskSinkUri(uri, 'five');
}
