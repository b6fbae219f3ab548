// A finding: one place where a server and the contract disagree.
import type { OperationId } from '../../../generated/operations.js';
import { redact } from '../../client/index.js';
import { type CheckId, checks, type Severity } from './checks.js';

/** One disagreement between a server and the contract. Holds no secrets. */
export interface Finding {
  readonly check: CheckId;
  /** Undefined for rules about no single operation, such as an unknown route. */
  readonly operationId: OperationId | undefined;
  /** Where in the answer's body, as a JSON pointer (RFC 6901); empty for the answer as a whole. */
  readonly pointer: string;
  /** What the contract asks for, in words. */
  readonly expected: string;
  /** What came, shortened, with secrets masked. */
  readonly received: string;
  /** Where the bundled description says what was expected, as a JSON pointer. */
  readonly contractPointer?: string;
  /** In place of the check's own severity. */
  readonly severity?: Severity;
}

const longestExcerpt = 120;

/** A finding whose `received` is shortened to one line and free of secrets. */
export function finding(
  check: CheckId,
  operationId: OperationId | undefined,
  expected: string,
  received: string,
  pointer = '',
  contractPointer?: string,
): Finding {
  const line = redact(received).replace(/\s+/g, ' ').trim();
  const short = line.length > longestExcerpt ? `${line.slice(0, longestExcerpt)}...` : line;
  const where = contractPointer === undefined ? {} : { contractPointer };
  return { check, operationId, pointer, expected: redact(expected), received: short, ...where };
}

/** How much a finding matters. */
export function severityOf({ check, severity }: Finding): Severity {
  return severity ?? checks[check].severity;
}

/** A finding in one line: `getChangefeed response-body /state: expected ..., received ...`. */
export function formatFinding({ check, operationId, pointer, expected, received }: Finding) {
  const place = pointer === '' ? '' : ` ${pointer}`;
  return `${operationId ?? 'server'} ${check}${place}: expected ${expected}, received ${received}`;
}
