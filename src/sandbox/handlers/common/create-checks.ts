// The checks of `createChangefeed` that need the cluster. The architectures share them.
import {
  type CreateChecks,
  type CreateRequest,
  runCreateChecks,
  sharedCreateChecks,
} from '../../../http/refusals/create-checks.js';
import { verifyFilter } from '../../../http/refusals/filter-rules.js';
import { checkEligible } from './changefeed-config.js';
import { changefeedExists, startBeforeHistory, tsoAhead } from './errors.js';
import type { Context } from './types.js';

/** A changefeed that is to be created. */
export interface Draft extends CreateRequest {
  readonly context: Context;
}

export const clusterChecks = {
  ...sharedCreateChecks,
  duplicate({ context: { cluster, traits }, id }) {
    if (cluster.changefeed(id) !== undefined) throw changefeedExists(traits, id);
  },
  startNotAhead({ context: { cluster }, config: { start_ts: start } }) {
    const now = cluster.tso();
    if (start > now) throw tsoAhead('start-ts', start, now);
  },
  history({ context: { cluster, traits }, config: { start_ts: start } }) {
    const safepoint = cluster.gcSafepoint();
    if (start <= safepoint) throw startBeforeHistory(traits, start, safepoint);
  },
  eligible: ({ context, config, traits }) =>
    verifyFilter(traits, () => checkEligible(context, config)),
} as const satisfies CreateChecks<Draft>;

/**
 * Runs the checks of the release in its order.
 *
 * @param checks the checks of the architecture.
 * @throws {Refusal} if a check fails.
 */
export function checkDraft<Created extends Draft>(
  draft: Created,
  checks: CreateChecks<Created>,
): void {
  const all: CreateChecks<Created> = { ...clusterChecks, ...checks };
  const missing = draft.traits.createChecks.find((name) => all[name] === undefined);
  if (missing !== undefined) throw new Error(`Expected the check ${missing} of createChangefeed`);
  runCreateChecks(draft, all);
}
