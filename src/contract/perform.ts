// Performs a step: sends it, judges the answer, waits for its effect, and gives the moment its due before a finding is made.
import { backOff } from './clock.js';
import type { RawExchange } from './connection.js';
import { type Provoked, provokedBy } from './expected.js';
import { isPassing, isUnknown } from './explained.js';
import { type Finding, finding } from './finding.js';
import { isObject } from './generated-files.js';
import type { Known } from './known.js';
import { NotObserved, type RequestInput } from './request-input.js';
import { type Answer, judge, type Run, sendInput } from './run.js';
import { settle } from './settle.js';
import type { Step } from './step.js';
import { TransportError } from './transport.js';

/** How a step went. */
export interface Performed {
  readonly step: Step;
  /** The last answer; undefined if none came or nothing was sent. */
  readonly answer?: Answer;
}

interface Options {
  /** The request has been sent before, with this exchange to come. */
  readonly sent?: Promise<RawExchange> | undefined;
  /** Learns again what the request is made of, after an answer that only the moment explains. */
  readonly refresh?: () => Promise<void>;
}

/**
 * Performs one step and records what became of it. Does not throw for what the server does.
 *
 * @throws the reason of the caller's signal.
 */
export async function perform(run: Run, step: Step, options: Options = {}): Promise<Performed> {
  const started = run.clock.now();
  const record = (more: object) =>
    run.recorder.add({
      operationId: step.operationId,
      name: step.name,
      milliseconds: run.clock.now() - started,
      ...more,
    });
  const provoked = provokedBy(step.expect, run.kind);
  const absent = whyAbsent(run, step, provoked);
  if (absent !== undefined || provoked === undefined) {
    record({ notObserved: absent ?? 'no request is made of it' });
    return { step };
  }
  try {
    const answer = await exchange(run, step, provoked, options);
    if (answer instanceof NotObserved) {
      record({ notObserved: answer.reason });
      return { step };
    }
    const findings = [...answer.findings, ...lookFurther(step, answer, run.known)];
    const accepted = answer.exchange.response.status === 202 || provoked.statuses.includes(200);
    if (
      step.settles !== undefined &&
      !run.stateless &&
      isAsExpected(answer, provoked) &&
      accepted
    ) {
      findings.push(...(await settle(run, step, step.settles(run.known))));
    } else if (step.settles !== undefined && step.role !== undefined && !run.stateless) {
      if (!isAsExpected(answer, provoked)) run.watch.giveUp(run.known.own.idOf(step.role));
    }
    record({ findings, exchange: answer.exchange });
    return { step, answer };
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    record({ findings: [finding('transport', step.operationId, 'an answer', error.message)] });
    return { step };
  }
}

function whyAbsent(run: Run, { operationId, role, name }: Step, provoked: Provoked | undefined) {
  if (run.view.operation(operationId) === undefined) return 'this release has no such operation';
  if (provoked === undefined) return 'this generation or release is asked nothing of the kind';
  if (role !== undefined && run.watch.isGivenUp(run.known.own.idOf(role))) {
    return `its changefeed is not in the state that it needs: ${name}`;
  }
  return undefined;
}

/** The answer, or the first one that an election, or a changefeed that has just come, does not explain. */
async function exchange(
  run: Run,
  step: Step,
  provoked: Provoked,
  { sent, refresh }: Options,
): Promise<Answer | NotObserved> {
  const expectsSuccess = provoked.statuses.some((status) => status < 300);
  const delays = backOff();
  for (let first = sent; ; first = undefined) {
    const input = step.request(run.known);
    if (input instanceof NotObserved) return input;
    if (expectsSuccess) run.recorder.exercised.add(step.operationId);
    beforeSending(run, step);
    const toSend = withPreference(run, step, input, provoked);
    const raw = await (first ?? sendInput(run, step.operationId, toSend));
    afterSending(run, step, raw);
    if (isFinal(run, raw, provoked, expectsSuccess)) {
      const answer = judge(run, step.operationId, raw, provoked);
      return { ...answer, findings: [...answer.findings, ...checkMediaType(step, raw, provoked)] };
    }
    run.checkpoints.forgetAll();
    const delay = delays.next().value;
    run.patience -= delay;
    await run.clock.wait(delay, run.options.signal);
    await refresh?.();
  }
}

function isFinal(run: Run, { response }: RawExchange, provoked: Provoked, success: boolean) {
  if (run.stateless || run.patience <= 0 || provoked.statuses.includes(response.status))
    return true;
  return !isPassing(response) && !(success && isUnknown(response));
}

/** Asks once more without recording it, where a finding is to be confirmed. */
export async function askAgain(run: Run, step: Step): Promise<Performed> {
  const provoked = provokedBy(step.expect, run.kind);
  if (provoked === undefined || run.view.operation(step.operationId) === undefined) return { step };
  try {
    const answer = await exchange(run, step, provoked, {});
    return answer instanceof NotObserved ? { step } : { step, answer };
  } catch (error) {
    if (error instanceof TransportError) return { step };
    throw error;
  }
}

/** What a create asks for may be there from the moment it is sent until its refusal. */
function beforeSending(run: Run, { operationId, role, name }: Step): void {
  if (operationId === 'createChangefeed') run.watch.sending(run.known.own.idOf(role ?? name));
}

function afterSending(run: Run, { operationId, role, name }: Step, { response }: RawExchange) {
  if (operationId !== 'createChangefeed') return;
  run.watch.answered(run.known.own.idOf(role ?? name), response.status);
  // A server that makes IDs up (facts C.6) has told which.
  const made = /^\{.*?"id"\s*:\s*"([a-zA-Z0-9-]+)"/s.exec(response.body)?.[1];
  if (made !== undefined && response.status < 300) run.watch.answered(made, response.status);
}

function withPreference(
  { stateless }: Run,
  { onDemand }: Step,
  input: RequestInput,
  { statuses: [status] }: Provoked,
): RequestInput {
  if (!stateless || onDemand === undefined || status === undefined) return input;
  return { ...input, headers: { ...input.headers, prefer: `code=${status}` } };
}

function isAsExpected({ exchange }: Answer, { statuses }: Provoked): boolean {
  return statuses.includes(exchange.response.status);
}

function checkMediaType(
  { operationId }: Step,
  { response }: RawExchange,
  { statuses, mediaType }: Provoked,
): Finding[] {
  const received = response.headers['content-type'] ?? 'none';
  if (mediaType === undefined || !statuses.includes(response.status)) return [];
  if (received.split(';')[0]?.trim().toLowerCase() === mediaType) return [];
  return [finding('content-type', operationId, `${mediaType} for this refusal`, received)];
}

function lookFurther(step: Step, { value }: Answer, known: Known): readonly Finding[] {
  return step.also !== undefined && isObject(value) ? step.also(value, known) : [];
}
