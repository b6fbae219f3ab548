// Moves tables between captures, where the operator has named some, and looks where they are.

import type { Step } from '../../scenario/step.js';
import { moveStep, rebalanceStep } from '../../scenario/steps/disruptive.js';
import { countsOf, describePlaces, type Places, placesIn } from '../../state/tables.js';
import { lookAt, repeat } from '../await-effect.js';
import type { Run } from '../run.js';
import { observed } from '../run-step-with-effect.js';
import { untilPlaced } from './await-placement.js';
import { untilTables } from './await-tables.js';
import { checkBystanders } from './unaffected-changefeeds.js';

/** Moves a table and rebalances all, of the changefeed whose tables may be moved. */
export async function moveTables(run: Run, wants: (step: Step) => boolean): Promise<void> {
  if (run.stateless) run.known = { ...run.known, table: { id: 49n, captureId: '' } };
  const changefeedId = run.known.own.idOf(run.known.filter === undefined ? 'running' : 'tables');
  const places =
    run.known.filter === undefined ? undefined : await untilPlaced(run, changefeedId, 0);
  let now: Places = places ?? new Map();
  const share = shareOf(now);
  const isEven = () => largest(now) <= share;
  if (wants(moveStep)) {
    now = await moveOne(run, moveStep, changefeedId, now);
    const more = { ...moveStep, name: 'moves one more table, so that one capture has too many' };
    const most = wants(rebalanceStep) && now.size > 1 ? share : 0;
    for (let moved = 0; moved < most && isEven(); moved += 1) {
      now = await moveOne(run, more, changefeedId, now);
    }
  }
  if (wants(rebalanceStep)) await rebalance(run, changefeedId, now, share);
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
    const move = {
      operationId: 'moveTable',
      changefeedId,
      rule,
      repeat: () => repeat(run, step),
    } as const;
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
  if (places.size === 0) return undefined;
  const neighbour = placesIn((await lookAt(run, run.known.own.idOf('neighbour'))).detail);
  const counts = countsOf(places);
  // Other captures may be drained, which v1 does not show: no table can be moved there.
  const captures = new Set([...counts.keys(), ...countsOf(neighbour ?? new Map()).keys()]);
  const fullest = [...captures].toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const moves = fullest.flatMap((targetId) =>
    [...places].flatMap(([table, captureId]) =>
      captureId === targetId ? [] : [{ table, captureId, targetId }],
    ),
  );
  const shows = ({ table, targetId }: Move) =>
    neighbour?.has(table) === true && neighbour.get(table) !== targetId;
  return moves.find(shows) ?? moves[0];
}

async function rebalance(
  run: Run,
  changefeedId: string,
  places: Places,
  share: number,
): Promise<void> {
  const operationId = 'rebalanceTables';
  await observed(run, rebalanceStep, async () => {
    if (places.size === 0) {
      const rule = 'the tables are spread evenly';
      run.recorder.settlings.push({ operationId, changefeedId, rule, verdict: 'accepted' });
      const words = `when ${operationId} ${rebalanceStep.name}`;
      return checkBystanders(run, { operationId, words });
    }
    const tables = [...places.keys()];
    const rule = `no capture has more than ${share} of the ${places.size} tables, and each is there once`;
    const { findings } = await untilTables(
      run,
      { operationId, changefeedId, rule, repeat: () => repeat(run, rebalanceStep) },
      (now) =>
        now.size === tables.length &&
        tables.every((table) => now.has(table)) &&
        largest(now) <= share,
      run.known.captures.map(({ id }) => id),
    );
    return findings;
  });
}

/** Tables for each of the captures that have any: a capture that is drained, or stopping, gets none. */
const shareOf = (places: Places) => Math.ceil(places.size / Math.max(1, countsOf(places).size));

const largest = (places: Places) => Math.max(0, ...countsOf(places).values());
