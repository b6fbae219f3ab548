// What the router answers to requests that no operation takes (facts 8).
import { operationIds } from '../../../../generated/operations.js';
import { type Finding, finding } from '../../finding/finding.js';
import type { RawExchange } from '../../run/transport/connection.js';
import type { ContractView, OperationView } from '../../schema/release-contract.js';

/** A request that no operation takes. */
export interface RouteStep {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** Where the server sends on to; undefined: there is nothing. */
  readonly location?: string;
}

/** Requests that no route of the contract is near to. */
const strangers: readonly RouteStep[] = [
  { name: 'an unknown route is 404', method: 'GET', path: '/api/v1/no-such-route' },
  { name: 'paths are case-sensitive', method: 'GET', path: '/API/v1/status' },
  { name: 'processors of a changefeed are no route', method: 'GET', path: '/api/v1/processors/a' },
  {
    name: 'a trailing slash is redirected with the query',
    method: 'GET',
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
    ...operations.filter(isGet).map((operation) => slashed(operation)),
    ...operations.filter(({ path }) => !readable.has(path)).map(wrongMethod),
  ];
}

/** A slash behind every route that changes one changefeed, of one that does not exist: its tables are left to disruptive runs. */
export function writeRouteStepsOf(view: ContractView, unknownId: string): readonly RouteStep[] {
  return operationIds
    .flatMap((id) => view.operation(id) ?? [])
    .filter(({ method, path }) => method !== 'GET' && /\{changefeed_id\}(?!\/tables)/.test(path))
    .map((operation) => slashed(operation, unknownId));
}

function slashed({ method, path }: OperationView, id?: string): RouteStep {
  const verb = method === 'GET' ? '' : ` of ${method}`;
  return {
    name: `a slash behind ${path}${verb} is redirected`,
    method,
    path: `${filled(path, id)}/`,
    location: filled(path, id),
  };
}

function wrongMethod({ path, method }: OperationView): RouteStep {
  return {
    name: `GET of ${path}, which takes ${method}, is 404`,
    method: 'GET',
    path: filled(path),
  };
}

/** With IDs that are well formed and belong to nothing: the router does not look them up. */
function filled(path: string, id = 'a'): string {
  return path.replace(/\{\w+\}/g, id);
}

/** Everything in which the answer is not the router's. */
export function checkRoute({ method, location }: RouteStep, { response }: RawExchange): Finding[] {
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
  const redirect = method === 'GET' ? 301 : 307;
  if (status !== redirect) {
    return [found(`status ${redirect}`, `${status}: ${body || 'no body'}`)];
  }
  const received = headers.location ?? 'none';
  const isFitting = method === 'GET' ? /^text\/html\s*(?:;|$)/.test(type) : body === '';
  const fitting = method === 'GET' ? 'content type text/html' : 'no body';
  return [
    ...(received.endsWith(location) ? [] : [found(`Location ${location}`, received)]),
    ...(isFitting ? [] : [found(fitting, body || type)]),
  ];
}
