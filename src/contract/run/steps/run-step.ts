// Runs a step: sends it, judges the response, and waits for its effect before a finding is made.
import type { Finding } from '../../finding/finding.js';
import type { Expectation } from '../../response/judge-exchange.js';
import { mayHave } from '../../scenario/dangers.js';
import type { Effect } from '../../scenario/effects.js';
import { provokedBy } from '../../scenario/expected.js';
import { NotObserved, readPathParameters } from '../../scenario/request-input.js';
import { whyHeldBack } from '../../scenario/selection.js';
import type { Step } from '../../scenario/step.js';
import { abandoned, hasProgressed, updateUnknown } from '../../state/expected-state.js';
import type { ReadResponse } from '../../state/snapshot.js';
import { checkAssignment, readAssignment } from '../observe/assignments.js';
import { awaitEffect } from '../observe/await-effect.js';
import { readChangefeed } from '../observe/read-cluster.js';
import { checkUnaffected } from '../observe/unaffected-changefeeds.js';
import { poll } from '../poll.js';
import type { Outcome } from '../record/recorder.js';
import type { JudgedResponse, Run } from '../run.js';
import { noResponse } from '../transport/no-response.js';
import { TransportError } from '../transport/transport.js';
import { type SendOptions, sendUntilConclusive } from './send-until-conclusive.js';

/** The result of a step. */
export interface StepResult {
  readonly step: Step;
  /** The last response; undefined if none came or nothing was sent. */
  readonly response?: JudgedResponse;
}

/**
 * Runs a step and records its result. Does not throw for what the server does.
 *
 * @throws the reason of the caller's signal.
 */
export async function runStep(
  run: Run,
  step: Step,
  options: SendOptions = {},
): Promise<StepResult> {
  const started = run.clock.now();
  const record = (more: Partial<Outcome>) =>
    run.recorder.add({
      operationId: step.operationId,
      name: step.name,
      milliseconds: run.clock.now() - started,
      ...more,
    });
  const provoked = provokedBy(step.expect, run.server);
  const reason = whyNotRun(run, step, provoked);
  if (reason !== undefined || provoked === undefined) {
    record({ notObserved: reason ?? 'this server has no such request' });
    return { step };
  }
  try {
    const unsafe = await whyUnsafe(run, step);
    if (unsafe !== undefined) {
      record({ notObserved: unsafe });
      abandonIfEssential(run, step);
      return { step };
    }
    if (step.readsAssignment) await readAssignment(run, step);
    const response = await sendUntilConclusive(run, step, provoked, options);
    if (response instanceof NotObserved) {
      record({ notObserved: response.reason });
      abandonIfEssential(run, step);
      return { step };
    }
    if (provoked.statuses.some((status) => status < 300)) {
      run.recorder.exercised.add(step.operationId);
    }
    const findings = [...response.findings];
    if (!isAsExpected(response, provoked)) {
      abandonIfEssential(run, step);
      if (response.exchange.response.status >= 500) expectAnyUpdate(run, step);
    } else if (step.effect !== undefined && isAccepted(response, provoked)) {
      findings.push(...(await checkEffect(run, step, step.effect(run.discovered))));
    }
    record({ findings, request: response.exchange.request });
    return { step, response };
  } catch (error) {
    record({ check: 'transport', findings: [noResponse(error, step.operationId)] });
    abandonIfEssential(run, step);
    expectAnyUpdate(run, step);
    return { step };
  }
}

/** Runs a step whose effect shows elsewhere than in one changefeed, and checks that effect if the request was accepted. */
export async function runStepWithEffect(
  run: Run,
  step: Step,
  checkItsEffect: (result: StepResult) => Promise<readonly Finding[]>,
): Promise<void> {
  const result = await runStep(run, step);
  if (result.response?.exchange.response.status !== 202) return;
  const started = run.clock.now();
  const outcome = await checkItsEffect(result).then(
    (findings) => ({ check: 'settling', findings }) as const,
    (error: unknown) =>
      ({ check: 'transport', findings: [noResponse(error, step.operationId)] }) as const,
  );
  const findings = [...outcome.findings, ...run.recorder.takeNoticed()];
  if (findings.length === 0) return;
  run.recorder.add({
    operationId: step.operationId,
    name: `${step.name}: its effect`,
    milliseconds: run.clock.now() - started,
    check: outcome.check,
    findings,
  });
}

