// What the parts of a run share, and how they send and judge.
import type { OperationId } from '../../../generated/operations.js';
import type { JsonValue } from '../../codec/index.js';
import type { Finding } from '../finding/finding.js';
import { type Expectation, judgeExchange } from '../response/judge-exchange.js';
import type { Kind } from '../scenario/expected.js';
import { type RequestInput, writeRequest } from '../scenario/request-input.js';
import type { Selection } from '../scenario/selection.js';
import type { ContractView } from '../schema/release-contract.js';
import type { Checkpoints } from '../state/checkpoints.js';
import type { Known } from '../state/discovered.js';
import type { OwnWatch } from '../state/expected-state.js';
import type { Owners } from '../state/owners.js';
import type { CheckOptions, Clock } from './options.js';
import type { Recorder } from './record/recorder.js';
import type { Patience } from './retry-budget.js';
import { type Connection, exchangeOf, type RawExchange } from './transport/connection.js';
import { TransportError } from './transport/transport.js';
import { NoAnswer } from './transport-failures.js';

export interface Run {
  readonly options: CheckOptions;
  readonly clock: Clock;
  readonly connection: Connection;
  readonly recorder: Recorder;
  readonly selection: Selection;
  readonly stateless: boolean;
  /** Milliseconds in which an accepted operation must have taken effect. */
  readonly settleTimeout: number;
  /** What own changefeeds must look like. */
  readonly watch: OwnWatch;
  readonly checkpoints: Checkpoints;
  readonly owners: Owners;
  readonly patience: Patience;
  /** Captures that the run has drained, or may have. */
  readonly drained: Set<string>;
  /** Why nothing disruptive is sent any more. */
  refusal: string | undefined;
  known: Known;
  kind: Kind;
  view: ContractView;
}

/** An answer, judged. */
export interface Answer {
  readonly exchange: RawExchange;
  readonly findings: readonly Finding[];
  readonly value: JsonValue | undefined;
  /** An earlier request, whose answer told nothing, has done it already: this one was refused for that reason. */
  readonly isDone?: true;
}

/**
 * Sends a request. What only reads is given up when the caller ends the run; the outcome of a change must be known.
 *
 * @throws {NoAnswer} if no whole answer comes.
 */
export async function sendInput(
  run: Run,
  operationId: OperationId,
  input: RequestInput,
): Promise<RawExchange> {
  const request = writeRequest(operationId, input);
  const { signal } = run.options;
  signal?.throwIfAborted();
  try {
    return await run.connection.send(request, request.method === 'GET' ? signal : undefined);
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    throw new NoAnswer(operationId, run.connection.requestOf(request), error);
  }
}

/** Judges an answer and remembers what it shows. */
export function judge(
  run: Run,
  operationId: OperationId,
  exchange: RawExchange,
  expectation: Expectation,
): Answer {
  const { value, ...judgement } = judgeExchange(
    exchangeOf(operationId, exchange),
    expectation,
    run.view,
  );
  const { status } = exchange.response;
  run.recorder.observe(operationId, judgement.observed, judgement.integers);
  if (status >= 200 && status < 300) run.recorder.succeeded.add(operationId);
  const seen = status === 200 && !run.stateless && showsCheckpoints.has(operationId);
  const backwards = seen ? run.checkpoints.see(operationId, value, exchange) : [];
  const own = status === 200 && operationId === 'getChangefeed' ? run.watch.checkState(value) : [];
  if (operationId === 'listCaptures' && status === 200) run.owners.see(value, exchange);
  const findings = [...judgement.findings, ...backwards, ...own];
  run.recorder.sent.remember(operationId, exchange.request, findings);
  return { exchange, findings, value };
}

const showsCheckpoints: ReadonlySet<OperationId> = new Set(['listChangefeeds', 'getChangefeed']);
