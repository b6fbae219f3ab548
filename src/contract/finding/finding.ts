// A finding: one place where a server and the contract disagree, as data. Words are made from it last (describe.ts).
import type { OperationId } from '../../../generated/operations.js';
import { type RuleId, rules, type ValuesOf } from './catalogue/index.js';
import { type CheckId, checks, type Severity } from './checks.js';
import type { Subject } from './subject.js';
import { subjectKey } from './subject.js';

/** A request as it may be shown: without the caller's headers and credentials. */
export interface ShownRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** True if the response was compressed. */
  readonly isCompressed?: boolean;
  /** Its place in the exchanges of the report, if they are recorded. */
  readonly exchange?: number | undefined;
}

/** What every finding has, whatever its rule. */
export interface FindingPlace {
  readonly check: CheckId;
  readonly severity: Severity;
  readonly subject: Subject;
  /** Where in the response's body, as a JSON pointer (RFC 6901); empty for the response as a whole. */
  readonly pointer: string;
  /** Where the bundled description says what was expected, as a JSON pointer. */
  readonly contractPointer?: string | undefined;
  /** The request whose response shows it. */
  readonly request?: ShownRequest | undefined;
  /** Number of further places in the same response that break the rule in the same way and have no finding of their own. */
  readonly repeated?: number | undefined;
}

/** One disagreement between a server and the contract. Its values may hold secrets: print it with `describeFinding`. */
export interface Finding<Id extends RuleId = RuleId> extends FindingPlace {
  readonly ruleId: Id;
  /** The operation whose response or effect is wrong; undefined for rules about none, such as an unknown route. */
  readonly operationId: OperationId | undefined;
  readonly expected: ValuesOf<Id>['expected'];
  readonly received: ValuesOf<Id>['received'];
}

/** What a finding of a rule is made from. Check and severity are the rule's own unless others are named. */
export type FindingParts<Id extends RuleId> = ValuesOf<Id> & {
  readonly [Each in keyof FindingPlace]?: FindingPlace[Each] | undefined;
};

/** Makes a finding of a rule. */
export function finding<Id extends RuleId>(
  ruleId: Id,
  operationId: OperationId | undefined,
  parts: FindingParts<Id>,
): Finding<Id> {
  const { subject = {}, pointer = '', check = rules[ruleId].check } = parts;
  const { severity = checks[check].severity, expected, received } = parts;
  const { contractPointer, request } = parts;
  const place = { subject, pointer, check, severity, contractPointer, request };
  return { ...place, ruleId, operationId, expected, received };
}

/** The same for the same disagreement, however often it is found and whatever was received. */
export function findingKey({ ruleId, operationId, subject, pointer, expected }: Finding): string {
  const place = pointer.replace(/\/\d+(?=\/|$)/g, '/-');
  return keyOf([ruleId, operationId, subjectKey(subject), place, expected]);
}

/** One text for each value, integers of 64 bits included. */
export function keyOf(value: unknown): string {
  return JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}n` : part));
}
