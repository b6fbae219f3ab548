// From a request at a capture to the response: routing, readiness, forwarding to the owner, handling.
import { type OperationId, operationIds, operations } from '../../generated/operations.js';
import { bodySchemaOf } from '../http/refusals/body-schemas.js';
import { Refusal } from '../http/refusals/refusal.js';
import { emptyResponse, type HttpResponse } from '../http/response.js';
import { findRoute, type Route } from '../http/router.js';
import type { HttpRequest } from '../http/server.js';
import { unroutedResponse } from '../http/unrouted.js';
import { faultOf } from './faults.js';
import { isFrozen, respondFrozen, unbearable } from './frozen-pd.js';
import { deadlineExceeded, notReady, peerFailed } from './handlers/common/errors.js';
import { checkForwarding, findOwner, isLocal } from './handlers/common/forwarding.js';
import { legacyStatus } from './handlers/common/server.js';
import type { Context, Handlers } from './handlers/common/types.js';
import { respondLate } from './latency.js';
import type { Capture, Cluster } from './model/types.js';
import { type Pace, respondAtTick } from './pace.js';

/** The part of a handler's context that all captures share. */
export interface Shared extends Omit<Context, 'capture' | 'bodySchema'>, Pace {
  /** The handlers of the architecture. */
  readonly handlers: Handlers;
  /** Lets milliseconds of real time pass. */
  sleep(milliseconds: number): Promise<void>;
}

interface Endpoint {
  readonly id: OperationId;
  readonly method: string;
  readonly path: string;
}

const endpoints: readonly Endpoint[] = operationIds.map((id) => {
  const { method, path } = operations[id];
  return { id, method, path };
});

const endpointsWithoutDrain = endpoints.filter(({ id }) => id !== 'drainCapture');

/** Responds to a request that reaches `capture`. */
export async function handleRequest(
  shared: Shared,
  capture: Capture,
  request: HttpRequest,
): Promise<HttpResponse> {
  const { faults, sleep, traits } = shared;
  const route = findRoute(
    traits.drain ? endpoints : endpointsWithoutDrain,
    request.method,
    request.target,
  );
  const latency = faultOf(faults, 'latency')?.milliseconds ?? 0;
  if (route.kind === 'operation') {
    const handle = () => handleOperation(shared, capture, route, request);
    if (latency === 0) return withRefusals(handle);
    return withRefusals(() => respondLate(latency, traits, route.operation.id, sleep, handle));
  }
  if (latency > 0) await sleep(latency);
  const isLegacyStatus = request.method === 'GET' && /^\/status(\?|$)/.test(request.target);
  return isLegacyStatus ? legacyStatus({ ...shared, capture }) : unroutedResponse(route);
}

/** Returns the response of `handle`, or that of the refusal that it throws. */
async function withRefusals(handle: () => Promise<HttpResponse>): Promise<HttpResponse> {
  try {
    return await handle();
  } catch (error) {
    if (error instanceof Refusal) return error.response;
    throw error;
  }
}

type OperationRoute = Extract<Route<Endpoint>, { kind: 'operation' }>;

async function handleOperation(
  shared: Shared,
  capture: Capture,
  route: OperationRoute,
  request: HttpRequest,
): Promise<HttpResponse> {
  const { traits, faults } = shared;
  const { id } = route.operation;
  if (traits.readinessGate && faultOf(faults, 'not-ready')) throw notReady;

  const handle = () => handleWhereItBelongs(shared, capture, route, request);
  if (isLocal(traits, id)) return handle();
  if (isFrozen(shared)) return (await respondFrozen(shared, id, handle)) ?? noResponse;
  return hangs(shared, id) ? untilGivenUp(shared) : handle();
}

/** Handles an operation at the capture that receives it, or at the owner. */
async function handleWhereItBelongs(
  shared: Shared,
  capture: Capture,
  { operation: { id }, parameters, query }: OperationRoute,
  request: HttpRequest,
): Promise<HttpResponse> {
  const { body, headers } = request;
  const { traits } = shared;
  const handling = isLocal(traits, id) ? capture : findOwner(shared, id, request);
  const isForwarded = handling.id !== capture.id;
  if (isForwarded) checkForwarding(traits, headers);

  const { authorization } = headers;
  const call = { parameters, query, body: body.toString('utf8'), authorization };
  const handle = (cluster: Cluster) => {
    const context: Context = {
      ...shared,
      cluster,
      capture: handling,
      get bodySchema() {
        return bodySchemaOf(id, traits);
      },
    };
    return withRefusals(async () => shared.handlers[id](context, call));
  };
  const response =
    isLocal(traits, id) || traits.generation === 'newarch'
      ? await handle(shared.cluster)
      : await withRefusals(() => respondAtTick(shared, id, handling, handle));
  if (!shared.cluster.runs(handling)) {
    return isForwarded ? peerFailed(request, handling.address, 'EOF').response : noResponse;
  }
  if (!isForwarded || traits.forwardHeader !== 'response') return response;
  if (shared.quirks && traits.moveTableContinues && id === 'moveTable') {
    return { ...response, dropped: true };
  }
  return { ...response, headers: { ...response.headers, 'Ticdc-Forwardfromcapture': capture.id } };
}

/** The connection ends without a response. */
export const noResponse: HttpResponse = { ...emptyResponse(500), dropped: true };

function hangs({ cluster, traits, quirks }: Shared, id: OperationId): boolean {
  if (!quirks || !traits.hangsWhileResigning || operations[id].method !== 'GET') return false;
  return cluster.ownership().phase === 'resigning';
}

/** @throws {Refusal} where the release has a deadline. */
async function untilGivenUp({ traits, wait }: Shared): Promise<HttpResponse> {
  await wait(traits.requestTimeout ?? unbearable);
  if (traits.requestTimeout !== undefined) throw deadlineExceeded;
  return noResponse;
}
