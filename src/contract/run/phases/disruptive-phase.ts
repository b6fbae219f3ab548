// The part of a run that disturbs the cluster: tables, captures, the owner. Only for the owner that the operator has named.

import type { Step } from '../../scenario/step.js';
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
} from '../../scenario/steps/disruptive.js';
import { requireOwner } from '../owner-guard.js';
import type { Run } from '../run.js';
import { perform } from '../run-step.js';
import { asFarAsAnswered } from '../transport-failures.js';
import { untilPlaced } from './await-placement.js';
import { drain } from './drain.js';
import { moveTables } from './move-tables.js';
import { resign } from './resign.js';

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

/** What is done to captures, in its order. */
export function clusterStepsOf(wants: Wants): readonly Step[] {
  return clusterSteps.filter(wants);
}

export function tablesFarewellOf(wants: Wants): readonly Step[] {
  return needsTables(wants) ? tablesFarewell.filter(wants) : [];
}

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
  const steps = clusterSteps.filter(wants);
  if (steps.length === 0) return;
  // What is refused to the owner would be done to the capture that it was.
  const refusal = await requireOwner(run);
  if (refusal !== undefined) return skip(run, steps, refusal);
  for (const step of drainRefusals.filter(wants)) await perform(run, step);
  if (wants(drainStep)) await asFarAsAnswered(run, 'a capture is drained', () => drain(run));
  if (wants(resignStep)) await asFarAsAnswered(run, 'the owner is evicted', () => resign(run));
}

/** Removes the changefeeds with tables. */
export async function tablesFarewellPhase(run: Run): Promise<void> {
  for (const step of tablesFarewellOf(wantsOf(run))) await perform(run, step);
}

async function placeTables(run: Run): Promise<void> {
  const { own } = run.known;
  await perform(run, tablesStep);
  await perform(run, neighbourStep);
  await Promise.all([
    untilPlaced(run, own.idOf('tables')),
    untilPlaced(run, own.idOf('neighbour')),
  ]);
}

function skip(run: Run, steps: readonly Step[], reason: string): void {
  for (const { operationId, name, role, essential } of steps) {
    run.recorder.add({ operationId, name, milliseconds: 0, skipped: reason });
    if (essential && role !== undefined) run.watch.giveUp(run.known.own.idOf(role));
  }
}
