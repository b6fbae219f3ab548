// Requests that a defect sends itself, and changes to the client's requests before the server receives them.
import { type OperationId, operations } from '../../../../generated/operations.js';
import type { Call, Play, RawResponse, Request, Server } from '../defect.js';

/** Makes a request for an operation, of a changefeed if one is given. */
export function requestFor(operationId: OperationId, changefeedId = '', body = ''): Request {
  const { method, path } = operations[operationId];
  const target = path.replace('{changefeed_id}', encodeURIComponent(changefeedId));
  return { method, target, headers: {}, body };
}

/** Makes the same request for another changefeed. */
export function about(changefeedId: string, { request, operationId }: Call): Request {
  if (operationId === undefined) return request;
  return { ...request, target: requestFor(operationId, changefeedId).target };
}

/** Changes the requests of the operation before the server receives them. */
export function changedRequest(
  change: (request: Request, call: Call, server: Server) => Request | Promise<Request>,
): Play {
  return (operationId) => async (call, server) =>
    server.send(
      call.operationId === operationId ? await change(call.request, call, server) : call.request,
    );
}

/** Rewrites the text of the body. */
export const bodyText =
  (change: (body: string) => string) =>
  (request: Request): Request => ({ ...request, body: change(request.body) });

/** Replaces the refusals of the operation that match `refusal` with `response`. */
export function accepting(
  refusal: (response: RawResponse, call: Call) => boolean,
  response: RawResponse,
): Play {
  return (operationId) => async (call, server) => {
    const real = await server.send(call.request);
    return call.operationId === operationId && refusal(real, call) ? response : real;
  };
}
