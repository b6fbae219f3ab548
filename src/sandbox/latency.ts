// Delayed responses, and the deadline that v5 has for every request.
import type { OperationId } from '../../generated/operations.js';
import { emptyResponse, type HttpResponse } from '../http/response.js';
import { deadlineExceeded } from './handlers/common/errors.js';
import type { Traits } from './traits/index.js';

/** Operations that ignore the deadline of their request. */
const withoutDeadline: readonly OperationId[] = ['getServerStatus', 'setLogLevel', 'resignOwner'];

/**
 * Handles a request with a delay of `latency` milliseconds. After the deadline of v5, most operations fail without an effect. The
 * others take effect, but a response without a body becomes 504.
 *
 * @param sleep lets milliseconds pass.
 * @throws {Refusal} if the deadline is exceeded.
 */
export async function respondLate(
  latency: number,
  { requestTimeout }: Traits,
  operation: OperationId,
  sleep: (milliseconds: number) => Promise<void>,
  handle: () => Promise<HttpResponse>,
): Promise<HttpResponse> {
  if (requestTimeout === undefined || latency < requestTimeout) {
    await sleep(latency);
    return handle();
  }
  if (!withoutDeadline.includes(operation)) {
    await sleep(requestTimeout);
    throw deadlineExceeded;
  }
  await sleep(latency);
  const response = await handle();
  return response.body === '' ? emptyResponse(504) : response;
}
