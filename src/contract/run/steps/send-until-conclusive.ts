// Sends a request until its response is the server's own: no election, lost response or change by somebody else explains it.
import type { Expectation } from '../../response/judge-exchange.js';
import { errorCodeIn, isMissing, isTransient } from '../../response/transient-errors.js';
import { NotObserved, writeRequest } from '../../scenario/request-input.js';
import type { Step } from '../../scenario/step.js';
import { afterElection } from '../../state/expected-state.js';
import { requireOwner } from '../observe/owner-guard.js';
import { poll } from '../poll.js';
import type { TransientCause } from '../retry-budget.js';
import { type JudgedResponse, judge, type Run, sendInput } from '../run.js';
import type { RawExchange } from '../transport/connection.js';
import { NoResponse } from '../transport/no-response.js';
import { TransportError } from '../transport/transport.js';
import { afterSending, beforeSending, requireCredentials } from './request-hooks.js';

export interface SendOptions {
  /** The result of the request, if it has been sent already. */
  readonly sent?: RawExchange | TransportError | undefined;
  /** Reads again what the request is made from, before it is repeated. */
  readonly refresh?: () => Promise<void>;
}

interface Attempt {
  readonly raw: RawExchange | NotObserved;
  /** What may explain the response, other than the server. */
  readonly cause?: TransientCause | undefined;
  readonly isDone?: true;
}

/**
 * Sends the request of a step, and repeats it while an election, or a changefeed that has just been created, explains the response.
 *
 * @returns the last response, judged, or why nothing was sent.
 * @throws {NoResponse} if no complete response arrives.
 */
export async function sendUntilConclusive(
  run: Run,
  step: Step,
  provoked: Expectation,
  { sent, refresh }: SendOptions = {},
): Promise<JudgedResponse | NotObserved> {
  const since = new Map<TransientCause, number>();
  let first = sent;
  let isRepeated = false;
  let wasLost = false;
  const { value } = await poll(run, {
    read: async (): Promise<Attempt> => {
      if (isRepeated) await refresh?.();
      const raw = await sendStep(run, step, first);
      [first, isRepeated] = [undefined, true];
      if (raw instanceof NotObserved) return { raw };
      if (wasLost && step.doneCodes?.includes(errorCodeIn(raw.response.body))) {
        return { raw, isDone: true };
      }
      const cause = causeOf(step, raw, provoked);
      if (cause === 'election') {
        wasLost = true;
        run.expected = afterElection(run.expected);
      }
      return { raw, cause };
    },
    until: ({ cause }) => {
      if (cause === undefined) return true;
      const started = since.get(cause) ?? run.clock.now();
      since.set(cause, started);
      const budget = run.retryBudget.for(step.operationId, cause);
      const isOver = run.clock.now() - started >= budget;
      if (isOver) run.retryBudget.exhaust(step.operationId);
      return isOver;
    },
  });
  if (value.raw instanceof NotObserved) return value.raw;
  if (value.isDone) return { exchange: value.raw, findings: [], value: undefined, isDone: true };
  return judge(run, step.operationId, value.raw, provoked);
}

/** @param sent The result of the request, if it has been sent already. */
async function sendStep(
  run: Run,
  step: Step,
  sent: RawExchange | TransportError | undefined,
): Promise<RawExchange | NotObserved> {
  const refusal = step.needsOwner === true ? await requireOwner(run) : undefined;
  if (refusal !== undefined) return new NotObserved(refusal);
  const input = step.request(run.discovered);
  if (input instanceof NotObserved) return input;
  beforeSending(run, step);
  if (sent instanceof TransportError) {
    const written = run.connection.requestOf(writeRequest(step.operationId, input));
    throw new NoResponse(step.operationId, written, sent);
  }
  const raw = sent ?? (await sendInput(run, step.operationId, input));
  await afterSending(run, step, raw);
  requireCredentials(run, raw);
  return raw;
}

/** What may explain an unexpected response, other than the server. */
function causeOf(
  { role, namesExisting, creates }: Step,
  { response }: RawExchange,
  { statuses, errorCodes }: Expectation,
): TransientCause | undefined {
  const isRight =
    statuses.includes(response.status) &&
    (errorCodes === undefined ||
      response.status < 400 ||
      errorCodes.includes(errorCodeIn(response.body)));
  if (isRight) return undefined;
  if (isTransient(response)) return 'election';
  const isNamed = (role !== undefined && creates === undefined) || namesExisting;
  return isNamed && isMissing(response) ? 'change' : undefined;
}
