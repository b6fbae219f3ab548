// The part of a run that disturbs the cluster: tables, captures, the owner. Only while the operator's capture is the owner.
import type { Step } from '../../scenario/step.js';
import { drainStep, resignStep } from '../../scenario/steps/cluster.js';
import { moveStep, neighbourStep, rebalanceStep, tablesStep } from '../../scenario/steps/tables.js';
import { abandoned } from '../../state/expected-state.js';
import { awaitPlacement } from '../observe/await-placement.js';
import { requireOwner } from '../observe/owner-guard.js';
import { ownerTick } from '../observe/read-cluster.js';
import { checkUnaffected } from '../observe/unaffected-changefeeds.js';
import type { Run } from '../run.js';
import { runStep } from '../steps/run-step.js';
import { recordTransportFailure } from '../transport-failures.js';
import { drain } from './drain.js';
import { moveTables } from './move-tables.js';
import { resign } from './resign.js';

/** Moves tables of test changefeeds. */
export async function tablesPhase(run: Run, steps: readonly Step[]): Promise<void> {
  if (await isRefused(run, steps)) return;
  const [created, moving] = [
    [tablesStep, neighbourStep],
    [moveStep, rebalanceStep],
  ].map((some) => steps.filter((step) => some.includes(step)));
  await recordTransportFailure(run, 'tables are placed', () => placeTables(run, created ?? []));
  if (moving !== undefined && moving.length > 0) {
    await recordTransportFailure(run, 'tables are moved', () => moveTables(run, moving));
  }
  for (const step of steps) {
    if (!created?.includes(step) && !moving?.includes(step)) await runStep(run, step);
  }
  if (moving !== undefined && moving.length > 0) {
    await recordTransportFailure(run, 'moves change only tables', () => checkMoved(run));
  }
}

/** An election drops what the owner has not applied yet, so what the last move does besides must show before. */
async function checkMoved(run: Run): Promise<void> {
  await run.clock.wait(ticksUntilShown * ownerTick(run), run.signal);
  run.recorder.notice(await checkUnaffected(run, 'rebalanceTables'));
}

/** Owner ticks until every effect shows (server-behaviour/state-machine.md#visibility). */
const ticksUntilShown = 3;

/** Drains a capture and evicts the owner. */
export async function clusterPhase(run: Run, steps: readonly Step[]): Promise<void> {
  // What is refused to the owner would be done to the capture that it was.
  if (await isRefused(run, steps)) return;
  for (const step of steps) {
    if (step === drainStep) {
      await recordTransportFailure(run, 'a capture is drained', () => drain(run));
    } else if (step === resignStep) {
      await recordTransportFailure(run, 'the owner is evicted', () => resign(run));
    } else {
      await runStep(run, step);
    }
  }
}

async function placeTables(run: Run, steps: readonly Step[]): Promise<void> {
  for (const step of steps) await runStep(run, step);
  const ids = steps.flatMap(({ creates }) => creates?.(run.discovered) ?? []);
  await Promise.all(ids.map((id) => awaitPlacement(run, id)));
}

/** Whether nothing disruptive may be sent any more; then each step is recorded as skipped. */
async function isRefused(run: Run, steps: readonly Step[]): Promise<boolean> {
  if (steps.length === 0) return true;
  const refusal = await requireOwner(run);
  if (refusal === undefined) return false;
  for (const { operationId, name, essential, creates } of steps) {
    run.recorder.add({ operationId, name, milliseconds: 0, skipped: refusal });
    const id = creates?.(run.discovered);
    if (essential && id !== undefined) run.expected = abandoned(run.expected, id);
  }
  return true;
}
