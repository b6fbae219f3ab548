// Removes the run's own changefeeds, whatever has happened, and says which may still be there.

import { parseJson } from '../../codec/index.js';
import { isObject } from '../generated-files.js';
import { isUnknown } from '../response/transient-errors.js';
import { writeRequest } from '../scenario/request-input.js';
import { backOff } from './clock.js';
import type { Clock } from './options.js';
import { type Connection, exchangeOf } from './transport/connection.js';

interface Removal {
  readonly connection: Connection;
  readonly clock: Clock;
  /** Milliseconds in which all of it must be done. */
  readonly within: number;
}

/** So many times a changefeed must be unknown, since a new one may be for a moment. */
const unknownTimes = 2;
/** Milliseconds in which a changefeed that was accepted becomes known: one or two of the owner's ticks, and time to spare (facts 4.3). */
const knownWithin = 1_000;
/** Milliseconds in which a create that has had no answer still may take effect. */
const lateCreate = 5_000;

/**
 * Removes changefeeds, also through an election.
 *
 * @param ids The ones that may be there.
 * @param isOurs Which others in the list of all states are to be removed as well.
 * @param isSure Whether it is known that the server has made a changefeed. If not, it is looked for a little longer.
 * @returns those that were removed, and those that may still be there. Does not throw.
 */
export async function removeAll(
  { connection, clock, within }: Removal,
  ids: readonly string[],
  isOurs: (id: string) => boolean,
  isSure: (id: string) => boolean,
): Promise<{ readonly removed: string[]; readonly left: string[] }> {
  const deadline = clock.now() + within;
  const removed: string[] = [];
  const left = new Set<string>();
  const remove = async (id: string) => {
    const outcome = await removeOne({ connection, clock, within }, id, deadline, isSure(id));
    if (outcome === 'left') left.add(id);
    else left.delete(id);
    if (outcome === 'removed') removed.push(id);
  };
  for (const id of ids) await remove(id);
  // What the server took in spite of a refusal, or made later than it answered, shows in the list.
  const patient = Math.min(deadline, clock.now() + lateCreate);
  const delays = backOff();
  for (;;) {
    const listed = await listIds(connection);
    const ours = listed?.filter((id) => isOurs(id) || ids.includes(id)) ?? [];
    for (const id of ours) await remove(id);
    if (listed !== undefined && ours.length === 0) break;
    // A list that cannot be read is no reason to wait for what has been removed.
    if (clock.now() >= (listed === undefined && left.size === 0 ? patient : deadline)) {
      for (const id of ours) left.add(id);
      break;
    }
    await clock.wait(delays.next().value);
  }
  return { removed: [...new Set(removed)], left: [...left] };
}

async function removeOne(
  { connection, clock }: Removal,
  changefeed_id: string,
  deadline: number,
  isSure: boolean,
): Promise<'removed' | 'absent' | 'left'> {
  const request = writeRequest('removeChangefeed', { path: { changefeed_id } });
  const started = clock.now();
  const delays = backOff();
  for (let unknown = 0; ; ) {
    const answer = await connection.send(request).catch(() => undefined);
    const status = answer?.response.status;
    // The new architecture answers 202 with null for what it does not have (facts C.10).
    if (status === 202 && answer?.response.body.trim() !== 'null') return 'removed';
    const isGone = status === 202 || (answer !== undefined && isUnknown(answer.response));
    unknown = isGone ? unknown + 1 : 0;
    const longEnough = clock.now() - started >= (isSure ? knownWithin : lateCreate);
    if (unknown >= unknownTimes && longEnough) return 'absent';
    if (clock.now() >= deadline) return 'left';
    await clock.wait(delays.next().value);
  }
}

/** IDs of all changefeeds in the namespace `default`, or undefined if the list could not be read. */
export async function listIds(connection: Connection): Promise<readonly string[] | undefined> {
  try {
    const request = writeRequest('listChangefeeds', { query: { state: 'all' } });
    const { response } = exchangeOf('listChangefeeds', await connection.send(request));
    const value = response.status === 200 ? parseJson(response.body) : undefined;
    if (!Array.isArray(value)) return undefined;
    return value.filter(isObject).flatMap((item) => {
      const isDefault = (item.namespace ?? 'default') === 'default';
      return isDefault && typeof item.id === 'string' ? [item.id] : [];
    });
  } catch {
    return undefined;
  }
}
