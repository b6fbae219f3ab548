// Performs a step: sends it, judges the answer, waits for its effect, and gives the moment its due before a finding is made.
import { operationIds } from '../../generated/operations.js';
import { checkBystanders } from './bystanders.js';
import type { Expectation } from './check-exchange.js';
import { backOff } from './clock.js';
import type { RawExchange } from './connection.js';
import { provokedBy } from './expected.js';
import { codeIn, isGone, isPassing, isUnknown } from './explained.js';
import type { Finding } from './finding.js';
import { isObject } from './generated-files.js';
import type { Known } from './known.js';
import { needOf } from './needs.js';
import { lost, NoAnswer } from './no-answer.js';
import { CheckError } from './options.js';
import { blackholeOf, isOwn } from './own-changefeeds.js';
import { requireOwner } from './owner-guard.js';
import { NotObserved, type RequestInput, writeRequest } from './request-input.js';
import { type Answer, judge, type Run, sendInput } from './run.js';
import { lookAt, settle } from './settle.js';
import type { SettlingRule } from './settling-rules.js';
import type { Step } from './step.js';
import { TransportError } from './transport.js';
import { checkWork, learnWork } from './work.js';

/** How a step went. */
export interface Performed {
  readonly step: Step;
  /** The last answer; undefined if none came or nothing was sent. */
  readonly answer?: Answer;
}

interface Options {
  /** The request has been sent before, and this has come of it. */
  readonly sent?: RawExchange | TransportError | undefined;
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
    const before = run.stateless ? [] : await learnWork(run, step);
    const answer = await exchange(run, step, provoked, options);
    if (answer instanceof NotObserved) {
      record({ notObserved: answer.reason });
      giveUpIfEssential(run, step);
      return { step };
    }
    if (provoked.statuses.some((status) => status < 300)) {
      run.recorder.exercised.add(step.operationId);
    }
    const findings = [...before, ...answer.findings, ...lookFurther(step, answer, run.known)];
    const accepted =
      answer.isDone === true ||
      answer.exchange.response.status === 202 ||
      provoked.statuses.includes(200);
    if (
      step.settles !== undefined &&
      !run.stateless &&
      isAsExpected(answer, provoked) &&
      accepted
    ) {
      findings.push(...(await takeEffect(run, step, step.settles(run.known))));
    } else if (!isAsExpected(answer, provoked)) {
      giveUpIfEssential(run, step);
    }
    record({ findings, exchange: answer.exchange });
    return { step, answer };
  } catch (error) {
    record(lost(error, step.operationId));
    giveUpIfEssential(run, step);
    return { step };
  }
}

/** What builds on a change that was not made, or may not have been, says nothing of the server. */
function giveUpIfEssential({ watch, known }: Run, { essential, role }: Step): void {
  if (essential && role !== undefined) watch.giveUp(known.own.idOf(role));
}

/** Waits for the effect, and looks at all that it must and must not bring with it. */
async function takeEffect(run: Run, step: Step, rule: SettlingRule): Promise<Finding[]> {
  const settled = await settle(run, step, rule);
  const { operationId, name } = step;
  const { changefeedId } = rule;
  const work = await checkWork(run, step, rule);
  // What is created changes nothing yet, and its tables are on their way.
  if (operationId === 'createChangefeed') return settled;
  const words = `when ${operationId} ${name}`;
  const leaks = await checkBystanders(run, { operationId, words }, changefeedId);
  return [...settled, ...work, ...leaks];
}

function whyAbsent(run: Run, { operationId, role, name }: Step, provoked: Expectation | undefined) {
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

const credentialCodes = ['CDC:ErrCredentialNotFound', 'CDC:ErrUnauthorized'];

/**
 * Servers may ask whoever changes something for credentials (facts 1.0).
 *
 * @throws {CheckError} if they do before anything has been changed. Later it is a matter of findings.
 */
function requireCredentials(run: Run, { response }: RawExchange): void {
  const changed = operationIds.some(
    (id) => needOf(id) === 'write' && run.recorder.succeeded.has(id),
  );
  if (response.status !== 401 || run.stateless || changed) return;
  if (!credentialCodes.includes(codeIn(response.body))) return;
  throw new CheckError(
    run.options.credentials === undefined
      ? 'the server asks for credentials before it changes anything; give a user and a password'
      : 'the server refuses the credentials; nothing was changed',
  );
}

/** What a create or a drain asks for may be there from the moment it is sent until its refusal. */
function beforeSending(run: Run, { operationId, role, name }: Step, input: RequestInput): void {
  const capture = drainedBy(operationId, input);
  if (capture !== undefined && !run.stateless) run.drained.add(capture);
  if (operationId === 'createChangefeed') run.watch.sending(run.known.own.idOf(role ?? name));
}

async function afterSending(
  run: Run,
  { operationId, role, name }: Step,
  input: RequestInput,
  { response }: RawExchange,
): Promise<void> {
  const capture = drainedBy(operationId, input);
  if (capture !== undefined && response.status >= 400 && response.status < 500) {
    run.drained.delete(capture);
  }
  if (operationId !== 'createChangefeed') return;
  run.watch.answered(run.known.own.idOf(role ?? name), response.status);
  // A server that makes IDs up (facts C.6) has told which.
  const made = /^\{.*?"id"\s*:\s*"([a-zA-Z0-9-]+)"/s.exec(response.body)?.[1];
  if (made === undefined || response.status >= 300 || isOwn(run.watch.runId, made)) return;
  // Whatever it tells: what does not write to a sink of the run is somebody else's.
  const { detail } = await lookAt(run, made);
  if (isOwn(run.watch.runId, blackholeOf(detail?.sink_uri))) run.watch.adopt(made);
}

function drainedBy(operationId: Step['operationId'], { body }: RequestInput): string | undefined {
  if (operationId !== 'drainCapture' || typeof body !== 'object' || body === null) return undefined;
  return 'capture_id' in body ? String(body.capture_id) : undefined;
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

function isAsExpected({ exchange, isDone }: Answer, { statuses }: Expectation): boolean {
  return isDone === true || statuses.includes(exchange.response.status);
}

function lookFurther(step: Step, { value }: Answer, known: Known): readonly Finding[] {
  return step.also !== undefined && isObject(value) ? step.also(value, known) : [];
}
