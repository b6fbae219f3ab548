// Collects what a run sees: the results of its cases, what was observed, what took effect.
import type { OperationId } from '../../../../generated/operations.js';
import type { CheckId } from '../../finding/checks.js';
import { type Finding, findingKey, type ShownRequest } from '../../finding/finding.js';
import type { CaseResult, ReportedFinding, Settling } from '../../report/report.js';
import { reportFinding } from '../../report/report-finding.js';
import type { ContractItem } from '../../response/contract-items.js';
import type { Judgement } from '../../response/judge-exchange.js';
import { type Selection, unwanted } from '../../scenario/selection.js';
import type { Generation } from '../../schema/server-version.js';
import { checksOfOperation, responseChecks } from './case-checks.js';
import { RequestLog } from './request-log.js';
import { UndocumentedHeaders } from './undocumented-headers.js';

/** The result of a case, before the selection is applied. */
export interface Outcome {
  readonly operationId: OperationId | undefined;
  /** The only check that the case is about; every check of the operation if left out. */
  readonly check?: CheckId;
  readonly name: string;
  /** Milliseconds that the case took. */
  readonly milliseconds: number;
  readonly findings?: readonly Finding[];
  /** The request of the case, whether or not a response came. */
  readonly request?: ShownRequest;
  /** Why it was skipped. */
  readonly skipped?: string;
  /** Why there was nothing to check. */
  readonly notObserved?: string;
  /** Reported whichever checks are selected, as the caller named its operation. */
  readonly isRequested?: boolean;
}

/** A field of an operation's responses, and the 64-bit integers that were seen in it. */
export interface IntegerField {
  readonly operationId: OperationId;
  /** `/-/checkpoint_tso`, with `-` for any item. */
  readonly place: string;
  /** Where the description has it, as a JSON pointer. */
  readonly pointer: string;
  readonly digits: Set<string>;
}

export class Recorder {
  readonly cases: CaseResult[] = [];
  readonly settlings: Settling[] = [];
  readonly requests = new RequestLog();
  readonly headers = new UndocumentedHeaders();
  /** Operations that were sent with success expected, and those of them that succeeded. */
  readonly exercised = new Set<OperationId>();
  readonly succeeded = new Set<OperationId>();
  /** Operations and checks of which a case had something to check. */
  readonly checked = new Set<OperationId | CheckId>();
  readonly #fields = new Map<string, IntegerField>();
  readonly #observed = new Set<string>();
  readonly #noticed = new Map<string, Finding>();
  readonly #taken = new Set<string>();
  readonly #selection: Selection;
  readonly #generation: Generation;

  constructor(selection: Selection, generation: Generation) {
    this.#selection = selection;
    this.#generation = generation;
  }

  /** The fields in which 64-bit integers were seen. */
  get integerFields(): readonly IntegerField[] {
    return [...this.#fields.values()];
  }

  /** Remembers what a response has shown of the contract. */
  observe(
    operationId: OperationId,
    { observed, integers }: Pick<Judgement, 'observed' | 'integers'>,
  ): void {
    for (const item of observed) this.#observed.add(keyOf(item));
    for (const [{ place, pointer }, digits] of integers) {
      const key = `${operationId} ${place}`;
      const field = this.#fields.get(key) ?? { operationId, place, pointer, digits: new Set() };
      this.#fields.set(key, field);
      for (const one of digits) field.digits.add(one);
    }
  }

  hasSeen(item: ContractItem): boolean {
    return this.#observed.has(keyOf(item));
  }

  /** Keeps findings of a read that is no case of its own, until a case takes them. Many reads see the same thing: it counts once. */
  notice(findings: readonly Finding[]): void {
    for (const one of findings) {
      const key = findingKey(one);
      if (!this.#taken.has(key)) this.#noticed.set(key, one);
    }
  }

  /** Returns what was noticed since the last case. */
  takeNoticed(): readonly Finding[] {
    const noticed = [...this.#noticed.values()];
    for (const key of this.#noticed.keys()) this.#taken.add(key);
    this.#noticed.clear();
    return noticed;
  }

  /** Adds a case, with the findings that were noticed since the last one. */
  add(given: Outcome): void {
    const outcome = { ...given, findings: [...(given.findings ?? []), ...this.takeNoticed()] };
    const { operationId, name, milliseconds, request, check } = outcome;
    if (operationId !== undefined && !this.#selection.wantsOperation(operationId)) return;
    const wants = (id: CheckId) => outcome.isRequested || this.#selection.wantsCheck(id);
    this.#markChecked(outcome);
    const wanted = outcome.findings.filter((one) => wants(one.check));
    const findings = (operationId === undefined ? wanted : this.headers.take(wanted, request)).map(
      (one) => this.#report(one, operationId, request),
    );
    const checks = check === undefined ? operationId && checksOfOperation(operationId) : [check];
    const skipped = (checks?.some(wants) ?? true) ? outcome.skipped : unwanted;
    const reason = skipped ?? outcome.notObserved;
    this.cases.push({
      operationId,
      name,
      outcome: verdictOf(findings.length, skipped, outcome.notObserved),
      ...(reason !== undefined && { reason }),
      findings,
      milliseconds,
    });
  }

  #markChecked({ operationId, check, findings = [], skipped, notObserved }: Outcome): void {
    for (const one of findings) this.checked.add(one.check);
    if (findings.length === 0 && (skipped ?? notObserved) !== undefined) return;
    if (operationId !== undefined && (check === undefined || this.#selection.wantsCheck(check))) {
      this.checked.add(operationId);
    }
    if (check !== undefined) this.checked.add(check);
    else if (operationId !== undefined) for (const one of responseChecks) this.checked.add(one);
  }

  #report(
    finding: Finding,
    operationId: OperationId | undefined,
    request: ShownRequest | undefined,
  ): ReportedFinding {
    const shown = this.requests.requestFor(finding, request && { operationId, request });
    return reportFinding(finding, this.#generation, shown);
  }
}

function verdictOf(
  findings: number,
  skipped: string | undefined,
  notObserved: string | undefined,
): CaseResult['outcome'] {
  if (findings > 0) return 'violates';
  if (skipped !== undefined) return 'skipped';
  return notObserved === undefined ? 'conforms' : 'not observed';
}

const keyOf = ({ kind, operationId, name }: ContractItem) => `${kind} ${operationId} ${name}`;
