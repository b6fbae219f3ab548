// Moves tables between captures, where the operator has named some, and looks where they are.
import { checkBystanders } from './bystanders.js';
import { backOff } from './clock.js';
import { isGone, isPassing } from './explained.js';
import { type Finding, finding } from './finding.js';
import { isObject, type JsonObject } from './generated-files.js';
import { observed } from './observe.js';
import { judge, type Run, sendInput } from './run.js';
import { confirm, lookAt, ownerTick } from './settle.js';
import type { Step } from './step.js';
import { moveStep, rebalanceStep } from './steps/disruptive.js';
import { countsOf, describePlaces, type Places, placesIn, tableIdsOf, tablesOn } from './tables.js';

/** An owner moves a table in a tick (facts 4.3): whatever else was moved with it shows after as many ticks as there are tables. */
const mostTicks = 8;

/** Moves a table and rebalances all, of the changefeed whose tables may be moved. */
export async function moveTables(run: Run, wants: (step: Step) => boolean): Promise<void> {
  if (run.stateless) run.known = { ...run.known, table: { id: 49n, captureId: '' } };
  const changefeedId = run.known.own.idOf(run.known.filter === undefined ? 'running' : 'tables');
  const places =
    run.known.filter === undefined ? undefined : await untilPlaced(run, changefeedId, 0);
  let now: Places = places ?? new Map();
  const isEven = () => largest(now) <= shareOf(run, now);
  if (wants(moveStep)) {
    now = await moveOne(run, moveStep, changefeedId, now);
    const more = { ...moveStep, name: 'moves one more table, so that one capture has too many' };
    const most = wants(rebalanceStep) && now.size > 1 ? shareOf(run, now) : 0;
    for (let moved = 0; moved < most && isEven(); moved += 1) {
      now = await moveOne(run, more, changefeedId, now);
    }
  }
  if (wants(rebalanceStep)) await rebalance(run, changefeedId, now);
}

/** Milliseconds in which tables are placed; rules that match none keep nobody waiting for long. */
const placedWithin = 10_000;

/**
 * Waits until the tables of a changefeed of the run are placed, and expects them to stay there.
 *
 * @returns undefined, or no place, if none show in time.
 */
export async function untilPlaced(
  run: Run,
  changefeedId: string,
  within = Math.min(placedWithin, run.settleTimeout),
): Promise<Places | undefined> {
  // v1 shows none there (facts C.14).
  if (run.stateless || run.kind.generation === 'next') return undefined;
  if (!run.watch.expected.has(changefeedId)) return undefined;
  const deadline = run.clock.now() + within;
  const delays = backOff();
  for (;;) {
    const { detail } = await lookAt(run, changefeedId);
    const places = placesIn(detail);
    if (detail !== undefined && places !== undefined && places.size > 0) {
      run.watch.rememberSettings(changefeedId, detail);
      return places;
    }
    if (run.clock.now() >= deadline) return places;
    await run.clock.wait(delays.next().value, run.options.signal);
  }
}

/** Moves a table to the capture that has the most besides its own. Returns where the tables are then. */
async function moveOne(
  run: Run,
  step: Step,
  changefeedId: string,
  places: Places,
): Promise<Places> {
  const { table, captureId, targetId } = (await chooseMove(run, places)) ?? {};
  if (table !== undefined && captureId !== undefined && targetId !== undefined) {
    run.known = { ...run.known, table: { id: table, captureId, targetId } };
  }
  let now = places;
  await observed(run, step, async () => {
    if (table === undefined || captureId === undefined || targetId === undefined) return [];
    const wanted = new Map(places).set(table, targetId);
    const rule = `table ${table} is on capture ${targetId}, every other one where it was`;
    const move = { operationId: 'moveTable', changefeedId, rule } as const;
    const { findings, places: seen } = await untilTables(
      run,
      move,
      (shown) => describePlaces(shown) === describePlaces(wanted),
      [captureId, targetId],
    );
    now = seen ?? places;
    return findings;
  });
  return now;
}

interface Move {
  readonly table: bigint;
  readonly captureId: string;
  readonly targetId: string;
}

/** A move that would show as well in the neighbour with the same tables, if there is one; to the fullest capture, if there is one. */
async function chooseMove(run: Run, places: Places): Promise<Move | undefined> {
  const counts = countsOf(places);
  const captures = run.known.captures.map(({ id }) => id);
  const fullest = captures.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const moves = fullest.flatMap((targetId) =>
    [...places].flatMap(([table, captureId]) =>
      captureId === targetId ? [] : [{ table, captureId, targetId }],
    ),
  );
  if (places.size === 0) return undefined;
  const neighbour = placesIn((await lookAt(run, run.known.own.idOf('neighbour'))).detail);
  const shows = ({ table, targetId }: Move) =>
    neighbour?.has(table) === true && neighbour.get(table) !== targetId;
  return moves.find(shows) ?? moves[0];
}

