// Pause, resume and removal of changefeeds in the new architecture (server-behaviour/new-architecture.md#pause,
// server-behaviour/new-architecture.md#resume, server-behaviour/new-architecture.md#delete).
import { checkId } from '../../../http/refusals/ids.js';
import { readOptionalBody } from '../../../http/refusals/newarch/body.js';
import { checkTopic } from '../../../http/refusals/newarch/sink-checks.js';
import { compactResponse } from '../../../http/response.js';
import { pollInterval } from '../../model/coordinator.js';
import type { Changefeed } from '../../model/types.js';
import { checkEligible, matchingTables } from '../common/changefeed-config.js';
import { startBeforeHistory, tsoAhead } from '../common/errors.js';
import type { Call, Context, Handler } from '../common/types.js';
import { checkReady, findChangefeed } from './checks.js';
import { checkSameCluster } from './sink.js';

export const pauseChangefeed: Handler = async (context, call) => {
  const id = pathId(call);
  await stopping(context, id, () => {
    findChangefeed(context, id);
    context.cluster.apply('pause', id);
    return true;
  });
  return compactResponse(202, {});
};

/** Removing a changefeed that does not exist also responds 202, with another body. */
export const removeChangefeed: Handler = async (context, call) => {
  const id = pathId(call);
  const isRemoved = await stopping(context, id, () => {
    checkReady(context);
    if (context.cluster.changefeed(id) === undefined) return false;
    context.cluster.apply('remove', id);
    return true;
  });
  return isRemoved ? compactResponse(202, {}) : compactResponse(202, null);
};

function pathId({ parameters: { changefeed_id: id = '' } }: Call): string {
  checkId('changefeed_id', id);
  return id;
}

/** Runs `act`, and waits until the changefeed has stopped if `act` returns that it exists. Returns whether it exists. */
async function stopping(context: Context, id: string, act: () => boolean): Promise<boolean> {
  const { cluster, lock, traits, wait } = context;
  const untilStopped = async () => {
    do await wait(pollInterval);
    while (cluster.isStopping(id));
  };
  if (!traits.stopHoldsLock) {
    const exists = await lock(act);
    if (exists) await untilStopped();
    return exists;
  }
  return lock(async () => {
    const exists = act();
    if (exists) await untilStopped();
    return exists;
  });
}

export const resumeChangefeed: Handler = (context, call) => {
  const id = pathId(call);
  const body = readOptionalBody(call.body, context.bodySchema);
  const { overwrite_checkpoint_ts: given = 0n } = body;
  const overwritten = typeof given === 'bigint' && given !== 0n ? given : undefined;
  return context.lock(() => {
    const changefeed = findChangefeed(context, id);
    checkResume(context, changefeed, overwritten);
    context.cluster.apply('resume', id, overwritten);
    return compactResponse(202, {});
  });
};

/** @throws {Refusal} if a check fails, even in a state in which the resume has no effect. */
function checkResume(
  context: Context,
  { config, checkpointTs }: Changefeed,
  overwritten: bigint | undefined,
): void {
  const { cluster, traits } = context;
  checkSameCluster(context, config.sink_uri, undefined);
  const checkpoint = overwritten ?? checkpointTs;
  const now = cluster.tso();
  if (checkpoint > now) throw tsoAhead('checkpoint-ts', checkpoint, now);
  const safepoint = cluster.gcSafepoint(checkpointTs);
  if (checkpoint <= safepoint) throw startBeforeHistory(traits, checkpoint, safepoint);
  if (!traits.resumeChecks || overwritten === undefined) return;
  checkTopic(config.sink_uri);
  matchingTables(context, config);
  checkEligible(context, config);
}
