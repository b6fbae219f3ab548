// What each rule of the catalogue consists of.
import type { OperationId } from '../../../generated/operations.js';
import type { CheckId } from './checks.js';
import type { Subject } from './subject.js';

/** What the words of a rule may use besides the values. */
export interface RuleContext {
  readonly operationId: OperationId | undefined;
  readonly subject: Subject;
}

/** A rule that servers must keep: the check that it belongs to, and the words for what was expected and received. */
export interface FindingRule<Expected, Received> {
  readonly check: CheckId;
  /** Completes the sentence "expected ...". */
  readonly expected: (expected: Expected, context: RuleContext) => string;
  /** Completes the sentence "received ...". */
  readonly received: (received: Received, context: RuleContext) => string;
}

/** Words that are always the same, or made from a value and the subject. */
type Words<Value> = string | ((value: Value, context: RuleContext) => string);

/** Makes a rule of the catalogue. A received text is shown as it is unless `received` says it in other words. */
export function rule<Expected, Received = string>(
  check: CheckId,
  expected: Words<Expected>,
  received: Words<Received> = String,
): FindingRule<Expected, Received> {
  const wordsOf = <Value>(words: Words<Value>) => (typeof words === 'string' ? () => words : words);
  return { check, expected: wordsOf(expected), received: wordsOf(received) };
}

/** `a or b`. */
export const either = (values: readonly unknown[]) => values.join(' or ');

/** `a, b`. */
export const listed = (values: readonly unknown[]) => values.join(', ');

/** `30 s`. */
export const inSeconds = (milliseconds: number) => `${milliseconds / 1_000} s`;
