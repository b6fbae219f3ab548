// How long a run asks again where an election, or somebody else's change, may explain an answer.
import type { OperationId } from '../../../generated/operations.js';

/** Milliseconds for what is gone, or not there yet: the lists tell soon whether that is so. */
const forChanges = 5_000;
/** Milliseconds for elections once an operation has shown that the cluster finds no owner. */
const afterDisappointment = 1_000;

export class Patience {
  readonly #forElections: number;
  readonly #exhausted = new Set<OperationId>();

  /** @param forElections Milliseconds for one election. */
  constructor(forElections: number) {
    this.#forElections = forElections;
  }

  /** Milliseconds for which an operation is asked again while `cause` explains its answer. */
  for(operationId: OperationId, cause: 'election' | 'change'): number {
    if (this.#exhausted.has(operationId)) return 0;
    if (cause === 'change') return forChanges;
    return this.#exhausted.size === 0 ? this.#forElections : afterDisappointment;
  }

  /** It was in vain: what never passes is no election. */
  exhaust(operationId: OperationId): void {
    this.#exhausted.add(operationId);
  }
}
