// Collects what a run sees: results of its cases, what was observed, what settled.
import { type OperationId, operations } from '../../../../generated/operations.js';
import { type CheckId, checks } from '../../finding/checks.js';
import type { Finding } from '../../finding/finding.js';
import { curlOf } from '../../report/curl.js';
import type { CaseResult, CoverageItem, ReportedFinding, Settling } from '../../report/report.js';
import { type Selection, unwanted } from '../../scenario/selection.js';
import type { SchemaNode } from '../../schema/schema-node.js';
import { sourceOf } from '../../schema/source-of.js';
import { answerChecks, checksOfOperation } from './case-checks.js';
import { type Asked, Sent } from './request-log.js';

type Item = Pick<CoverageItem, 'kind' | 'operationId' | 'name'>;

/** What became of a case, before it is known what of it is wanted. */
export interface Outcome {
  readonly operationId: OperationId | undefined;
  /** The only check that the case is about; all that apply to the operation if left out. */
  readonly check?: CheckId;
  readonly name: string;
  readonly milliseconds: number;
  readonly findings?: readonly Finding[];
  /** What was sent, whether or not an answer came. */
  readonly exchange?: Asked;
  readonly skipped?: string;
  readonly notObserved?: string;
  /** Told to whoever names operations, whichever checks are wanted of them. */
  readonly isAsked?: boolean;
}

/** A field of an operation's answers, and all the 64-bit integers that were seen in it. */
export interface WideField {
  readonly operationId: OperationId;
  /** `/-/checkpoint_tso`, with `-` for any item. */
  readonly place: string;
  /** Where the description has it. */
  readonly pointer: string;
  readonly digits: Set<string>;
}

export class Recorder {
  readonly cases: CaseResult[] = [];
  readonly settlings: Settling[] = [];
  readonly sent = new Sent();
  readonly #fields = new Map<string, WideField>();
  /** Operations that were sent with success expected, and those of them that succeeded. */
  readonly exercised = new Set<OperationId>();
  readonly succeeded = new Set<OperationId>();
  /** What cases of it were not only skipped, and found an occasion. */
  readonly lookedAt = new Set<OperationId | CheckId>();
  readonly #observed = new Set<string>();
  readonly #told = new Set<string>();
  readonly #selection: Selection;
  readonly #generation: () => 'classic' | 'newarch';

  constructor(selection: Selection, generation: () => 'classic' | 'newarch') {
    this.#selection = selection;
    this.#generation = generation;
  }

  /** The fields of answers in which 64-bit integers were seen. */
  get wideFields(): readonly WideField[] {
    return [...this.#fields.values()];
  }

  observe(
    operationId: OperationId,
    items: readonly Item[],
    integers: ReadonlyMap<SchemaNode, ReadonlySet<string>>,
  ): void {
    for (const item of items) this.#observed.add(keyOf(item));
    for (const [{ place, pointer }, digits] of integers) {
      const key = `${operationId} ${place}`;
      const field = this.#fields.get(key) ?? { operationId, place, pointer, digits: new Set() };
      this.#fields.set(key, field);
      for (const one of digits) field.digits.add(one);
    }
  }

  hasSeen(item: Item): boolean {
    return this.#observed.has(keyOf(item));
  }

  add(outcome: Outcome): void {
    const { operationId, name, milliseconds, exchange } = outcome;
    if (operationId !== undefined && !this.#selection.wantsOperation(operationId)) return;
    const wants = (check: CheckId) => outcome.isAsked || this.#selection.wantsCheck(check);
    this.#look(outcome);
    const asked = exchange && { operationId, ...exchange };
    const findings = (outcome.findings ?? [])
      .filter(({ check }) => wants(check))
      .map((finding) => this.#report(finding, asked));
    const about = checksOf(outcome);
    const isWanted = about === undefined || about.some(wants);
    const skipped = isWanted ? outcome.skipped : unwanted;
    const reason = skipped ?? outcome.notObserved;
    this.cases.push({
      operationId,
      name,
      outcome: outcomeOf(findings.length, { ...outcome, skipped }),
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

  #look({ operationId, check, findings = [], skipped, notObserved }: Outcome): void {
    for (const one of findings) this.lookedAt.add(one.check);
    if (findings.length === 0 && (skipped ?? notObserved) !== undefined) return;
    if (operationId !== undefined && (check === undefined || this.#selection.wantsCheck(check))) {
      this.lookedAt.add(operationId);
    }
    if (check !== undefined) this.lookedAt.add(check);
    else if (operationId !== undefined) for (const one of answerChecks) this.lookedAt.add(one);
  }

  #report(finding: Finding, asked: Asked | undefined): ReportedFinding {
    const place = finding.contractPointer ?? placeOf(finding.operationId);
    const source = sourceOf(place, this.#generation());
    const request = this.sent.requestFor(finding, asked);
    return {
      ...finding,
      severity: finding.severity ?? checks[finding.check].severity,
      ...(source !== undefined && { source }),
      ...(request !== undefined && { curl: curlOf({ request }) }),
    };
  }
}

/** Where the operation is described, or the whole: the place of a finding that has none of its own. */
function placeOf(operationId: OperationId | undefined): string {
  if (operationId === undefined) return '';
  const { path, method } = operations[operationId];
  return `/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method.toLowerCase()}`;
}

/** Undefined for a case that does not say. */
function checksOf({ check, operationId }: Outcome): readonly CheckId[] | undefined {
  if (check !== undefined) return [check];
  return operationId && checksOfOperation(operationId);
}

function outcomeOf(
  findings: number,
  { skipped, notObserved }: { readonly skipped: string | undefined; readonly notObserved?: string },
): CaseResult['outcome'] {
  if (findings > 0) return 'violates';
  if (skipped !== undefined) return 'skipped';
  return notObserved === undefined ? 'conforms' : 'not observed';
}

const keyOf = ({ kind, operationId, name }: Item) => `${kind} ${operationId} ${name}`;
