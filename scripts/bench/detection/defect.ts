// A seeded defect: one plausible server bug, simulated between a client and a sandbox that conforms to the contract.
import { type OperationId, operationIds, operations } from '../../../generated/operations.js';
import { findRoute } from '../../../src/http/router.js';

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

/** A response as text, before it is decoded. */
export interface RawResponse {
  readonly status: number;
  /** Names in lower case; without `content-length`, which follows from the body. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How the body is written; `latin1` makes bytes that are not UTF-8. Default: `utf8`. */
  readonly encoding?: 'utf8' | 'latin1';
  /** The connection ends without a response, or halfway through the body. */
  readonly broken?: 'without a response' | 'halfway';
}

/** The sandbox behind the defect. */
export interface Server {
  send(request: Request): Promise<RawResponse>;
  /** Returns the response that `send` would get, and undoes the effect of the request. */
  rehearse(request: Request): Promise<RawResponse>;
  /** The time of the sandbox in milliseconds since 1970. */
  now(): number;
}

/** A request with its operation. */
export interface Call {
  readonly request: Request;
  /** Undefined if no operation has this method and path. */
  readonly operationId: OperationId | undefined;
  /** `changefeed_id` of the path; empty if there is none. */
  readonly changefeedId: string;
}

/** Handles every request of one run between client and server. It may keep state. */
export type Middleware = (call: Call, server: Server) => Promise<RawResponse>;

/** Creates the middleware of an operation's defect. Called once for each run. */
export type Play = (operationId: OperationId | undefined) => Middleware;

export interface Defect {
  /** Unique, such as `listChangefeeds rounds checkpoint_tso`. */
  readonly id: string;
  /** Undefined for a defect of no operation, such as of an unknown route. */
  readonly operationId: OperationId | undefined;
  readonly kind: DefectKind;
  /** The wrong behaviour, as the end of a sentence with the operation as its subject. */
  readonly behaviour: string;
  start(): Middleware;
}

/** Makes the defects of one operation from their kind, behaviour and implementation. */
export function defectsOf(
  operationId: OperationId | undefined,
  list: readonly (readonly [kind: DefectKind, behaviour: string, play: Play])[],
): Defect[] {
  return list.map(([kind, behaviour, play]) => ({
    id: `${operationId ?? 'server'} ${behaviour}`,
    operationId,
    kind,
    behaviour,
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
