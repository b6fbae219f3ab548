// What the parts of a run share, and how they send requests and judge responses.
import type { OperationId } from '../../../generated/operations.js';
import type { JsonValue } from '../../codec/index.js';
import type { Finding } from '../finding/finding.js';
import { type Expectation, judgeExchange } from '../response/judge-exchange.js';
import { type RequestInput, writeRequest } from '../scenario/request-input.js';
import type { Selection } from '../scenario/selection.js';
import type { ReleaseContract } from '../schema/release-contract.js';
import { mayBe, type ServerVersion } from '../schema/server-version.js';
import type { Discovered } from '../state/discovered.js';
import type { ExpectedState } from '../state/expected-state.js';
import { observe } from '../state/observe.js';
import type { CheckOptions } from './options.js';
import type { Waiting } from './poll.js';
import type { Recorder } from './record/recorder.js';
import type { RetryBudget } from './retry-budget.js';
import { type Connection, exchangeOf, type RawExchange } from './transport/connection.js';
import { NoResponse } from './transport/no-response.js';
import { TransportError } from './transport/transport.js';

export interface Run extends Waiting {
  readonly options: CheckOptions;
  /** When it started, in milliseconds since 1970. */
  readonly started: number;
  readonly connection: Connection;
  readonly recorder: Recorder;
  readonly selection: Selection;
  /** Milliseconds in which an accepted operation must have taken effect. */
  readonly settleTimeout: number;
  readonly retryBudget: RetryBudget;
  /** What it is checked against. */
  readonly server: ServerVersion;
  /** What it says and shows of itself, which decides what would be dangerous. */
  readonly reported: ServerVersion;
  readonly contract: ReleaseContract;
  /** Captures that the run has drained, or may have. */
  readonly drained: Set<string>;
  /** What requests are made from. */
  discovered: Discovered;
  /** What must hold of the cluster. */
  expected: ExpectedState;
  /** The capture that must be the owner: the one that the operator named. After the run has evicted it, the newly elected one. */
  owner: string | undefined;
  /** Why nothing disruptive is sent any more. */
  refusal: string | undefined;
}

/** A response and what is wrong with it. */
export interface JudgedResponse {
  readonly exchange: RawExchange;
  readonly findings: readonly Finding[];
  /** The body; undefined if it is no JSON. */
  readonly value: JsonValue | undefined;
  /** An earlier request, whose response was lost, was carried out: this one was refused for that reason. */
  readonly isDone?: true;
}

/**
 * Sends a request. A request that only reads is given up when the caller ends the run; the outcome of a change must be known.
 *
 * @throws {NoResponse} if no complete response arrives.
 */
export async function sendInput(
  run: Run,
  operationId: OperationId,
  input: RequestInput,
): Promise<RawExchange> {
  const request = writeRequest(operationId, input);
  const { signal, connection, server } = run;
  signal?.throwIfAborted();
  const isGet = request.method === 'GET';
  const send = () => connection.send(request, isGet ? signal : undefined);
  try {
    return await send().catch((error) => {
      if (isGet && error instanceof TransportError && mayHang(server)) return send();
      throw error;
    });
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    throw new NoResponse(operationId, connection.requestOf(request), error);
  }
}

/** Whether a GET may get no response in an election, and one that follows does (server-behaviour/running-servers.md#gets-that-hang-up-to-v6-1). */
const mayHang = (server: ServerVersion) =>
  server.generation === 'classic' && mayBe(server, '<6.2.0');

/** Judges a response by the contract and by what must hold of the cluster, and remembers what it shows. */
export function judge(
  run: Run,
  operationId: OperationId,
  exchange: RawExchange,
  expectation: Expectation,
): JudgedResponse {
  const { request, response, order } = exchange;
  const judged = judgeExchange(exchangeOf(operationId, exchange), expectation, run.contract);
  const { value } = judged;
  run.recorder.observe(operationId, judged);
  if (response.status >= 200 && response.status < 300) run.recorder.succeeded.add(operationId);
  run.recorder.requests.remember(operationId, request);
  const findings = [...judged.findings];
  if (response.status === 200) {
    const seen = observe(run.expected, { operationId, value, order });
    run.expected = seen.expected;
    findings.push(...seen.findings);
  }
  return { exchange, value, findings: findings.map((one) => ({ ...one, request })) };
}
