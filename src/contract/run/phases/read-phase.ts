// The part of a run that only reads: every GET, what the router refuses, and whether the responses agree with each other.
import { type Finding, findingKey } from '../../finding/finding.js';
import { rules } from '../../rules/index.js';
import { clusterReads, firstSteps } from '../../scenario/order.js';
import type { Step } from '../../scenario/step.js';
import {
  capturesStep,
  detailSteps,
  filterSteps,
  processorStepsOf,
  processorsStep,
} from '../../scenario/steps/read.js';
import { routeStepsOf } from '../../scenario/steps/routes.js';
import { learn, learnProcessors } from '../../state/discovered.js';
import { type Snapshot, snapshotOf } from '../../state/snapshot.js';
import { confirmFindings } from '../observe/recheck.js';
import type { Run } from '../run.js';
import { readAgain, responsesOf, runStep, type StepResult } from '../steps/run-step.js';
import type { RawExchange } from '../transport/connection.js';
import type { TransportError } from '../transport/transport.js';
import { recordTransportFailure } from '../transport-failures.js';
import { checkRoutes } from './check-routes.js';

/** The result of a request that was sent before the server's architecture and release were known. */
export type Probe = RawExchange | TransportError;

/** Lists from which other requests are made. */
const teaches = ({ operationId }: Step) =>
  ['listChangefeeds', 'listCaptures', 'listProcessors'].includes(operationId);

/** Reads everything, from scratch. */
export async function readPhase(run: Run, probes: ReadonlyMap<Step, Probe>): Promise<void> {
  const isWanted = ({ operationId }: Step) => run.selection.wantsOperation(operationId);
  const first = await runAll(
    run,
    firstSteps.filter((step) => isWanted(step) || teaches(step)),
    probes,
  );
  run.discovered = learn(run.discovered, snapshotOf(responsesOf(first)));
  await checkRoutes(run, routeStepsOf(run.contract));
  await readDetails(run, first, isWanted, '');
}

/** Reads everything once more, while the test changefeeds exist. */
export async function rereadPhase(run: Run): Promise<void> {
  const first = await runAll(run, clusterReads);
  run.discovered = learn(run.discovered, snapshotOf(responsesOf(first)));
  await readDetails(run, first, () => true, ', with test changefeeds');
}

/** Reads what the lists name, the processors of one running changefeed on every capture, and compares all responses. */
async function readDetails(
  run: Run,
  first: readonly StepResult[],
  isWanted: (step: Step) => boolean,
  when: string,
): Promise<void> {
  const details = await runAll(run, detailSteps.filter(isWanted));
  const read = [...first, ...details];
  run.discovered = learnProcessors(run.discovered, snapshotOf(responsesOf(read)));
  const processors = await runAll(run, processorStepsOf(run.discovered).filter(isWanted));
  await checkConsistency(run, snapshotOf(responsesOf([...read, ...processors])), when);
}

function runAll(
  run: Run,
  steps: readonly Step[],
  probes?: ReadonlyMap<Step, Probe>,
): Promise<StepResult[]> {
  const refresh = () => relearn(run);
  return Promise.all(steps.map((step) => runStep(run, step, { sent: probes?.get(step), refresh })));
}

/** Reads the lists again from which requests are made. */
async function relearn(run: Run): Promise<void> {
  const lists = [...filterSteps.slice(0, 1), capturesStep, processorsStep];
  const results = await Promise.all(lists.map((step) => readAgain(run, step)));
  if (results.some(({ response }) => response !== undefined)) {
    run.discovered = learn(run.discovered, snapshotOf(responsesOf(results)));
  }
}

async function checkConsistency(run: Run, snapshot: Snapshot, when: string): Promise<void> {
  const check = (of: Snapshot) =>
    rules.map((rule) => ({ rule, found: rule.check(of, run.server) }));
  const flat = (of: ReturnType<typeof check>) => of.flatMap(({ found }) => found);
  const checked = check(snapshot);
  let first: readonly Finding[] | undefined = flat(checked);
  let confirmed: readonly Finding[] | undefined;
  await recordTransportFailure(run, 'disagreements can be read again', async () => {
    confirmed = await confirmFindings(run, async () => {
      const found = first ?? flat(check(await rereadAll(run)));
      first = undefined;
      return found;
    });
  });
  const keys = new Set((confirmed ?? []).map(findingKey));
  for (const { rule, found: disagreements } of checked) {
    run.recorder.add({
      operationId: undefined,
      check: rule.checkId,
      name: `${rule.name}${when}`,
      milliseconds: 0,
      findings: disagreements.filter((one) => keys.has(findingKey(one))),
      ...(!rule.applies(snapshot, run.server) && { notObserved: rule.reason }),
      ...(confirmed === undefined &&
        disagreements.length > 0 && { notObserved: 'the disagreement could not be read again' }),
    });
  }
}

/** Sends the same requests once more, between two lists of all states, so that what changes meanwhile shows. */
async function rereadAll(run: Run): Promise<Snapshot> {
  await relearn(run);
  const results: StepResult[] = [];
  const [all] = filterSteps;
  for (const step of [
    ...(all === undefined ? [] : [all]),
    ...clusterReads.filter((one) => one !== all),
    ...detailSteps,
    ...processorStepsOf(run.discovered),
  ]) {
    results.push(await readAgain(run, step));
  }
  const last = all && snapshotOf(responsesOf([await readAgain(run, all)])).lists.get('all');
  return snapshotOf(responsesOf(results), { last });
}
