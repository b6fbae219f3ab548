// Collects the findings of one response, and limits those of a defect that every item of a long list has.
import type { RuleId } from '../finding/catalogue/index.js';
import { type Finding, type FindingParts, finding, keyOf } from '../finding/finding.js';
import type { Exchange } from './exchange.js';

/** Reports that a response breaks a rule. */
export type ReportFinding = <Id extends RuleId>(ruleId: Id, parts: FindingParts<Id>) => void;

/** Maximum number of findings that break the same rule at the same place of the contract. */
const maxAlike = 10;

/** The findings of one response. Each of them names the operation and the request. */
export class FindingCollector {
  readonly #exchange: Exchange;
  readonly #findings: Finding[] = [];
  /** By rule, place in the contract, header and expected value: how often it was reported, and the index of the last finding. */
  readonly #groups = new Map<string, { count: number; last: number }>();

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  readonly report: ReportFinding = (ruleId, parts) => {
    const { expected, pointer = '', contractPointer = pointer, subject } = parts;
    const key = keyOf([ruleId, contractPointer, subject?.header, expected]);
    const group = this.#groups.get(key) ?? { count: 0, last: 0 };
    this.#groups.set(key, group);
    group.count += 1;
    if (group.count > maxAlike) return;
    const { operationId, request } = this.#exchange;
    const length = this.#findings.push(finding(ruleId, operationId, { ...parts, request }));
    group.last = length - 1;
  };

  /** Returns the findings in the order in which they were reported. The last of a limited group counts those left out. */
  list(): Finding[] {
    const repeated = new Map(
      [...this.#groups.values()].map(({ count, last }) => [last, count - maxAlike]),
    );
    return this.#findings.map((found, index) => {
      const more = repeated.get(index) ?? 0;
      return more > 0 ? { ...found, repeated: more } : found;
    });
  }
}
