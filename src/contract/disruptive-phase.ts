// The part of a run that disturbs the cluster: tables, captures, the owner. Only for the owner that the operator has named.
import { backOff } from './clock.js';
import { endElection, untilLed } from './election.js';
import { type Finding, finding } from './finding.js';
import { ownerOf } from './known.js';
import { moveTables } from './move-tables.js';
import { asFarAsAnswered } from './no-answer.js';
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
import { TransportError } from './transport.js';

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
  const moves = [moveStep, rebalanceStep].some(wants);
  if (moves) {
    await perform(run, tablesStep);
    await asFarAsAnswered(run, 'tables are moved', () => moveTables(run, wants));
  }
  for (const step of tableRefusals.filter(wants)) await perform(run, step);
  // What is refused to the owner would be done to the capture that it was.
  const change = await requireOwner(run);
  if (change !== undefined) {
    skip(run, [...drainRefusals, drainStep, resignStep], change);
    if (moves && wants(tablesFarewell)) await perform(run, tablesFarewell);
    return;
  }
  for (const step of drainRefusals.filter(wants)) await perform(run, step);
  if (wants(drainStep)) await observed(run, drainStep, untilDrained);
  if (wants(resignStep)) await observed(run, resignStep, untilElected);
  if (moves && wants(tablesFarewell)) await perform(run, tablesFarewell);
}

function skip(run: Run, steps: readonly Step[], reason: string): void {
  for (const { operationId, name } of steps) {
    run.recorder.add({ operationId, name, milliseconds: 0, skipped: reason });
  }
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
