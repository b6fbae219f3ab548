// Collects what a run sees: results of its cases, what was observed, what settled.
import type { OperationId } from '../../generated/operations.js';
import { checks } from './checks.js';
import type { RawExchange } from './connection.js';
import { curlOf } from './curl.js';
import type { Finding } from './finding.js';
import type { CaseResult, CoverageItem, ReportedFinding, Settling } from './report.js';
import type { Selection } from './selection.js';
import { sourceOf } from './source-of.js';

type Item = Pick<CoverageItem, 'kind' | 'operationId' | 'name'>;

/** What became of a case, before it is known what of it is wanted. */
export interface Outcome {
  readonly operationId: OperationId | undefined;
  readonly name: string;
  readonly milliseconds: number;
  readonly findings?: readonly Finding[];
  /** The exchange that the findings are about. */
  readonly exchange?: RawExchange;
  readonly skipped?: string;
  readonly notObserved?: string;
}

export class Recorder {
  readonly cases: CaseResult[] = [];
  readonly settlings: Settling[] = [];
  /** Digits of the 64-bit integers in all answers. */
  readonly integers = new Set<string>();
  /** Operations that were sent with success expected, and those of them that succeeded. */
  readonly exercised = new Set<OperationId>();
  readonly succeeded = new Set<OperationId>();
  readonly #observed = new Set<string>();
  readonly #told = new Set<string>();
  readonly #selection: Selection;
  readonly #generation: () => 'classic' | 'next';

  constructor(selection: Selection, generation: () => 'classic' | 'next') {
    this.#selection = selection;
    this.#generation = generation;
  }

  observe(items: readonly Item[], integers: readonly string[]): void {
    for (const item of items) this.#observed.add(keyOf(item));
    for (const digits of integers) this.integers.add(digits);
  }

  hasSeen(item: Item): boolean {
    return this.#observed.has(keyOf(item));
  }

  add(outcome: Outcome): void {
    const { operationId, name, milliseconds, skipped, notObserved } = outcome;
    const isWanted = operationId === undefined || this.#selection.wantsOperation(operationId);
    if (!isWanted) return;
    const findings = (outcome.findings ?? [])
      .filter(({ check }) => this.#selection.wantsCheck(check))
      .map((finding) => this.#report(finding, outcome.exchange));
    const reason = skipped ?? notObserved;
    this.cases.push({
      operationId,
      name,
      outcome: outcomeOf(findings.length, outcome),
      ...(reason !== undefined && { reason }),
      findings,
      milliseconds,
    });
  }

  /** Those that no earlier look has told; many looks see the same thing. */
  newOnly(findings: readonly Finding[]): readonly Finding[] {
    return findings.filter(({ check, operationId, pointer, expected }) => {
      const place = pointer.replace(/\/\d+(?=\/|$)/g, '/-');
      const key = [check, operationId, place, expected].join('\n');
      const isNew = !this.#told.has(key);
      this.#told.add(key);
      return isNew;
    });
  }

  #report(finding: Finding, exchange: RawExchange | undefined): ReportedFinding {
    const source =
      finding.contractPointer === undefined
        ? undefined
        : sourceOf(finding.contractPointer, this.#generation());
    return {
      ...finding,
      severity: finding.severity ?? checks[finding.check].severity,
      ...(source !== undefined && { source }),
      ...(exchange !== undefined && { curl: curlOf(exchange) }),
    };
  }
}

function outcomeOf(findings: number, { skipped, notObserved }: Outcome): CaseResult['outcome'] {
  if (findings > 0) return 'violates';
  if (skipped !== undefined) return 'skipped';
  return notObserved === undefined ? 'conforms' : 'not observed';
}

const keyOf = ({ kind, operationId, name }: Item) => `${kind} ${operationId} ${name}`;
