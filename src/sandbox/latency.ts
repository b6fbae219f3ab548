// Answers that come late, and the deadline that v5 puts on every request.
import type { OperationId } from '../../generated/operations.js';
import { type Answer, emptyAnswer } from '../edge/answer.js';
import { deadlineExceeded } from './errors.js';
import type { Traits } from './releases.js';

/** Operations that never look at the deadline of their request. */
const unhurried: readonly OperationId[] = ['getServerStatus', 'setLogLevel', 'resignOwner'];

/**
 * Handles a request that takes `latency` milliseconds longer. Past the deadline of v5 most handlers give up, having done
 * nothing; what the others answer is lost if it has no body.
 *
 * @param sleep lets milliseconds pass.
 * @throws {Refusal} where the handler gives up.
 */
export async function answerLate(
  latency: number,
  { requestTimeout }: Traits,
  operation: OperationId,
  sleep: (milliseconds: number) => Promise<void>,
  handle: () => Promise<Answer>,
): Promise<Answer> {
  if (requestTimeout === undefined || latency < requestTimeout) {
    await sleep(latency);
    return handle();
  }
  if (!unhurried.includes(operation)) {
    await sleep(requestTimeout);
    throw deadlineExceeded;
  }
  await sleep(latency);
  const answer = await handle();
  return answer.body === '' ? emptyAnswer(504) : answer;
}
