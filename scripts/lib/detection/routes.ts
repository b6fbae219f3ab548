// Ways to spoil the router: which paths and methods an operation is found by.
import { operations } from '../../../generated/operations.js';
import type { Answer, Play } from './defect.js';

const pathOf = (target: string) => target.split('?')[0] ?? '';

/** Whether a path is that of a template, whatever the parameters. */
function fits(template: string, path: string): boolean {
  const pattern = template.replace(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(path);
}

/** Takes a slash behind the operation's path, in place of redirecting. */
export const unslashed: Play = (operationId) => (call, server) => {
  const { method, target } = call.request;
  const path = pathOf(target);
  if (operationId === undefined || !path.endsWith('/')) return server.send(call.request);
  const operation = operations[operationId];
  const isOurs = method === operation.method && fits(operation.path, path.slice(0, -1));
  return server.send(isOurs ? { ...call.request, target: path.slice(0, -1) } : call.request);
};

/** Answers a redirect of the operation's path otherwise. */
export function redirecting(change: (answer: Answer) => Answer): Play {
  return (operationId) => async (call, server) => {
    const answer = await server.send(call.request);
    const path = pathOf(call.request.target);
    const isOurs =
      operationId === undefined || fits(operations[operationId].path, path.replace(/\/$/, ''));
    return isOurs && (answer.status === 301 || answer.status === 307) ? change(answer) : answer;
  };
}

/** Answers wrong methods on the operation's path otherwise than unknown routes. */
export function wrongMethod(change: (answer: Answer) => Answer): Play {
  return (operationId) => async (call, server) => {
    const answer = await server.send(call.request);
    if (operationId === undefined || answer.status !== 404) return answer;
    const isOurs = fits(operations[operationId].path, pathOf(call.request.target));
    return isOurs && call.operationId === undefined ? change(answer) : answer;
  };
}

/** Answers paths otherwise that no operation has, whatever the method. */
export function unknownRoute(change: (answer: Answer) => Answer): Play {
  const templates = Object.values(operations).map(({ path }) => path);
  return () => async (call, server) => {
    const answer = await server.send(call.request);
    const path = pathOf(call.request.target);
    const isKnown = templates.some((template) => fits(template, path));
    return answer.status === 404 && !isKnown ? change(answer) : answer;
  };
}
