// Operations that hand a job to the owner: pause, resume, removal, rebalance, move of a table.
import { readMove } from '../../../http/refusals/classic/captures.js';
import { Refusal } from '../../../http/refusals/refusal.js';
import { emptyResponse } from '../../../http/response.js';
import type { JobKind } from '../../model/types.js';
import type { Context, Handler } from '../common/types.js';
import { type Access, pathChangefeed } from './checks.js';

const access: Access = { etcdPath: 'job', authenticated: true };

/** Returns a handler that responds 202 even if the job will change nothing, as servers do. */
function job(kind: JobKind): Handler {
  return (context, call) => {
    const { id } = pathChangefeed(context, call, access);
    context.cluster.enqueue(kind, id);
    return emptyResponse(202);
  };
}

const pause = job('pause');

/** Milliseconds after a create in which a pause was seen to end the process (server-behaviour/running-servers.md#pause-after-create-kills-v8-5-7). */
const endsWithin = 600;

export const pauseChangefeed: Handler = (context, call) => {
  const { quirks, traits, cluster } = context;
  if (!quirks || !traits.earlyPauseEndsOwner) return pause(context, call);
  const { checkpointTs, config, createTime } = pathChangefeed(context, call, access);
  const isEarly = checkpointTs <= config.start_ts && cluster.now() - createTime <= endsWithin;
  if (isEarly) cluster.loseOwner();
  return pause(context, call);
};

export const resumeChangefeed = job('resume');
export const rebalanceTables = job('rebalance');

export const removeChangefeed: Handler = async (context, call) => {
  const { cluster, traits, state } = context;
  // A removal never looks the changefeed up first.
  const controller = { ...context, traits: { ...traits, lookupFirst: false as const } };
  const { id, config } = pathChangefeed(controller, call, access);
  cluster.enqueue('remove', id);
  if (traits.deleteWaits) await untilRemoved(context, id);
  state.deleted.push({ id, sinkUri: config.sink_uri, time: cluster.now() });
  if (state.deleted.length > 1_000) state.deleted.shift();
  return emptyResponse(202);
};

/** How the server waits for the removal: number of polls, and milliseconds between two of them. */
const polls = { count: 100, interval: 100 };

async function untilRemoved(context: Context, id: string): Promise<void> {
  const { cluster, traits } = context;
  const ticks = (polls.count * polls.interval) / traits.rules.ownerTick;
  for (let tick = 0; tick < ticks; tick += 1) {
    await context.wait(traits.rules.ownerTick);
    if (cluster.changefeed(id) === undefined && !cluster.isStored(id)) return;
  }
  // The texts after the codes are a guess.
  const cause = '[CDC:ErrChangeFeedDeletionUnfinished]changefeed exists after deletion';
  throw new Refusal({
    message: `[CDC:ErrReachMaxTry]reach maximum try: ${polls.count}: ${cause}`,
    code: 'CDC:ErrReachMaxTry',
  });
}

export const moveTable: Handler = (context, call) => {
  const { id } = pathChangefeed(context, call, access);
  context.cluster.enqueue('move-table', id, readMove(call.body, context.bodySchema));
  return emptyResponse(202);
};
