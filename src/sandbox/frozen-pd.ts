// Requests that need the owner while PD does not respond (server-behaviour/running-servers.md#pd-frozen).
import type { OperationId } from '../../generated/operations.js';
import type { HttpResponse } from '../http/response.js';
import { faultOf } from './faults.js';
import { deadlineExceeded } from './handlers/common/errors.js';
import type { Context } from './handlers/common/types.js';

/** Time after which a create gives up to read a TSO, in milliseconds. */
const tsoTakes = 20_000;

/** Longer than clients wait, in milliseconds. */
export const unbearable = 100_000;

type Waiting = Pick<Context, 'faults' | 'traits' | 'wait'>;

export function isFrozen({ faults, traits }: Pick<Waiting, 'faults' | 'traits'>): boolean {
  return traits.generation === 'classic' && faultOf(faults, 'pd-frozen') !== undefined;
}

/**
 * Handles a call while PD is frozen. A create is refused when it has waited for PD; all others wait until the fault ends.
 *
 * @param handle responds once PD responds again. For a create it is called at once: it fails at PD at the latest.
 * @returns undefined if PD has not responded in the time that a client waits.
 * @throws {Refusal} where the release has a deadline.
 */
export async function respondFrozen(
  { faults, traits, wait }: Waiting,
  id: OperationId,
  handle: () => Promise<HttpResponse>,
): Promise<HttpResponse | undefined> {
  const { requestTimeout: deadline = Number.POSITIVE_INFINITY } = traits;
  if (id === 'createChangefeed' && tsoTakes < deadline) {
    const response = await handle();
    if (response.status === 500) await wait(tsoTakes);
    return response;
  }
  const end = Math.min(deadline, unbearable);
  for (let waited = 0; waited < end; waited += traits.rules.ownerTick) {
    await wait(traits.rules.ownerTick);
    if (!isFrozen({ faults, traits })) return handle();
  }
  if (deadline === end) throw deadlineExceeded;
  return undefined;
}