/** Sends a step once more without recording it, to confirm a finding. */
export async function readAgain(run: Run, step: Step): Promise<StepResult> {
  const provoked = provokedBy(step.expect, run.server);
  if (provoked === undefined || run.contract.operation(step.operationId) === undefined) {
    return { step };
  }
  try {
    const response = await sendUntilConclusive(run, step, provoked);
    return response instanceof NotObserved ? { step } : { step, response };
  } catch (error) {
    if (error instanceof TransportError) return { step };
    throw error;
  }
}

/** The successful responses among the results of steps, as a snapshot takes them. */
export function responsesOf(results: readonly StepResult[]): readonly ReadResponse[] {
  return results.flatMap(({ step, response }) => {
    const { operationId } = step;
    if (response?.value === undefined || response.exchange.response.status !== 200) return [];
    const { value, exchange } = response;
    const path = readPathParameters(operationId, exchange.request.url);
    return [{ operationId, path, value, ...('filter' in step && { filter: step.filter }) }];
  });
}

/** Waits for the effect, and checks everything that it must and must not bring with it. */
async function checkEffect(run: Run, step: Step, effect: Effect): Promise<Finding[]> {
  const findings = await awaitEffect(run, step, effect);
  // A new changefeed changes nothing else yet, and its tables are on their way.
  if (step.creates !== undefined) return findings;
  return [
    ...findings,
    ...(await checkAssignment(run, step, effect)),
    ...(await checkUnaffected(run, step.operationId, effect.changefeedId)),
  ];
}

/** Without this change, or if it is unknown whether it was made, later steps on the changefeed say nothing about the server. */
function abandonIfEssential(run: Run, { essential, role }: Step): void {
  if (!essential || role === undefined) return;
  run.expected = abandoned(run.expected, run.discovered.testChangefeeds.idOf(role));
}

/** An update without a response of the server itself may have been carried out: later steps must not be blamed for it. */
function expectAnyUpdate(run: Run, { operationId, role }: Step): void {
  if (operationId !== 'updateChangefeed' || role === undefined) return;
  run.expected = updateUnknown(run.expected, run.discovered.testChangefeeds.idOf(role));
}

/** Waits until the changefeed has advanced. Says why the step is not sent if it does not in time. */
async function whyUnsafe(run: Run, { needsProgress, role }: Step): Promise<string | undefined> {
  const id = needsProgress && role && run.discovered.testChangefeeds.idOf(role);
  if (!id || hasProgressed(run.expected, id)) return undefined;
  const { inTime } = await poll(run, {
    read: () => readChangefeed(run, id),
    until: () => hasProgressed(run.expected, id),
    within: run.settleTimeout,
  });
  return inTime
    ? undefined
    : 'the changefeed has not advanced beyond its start, and before that this request can end the server';
}

function whyNotRun(run: Run, step: Step, provoked: Expectation | undefined) {
  const { operationId, role } = step;
  if (run.contract.operation(operationId) === undefined) {
    return 'this release has no such operation';
  }
  if (provoked === undefined) return 'this release or architecture has no such request';
  if (step.ends !== undefined && mayHave(run.reported, step.ends)) {
    return 'it ends servers of the release that this one reports';
  }
  const heldBack =
    whyHeldBack(step, run.server, run.options) ?? whyHeldBack(step, run.reported, run.options);
  if (heldBack !== undefined) return heldBack;
  const id = role && run.discovered.testChangefeeds.idOf(role);
  return id !== undefined && run.expected.changefeeds.get(id)?.isAbandoned
    ? 'an earlier step on the same changefeed failed'
    : undefined;
}

const isAsExpected = ({ exchange, isDone }: JudgedResponse, { statuses }: Expectation) =>
  isDone === true || statuses.includes(exchange.response.status);

const isAccepted = ({ exchange, isDone }: JudgedResponse, { statuses }: Expectation) =>
  isDone === true || exchange.response.status === 202 || statuses.includes(200);
