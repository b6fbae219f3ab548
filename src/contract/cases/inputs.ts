// Inputs that several cases share.
import type { OperationId } from '../../../generated/operations.js';
import type { RequestInput, Session } from '../session.js';

/** An ID that every release refuses: the underscore is not allowed. */
export const malformedId = 'a_b';

/** A well-formed ID that no server has. */
export const unknownChangefeed = ({ runId }: Session): RequestInput => ({
  path: { changefeed_id: `${runId}-unknown` },
});

/** The value of `key` in the first item of a list that the server answers, if it has any. */
export async function firstOf(
  session: Session,
  operationId: OperationId,
  key: string,
  state: string,
): Promise<string | undefined> {
  const list = await session.read(operationId, { query: { state } });
  const first = Array.isArray(list) ? list[0] : undefined;
  const value =
    first && typeof first === 'object' && !Array.isArray(first) ? first[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}
