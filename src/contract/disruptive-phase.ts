// The part of a run that disturbs the cluster: tables, captures, the owner. Only for the owner that the operator has named.
import { drain } from './drain.js';
import { endElection } from './election.js';
import { ownerOf } from './known.js';
import { moveTables, untilPlaced } from './move-tables.js';
import { asFarAsAnswered } from './no-answer.js';
import { CheckError } from './options.js';
import { askAgain, perform } from './perform.js';
import { resign } from './resign.js';
import type { Run } from './run.js';
import type { Step } from './step.js';
import {
  drainRefusals,
  drainStep,
  moveStep,
  neighbourStep,
  rebalanceStep,
  resignStep,
  tableRefusals,
  tablesFarewell,
  tablesStep,
} from './steps/disruptive.js';
import { capturesStep } from './steps/read.js';
import { learn, surveyOf } from './survey.js';
import { TransportError } from './transport.js';

type Wants = (step: Step) => boolean;

const clusterSteps = [...drainRefusals, drainStep, resignStep];

export const disruptiveSteps: readonly Step[] = [
  tablesStep,
  neighbourStep,
  moveStep,
  rebalanceStep,
  ...tableRefusals,
  ...clusterSteps,
  ...tablesFarewell,
];

const needsTables = (wants: Wants) => [moveStep, rebalanceStep, drainStep].some(wants);

/** What is done to tables, in its order, and what it needs. */
export function tableStepsOf(wants: Wants): readonly Step[] {
  const made = needsTables(wants) ? [tablesStep, neighbourStep] : [];
  return [...made, ...[moveStep, rebalanceStep, ...tableRefusals].filter(wants)];
}

/** What is done to captures, in its order, and what is to be done after it. */
export function clusterStepsOf(wants: Wants): readonly Step[] {
  return [...clusterSteps, ...(needsTables(wants) ? tablesFarewell : [])].filter(wants);
}

/**
 * Looks who the owner is.
 *
 * @returns why nothing disruptive may be sent from now on; undefined if the owner is the one that the operator has named.
 * @throws {CheckError} if it may not, and nothing was found and nothing sent by which the run is worth a report.
 */
export async function requireOwner(run: Run): Promise<string | undefined> {
  if (run.stateless || run.refusal !== undefined) return run.refusal;
  const owner = await presentOwner(run);
  if (owner === run.options.owner) return undefined;
  const reason = `the owner is ${owner ?? 'unknown'}, not ${run.options.owner}`;
  run.refusal = reason;
  if (run.connection.changes > 0 || hasErrors(run)) return reason;
  throw new CheckError(
    `${reason}; nothing disruptive was sent. Name the present owner's capture ID, as GET /api/v1/captures shows it`,
  );
}

/** Undefined if no capture, or no answer, says so. */
async function presentOwner(run: Run): Promise<string | undefined> {
  try {
    await endElection(run);
  } catch (error) {
    // That the answer was lost is told where it was asked for as a case.
    if (error instanceof TransportError) return undefined;
    throw error;
  }
  const captures = await askAgain(run, capturesStep);
  const { captures: known } = learn(run.known, surveyOf({ performed: [captures] }));
  run.known = { ...run.known, captures: known };
  return ownerOf(run.known);
}

const hasErrors = ({ recorder }: Run) =>
  recorder.cases.some(({ findings }) => findings.some(({ severity }) => severity === 'error'));

const wantsOf =
  ({ selection }: Run): Wants =>
  ({ operationId }) =>
    selection.wantsOperation(operationId);

/** Moves tables of changefeeds of its own. */
export async function tablesPhase(run: Run): Promise<void> {
  const wants = wantsOf(run);
  const steps = tableStepsOf(wants);
  if (steps.length === 0) return;
  const refusal = await requireOwner(run);
  if (refusal !== undefined) return skip(run, steps, refusal);
  if (needsTables(wants)) await asFarAsAnswered(run, 'tables are placed', () => placeTables(run));
  if ([moveStep, rebalanceStep].some(wants)) {
    await asFarAsAnswered(run, 'tables are moved', () => moveTables(run, wants));
  }
  for (const step of tableRefusals.filter(wants)) await perform(run, step);
}

/** Moves captures and the owner. */
export async function clusterPhase(run: Run): Promise<void> {
  const wants = wantsOf(run);
  const steps = clusterStepsOf(wants);
  if (steps.length === 0) return;
  // What is refused to the owner would be done to the capture that it was.
  const refusal = await requireOwner(run);
  const isLast = (step: Step) => tablesFarewell.includes(step);
  if (refusal !== undefined) {
    skip(
      run,
      steps.filter((step) => !isLast(step)),
      refusal,
    );
  } else {
    for (const step of drainRefusals.filter(wants)) await perform(run, step);
    if (wants(drainStep)) await asFarAsAnswered(run, 'a capture is drained', () => drain(run));
    if (wants(resignStep)) await asFarAsAnswered(run, 'the owner is evicted', () => resign(run));
  }
  for (const step of steps.filter(isLast)) await perform(run, step);
}

async function placeTables(run: Run): Promise<void> {
  const { own } = run.known;
  await perform(run, tablesStep);
  const places = await untilPlaced(run, own.idOf('tables'));
  await perform(run, neighbourStep);
  // Where the first has no table, the second has none.
  if (places !== undefined && places.size > 0) await untilPlaced(run, own.idOf('neighbour'));
}

function skip(run: Run, steps: readonly Step[], reason: string): void {
  for (const { operationId, name, role, essential } of steps) {
    run.recorder.add({ operationId, name, milliseconds: 0, skipped: reason });
    if (essential && role !== undefined) run.watch.giveUp(run.known.own.idOf(role));
  }
}
