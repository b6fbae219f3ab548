// Waits until the tables of a changefeed are placed.

import { describePlaces, type Places, placesIn } from '../../state/tables.js';
import { lookAt, ownerTick } from '../await-effect.js';
import { backOff } from '../clock.js';
import type { Run } from '../run.js';

/** Ticks of the owner in which the next table would have come. */
const ticksOfPlacing = 2;
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
  if (run.stateless || run.kind.generation === 'newarch') return undefined;
  if (!run.watch.expected.has(changefeedId)) return undefined;
  const deadline = run.clock.now() + within;
  const delays = backOff();
  let before = '';
  for (;;) {
    const { detail } = await lookAt(run, changefeedId);
    const places = placesIn(detail);
    const shown = places === undefined || places.size === 0 ? '' : describePlaces(places);
    // Tables come one by one: they are placed when two looks, some ticks apart, agree.
    if (detail !== undefined && shown !== '' && (shown === before || within === 0)) {
      run.watch.rememberSettings(changefeedId, detail);
      return places;
    }
    if (run.clock.now() >= deadline) return places;
    before = shown;
    const delay = shown === '' ? delays.next().value : ticksOfPlacing * ownerTick(run);
    await run.clock.wait(delay, run.options.signal);
  }
}
