// Operations that hand a job to the owner: pause, resume, delete, rebalance, move a table.
import { emptyAnswer } from '../../edge/answer.js';
import type { JobKind } from '../cluster/types.js';
import { Refusal } from '../refusal.js';
import { checkId, pathChangefeed, readBody } from './checks.js';
import type { Context, Handler } from './types.js';

const access = { etcdPath: 'job', authenticated: true } as const;

/** Answers 202 also where the job will change nothing, as servers do. */
function job(kind: JobKind): Handler {
  return (context, call) => {
    const { id } = pathChangefeed(context, call, access);
    context.cluster.enqueue(kind, id);
    return emptyAnswer(202);
  };
}

export const pauseChangefeed = job('pause');
export const resumeChangefeed = job('resume');
export const rebalanceTables = job('rebalance');

export const removeChangefeed: Handler = async (context, call) => {
  const { cluster, traits, memory } = context;
  // Deletion is not among the operations that look the changefeed up first.
  const controller = { ...context, traits: { ...traits, lookupFirst: false as const } };
  const { id, config } = pathChangefeed(controller, call, access);
  cluster.enqueue('remove', id);
  if (traits.deleteWaits) await untilGone(context, id);
  memory.deleted.push({ id, sinkUri: config.sink_uri, time: cluster.now() });
  if (memory.deleted.length > 1_000) memory.deleted.shift();
  return emptyAnswer(202);
};

/** How often, and how many milliseconds apart, the server looks whether the changefeed is gone. */
const polls = { count: 100, interval: 100 };

async function untilGone(context: Context, id: string): Promise<void> {
  const { cluster, traits } = context;
  const ticks = (polls.count * polls.interval) / traits.rules.ownerTick;
  for (let tick = 0; tick < ticks; tick += 1) {
    await context.wait(traits.rules.ownerTick);
    if (cluster.changefeed(id) === undefined && !cluster.isStored(id)) return;
  }
  // The words behind the codes are a guess.
  const cause = '[CDC:ErrChangeFeedDeletionUnfinished]changefeed exists after deletion';
  throw new Refusal({
    message: `[CDC:ErrReachMaxTry]reach maximum try: ${polls.count}: ${cause}`,
    code: 'CDC:ErrReachMaxTry',
  });
}

export const moveTable: Handler = (context, call) => {
  const { id } = pathChangefeed(context, call, access);
  const { traits, bodySchema } = context;
  const named = {
    ...context,
    bodySchema: { ...bodySchema, 'x-server-type': traits.moveTableStruct },
  };
  const body = readBody(named, call, 'invalid api parameter');
  const captureId = String(body.capture_id ?? '');
  checkId('capture_id', captureId);
  const { table_id: tableId = 0n } = body;
  context.cluster.enqueue('move-table', id, { tableId: BigInt(String(tableId)), captureId });
  return emptyAnswer(202);
};
