// The parameters in the path of a request.
import type { OperationId } from '../../generated/operations.js';

/**
 * Rejects path parameters that would lead to the path of another operation: URLs drop `.` and `..`, also percent-encoded.
 *
 * @throws {TypeError} if a parameter is missing, empty, `.`, `..` or not valid UTF-16.
 */
export function checkPathParameters(
  operationId: OperationId,
  path: string,
  values: Readonly<Record<string, unknown>>,
): void {
  for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g)) {
    const value = values[name];
    if (typeof value === 'string' && isSegment(value)) continue;
    const received = typeof value === 'string' ? JSON.stringify(value) : typeof value;
    throw new TypeError(
      `${operationId}: path parameter ${name}: expected a non-empty string other than "." and "..", got ${received}`,
    );
  }
}

function isSegment(value: string): boolean {
  // A lone surrogate has no UTF-8 form and cannot be percent-encoded.
  return !/^\.{0,2}$|\p{Surrogate}/u.test(value);
}
