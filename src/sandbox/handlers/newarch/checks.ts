// Checks that operations of the new architecture share.

import { changefeedNotExists } from '../../../http/refusals/changefeed-errors.js';
import { refuseWithoutCode } from '../../../http/refusals/refusal.js';
import type { Changefeed } from '../../model/types.js';
import type { Context } from '../common/types.js';

const notInitialized = refuseWithoutCode('coordinator is not fully initialized, wait a moment');

/** @throws {Refusal} until the coordinator has heard from all captures. */
export function checkReady({ cluster }: Context): void {
  if (!isReady(cluster)) throw notInitialized;
}

/** Returns whether the coordinator has heard from all captures. */
export function isReady(cluster: Context['cluster']): boolean {
  const ownership = cluster.ownership();
  return ownership.phase === 'leading' && ownership.ticked;
}

/** @throws {Refusal} unless the coordinator is ready and knows the changefeed. */
export function findChangefeed(context: Context, id: string): Changefeed {
  checkReady(context);
  const changefeed = context.cluster.changefeed(id);
  if (changefeed === undefined) throw changefeedNotExists(context.traits, id);
  return changefeed;
}
