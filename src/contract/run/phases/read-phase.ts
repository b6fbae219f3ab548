// The part of a run that only reads: every GET, what the router refuses, and whether the answers agree with each other.

import type { Finding } from '../../finding/finding.js';
import { rules } from '../../rules/index.js';
import type { Step } from '../../scenario/step.js';
import {
  capturesStep,
  detailSteps,
  filterSteps,
  healthStep,
  processorStepsOf,
  processorsStep,
  refusalSteps,
  statusStep,
} from '../../scenario/steps/read.js';
import { routeStepsOf } from '../../scenario/steps/routes.js';
import { learn, learnProcessors, type Survey, surveyOf } from '../../state/snapshot.js';
import { confirm, lookAtList } from '../await-effect.js';
import type { Run } from '../run.js';
import { askAgain, type Performed, perform } from '../run-step.js';
import type { RawExchange } from '../transport/connection.js';
import type { TransportError } from '../transport/transport.js';
import { asFarAsAnswered } from '../transport-failures.js';
import { checkRoutes } from './check-routes.js';

/** What has come of a request that was sent before the server's kind was known. */
export type Probe = RawExchange | TransportError;

/** What depends on nothing. Probes have been sent before the server's kind was known. */
export const firstSteps: readonly Step[] = [
  statusStep,
  healthStep,
  capturesStep,
  processorsStep,
  ...filterSteps,
  ...refusalSteps,
];

/** What shows the cluster's state, and is read again before answers are said to disagree. */
export const surveyed: readonly Step[] = [statusStep, capturesStep, processorsStep, ...filterSteps];

/** Reads everything, from scratch. */
export async function readPhase(run: Run, probes: ReadonlyMap<Step, Probe>): Promise<void> {
  const wanted = (steps: readonly Step[]) =>
    steps.filter(
      ({ operationId }) => run.selection.wantsOperation(operationId) || teaches(operationId),
    );
  const first = await all(run, wanted(firstSteps), probes);
  run.known = learn(run.known, surveyOf({ performed: first }));
  await checkRoutes(run, routeStepsOf(run.view));
  const details = await all(run, wanted(detailSteps));
  if (run.stateless) return;
  const others = await readProcessors(run, [...first, ...details], wanted);
  await checkConsistency(run, surveyOf({ performed: [...first, ...details, ...others] }));
}

/** Lists from which other requests are made. */
const teaches = (operationId: string) =>
  ['listChangefeeds', 'listCaptures', 'listProcessors'].includes(operationId);

/** Looks once more at everything, with the run's own changefeeds there. */
export async function surveyPhase(run: Run): Promise<void> {
  const first = await all(run, surveyed);
  run.known = learn(run.known, surveyOf({ performed: first }));
  const details = await all(run, detailSteps);
  const others = await readProcessors(run, [...first, ...details]);
  await checkConsistency(
    run,
    surveyOf({ performed: [...first, ...details, ...others] }),
    ', with changefeeds of its own',
  );
}

/** Reads the processors of one running changefeed on the other captures, now that it is known where it has tables. */
async function readProcessors(
  run: Run,
  performed: readonly Performed[],
  wanted = (steps: readonly Step[]) => steps,
): Promise<Performed[]> {
  run.known = learnProcessors(run.known, surveyOf({ performed }));
  return all(run, wanted(processorStepsOf(run.known)));
}

function all(
  run: Run,
  steps: readonly Step[],
  probes?: ReadonlyMap<Step, Probe>,
): Promise<Performed[]> {
  const refresh = () => relearn(run);
  return Promise.all(steps.map((step) => perform(run, step, { sent: probes?.get(step), refresh })));
}

async function relearn(run: Run): Promise<void> {
  const performed = await Promise.all(
    [filterSteps[0], capturesStep, processorsStep].map((step) =>
      step === undefined ? undefined : askAgain(run, step),
    ),
  );
  const read = performed.filter((one) => one !== undefined);
  if (read.some(({ answer }) => answer !== undefined)) {
    run.known = learn(run.known, surveyOf({ performed: read }));
  }
}

async function checkConsistency(run: Run, survey: Survey, when = ''): Promise<void> {
  const check = (of: Survey) => rules.map((rule) => ({ rule, found: rule.check(of, run.kind) }));
  const flat = (of: ReturnType<typeof check>) => of.flatMap(({ found }) => found);
  const checked = check(survey);
  const found = flat(checked);
  let confirmed: readonly Finding[] | undefined;
  await asFarAsAnswered(run, 'what disagrees can be read again', async () => {
    confirmed =
      found.length === 0
        ? []
        : await confirm(run, found, async () => flat(check(await readAgain(run))));
  });
  const keys = new Set(
    (confirmed ?? []).map(({ expected, operationId }) => `${operationId} ${expected}`),
  );
  for (const { rule, found: disagreements } of checked) {
    const findings = disagreements.filter(({ expected, operationId }) =>
      keys.has(`${operationId} ${expected}`),
    );
    run.recorder.add({
      operationId: undefined,
      check: rule.about,
      name: `${rule.name}${when}`,
      milliseconds: 0,
      findings,
      ...(!rule.sees(survey, run.kind) && { notObserved: rule.blind }),
      ...(confirmed === undefined &&
        disagreements.length > 0 && { notObserved: 'what disagrees could not be read again' }),
    });
  }
}

/** The same requests once more, between two lists of all states, so that what changes meanwhile shows. */
async function readAgain(run: Run): Promise<Survey> {
  await relearn(run);
  const performed: Performed[] = [];
  for (const step of [
    filterSteps[0],
    ...surveyed.filter((one) => one !== filterSteps[0]),
    ...detailSteps,
    ...processorStepsOf(run.known),
  ]) {
    if (step !== undefined) performed.push(await askAgain(run, step));
  }
  const { value } = await lookAtList(run);
  return surveyOf({ performed, last: value });
}
