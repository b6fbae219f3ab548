// Makes words of findings: the last step before a person or a program reads them.
import type { OperationId } from '../../../generated/operations.js';
import { maskSecrets } from '../../shared/mask-secrets/index.js';
import { type RuleId, rules } from './catalogue/index.js';
import type { CheckId, Severity } from './checks.js';
import type { Finding } from './finding.js';
import type { Subject } from './subject.js';

/** A finding in words. Holds no secrets. */
export interface DescribedFinding {
  readonly ruleId: RuleId;
  readonly check: CheckId;
  readonly severity: Severity;
  /** Undefined for rules about no single operation, such as an unknown route. */
  readonly operationId: OperationId | undefined;
  readonly subject: Subject;
  /** Where in the response's body, as a JSON pointer (RFC 6901); empty for the response as a whole. */
  readonly pointer: string;
  /** What the contract asks for. */
  readonly expected: string;
  /** What came, shortened to one line. */
  readonly received: string;
  /** Where the bundled description says what was expected, as a JSON pointer. */
  readonly contractPointer?: string;
  /** Number of further places in the same response that break the rule in the same way and have no finding of their own. */
  readonly repeated?: number;
}

const longestExcerpt = 120;

/** Puts a finding into words, with secrets masked. */
export function describeFinding<Id extends RuleId>(finding: Finding<Id>): DescribedFinding {
  const { ruleId, check, severity, operationId, subject, pointer, contractPointer, repeated } =
    finding;
  const { expected, received } = rules[ruleId];
  const context = { operationId, subject };
  const line = maskSecrets(received(finding.received, context)).replace(/\s+/g, ' ').trim();
  const isLong = line.length > longestExcerpt;
  return {
    ruleId,
    check,
    severity,
    operationId,
    subject,
    pointer,
    expected: maskSecrets(expected(finding.expected, context)),
    received: isLong ? `${line.slice(0, longestExcerpt)}...` : line,
    ...(contractPointer !== undefined && { contractPointer }),
    ...(repeated !== undefined && { repeated }),
  };
}

type Printed = 'check' | 'operationId' | 'pointer' | 'expected' | 'received' | 'repeated';

/** A finding in one line: `getChangefeed response-body /state: expected ..., received ...`. */
export function formatFinding(finding: Pick<DescribedFinding, Printed>): string {
  const { check, operationId, pointer, expected, received, repeated } = finding;
  const place = pointer === '' ? '' : ` ${pointer}`;
  const count = repeated?.toLocaleString('en-US');
  const more = count && `, and the same in ${count} more place${repeated === 1 ? '' : 's'}`;
  return `${operationId ?? 'server'} ${check}${place}: expected ${expected}, received ${received}${more ?? ''}`;
}
