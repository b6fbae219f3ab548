// The part of a run that disturbs the cluster: tables, captures, the owner. Only for the owner that the operator has named.
import { backOff } from './clock.js';
import { endElection, untilLed } from './election.js';
import { type Finding, finding } from './finding.js';
import { ownerOf } from './known.js';
import { moveTables } from './move-tables.js';
import { observed } from './observe.js';
import { CheckError } from './options.js';
import { askAgain, type Performed, perform } from './perform.js';
import { judge, type Run, sendInput } from './run.js';
import { lookAtList } from './settle.js';
import type { Step } from './step.js';
import {
  drainRefusals,
  drainStep,
  moveStep,
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
  moveStep,
  rebalanceStep,
  ...tableRefusals,
  ...drainRefusals,
  drainStep,
  resignStep,
  tablesFarewell,
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
  const moves = [moveStep, rebalanceStep].some(wants);
  if (moves) {
    await perform(run, tablesStep);
    await moveTables(run, wants);
  }
  for (const step of tableRefusals.filter(wants)) await perform(run, step);
  // What is refused to the owner would be done to the capture that it was.
  await requireOwner(run);
  for (const step of drainRefusals.filter(wants)) await perform(run, step);
  if (wants(drainStep)) await observed(run, drainStep, untilDrained);
  if (wants(resignStep)) await observed(run, resignStep, untilElected);
  if (moves && wants(tablesFarewell)) await perform(run, tablesFarewell);
}

/** Asks again, as drainers do, until no table is left. */
async function untilDrained(run: Run, { step, answer }: Performed): Promise<readonly Finding[]> {
  const operationId = 'drainCapture';
  const rule = 'the number of tables left is 0';
  const started = run.clock.now();
  const delays = backOff();
  const first = countIn(answer?.value);
  for (let now = first; ; ) {
    const milliseconds = run.clock.now() - started;
    if (now === 0) {
      run.recorder.settlings.push({ operationId, rule, verdict: 'settled', milliseconds });
      return [];
    }
    if (milliseconds >= run.settleTimeout) {
      // A capture with many tables takes its time.
      const isFalling = now !== undefined && first !== undefined && now < first;
      run.recorder.settlings.push({ operationId, rule, verdict: isFalling ? 'accepted' : 'never' });
      return isFalling ? [] : [finding('settling', operationId, rule, String(now ?? 'no number'))];
    }
    await run.clock.wait(delays.next().value, run.options.signal);
    const input = step.request(run.known);
    if (!('reason' in input)) {
      const raw = await sendInput(run, operationId, input);
      now = countIn(judge(run, operationId, raw, { statuses: [202, 400, 503] }).value);
      // The capture has left: nothing is on it.
      if (raw.response.status === 400) now = 0;
    }
  }
}

function countIn(value: unknown): number | undefined {
  const count =
    typeof value === 'object' && value !== null && 'current_table_count' in value
      ? value.current_table_count
      : undefined;
  return typeof count === 'number' || typeof count === 'bigint' ? Number(count) : undefined;
}

/** One owner again, who knows the run's changefeeds. */
async function untilElected(run: Run): Promise<readonly Finding[]> {
  const operationId = 'resignOwner';
  const rule = 'exactly one capture is the owner, and the cluster is healthy';
  const started = run.clock.now();
  run.checkpoints.forgetAll();
  const isLed = await untilLed(run, started + run.settleTimeout);
  const milliseconds = run.clock.now() - started;
  run.checkpoints.forgetAll();
  if (!isLed) {
    run.recorder.settlings.push({ operationId, rule, verdict: 'never' });
    return [
      finding('settling', operationId, `within ${run.settleTimeout / 1_000} s: ${rule}`, 'not so'),
    ];
  }
  run.recorder.settlings.push({ operationId, rule, verdict: 'settled', milliseconds });
  const { value } = await lookAtList(run);
  return run.watch.checkList(value, 'after the election', operationId);
}
