// A finding: one place where a server's answer and the contract disagree.
import type { OperationId } from '../../generated/operations.js';
import { redact } from '../client/index.js';

/** What was looked at. */
export type CheckName =
  | 'status-code'
  | 'content-type'
  | 'response-headers'
  | 'response-body'
  | 'exact-integers'
  | 'duplicate-keys'
  | 'observed'
  | 'transport';

/** One disagreement between an answer and the contract. Holds no secrets. */
export interface Finding {
  readonly check: CheckName;
  readonly operationId: OperationId;
  /** Where in the answer's body, as a JSON pointer (RFC 6901); empty for the answer as a whole. */
  readonly pointer: string;
  /** What the contract asks for, in words. */
  readonly expected: string;
  /** What came, shortened, with secrets masked. */
  readonly received: string;
}

const longestExcerpt = 120;

/** A finding whose `received` is shortened to one line and free of secrets. */
export function finding(
  check: CheckName,
  operationId: OperationId,
  expected: string,
  received: string,
  pointer = '',
): Finding {
  const line = redact(received).replace(/\s+/g, ' ').trim();
  const short = line.length > longestExcerpt ? `${line.slice(0, longestExcerpt)}...` : line;
  return { check, operationId, pointer, expected, received: short };
}

/** A finding in one line: `getChangefeed response-body /state: expected ..., received ...`. */
export function formatFinding({ check, operationId, pointer, expected, received }: Finding) {
  const place = pointer === '' ? '' : ` ${pointer}`;
  return `${operationId} ${check}${place}: expected ${expected}, received ${received}`;
}
