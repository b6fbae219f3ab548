// Asks until nothing but the server explains the answer: an election, a lost answer, or somebody else's change may.
import type { Expectation } from '../response/judge-exchange.js';
import { codeIn, isGone, isPassing, isUnknown } from '../response/transient-errors.js';
import { NotObserved, type RequestInput, writeRequest } from '../scenario/request-input.js';
import type { Step } from '../scenario/step.js';
import { backOff } from './clock.js';
import { requireOwner } from './owner-guard.js';
import { afterSending, beforeSending, requireCredentials } from './request-hooks.js';
import { type Answer, judge, type Run, sendInput } from './run.js';
import type { RawExchange } from './transport/connection.js';
import { TransportError } from './transport/transport.js';
import { NoAnswer } from './transport-failures.js';

export interface Options {
  /** The request has been sent before, and this has come of it. */
  readonly sent?: RawExchange | TransportError | undefined;
  /** Learns again what the request is made of, after an answer that only the moment explains. */
  readonly refresh?: () => Promise<void>;
}

/** The answer, or the first one that an election, or a changefeed that has just come, does not explain. */
export async function exchange(
  run: Run,
  step: Step,
  provoked: Expectation,
  { sent, refresh }: Options,
): Promise<Answer | NotObserved> {
  const delays = backOff();
  const waited = { election: 0, change: 0 };
  let wasLost = false;
  for (let first = sent; ; first = undefined) {
    const refusal = step.needsOwner === true ? await requireOwner(run) : undefined;
    if (refusal !== undefined) return new NotObserved(refusal);
    const input = step.request(run.known);
    if (input instanceof NotObserved) return input;
    beforeSending(run, step, input);
    const toSend = withPreference(run, step, input, provoked);
    if (first instanceof TransportError) {
      const written = run.connection.requestOf(writeRequest(step.operationId, toSend));
      throw new NoAnswer(step.operationId, written, first);
    }
    const raw = first ?? (await sendInput(run, step.operationId, toSend));
    await afterSending(run, step, input, raw);
    requireCredentials(run, raw);
    if (wasLost && isDoneAlready(step, raw)) {
      return { exchange: raw, findings: [], value: undefined, isDone: true };
    }
    const cause = run.stateless ? undefined : causeOf(step, raw, provoked);
    wasLost ||= cause === 'election';
    const patience = cause === undefined ? 0 : run.patience.for(step.operationId, cause);
    if (cause === undefined || waited[cause] >= patience) {
      if (cause !== undefined) run.patience.exhaust(step.operationId);
      return judge(run, step.operationId, raw, exampleOf(run, step, provoked));
    }
    if (cause === 'election') run.checkpoints.afterElection();
    const delay = delays.next().value;
    waited[cause] += delay;
    await run.clock.wait(delay, run.options.signal);
    await refresh?.();
  }
}

const takenCodes = [
  'CDC:ErrChangeFeedAlreadyExists',
  'DFLOW:ErrMetaOpFailed',
  'CDC:ErrMetaOpFailed',
];

/** Whether the second of two requests was refused because the first one, whose answer came too late or told nothing, was carried out. */
function isDoneAlready({ operationId }: Step, { response }: RawExchange): boolean {
  if (operationId === 'removeChangefeed') return isUnknown(response);
  return operationId === 'createChangefeed' && takenCodes.includes(codeIn(response.body));
}

/** What else than the server may be to blame for an answer that was not asked for. */
function causeOf(
  { role, namesExisting, operationId }: Step,
  { response }: RawExchange,
  { statuses, errorCodes }: Expectation,
): 'election' | 'change' | undefined {
  const isRight =
    statuses.includes(response.status) &&
    (errorCodes === undefined ||
      response.status < 400 ||
      errorCodes.includes(codeIn(response.body)));
  if (!isRight && isPassing(response)) return 'election';
  const isNamed = (role !== undefined && operationId !== 'createChangefeed') || namesExisting;
  if (!isNamed || !isGone(response)) return undefined;
  return isRight ? undefined : 'change';
}

function withPreference(
  { stateless }: Run,
  { onDemand }: Step,
  input: RequestInput,
  { statuses: [status] }: Expectation,
): RequestInput {
  if (!stateless || onDemand === undefined || status === undefined) return input;
  return { ...input, headers: { ...input.headers, prefer: `code=${status}` } };
}

/** What a mock is asked for is an example of the status, of whatever cause. */
function exampleOf({ stateless }: Run, { onDemand }: Step, { statuses, ...rest }: Expectation) {
  return stateless && onDemand ? { statuses } : { statuses, ...rest };
}
