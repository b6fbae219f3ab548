// Defects of the router: the paths and methods that select an operation.
import { operations } from '../../../../generated/operations.js';
import type { Play, RawResponse } from '../defect.js';

const pathOf = (target: string) => target.split('?')[0] ?? '';

/** Returns true if a path matches a template, with any parameters. */
function fits(template: string, path: string): boolean {
  const pattern = template.replace(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(path);
}

/** Accepts a trailing slash after the operation's path instead of redirecting. */
export const unslashed: Play = (operationId) => (call, server) => {
  const { method, target } = call.request;
  const path = pathOf(target);
  if (operationId === undefined || !path.endsWith('/')) return server.send(call.request);
  const operation = operations[operationId];
  const isOurs = method === operation.method && fits(operation.path, path.slice(0, -1));
  return server.send(isOurs ? { ...call.request, target: path.slice(0, -1) } : call.request);
};

/** Changes the redirect of the operation's path. */
export function redirecting(change: (response: RawResponse) => RawResponse): Play {
  return (operationId) => async (call, server) => {
    const response = await server.send(call.request);
    const path = pathOf(call.request.target);
    const isOurs =
      operationId === undefined || fits(operations[operationId].path, path.replace(/\/$/, ''));
    return isOurs && (response.status === 301 || response.status === 307)
      ? change(response)
      : response;
  };
}

/** Changes the response to wrong methods on the operation's path. */
export function wrongMethod(change: (response: RawResponse) => RawResponse): Play {
  return (operationId) => async (call, server) => {
    const response = await server.send(call.request);
    if (operationId === undefined || response.status !== 404) return response;
    const isOurs = fits(operations[operationId].path, pathOf(call.request.target));
    return isOurs && call.operationId === undefined ? change(response) : response;
  };
}

/** Changes the response to paths of no operation, for any method. */
export function unknownRoute(change: (response: RawResponse) => RawResponse): Play {
  const templates = Object.values(operations).map(({ path }) => path);
  return () => async (call, server) => {
    const response = await server.send(call.request);
    const path = pathOf(call.request.target);
    const isKnown = templates.some((template) => fits(template, path));
    return response.status === 404 && !isKnown ? change(response) : response;
  };
}