async function rebalance(run: Run, changefeedId: string, places: Places): Promise<void> {
  const operationId = 'rebalanceTables';
  await observed(run, rebalanceStep, async () => {
    if (places.size === 0) {
      const rule = 'the tables are spread evenly';
      run.recorder.settlings.push({ operationId, changefeedId, rule, verdict: 'accepted' });
      const words = `when ${operationId} ${rebalanceStep.name}`;
      return checkBystanders(run, { operationId, words });
    }
    const tables = [...places.keys()];
    const share = shareOf(run, places);
    const rule = `no capture has more than ${share} of the ${places.size} tables, and each is there once`;
    const { findings } = await untilTables(
      run,
      { operationId, changefeedId, rule },
      (now) =>
        now.size === tables.length &&
        tables.every((table) => now.has(table)) &&
        largest(now) <= share,
      run.known.captures.map(({ id }) => id),
    );
    return findings;
  });
}

interface Change {
  readonly operationId: 'moveTable' | 'rebalanceTables';
  readonly changefeedId: string;
  readonly rule: string;
}

/** Waits until the tables are as they must be, by the changefeed's detail and by the processors on `captures`. */
async function untilTables(
  run: Run,
  { operationId, changefeedId, rule }: Change,
  holds: (places: Places) => boolean,
  captures: readonly string[],
): Promise<{ readonly findings: readonly Finding[]; readonly places: Places | undefined }> {
  const started = run.clock.now();
  const delays = backOff();
  const findings: Finding[] = [];
  const words = `when ${operationId} is done`;
  for (;;) {
    const { detail, findings: seen } = await lookAt(run, changefeedId);
    findings.push(...run.recorder.newOnly(seen));
    const places = placesIn(detail);
    const isRight = detail?.state === 'normal' && places !== undefined && holds(places);
    const differs = isRight ? await differingProcessor(run, changefeedId, places, captures) : '';
    const settled = { operationId, changefeedId, rule } as const;
    const milliseconds = run.clock.now() - started;
    if (detail !== undefined && differs === undefined) {
      run.recorder.settlings.push({ ...settled, verdict: 'settled', milliseconds });
      findings.push(...run.watch.checkDetail(changefeedId, detail, words, operationId, 'tables'));
      run.watch.rememberSettings(changefeedId, detail);
      run.watch.changed(changefeedId, { operationId, at: run.clock.now() });
      if (operationId === 'moveTable') {
        const change = { operationId, changefeedId, rule } as const;
        findings.push(...(await checkStays(run, change, places?.size ?? 0)));
      }
    } else if (milliseconds >= run.settleTimeout) {
      run.recorder.settlings.push({ ...settled, verdict: 'never' });
      const received = differs || describeTables(detail, places);
      findings.push(finding('settling', operationId, `${rule}, in state normal`, received));
      if (detail !== undefined) run.watch.rememberSettings(changefeedId, detail);
    } else {
      await run.clock.wait(delays.next().value, run.options.signal);
      continue;
    }
    const leaks = await checkBystanders(run, { operationId, words }, changefeedId);
    return { findings: [...findings, ...leaks], places };
  }
}

/** Only what was asked for has moved. */
async function checkStays(
  run: Run,
  { operationId, changefeedId }: Change,
  tables: number,
): Promise<readonly Finding[]> {
  const certain: Finding[] = [];
  const look = async () => {
    const { detail, findings } = await lookAt(run, changefeedId);
    certain.push(...run.recorder.newOnly(findings));
    const words = `a moment after ${operationId} is done`;
    return detail === undefined
      ? []
      : run.watch.checkDetail(changefeedId, detail, words, operationId);
  };
  const ticks = 1 + Math.min(mostTicks, tables);
  await run.clock.wait(ticks * ownerTick(run), run.options.signal);
  const lasting = await confirm(run, await look(), look);
  return [...certain, ...lasting];
}

/** What a processor shows otherwise than the changefeed, in words; undefined if they agree. */
async function differingProcessor(
  run: Run,
  changefeed_id: string,
  places: Places,
  captures: readonly string[],
): Promise<string | undefined> {
  for (const capture_id of captures) {
    const raw = await sendInput(run, 'getProcessor', { path: { changefeed_id, capture_id } });
    if (isPassing(raw.response) || isGone(raw.response)) return `no processor on ${capture_id}`;
    const { value } = judge(run, 'getProcessor', raw, { statuses: [200] });
    const shown = isObject(value) ? sorted(tableIdsOf(value)) : 'nothing';
    const expected = sorted(tablesOn(places, capture_id));
    if (shown !== expected) {
      return `the processor on ${capture_id} has ${shown}, the changefeed shows ${expected}`;
    }
  }
  return undefined;
}

const sorted = (tables: readonly bigint[]) => tables.map(String).toSorted().join(', ') || 'none';

function describeTables(detail: JsonObject | undefined, places: Places | undefined): string {
  if (detail === undefined) return 'the changefeed could not be read';
  if (detail.state !== 'normal') return `state ${detail.state}`;
  return places === undefined ? 'a table in two places, or none shown' : describePlaces(places);
}

const shareOf = (run: Run, places: Places) => Math.ceil(places.size / run.known.captures.length);

const largest = (places: Places) => Math.max(0, ...countsOf(places).values());
