// From a request at a capture to the answer: routing, readiness, forwarding to the owner, handling.
import { type OperationId, operationIds, operations } from '../../generated/operations.js';
import {
  type Answer,
  errorAnswer,
  invalidParameter,
  notFound,
  redirectAnswer,
  textType,
} from '../edge/answer.js';
import type { EdgeRequest } from '../edge/edge.js';
import { findRoute, type Route } from '../edge/router.js';
import { bodySchemaOf } from './body-schemas.js';
import type { Capture } from './cluster/types.js';
import { noLeader, notReady, ownerNotFound, panicked } from './errors.js';
import { faultOf } from './faults.js';
import { handlers } from './handlers/index.js';
import type { Context, Handler } from './handlers/types.js';
import { answerLate } from './latency.js';
import { Refusal } from './refusal.js';
import { parseRelease } from './release.js';
import { type Traits, traitsOf } from './releases.js';

/** What the captures share. */
export interface Shared extends Omit<Context, 'capture' | 'bodySchema'> {
  /** Lets milliseconds of real time pass. */
  sleep(milliseconds: number): Promise<void>;
}

export interface Endpoint {
  readonly id: OperationId;
  readonly method: string;
  readonly path: string;
}

const endpoints: readonly Endpoint[] = operationIds.map((id) => {
  const { method, path } = operations[id];
  return { id, method, path };
});

/** A request that has found its operation. */
export type OperationRoute = Extract<Route<Endpoint>, { kind: 'operation' }>;

/** Answers a request to an operation; throws a `Refusal` for one that is refused. */
export type AnswerOperation = (
  shared: Shared,
  capture: Capture,
  route: OperationRoute,
  request: EdgeRequest,
) => Promise<Answer>;

/** What sets the architectures apart: how a release behaves, and how its operations are answered. */
export interface Generation {
  readonly traits: Traits;
  readonly answerOperation: AnswerOperation;
}

/** The servers of pingcap/tiflow. @throws {RangeError} for a release that is not played. */
export function classicGeneration(release = '8.5.7'): Generation {
  return { traits: traitsOf(parseRelease(release)), answerOperation };
}

/** Answers a request that reaches `capture`. */
export async function answerRequest(
  generation: Generation,
  shared: Shared,
  capture: Capture,
  request: EdgeRequest,
): Promise<Answer> {
  const known = endpoints.filter(({ id }) => shared.traits.drain || id !== 'drainCapture');
  const route = findRoute(known, request.method, request.target);
  const latency = faultOf(shared.faults, 'latency')?.milliseconds ?? 0;
  if (route.kind === 'operation') {
    const handle = () => generation.answerOperation(shared, capture, route, request);
    const { id } = route.operation;
    return settle(() =>
      latency === 0 ? handle() : answerLate(latency, shared.traits, id, shared.sleep, handle),
    );
  }
  if (latency > 0) await shared.sleep(latency);
  switch (route.kind) {
    case 'redirect':
      return redirectAnswer(route.status, route.location);
    case 'malformed': {
      const error = invalidParameter(`invalid URL escape "${route.badEscape}"`);
      return errorAnswer(400, error, textType);
    }
    case 'unknown':
      return notFound;
  }
}

async function settle(answer: () => Promise<Answer>): Promise<Answer> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

async function answerOperation(
  shared: Shared,
  capture: Capture,
  { operation, parameters, query }: OperationRoute,
  { body, headers }: EdgeRequest,
): Promise<Answer> {
  const { traits, faults } = shared;
  if (traits.readinessGate && faultOf(faults, 'not-ready')) throw notReady;

  const isLocal = isLocalTo(traits, operation.id);
  const handling = isLocal ? capture : owner(shared, operation.id);
  const isForwarded = handling.id !== capture.id;
  if (isForwarded) refuseForwarded(traits, headers);

  const handler: Handler = handlers[operation.id];
  const context: Context = {
    ...shared,
    capture: handling,
    get bodySchema() {
      return bodySchemaOf(operation.id, traits.version);
    },
  };
  const call = {
    parameters,
    query,
    body: body.toString('utf8'),
    authorization: headers.authorization,
  };
  const answer = await settle(async () => handler(context, call));
  if (!isForwarded || traits.forwardHeader === 'request') return answer;
  if (shared.quirks && traits.moveTableGoesOn && operation.id === 'moveTable') {
    return { ...answer, dropped: true };
  }
  return { ...answer, headers: { ...answer.headers, 'Ticdc-Forwardfromcapture': capture.id } };
}

function isLocalTo(traits: Traits, id: OperationId): boolean {
  return (
    id === 'getServerStatus' ||
    id === 'setLogLevel' ||
    (id === 'getHealth' && !traits.healthOfOwner) ||
    (traits.asks === 'etcd' && etcdReads.includes(id))
  );
}

/** What any capture reads from etcd by itself in v5.2. */
const etcdReads: readonly OperationId[] = [
  'listChangefeeds',
  'getChangefeed',
  'listProcessors',
  'getProcessor',
  'listCaptures',
];

/** The capture that leads, as far as the operation can tell. */
function owner({ cluster, traits, quirks }: Shared, id: OperationId): Capture {
  const ownership = cluster.ownership();
  if (ownership.phase === 'vacant') throw noLeader(traits);
  // Resigning twice is as good as once.
  if (ownership.phase === 'resigning' && id !== 'resignOwner') {
    if (quirks && id === 'drainCapture') throw panicked;
    throw traits.resigningOwner === 'owner not found' ? ownerNotFound : noLeader(traits);
  }
  const capture = cluster.captures().find((candidate) => candidate.id === ownership.captureId);
  if (capture === undefined) throw ownerNotFound;
  return capture;
}

/** Clients that send the servers' own headers are taken for a capture that has forwarded already. */
function refuseForwarded(traits: Traits, headers: EdgeRequest['headers']): void {
  const times = headers['ticdc-forwardtimes']?.toString();
  const refused =
    traits.forwardHeader === 'answer'
      ? headers['ticdc-forwardfromcapture'] !== undefined
      : times !== undefined && !(/^\d+$/.test(times) && BigInt(times) <= 2n);
  if (!refused) return;
  const text = 'request forward error, an request can only forward to owner one time';
  throw new Refusal({
    message: `[ErrRequestForwardErr]${text}${traits.forwardTextEnd}`,
    code: 'ErrRequestForwardErr',
  });
}
