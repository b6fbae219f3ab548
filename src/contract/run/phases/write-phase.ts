// The part of a run that writes: the life of its own changefeeds, and what must be refused.

import { stepsToSend } from '../../scenario/selection.js';
import type { Step } from '../../scenario/step.js';
import { createRefusals } from '../../scenario/steps/create-refusals.js';
import {
  beginning,
  end,
  farewell,
  idRefusals,
  lasting,
  middle,
} from '../../scenario/steps/lifecycle.js';
import { writeRouteStepsOf } from '../../scenario/steps/routes.js';
import type { Run } from '../run.js';
import { perform } from '../run-step.js';
import { checkRoutes } from './check-routes.js';
import { disruptiveSteps } from './disruptive-phase.js';
import { checkProgress } from './progress.js';
import { surveyPhase } from './read-phase.js';
import { checkLasting } from './unaffected-changefeeds.js';
import { checkUnasked } from './unexpected-changefeeds.js';

/** A TSO of the vendor's examples, for a mock, which has no present. */
const exampleTso = 426921294362574849n;

/** All steps on changefeeds without tables, in their order. */
export const writeSteps: readonly Step[] = [
  ...beginning,
  ...createRefusals,
  ...idRefusals,
  ...middle,
  ...lasting,
  ...end,
  ...farewell,
];

/** Creates changefeeds, and changes one of them. */
export async function writePhase(run: Run): Promise<void> {
  await performChosen(run, beginning);
  await learnTso(run);
  await performChosen(run, createRefusals);
  await performChosen(run, idRefusals);
  await checkRoutes(run, writeRouteStepsOf(run.view, run.known.own.unknownId));
  await performChosen(run, middle);
}

/**
 * Brings about every state, looks at all there is, and at what has become of it a while later; then the first are removed.
 *
 * @param before Which changefeeds were there before the run created any; undefined if no list came.
 */
export async function lastingPhase(
  run: Run,
  before: ReadonlySet<string> | undefined,
): Promise<void> {
  await performChosen(run, lasting);
  if (!run.stateless && run.watch.hasAsked) {
    await checkUnasked(run, before, 'after all creates');
    if (run.watch.mayExist.length > 0) await surveyPhase(run);
    await lastingCase(run);
  }
  await performChosen(run, end);
}

/** The changefeeds that stood by are removed last. */
export async function farewellPhase(run: Run): Promise<void> {
  await performChosen(run, farewell);
}

async function performChosen(run: Run, steps: readonly Step[]): Promise<void> {
  const { options, selection } = run;
  const others = options.mode === 'disruptive' ? disruptiveSteps : [];
  const chosen = new Set(stepsToSend(writeSteps, selection, others));
  for (const step of steps) if (chosen.has(step)) await perform(run, step);
}

/** The server's present, as the first changefeed shows it: it starts there. */
async function learnTso(run: Run): Promise<void> {
  if (run.stateless) {
    run.known = { ...run.known, tso: exampleTso };
    return;
  }
  const tso = run.watch.settingsOf(run.known.own.idOf('running'))?.start_ts;
  if (typeof tso === 'bigint') run.known = { ...run.known, tso };
}

async function lastingCase(run: Run): Promise<void> {
  const started = run.clock.now();
  const findings = [...(await checkLasting(run)), ...(await checkProgress(run))];
  run.recorder.add({
    operationId: undefined,
    name: 'what was done lasts, and has reached nothing else',
    check: 'settling',
    milliseconds: run.clock.now() - started,
    findings,
    ...(run.watch.expected.size === 0 && { notObserved: 'the run has no changefeed to look at' }),
  });
}
