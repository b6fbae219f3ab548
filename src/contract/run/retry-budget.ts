// How long a run repeats a request whose response an election, or somebody else's change, may explain.
import type { OperationId } from '../../../generated/operations.js';

/** Why a response may not be the server's fault. */
export type TransientCause = 'election' | 'change';

/** Milliseconds for something that is not there any more, or not yet: the lists soon show whether that is so. */
const forChanges = 5_000;
/** Milliseconds for elections once an operation has shown that the cluster finds no owner. */
const afterExhaustion = 1_000;

export class RetryBudget {
  readonly #forElections: number;
  readonly #exhausted = new Set<OperationId>();

  /** @param forElections Milliseconds for one election. */
  constructor(forElections: number) {
    this.#forElections = forElections;
  }

  /** Milliseconds for which an operation is repeated while `cause` explains its response. */
  for(operationId: OperationId, cause: TransientCause): number {
    if (this.#exhausted.has(operationId)) return 0;
    if (cause === 'change') return forChanges;
    return this.#exhausted.size === 0 ? this.#forElections : afterExhaustion;
  }

  /** Records that repeating did not help: an error that never ends is not caused by an election. */
  exhaust(operationId: OperationId): void {
    this.#exhausted.add(operationId);
  }
}
