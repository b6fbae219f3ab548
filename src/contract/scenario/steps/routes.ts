// Requests that no operation takes, of which the router's response is checked (server-behaviour/http.md#router).
import { operationIds } from '../../../../generated/operations.js';
import type { RouteRequest } from '../../response/check-route.js';
import type { OperationContract, ReleaseContract } from '../../schema/release-contract.js';

/** A request that no operation takes, as a case of a run. */
export interface RouteStep extends RouteRequest {
  readonly name: string;
  readonly path: string;
}

/** Requests that resemble no route of the contract. */
const unknownRoutes: readonly RouteStep[] = [
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

/** Unknown routes, each route that GET takes with a slash behind it, and a GET of each route that takes none. */
export function routeStepsOf(contract: ReleaseContract): readonly RouteStep[] {
  const operations = operationIds.flatMap((id) => contract.operation(id) ?? []);
  const isGet = ({ method }: OperationContract) => method === 'GET';
  const readable = new Set(operations.filter(isGet).map(({ path }) => path));
  return [
    ...unknownRoutes,
    ...operations.filter(isGet).map((operation) => slashed(operation)),
    ...operations.filter(({ path }) => !readable.has(path)).map(wrongMethod),
  ];
}

/** Each route that changes one changefeed, without its tables, with a slash behind it and an ID that does not exist. */
export function writeRouteStepsOf(
  contract: ReleaseContract,
  unknownId: string,
): readonly RouteStep[] {
  return operationIds
    .flatMap((id) => contract.operation(id) ?? [])
    .filter(({ method, path }) => method !== 'GET' && /\{changefeed_id\}(?!\/tables)/.test(path))
    .map((operation) => slashed(operation, unknownId));
}

function slashed({ method, path }: OperationContract, id?: string): RouteStep {
  const verb = method === 'GET' ? '' : ` of ${method}`;
  return {
    name: `a slash behind ${path}${verb} is redirected`,
    method,
    path: `${filled(path, id)}/`,
    location: filled(path, id),
  };
}

function wrongMethod({ path, method }: OperationContract): RouteStep {
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
