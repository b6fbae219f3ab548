// What the router answers to requests that no operation takes (facts 8).
import { operationIds } from '../../../generated/operations.js';
import type { RawExchange } from '../connection.js';
import type { ContractView, OperationView } from '../contract-view.js';
import { type Finding, finding } from '../finding.js';

/** A request that no operation takes. All of them are GET. */
export interface RouteStep {
  readonly name: string;
  readonly path: string;
  /** Where the server sends on to; undefined: there is nothing. */
  readonly location?: string;
}

/** Requests that no route of the contract is near to. */
const strangers: readonly RouteStep[] = [
  { name: 'an unknown route is 404', path: '/api/v1/no-such-route' },
  { name: 'paths are case-sensitive', path: '/API/v1/status' },
  { name: 'processors of a changefeed are no route', path: '/api/v1/processors/a' },
  {
    name: 'a trailing slash is redirected with the query',
    path: '/api/v1/changefeeds/?state=all',
    location: '/api/v1/changefeeds?state=all',
  },
];

/** Those, a slash behind every route that GET takes, and a GET of every route that takes none (facts 8). */
export function routeStepsOf(view: ContractView): readonly RouteStep[] {
  const operations = operationIds.flatMap((id) => view.operation(id) ?? []);
  const isGet = ({ method }: OperationView) => method === 'GET';
  const readable = new Set(operations.filter(isGet).map(({ path }) => path));
  return [
    ...strangers,
    ...operations.filter(isGet).map(slashed),
    ...operations.filter(({ path }) => !readable.has(path)).map(wrongMethod),
  ];
}

function slashed({ path }: OperationView): RouteStep {
  return {
    name: `a slash behind ${path} is redirected`,
    path: `${filled(path)}/`,
    location: filled(path),
  };
}

function wrongMethod({ path, method }: OperationView): RouteStep {
  return { name: `GET of ${path}, which takes ${method}, is 404`, path: filled(path) };
}

/** With IDs that are well formed and belong to nothing: the router does not look them up. */
function filled(path: string): string {
  return path.replace(/\{\w+\}/g, 'a');
}

/** Everything in which the answer is not the router's. */
export function checkRoute({ location }: RouteStep, { response }: RawExchange): Finding[] {
  const found = (expected: string, received: string) =>
    finding('routing', undefined, expected, received);
  const { status, headers, body } = response;
  const type = headers['content-type'] ?? 'none';
  if (location === undefined) {
    if (status !== 404) return [found('status 404', `${status}: ${body || 'no body'}`)];
    const isPlain = /^text\/plain\s*(?:;|$)/.test(type);
    return [
      ...(isPlain ? [] : [found('content type text/plain', type)]),
      ...(body === '404 page not found' ? [] : [found('404 page not found', body || 'no body')]),
    ];
  }
  if (status !== 301) return [found('status 301', `${status}: ${body || 'no body'}`)];
  const received = headers.location ?? 'none';
  return [
    ...(received.endsWith(location) ? [] : [found(`Location ${location}`, received)]),
    ...(/^text\/html\s*(?:;|$)/.test(type) ? [] : [found('content type text/html', type)]),
  ];
}
