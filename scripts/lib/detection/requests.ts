// Requests that a defect makes itself, and ways to spoil the client's before the server gets them.
import { type OperationId, operations } from '../../../generated/operations.js';
import type { Answer, Call, Play, Request, Server } from './defect.js';

/** A request for an operation of a changefeed, or of none. */
export function requestFor(operationId: OperationId, changefeedId = '', body = ''): Request {
  const { method, path } = operations[operationId];
  const target = path.replace('{changefeed_id}', encodeURIComponent(changefeedId));
  return { method, target, headers: {}, body };
}

/** The same request about another changefeed. */
export function about(changefeedId: string, { request, operationId }: Call): Request {
  if (operationId === undefined) return request;
  return { ...request, target: requestFor(operationId, changefeedId).target };
}

/** Changes the operation's request before the server gets it. */
export function spoilt(
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

/** What the server refuses in one way becomes accepted: it answers as `answer` says, or as to a good request. */
export function accepting(refusal: (answer: Answer, call: Call) => boolean, answer: Answer): Play {
  return (operationId) => async (call, server) => {
    const real = await server.send(call.request);
    return call.operationId === operationId && refusal(real, call) ? answer : real;
  };
}
