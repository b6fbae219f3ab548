// Pause, resume and removal of changefeeds in the new architecture (facts C.8 to C.10).
import { jsonAnswer } from '../../edge/answer.js';
import { lookInterval } from '../cluster/coordinator.js';
import type { Changefeed } from '../cluster/types.js';
import { checkId } from '../handlers/checks.js';
import type { Call } from '../handlers/types.js';
import { refuseParameter } from '../refusal.js';
import { physicalTime } from '../view.js';
import { readOptionalBody } from './bodies.js';
import { checkEligible, checkReady, findChangefeed, matchingTables } from './checks.js';
import { emptyObject, startBeforeHistory } from './refusals.js';
import { checkSameCluster, checkTopic } from './sink-checks.js';
import type { NewarchContext, NewarchHandler } from './types.js';

export const pauseChangefeed: NewarchHandler = async (context, call) => {
  const id = pathId(call);
  await stopping(context, id, () => {
    findChangefeed(context, id);
    context.cluster.apply('pause', id);
    return true;
  });
  return emptyObject(202);
};

/** Removing what is not there is as good, but for the body. */
export const removeChangefeed: NewarchHandler = async (context, call) => {
  const id = pathId(call);
  const isRemoved = await stopping(context, id, () => {
    checkReady(context);
    if (context.cluster.changefeed(id) === undefined) return false;
    context.cluster.apply('remove', id);
    return true;
  });
  return isRemoved ? emptyObject(202) : jsonAnswer(202, null, undefined, 0);
};

function pathId({ parameters: { changefeed_id: id = '' } }: Call): string {
  checkId('changefeed_id', id);
  return id;
}

/** Acts, and waits until the changefeed has stopped if `act` tells that there is one. */
async function stopping(context: NewarchContext, id: string, act: () => boolean): Promise<boolean> {
  const { cluster, lock, traits, wait } = context;
  const untilStopped = async () => {
    do await wait(lookInterval);
    while (cluster.isStopping(id));
  };
  if (!traits.stopHoldsLock) {
    const isThere = await lock(act);
    if (isThere) await untilStopped();
    return isThere;
  }
  return lock(async () => {
    const isThere = act();
    if (isThere) await untilStopped();
    return isThere;
  });
}

export const resumeChangefeed: NewarchHandler = (context, call) => {
  const id = pathId(call);
  const body = readOptionalBody(call, context.bodySchema);
  const { overwrite_checkpoint_ts: given = 0n } = body;
  const overwritten = typeof given === 'bigint' && given !== 0n ? given : undefined;
  return context.lock(() => {
    const changefeed = findChangefeed(context, id);
    checkResume(context, changefeed, overwritten);
    context.cluster.apply('resume', id, overwritten);
    return emptyObject(202);
  });
};

/** @throws {Refusal} in any state, also where the resume would be ignored. */
function checkResume(
  context: NewarchContext,
  { config, checkpointTs }: Changefeed,
  overwritten: bigint | undefined,
): void {
  const { cluster, traits, faults } = context;
  checkSameCluster(traits, config.sink_uri, faults);
  const checkpoint = overwritten ?? checkpointTs;
  const now = cluster.tso();
  if (checkpoint > now) {
    throw refuseParameter(`invalid checkpoint-ts ${checkpoint}, larger than current tso ${now}`);
  }
  const safepoint = heldSafepoint(context, checkpointTs);
  if (checkpoint <= safepoint) throw startBeforeHistory(checkpoint, safepoint);
  if (!traits.resumeVerifies || overwritten === undefined) return;
  checkTopic(config.sink_uri);
  matchingTables(context, config);
  checkEligible(context, config);
}

/** How long TiCDC keeps history for a changefeed that does not run: `gc-ttl`, a day by default, in milliseconds. */
const longestHold = 24 * 3_600_000;

/** The GC safepoint, which a changefeed holds back at its checkpoint for a while. */
function heldSafepoint({ cluster }: NewarchContext, checkpoint: bigint): bigint {
  const safepoint = cluster.gcSafepoint();
  const isHeld = cluster.now() - physicalTime(checkpoint) <= longestHold;
  return isHeld && checkpoint <= safepoint ? checkpoint - 1n : safepoint;
}
