// Waits until the tables of a changefeed are placed on captures.
import { expectedIds, keepsSettings } from '../../state/expected-state.js';
import { describePlaces, type Places, placesIn } from '../../state/tables.js';
import { backOff } from '../clock.js';
import { poll } from '../poll.js';
import type { Run } from '../run.js';
import { ownerTick, readChangefeed } from './read-cluster.js';

/** Owner ticks after which the next table would have come. */
const ticksOfPlacing = 2;
/** Milliseconds in which tables are placed; rules that match no table keep nobody waiting for long. */
const placedWithin = 10_000;

/**
 * Waits until the tables of a test changefeed are placed, and expects them to stay there.
 *
 * @returns undefined, or no place, if none show in time.
 */
export async function awaitPlacement(
  run: Run,
  changefeedId: string,
  within = Math.min(placedWithin, run.settleTimeout),
): Promise<Places | undefined> {
  // v1 shows none there (server-behaviour/new-architecture.md#processors).
  if (run.server.generation === 'newarch') return undefined;
  if (!expectedIds(run.expected).includes(changefeedId)) return undefined;
  let shown = '';
  function* delays() {
    for (const delay of backOff()) yield shown === '' ? delay : ticksOfPlacing * ownerTick(run);
  }
  const { value, inTime } = await poll(run, {
    read: async () => {
      const before = shown;
      const { detail } = await readChangefeed(run, changefeedId);
      const places = placesIn(detail);
      shown = places === undefined || places.size === 0 ? '' : describePlaces(places);
      // Tables come one by one: they are placed when two reads, some ticks apart, agree.
      return { detail, places, isPlaced: shown !== '' && (shown === before || within === 0) };
    },
    until: ({ isPlaced }) => isPlaced,
    within,
    delays: delays(),
  });
  if (inTime && value.detail !== undefined) {
    run.expected = keepsSettings(run.expected, changefeedId, value.detail);
  }
  return value.places;
}
