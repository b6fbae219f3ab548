// When a classic server responds: it asks its owner, who answers at its ticks (`traits/response-ticks.ts`).
import type { OperationId } from '../../generated/operations.js';
import type { HttpResponse } from '../http/response.js';
import { noLeader, ownerNotFound } from './handlers/common/errors.js';
import type { Context } from './handlers/common/types.js';
import type { Capture, Cluster } from './model/types.js';
import { checkedCluster } from './owner-view.js';

export interface Pace {
  /** `none`: at once. */
  readonly latency: 'ticks' | 'none';
  /** Resolves once the model has reached a time (milliseconds since 1970). */
  until(time: number): Promise<void>;
}

/** Thrown by the attempt to handle a call: it gets as far as a question to the owner, or a change. */
class Attempted extends Error {
  override readonly name = 'Attempted';
}

/**
 * Handles a call that reaches the owner. What is refused without a question to the owner is refused at once, also while the owner
 * resigns.
 *
 * @param handle responds with a cluster. It must not change anything by other means before its first change of the cluster.
 * @throws {Refusal} if the capture is not the owner any more.
 */
export async function respondAtTick(
  { cluster, until, latency, traits }: Pace & Pick<Context, 'cluster' | 'traits'>,
  id: OperationId,
  owner: Capture,
  handle: (cluster: Cluster) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const ticks = latency === 'none' ? undefined : traits.responseTicks[id];
  const isOwner = () => {
    const ownership = cluster.ownership();
    return ownership.phase === 'leading' && ownership.captureId === owner.id;
  };
  const checkOwner = () => {
    if (isOwner() || id === 'resignOwner') return;
    throw traits.resigningOwner === 'owner not found' ? ownerNotFound : noLeader(traits);
  };
  if (ticks === undefined && isOwner()) return handle(cluster);

  const stop = () => {
    throw new Attempted();
  };
  const atOnce = await attempt(() => handle(checkedCluster(cluster, { ask: stop, act: stop })));
  if (atOnce !== undefined) return atOnce;
  checkOwner();
  if (ticks === undefined) return handle(cluster);

  const refusedAt = cluster.timeOfTick(ticks.refused);
  const doneAt = cluster.timeOfTick(ticks.done);
  await until(refusedAt);
  checkOwner();
  if (ticks.acts === 'early') {
    const response = await handle(cluster);
    if (response.status < 400) await until(doneAt);
    return response;
  }
  const tried = await attempt(() => handle(checkedCluster(cluster, { act: stop })));
  if (tried !== undefined && tried.status >= 400) return tried;
  await until(doneAt);
  checkOwner();
  return handle(cluster);
}

/** Returns the response, or undefined if the call has got as far as it may. */
async function attempt(handle: () => Promise<HttpResponse>): Promise<HttpResponse | undefined> {
  try {
    return await handle();
  } catch (error) {
    if (error instanceof Attempted) return undefined;
    throw error;
  }
}
