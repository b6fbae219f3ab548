// The part of a run that disturbs the cluster: tables, captures, the owner. Only for the owner that the operator has named.
import { backOff } from './clock.js';
import { endElection, untilLed } from './election.js';
import { type Finding, finding } from './finding.js';
import { isObject } from './generated-files.js';
import { ownerOf } from './known.js';
import { CheckError } from './options.js';
import { askAgain, type Performed, perform } from './perform.js';
import { judge, type Run, sendInput } from './run.js';
import { lookAt, lookAtList } from './settle.js';
import type { Step } from './step.js';
import {
  drainRefusals,
  drainStep,
  moveStep,
  rebalanceStep,
  resignStep,
  tableRefusals,
  tablesStep,
  targetOf,
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
    await movePart(run, wants);
  }
  for (const step of tableRefusals.filter(wants)) await perform(run, step);
  // What is refused to the owner would be done to the capture that it was.
  await requireOwner(run);
  for (const step of drainRefusals.filter(wants)) await perform(run, step);
  if (wants(drainStep)) await observed(run, drainStep, untilDrained);
  if (wants(resignStep)) await observed(run, resignStep, untilElected);
}

/** Performs a step whose effect is no changefeed's, and waits for the effect. */
async function observed(
  run: Run,
  step: Step,
  effect: (run: Run, performed: Performed) => Promise<readonly Finding[]>,
): Promise<void> {
  const performed = await perform(run, step);
  if (run.stateless || performed.answer?.exchange.response.status !== 202) return;
  const started = run.clock.now();
  const findings = await effect(run, performed);
  if (findings.length === 0) return;
  run.recorder.add({
    operationId: step.operationId,
    name: `${step.name}: its effect`,
    milliseconds: run.clock.now() - started,
    findings,
  });
}

async function movePart(run: Run, wants: (step: Step) => boolean): Promise<void> {
  const changefeedId = run.known.own.idOf(run.known.filter === undefined ? 'running' : 'tables');
  const places =
    run.stateless || run.known.filter === undefined
      ? undefined
      : await untilPlaced(run, changefeedId);
  const [first] = places ?? [];
  if (run.stateless) run.known = { ...run.known, table: { id: 49n, captureId: '' } };
  else if (first !== undefined)
    run.known = { ...run.known, table: { id: first[0], captureId: first[1] } };
  if (wants(moveStep)) {
    await observed(run, moveStep, async () => {
      const target = targetOf(run.known);
      const table = run.known.table?.id;
      const rule = `table ${table} is on capture ${target}, and nowhere else`;
      return untilTables(
        run,
        'moveTable',
        changefeedId,
        rule,
        (now) =>
          table !== undefined && now.get(table) === target && now.size === (places?.size ?? 0),
      );
    });
  }
  if (!wants(rebalanceStep)) return;
  await observed(run, rebalanceStep, async () => {
    if (places === undefined || places.size === 0) {
      const rule = 'the tables are spread evenly';
      run.recorder.settlings.push({
        operationId: 'rebalanceTables',
        changefeedId,
        rule,
        verdict: 'accepted',
      });
      return [];
    }
    const captures = run.known.captures.length;
    const rule = 'no capture has more tables than its share, and none is lost';
    return untilTables(
      run,
      'rebalanceTables',
      changefeedId,
      rule,
      (now) => now.size === places.size && largest(now) <= Math.ceil(now.size / captures),
    );
  });
}

/** Captures by table. */
type Places = ReadonlyMap<bigint, string>;

/** Where the tables are, as soon as there are any; undefined where v1 shows none (facts C.14). */
async function untilPlaced(run: Run, changefeedId: string): Promise<Places | undefined> {
  if (run.kind.generation === 'next') return undefined;
  const deadline = run.clock.now() + run.settleTimeout;
  const delays = backOff();
  for (;;) {
    const places = await readPlaces(run, changefeedId);
    if ((places !== undefined && places.size > 0) || run.clock.now() >= deadline) return places;
    await run.clock.wait(delays.next().value, run.options.signal);
  }
}

/** Undefined if a table is in two places, or the changefeed cannot be read. */
async function readPlaces(run: Run, changefeedId: string): Promise<Places | undefined> {
  const { detail } = await lookAt(run, changefeedId);
  const tasks = detail?.task_status;
  if (!Array.isArray(tasks)) return undefined;
  const places = new Map<bigint, string>();
  for (const task of tasks.filter(isObject)) {
    const tables = task.table_ids;
    for (const table of Array.isArray(tables) ? tables : []) {
      if (places.has(BigInt(String(table)))) return undefined;
      places.set(BigInt(String(table)), String(task.capture_id));
    }
  }
  return places;
}

async function untilTables(
  run: Run,
  operationId: 'moveTable' | 'rebalanceTables',
  changefeedId: string,
  rule: string,
  holds: (places: Places) => boolean,
): Promise<readonly Finding[]> {
  const started = run.clock.now();
  const delays = backOff();
  for (;;) {
    const places = await readPlaces(run, changefeedId);
    const milliseconds = run.clock.now() - started;
    if (places !== undefined && holds(places)) {
      run.recorder.settlings.push({
        operationId,
        changefeedId,
        rule,
        verdict: 'settled',
        milliseconds,
      });
      return [];
    }
    if (milliseconds >= run.settleTimeout) {
      run.recorder.settlings.push({ operationId, changefeedId, rule, verdict: 'never' });
      const received =
        places === undefined
          ? 'a table in two places, or none shown'
          : [...places].map(([table, capture]) => `${table} on ${capture}`).join(', ');
      return [finding('settling', operationId, rule, received)];
    }
    await run.clock.wait(delays.next().value, run.options.signal);
  }
}

function largest(places: Places): number {
  const counts = new Map<string, number>();
  for (const capture of places.values()) counts.set(capture, (counts.get(capture) ?? 0) + 1);
  return Math.max(0, ...counts.values());
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
