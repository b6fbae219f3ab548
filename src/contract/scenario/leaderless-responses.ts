// What servers respond while the cluster has no owner, as data (server-behaviour/state-machine.md#elections,
// server-behaviour/new-architecture.md#resign).
import type { OperationId } from '../../../generated/operations.js';
import type { Exchange } from '../response/exchange.js';
import { errorCodeIn } from '../response/transient-errors.js';
import { mayBe, type ServerVersion } from '../schema/server-version.js';

/** One such response. */
interface LeaderlessResponse {
  /** Semver range; all releases if left out. */
  readonly releases?: string;
  /** The operations that give it; if left out, every one that the owner handles. */
  readonly operations?: readonly OperationId[];
  readonly status: number;
  readonly code: string;
  /** Found in the body, where the code says too little. */
  readonly text?: RegExp;
  /** There is no body at all. */
  readonly isEmpty?: true;
}

/** A handler that lost its owner halfway. */
const panic = { status: 500, code: '', isEmpty: true } as const;

const responses: Readonly<Record<ServerVersion['generation'], readonly LeaderlessResponse[]>> = {
  classic: [
    { status: 500, code: 'CDC:ErrOwnerNotFound' },
    // Ownership was lost inside the handler (server-behaviour/error-codes.md#codes).
    { status: 500, code: 'CDC:ErrNotOwner' },
    { status: 500, code: '', text: /election: no leader/ },
    {
      releases: '<5.2.4 || >=5.3.0 <5.3.2 || >=5.4.0 <5.4.1 || >=6.0.0 <6.0.1',
      status: 500,
      code: '',
      text: /\[CDC:ErrReachMaxTry\]/,
    },
    { releases: '>=6.1.1', ...panic },
    { status: 500, code: '', text: /context (?:canceled|deadline exceeded)/ },
    { releases: '<6.2.0', status: 504, code: '', isEmpty: true },
    {
      operations: ['getChangefeed'],
      status: 400,
      code: 'CDC:ErrChangeFeedNotExists',
    },
    {
      releases: '>=6.3.0',
      operations: ['getHealth'],
      status: 500,
      code: 'CDC:ErrClusterIsUnhealthy',
    },
  ],
  newarch: [
    { status: 500, code: 'CDC:ErrOwnerNotFound' },
    { status: 500, code: 'CDC:ErrNotOwner' },
    {
      status: 500,
      code: '',
      text: /election: no leader|not fully initialized|TiCDC cluster is unavailable|dial tcp/,
    },
    panic,
  ],
};

/**
 * Releases that close the connection where later ones respond with 500 and no body, or in which requests may hang
 * (server-behaviour/state-machine.md#elections).
 */
export const closesConnections = '<6.2.0';

/** The responses other than success that an operation may give without an owner. */
export function leaderlessResponsesOf(
  kind: ServerVersion,
  operationId: OperationId,
): readonly LeaderlessResponse[] {
  return responses[kind.generation].filter(
    ({ releases, operations }) =>
      (releases === undefined || mayBe(kind, releases)) &&
      (operations?.includes(operationId) ?? true),
  );
}

/** Whether a response is one of those. */
export function isOneOf(
  named: readonly LeaderlessResponse[],
  { status, body }: Pick<Exchange['response'], 'status' | 'body'>,
): boolean {
  return named.some(
    ({ isEmpty = false, text, ...one }) =>
      one.status === status &&
      (body === '') === isEmpty &&
      one.code === errorCodeIn(body) &&
      (text?.test(body) ?? true),
  );
}
