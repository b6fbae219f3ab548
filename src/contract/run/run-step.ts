// Performs a step: sends it, judges the answer, waits for its effect, and gives the moment its due before a finding is made.

import type { Finding } from '../finding/finding.js';
import { isObject } from '../generated-files.js';
import type { Expectation } from '../response/judge-exchange.js';
import type { SettlingRule } from '../scenario/effects.js';
import { provokedBy } from '../scenario/expected.js';
import { NotObserved } from '../scenario/request-input.js';
import type { Step } from '../scenario/step.js';
import type { Known } from '../state/discovered.js';
import { settle } from './await-effect.js';
import { checkWork, learnWork } from './phases/assignments.js';
import { checkBystanders } from './phases/unaffected-changefeeds.js';
import type { Answer, Run } from './run.js';
import { exchange, type Options } from './send-until-conclusive.js';
import { TransportError } from './transport/transport.js';
import { lost } from './transport-failures.js';

/** How a step went. */
export interface Performed {
  readonly step: Step;
  /** The last answer; undefined if none came or nothing was sent. */
  readonly answer?: Answer;
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

function isAsExpected({ exchange, isDone }: Answer, { statuses }: Expectation): boolean {
  return isDone === true || statuses.includes(exchange.response.status);
}

function lookFurther(step: Step, { value }: Answer, known: Known): readonly Finding[] {
  return step.also !== undefined && isObject(value) ? step.also(value, known) : [];
}
