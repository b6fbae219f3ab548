// The part of a run that writes: the life of its own changefeeds, and what must be refused.

import { checkBystanders } from './bystanders.js';
import { checkRoutes } from './check-routes.js';
import { disruptiveSteps } from './disruptive-phase.js';
import { perform } from './perform.js';
import { surveyPhase } from './read-phase.js';
import type { Run } from './run.js';
import { stepsToSend } from './selection.js';
import type { Step } from './step.js';
import { createRefusals } from './steps/create-refusals.js';
import { beginning, end, farewell, idRefusals, middle } from './steps/life.js';
import { writeRouteStepsOf } from './steps/routes.js';
import { checkUnasked, idsThere } from './unasked.js';

/** A TSO of the vendor's examples, for a mock, which has no present. */
const exampleTso = 426921294362574849n;

/** Everything of the phase, in its order. */
export const writeSteps: readonly Step[] = [
  ...beginning,
  ...createRefusals,
  ...idRefusals,
  ...middle,
  ...end,
];

export async function writePhase(run: Run): Promise<void> {
  const chosen = chosenSteps(run);
  const inOrder = (steps: readonly Step[]) =>
    performAll(
      run,
      steps.filter((step) => chosen.has(step)),
    );
  const before = run.stateless ? undefined : await idsThere(run);
  await inOrder(beginning);
  await learnTso(run);
  await inOrder(createRefusals);
  await inOrder(idRefusals);
  await checkRoutes(run, writeRouteStepsOf(run.view, run.known.own.unknownId));
  await inOrder(middle);
  if (!run.stateless && run.watch.hasAsked) {
    await checkUnasked(run, before, 'after all creates');
    if (run.watch.mayExist.length > 0) await surveyPhase(run);
  }
  await inOrder(end);
  if (!run.stateless) await checkWitnesses(run);
}

/** The changefeeds that stood by are removed last. */
export async function farewellPhase(run: Run): Promise<void> {
  const chosen = chosenSteps(run);
  await performAll(
    run,
    farewell.filter((step) => chosen.has(step)),
  );
}

function chosenSteps({ options, selection }: Run): ReadonlySet<Step> {
  const later = options.mode === 'disruptive' ? disruptiveSteps : [];
  return new Set(stepsToSend([...writeSteps, ...farewell], selection, later));
}

async function performAll(run: Run, steps: readonly Step[]): Promise<void> {
  for (const step of steps) await perform(run, step);
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

/** What stood by all the time is what it was: state and settings. */
async function checkWitnesses(run: Run): Promise<void> {
  const started = run.clock.now();
  const findings = await checkBystanders(run, {
    operationId: 'listChangefeeds',
    words: 'at the end',
  });
  run.recorder.add({
    operationId: undefined,
    name: 'changes reach no other changefeed',
    milliseconds: run.clock.now() - started,
    findings,
    ...(run.watch.expected.size === 0 && { notObserved: 'the run has no changefeed to look at' }),
  });
}
