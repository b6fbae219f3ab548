// The checks of `createChangefeed`: the release decides their order, the architectures share some of them.
import type { ChangefeedConfig } from '../../model/types.js';
import type { CreateCheck } from '../../traits/create-checks.js';
import { checkEligible, matchingTables, verifyFilter } from './changefeed-config.js';
import { changefeedExists, startBeforeHistory, targetBeforeStart, tsoAhead } from './errors.js';
import type { Context } from './types.js';

/** A changefeed that is to be created. */
export interface Draft {
  readonly context: Context;
  /** May be empty in the new architecture: the server then generates one. */
  readonly id: string;
  readonly config: ChangefeedConfig;
}

type Checks<Created> = Readonly<Partial<Record<CreateCheck, (draft: Created) => void>>>;

const commonChecks: Checks<Draft> = {
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
  target({ config: { start_ts: start, target_ts: target } }) {
    if (target > 0n && target <= start) throw targetBeforeStart(target, start);
  },
  filter: ({ context, config }) =>
    verifyFilter(context.traits, () => void matchingTables(context, config)),
  eligible: ({ context, config }) =>
    verifyFilter(context.traits, () => checkEligible(context, config)),
};

/**
 * Runs the checks of the release in its order.
 *
 * @param checks the checks of the architecture.
 * @throws {Refusal} if a check fails.
 */
export function runCreateChecks<Created extends Draft>(
  draft: Created,
  checks: Checks<Created>,
): void {
  const all: Checks<Created> = { ...commonChecks, ...checks };
  for (const name of draft.context.traits.createChecks) {
    const check = all[name];
    if (check === undefined) throw new Error(`Expected the check ${name} of createChangefeed`);
    check(draft);
  }
}
