// Collects the findings of one answer, and keeps a defect that stands in every item of a long list from flooding the report.
import type { OperationId } from '../../../generated/operations.js';
import type { CheckId, Severity } from '../finding/checks.js';
import { type Finding, finding } from '../finding/finding.js';

/** A disagreement as the checks of one answer tell it. */
export interface Disagreement {
  readonly check: CheckId;
  readonly expected: string;
  readonly received: string;
  /** Where in the body, as a JSON pointer; empty for the answer as a whole. */
  readonly pointer?: string;
  readonly contractPointer?: string | undefined;
  readonly severity?: Severity | undefined;
}

/** So many findings of the same kind are told one by one. */
const toldOneByOne = 10;

export class Findings {
  readonly #operationId: OperationId | undefined;
  readonly #told: Finding[] = [];
  /** By kind: how many there were, and the first that is not told. */
  readonly #kinds = new Map<string, { count: number; first?: Disagreement }>();

  constructor(operationId: OperationId | undefined) {
    this.#operationId = operationId;
  }

  add(one: Disagreement): void {
    const kind = `${one.check} ${one.contractPointer ?? one.pointer ?? ''} ${one.expected}`;
    const known = this.#kinds.get(kind) ?? { count: 0 };
    this.#kinds.set(kind, known);
    known.count += 1;
    if (known.count <= toldOneByOne) this.#told.push(this.#finding(one, one.received));
    else known.first ??= one;
  }

  /** All of them, in the order in which they were found. */
  list(): Finding[] {
    const rest = [...this.#kinds.values()].flatMap(({ count, first }) => {
      if (first === undefined) return [];
      const more = count - toldOneByOne - 1;
      return [
        this.#finding(first, more === 0 ? first.received : `the same in ${more + 1} more places`),
      ];
    });
    return [...this.#told, ...rest];
  }

  #finding(one: Disagreement, received: string): Finding {
    const { check, expected, pointer, contractPointer, severity } = one;
    const found = finding(check, this.#operationId, expected, received, pointer, contractPointer);
    return severity === undefined ? found : { ...found, severity };
  }
}
