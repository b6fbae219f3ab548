// The checks of `createChangefeed` that need no cluster. The release decides their order, the architectures share some of them.
import type { ChangefeedConfig } from './changefeed-config.js';
import { targetBeforeStart } from './changefeed-errors.js';
import type { CreateCheck } from './create-order.js';
import { checkFilter, verifyFilter } from './filter-rules.js';
import type { RefusalTraits } from './traits.js';

/** A changefeed that is to be created. */
export interface CreateRequest {
  readonly traits: RefusalTraits;
  /** May be empty in the new architecture: the server then generates one. */
  readonly id: string;
  /** A `start_ts` of 0 is a TSO that only the cluster knows. */
  readonly config: ChangefeedConfig;
}

export type CreateChecks<Request> = Readonly<
  Partial<Record<CreateCheck, (request: Request) => void>>
>;

/** The checks that both architectures share. */
export const sharedCreateChecks = {
  target({ config: { start_ts: start, target_ts: target } }) {
    if (start > 0n && target > 0n && target <= start) throw targetBeforeStart(target, start);
  },
  filter: ({ traits, config }) => verifyFilter(traits, () => checkFilter(traits, config)),
} as const satisfies CreateChecks<CreateRequest>;

/**
 * Runs checks in the order of the release.
 *
 * @throws {Refusal} if a check fails.
 */
export function runCreateChecks<Request extends CreateRequest>(
  request: Request,
  checks: CreateChecks<Request>,
): void {
  for (const name of request.traits.createChecks) checks[name]?.(request);
}
