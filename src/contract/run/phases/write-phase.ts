// The part of a run that writes: the life of test changefeeds, and what must be refused.
import type { Step } from '../../scenario/step.js';
import { writeRouteStepsOf } from '../../scenario/steps/routes.js';
import { expectedIds, mayExist } from '../../state/expected-state.js';
import { checkProgress } from '../observe/progress.js';
import { checkLasting } from '../observe/unaffected-changefeeds.js';
import { checkUnexpected } from '../observe/unexpected-changefeeds.js';
import type { Run } from '../run.js';
import { runStep } from '../steps/run-step.js';
import { checkRoutes } from './check-routes.js';
import { rereadPhase } from './read-phase.js';

export async function runSteps(run: Run, steps: readonly Step[]): Promise<void> {
  for (const step of steps) await runStep(run, step);
}

/** Sends what must be refused, to operations and to routes that none takes. */
export async function refusalsPhase(run: Run, steps: readonly Step[]): Promise<void> {
  await runSteps(run, steps);
  await checkRoutes(run, writeRouteStepsOf(run.contract, run.discovered.testChangefeeds.unknownId));
}

/**
 * Brings about every state, reads everything, and reads again a while later what has become of it.
 *
 * @param before The changefeeds that existed before the run created any; undefined if no list came.
 */
export async function soakPhase(
  run: Run,
  steps: readonly Step[],
  before: ReadonlySet<string> | undefined,
): Promise<void> {
  await runSteps(run, steps);
  if (run.expected.changefeeds.size === 0) return;
  await checkUnexpected(run, before);
  if (mayExist(run.expected).length > 0) await rereadPhase(run);
  await checkWhatLasts(run);
}

/** A recent TSO is where the first test changefeed starts: the server chose it. */
export function learnTso(run: Run): void {
  const id = run.discovered.testChangefeeds.idOf('running');
  const tso = run.expected.changefeeds.get(id)?.settings?.start_ts;
  if (typeof tso === 'bigint') run.discovered = { ...run.discovered, tso };
}

async function checkWhatLasts(run: Run): Promise<void> {
  const started = run.clock.now();
  const findings = [...(await checkLasting(run)), ...(await checkProgress(run))];
  run.recorder.add({
    operationId: undefined,
    name: 'every change lasts and affects nothing else',
    check: 'settling',
    milliseconds: run.clock.now() - started,
    findings,
    ...(expectedIds(run.expected).length === 0 && { notObserved: 'the run has no changefeed' }),
  });
}
