// The part of a run that disturbs the cluster: tables, captures, the owner. Only for the owner that the operator has named.
import { checkBystanders } from './bystanders.js';
import { drain } from './drain.js';
import { endElection } from './election.js';
import { ownerOf } from './known.js';
import { moveTables, untilPlaced } from './move-tables.js';
import { asFarAsAnswered } from './no-answer.js';
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
import { TransportError } from './transport.js';

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

/**
 * Looks who the owner is.
 *
 * @returns why nothing disruptive may be sent; undefined if the owner is the one that the operator has named.
 * @throws {CheckError} if it may not, and nothing was found and nothing sent by which the run is worth a report.
 */
export async function requireOwner(run: Run): Promise<string | undefined> {
  if (run.stateless) return undefined;
  const owner = await presentOwner(run);
  if (owner === run.options.owner) return undefined;
  const reason = `the owner is ${owner ?? 'unknown'}, not ${run.options.owner}`;
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

export async function disruptivePhase(run: Run): Promise<void> {
  const wants = ({ operationId }: Step) => run.selection.wantsOperation(operationId);
  if (!disruptiveSteps.some(wants)) return;
  const refusal = await requireOwner(run);
  if (refusal !== undefined) return skip(run, disruptiveSteps, refusal);
  const usesTables = [moveStep, rebalanceStep, drainStep].some(wants);
  if (usesTables) await asFarAsAnswered(run, 'tables are placed', () => placeTables(run));
  if ([moveStep, rebalanceStep].some(wants)) {
    await asFarAsAnswered(run, 'tables are moved', () => moveTables(run, wants));
  }
  const idle = tableRefusals.filter(wants);
  await asFarAsAnswered(run, 'what is not there is left alone', () => performIdle(run, idle));
  await clusterPart(run, wants);
  if (!usesTables) return;
  for (const step of tablesFarewell.filter(wants)) await perform(run, step);
}

async function placeTables(run: Run): Promise<void> {
  for (const step of [tablesStep, neighbourStep]) {
    await perform(run, step);
    if (step.role !== undefined && isMade(run, step.role)) {
      await untilPlaced(run, run.known.own.idOf(step.role));
    }
  }
}

/** What moves captures and the owner. */
async function clusterPart(run: Run, wants: (step: Step) => boolean): Promise<void> {
  // What is refused to the owner would be done to the capture that it was.
  const refusal = await requireOwner(run);
  if (refusal !== undefined) {
    return skip(run, [...drainRefusals, drainStep, resignStep].filter(wants), refusal);
  }
  for (const step of drainRefusals.filter(wants)) await perform(run, step);
  if (wants(drainStep)) await asFarAsAnswered(run, 'a capture is drained', () => drain(run));
  if (wants(resignStep)) await asFarAsAnswered(run, 'the owner is evicted', () => resign(run));
}

function skip(run: Run, steps: readonly Step[], reason: string): void {
  for (const { operationId, name } of steps) {
    run.recorder.add({ operationId, name, milliseconds: 0, skipped: reason });
  }
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
