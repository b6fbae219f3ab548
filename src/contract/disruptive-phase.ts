// The part of a run that disturbs the cluster: tables, captures, the owner. Only for the owner that the operator has named.
import { checkBystanders } from './bystanders.js';
import { drain } from './drain.js';
import { endElection } from './election.js';
import { ownerOf } from './known.js';
import { moveTables, untilPlaced } from './move-tables.js';
import { CheckError } from './options.js';
import type { Role } from './own-changefeeds.js';
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

/** Everything of the phase, in its order. */
export const disruptiveSteps: readonly Step[] = [
  tablesStep,
  neighbourStep,
  moveStep,
  rebalanceStep,
  ...tableRefusals,
  ...drainRefusals,
  drainStep,
  resignStep,
  ...tablesFarewell,
];

/** @throws {CheckError} if the owner is another than the one named. Nothing disruptive has been sent then. */
export async function requireOwner(run: Run): Promise<void> {
  if (run.stateless) return;
  await endElection(run);
  const captures = await askAgain(run, capturesStep);
  const { captures: known } = learn(run.known, surveyOf({ performed: [captures] }));
  run.known = { ...run.known, captures: known };
  const owner = ownerOf(run.known);
  if (owner === run.options.owner) return;
  throw new CheckError(
    `the owner is ${owner ?? 'unknown'}, not ${run.options.owner}; nothing disruptive was sent. Name the present owner's capture ID, as GET /api/v1/captures shows it`,
  );
}

export async function disruptivePhase(run: Run): Promise<void> {
  const wants = ({ operationId }: Step) => run.selection.wantsOperation(operationId);
  if (!disruptiveSteps.some(wants)) return;
  await requireOwner(run);
  const usesTables = [moveStep, rebalanceStep, drainStep].some(wants);
  if (usesTables) {
    for (const step of [tablesStep, neighbourStep]) {
      await perform(run, step);
      if (step.role !== undefined && isMade(run, step.role)) {
        await untilPlaced(run, run.known.own.idOf(step.role));
      }
    }
  }
  if ([moveStep, rebalanceStep].some(wants)) await moveTables(run, wants);
  await performIdle(run, tableRefusals.filter(wants));
  // What is refused to the owner would be done to the capture that it was.
  await requireOwner(run);
  for (const step of drainRefusals.filter(wants)) await perform(run, step);
  if (wants(drainStep)) await drain(run);
  if (wants(resignStep)) await resign(run);
  if (!usesTables) return;
  for (const step of tablesFarewell.filter(wants)) await perform(run, step);
}

const isMade = ({ watch, known }: Run, role: Role) => watch.expected.has(known.own.idOf(role));

/** Performs what must change nothing, and looks that it has not. */
async function performIdle(run: Run, steps: readonly Step[]): Promise<void> {
  for (const step of steps) await perform(run, step);
  if (run.stateless || steps.length === 0) return;
  const started = run.clock.now();
  const words = 'after moves and rebalances of what is not there';
  const findings = await checkBystanders(run, { operationId: 'moveTable', words });
  run.recorder.add({
    operationId: undefined,
    name: 'moves and rebalances of what is not there change nothing',
    milliseconds: run.clock.now() - started,
    findings,
  });
}
