// Moves tables between captures, if the operator has named some, and checks where they are.
import { finding } from '../../finding/finding.js';
import type { Step } from '../../scenario/step.js';
import { movedId, moveStep, rebalanceStep } from '../../scenario/steps/tables.js';
import { countsOf, describePlaces, type Places, placesIn } from '../../state/tables.js';
import { repeatStep } from '../observe/await-effect.js';
import { awaitPlacement } from '../observe/await-placement.js';
import { awaitTables } from '../observe/await-tables.js';
import { readChangefeed } from '../observe/read-cluster.js';
import { checkUnaffected } from '../observe/unaffected-changefeeds.js';
import type { Run } from '../run.js';
import { runStepWithEffect } from '../steps/run-step.js';

/** Moves a table and rebalances all, of the changefeed whose tables may be moved. */
export async function moveTables(run: Run, steps: readonly Step[]): Promise<void> {
  const { filter } = run.discovered;
  const changefeedId = movedId(run.discovered);
  const places = filter === undefined ? undefined : await awaitPlacement(run, changefeedId, 0);
  let now: Places = places ?? new Map();
  const share = shareOf(now);
  const isEven = () => largest(now) <= share;
  const rebalances = steps.includes(rebalanceStep);
  if (steps.includes(moveStep)) {
    now = await moveOne(run, moveStep, changefeedId, now);
    const more = { ...moveStep, name: 'moves one more table, so that one capture has too many' };
    const most = rebalances && now.size > 1 ? share : 0;
    for (let moved = 0; moved < most && isEven(); moved += 1) {
      now = await moveOne(run, more, changefeedId, now);
    }
  }
  if (rebalances) await rebalance(run, changefeedId, now, share);
}

interface Move {
  readonly table: bigint;
  readonly captureId: string;
  readonly targetId: string;
}

/** Moves a table to the capture that has the most tables besides its own. Returns where the tables are then. */
async function moveOne(
  run: Run,
  step: Step,
  changefeedId: string,
  places: Places,
): Promise<Places> {
  const operationId = 'moveTable';
  const move = await chooseMove(run, places);
  if (move !== undefined) {
    const { table: id, captureId, targetId } = move;
    run.discovered = { ...run.discovered, table: { id, captureId, targetId } };
  }
  let now = places;
  await runStepWithEffect(run, step, async () => {
    if (move === undefined) return [];
    const { table, captureId, targetId } = move;
    const wanted = describePlaces(new Map(places).set(table, targetId));
    const { findings, places: seen } = await awaitTables(run, {
      operationId,
      changefeedId,
      rule: `table ${table} is on capture ${targetId}, every other table where it was`,
      holds: (shown) => describePlaces(shown) === wanted,
      captures: [captureId, targetId],
      missing: (received) =>
        finding('tables-moved', operationId, {
          subject: { changefeed: changefeedId, table: String(table), capture: targetId },
          expected: { table: String(table), target: targetId },
          received,
        }),
      repeat: () => repeatStep(run, step),
    });
    now = seen ?? places;
    return findings;
  });
  return now;
}

/** A move that would also show in the neighbour with the same tables, and to the capture with the most tables, if there are any. */
async function chooseMove(run: Run, places: Places): Promise<Move | undefined> {
  if (places.size === 0) return undefined;
  const neighbourId = run.discovered.testChangefeeds.idOf('neighbour');
  const neighbour = placesIn((await readChangefeed(run, neighbourId)).detail);
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
  most: number,
): Promise<void> {
  const operationId = 'rebalanceTables';
  await runStepWithEffect(run, rebalanceStep, async () => {
    if (places.size === 0) {
      const rule = 'the tables are spread evenly';
      const began = run.clock.now() - run.started;
      run.recorder.settlings.push({ operationId, changefeedId, rule, verdict: 'accepted', began });
      return checkUnaffected(run, operationId);
    }
    const tables = [...places.keys()];
    const { findings } = await awaitTables(run, {
      operationId,
      changefeedId,
      rule: `no capture has more than ${most} of the ${places.size} tables, and each is there once`,
      holds: (now) =>
        now.size === tables.length &&
        tables.every((table) => now.has(table)) &&
        largest(now) <= most,
      captures: run.discovered.captures.map(({ id }) => id),
      missing: (received) =>
        finding('tables-balanced', operationId, {
          subject: { changefeed: changefeedId },
          expected: { most, tables: tables.length },
          received,
        }),
      repeat: () => repeatStep(run, rebalanceStep),
    });
    return findings;
  });
}

/** Returns the even share of tables. Only captures with tables count: one that is drained or stopping gets none. */
const shareOf = (places: Places) => Math.ceil(places.size / Math.max(1, countsOf(places).size));

const largest = (places: Places) => Math.max(0, ...countsOf(places).values());
