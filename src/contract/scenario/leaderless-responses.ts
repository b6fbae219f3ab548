// What callers see while there is no owner, after an eviction, as data (facts 4.4, C.13).
import type { OperationId } from '../../../generated/operations.js';
import { codeIn } from '../response/transient-errors.js';
import type { TransportResponse } from '../run/transport/transport.js';
import { type Kind, mayBe } from './expected.js';

/** One answer of the gap. */
interface GapAnswer {
  /** Semver range; all releases if left out. */
  readonly releases?: string;
  /** The operations that give it; every one that the owner answers if left out. */
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

const answers: Readonly<Record<Kind['generation'], readonly GapAnswer[]>> = {
  classic: [
    { status: 500, code: 'CDC:ErrOwnerNotFound' },
    // Ownership was lost inside the handler (facts 5).
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

/** Releases that close the connection where later ones answer 500 without a body, or in which requests may hang (facts 4.4). */
export const closesConnections = '<6.2.0';

/** The answers other than success that an operation may give in the gap. */
export function gapAnswersOf(kind: Kind, operationId: OperationId): readonly GapAnswer[] {
  return answers[kind.generation].filter(
    ({ releases, operations }) =>
      (releases === undefined || mayBe(kind, releases)) &&
      (operations?.includes(operationId) ?? true),
  );
}

/** Whether an answer of the gap is one of those. */
export function isOneOf(
  named: readonly GapAnswer[],
  { status, body }: Pick<TransportResponse, 'status' | 'body'>,
): boolean {
  return named.some(
    ({ isEmpty = false, text, ...one }) =>
      one.status === status &&
      (body === '') === isEmpty &&
      one.code === codeIn(body) &&
      (text?.test(body) ?? true),
  );
}
