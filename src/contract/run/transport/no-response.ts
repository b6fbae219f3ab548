// The error for a response that did not arrive completely.
import type { OperationId } from '../../../../generated/operations.js';
import { type Finding, finding, type ShownRequest } from '../../finding/finding.js';
import { TransportError } from './transport.js';

/** Thrown if no complete response to an operation arrives. */
export class NoResponse extends TransportError {
  readonly operationId: OperationId;
  readonly request: ShownRequest;

  constructor(
    operationId: OperationId,
    request: ShownRequest,
    { message, broken }: TransportError,
  ) {
    super(message, broken);
    this.operationId = operationId;
    this.request = request;
  }
}

/**
 * Makes a finding of a response that did not come.
 *
 * @param operationId The operation of the request, where the error does not name one.
 * @throws `error` if it is anything else than a `TransportError`.
 */
export function noResponse(error: unknown, operationId: OperationId | undefined): Finding {
  if (!(error instanceof TransportError)) throw error;
  const { message } = error;
  if (!(error instanceof NoResponse)) {
    return finding('no-response', operationId, { received: message });
  }
  const { request } = error;
  return finding('no-response', error.operationId, { received: message, request });
}
