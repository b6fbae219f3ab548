// What a seeded defect is: one plausible bug of a server, played between a client and a sandbox that keeps the contract.
import { type OperationId, operationIds, operations } from '../../../generated/operations.js';
import { findRoute } from '../../../src/edge/router.js';

export type DefectKind =
  | 'statuses'
  | 'media types'
  | 'headers'
  | 'bodies'
  | 'syntax'
  | 'fields'
  | 'types'
  | 'bounds and formats'
  | 'integers'
  | 'errors'
  | 'accepted refusals'
  | 'refused requests'
  | 'filters'
  | 'settling'
  | 'leaks'
  | 'consistency'
  | 'secrets'
  | 'routing'
  | 'transport';

export interface Request {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  /** Names in lower case; without `content-length`, which follows from the body. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How the body is written; `latin1` makes bytes that are not UTF-8. Default: `utf8`. */
  readonly encoding?: 'utf8' | 'latin1';
  /** The connection ends without an answer, or after half of the body. */
  readonly broken?: 'without an answer' | 'halfway';
}

/** The sandbox behind the defect. */
export interface Server {
  send(request: Request): Promise<Answer>;
  /** What `send` would answer, without any effect. */
  rehearse(request: Request): Promise<Answer>;
  /** Milliseconds since 1970, of the sandbox's clock. */
  now(): number;
}

/** A request with what the router makes of it. */
export interface Call {
  readonly request: Request;
  /** Undefined if no operation has this method and path. */
  readonly operationId: OperationId | undefined;
  /** `changefeed_id` of the path; empty if there is none. */
  readonly changefeedId: string;
}

/** Stands between client and server for one run; may remember what went by. */
export type Middleware = (call: Call, server: Server) => Promise<Answer>;

/** Makes the middleware of an operation's defect, anew for each run. */
export type Play = (operationId: OperationId | undefined) => Middleware;

export interface Defect {
  /** `listChangefeeds rounds checkpoint_tso`: unique. */
  readonly id: string;
  /** Undefined for what belongs to no operation, such as an unknown route. */
  readonly operationId: OperationId | undefined;
  readonly kind: DefectKind;
  /** What the server does wrong: ends a sentence that the operation begins. */
  readonly says: string;
  start(): Middleware;
}

/** The defects of one operation, each as its kind, what it does, and how it is played. */
export function defectsOf(
  operationId: OperationId | undefined,
  list: readonly (readonly [kind: DefectKind, says: string, play: Play])[],
): Defect[] {
  return list.map(([kind, says, play]) => ({
    id: `${operationId ?? 'server'} ${says}`,
    operationId,
    kind,
    says,
    start: () => play(operationId),
  }));
}

const routes = operationIds.map((id) => {
  const { method, path } = operations[id];
  return { id, method, path };
});

export function callOf(request: Request): Call {
  const route = findRoute(routes, request.method, request.target);
  if (route.kind !== 'operation') return { request, operationId: undefined, changefeedId: '' };
  const { changefeed_id: changefeedId = '' } = route.parameters;
  return { request, operationId: route.operation.id, changefeedId };
}
