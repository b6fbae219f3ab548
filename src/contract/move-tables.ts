// Moves tables between captures, where the operator has named some, and looks where they are.
import { backOff } from './clock.js';
import { type Finding, finding } from './finding.js';
import { isObject } from './generated-files.js';
import { observed } from './observe.js';
import type { Run } from './run.js';
import { lookAt } from './settle.js';
import type { Step } from './step.js';
import { moveStep, rebalanceStep, targetOf } from './steps/disruptive.js';

/** Moves a table and rebalances all, of the changefeed whose tables may be moved. */
export async function moveTables(run: Run, wants: (step: Step) => boolean): Promise<void> {
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
