// Removes the changefeeds of a run, whatever has happened, and says which may still exist.
import type { OperationId } from '../../../generated/operations.js';
import { type JsonValue, parseJson } from '../../codec/index.js';
import { isChangefeedNotFound } from '../response/transient-errors.js';
import { type RequestInput, writeRequest } from '../scenario/request-input.js';
import { isReadable } from '../state/namespaces.js';
import { objectsIn } from '../state/snapshot.js';
import { poll, type Waiting } from './poll.js';
import type { Connection } from './transport/connection.js';

export interface Removal extends Waiting {
  readonly connection: Connection;
  /** Milliseconds in which everything must be removed. */
  readonly within: number;
  /** The changefeeds that may exist. */
  readonly ids: readonly string[];
  /** Whether another listed changefeed is to be removed as well. */
  readonly isOurs: (id: string) => boolean;
  /** Whether the server is known to have created a changefeed. If not, it is tried for longer. */
  readonly isSure: (id: string) => boolean;
}

/** Number of consecutive "not found" responses that count as removed: a new changefeed may not be found for a moment. */
const notFoundTimes = 2;
/**
 * Milliseconds in which an accepted changefeed can be found: one or two owner ticks, and time to spare
 * (server-behaviour/state-machine.md#visibility).
 */
const foundWithin = 1_000;
/** Milliseconds in which a create whose response was lost still may take effect. */
const lateCreate = 5_000;

/**
 * Removes changefeeds, also through an election. Does not throw.
 *
 * @returns those that were removed, and those that may still exist.
 */
export async function removeAll(
  removal: Removal,
): Promise<{ readonly removed: string[]; readonly left: string[] }> {
  const { connection, clock, ids, isOurs } = removal;
  const started = clock.now();
  const deadline = started + removal.within;
  const removed = new Set<string>();
  const left = new Set<string>();
  const remove = async (id: string) => {
    const result = await removeOne(removal, id, deadline);
    if (result === 'left') left.add(id);
    else left.delete(id);
    if (result === 'removed') removed.add(id);
  };
  for (const id of ids) await remove(id);
  // What the server created in spite of a refusal, or later than it responded, shows in the list.
  const patient = Math.min(deadline, clock.now() + lateCreate);
  const { value, inTime } = await poll(
    { clock },
    {
      read: async () => {
        const listed = await listIds(connection);
        const ours = listed?.filter((id) => isOurs(id) || ids.includes(id));
        for (const id of ours ?? []) await remove(id);
        // A list that cannot be read is no reason to wait for what has been removed.
        const isOver = ours === undefined && left.size === 0 && clock.now() >= patient;
        return { ours: ours ?? [], isOver: isOver || ours?.length === 0 };
      },
      until: ({ isOver }) => isOver,
      within: deadline - clock.now(),
    },
  );
  if (!inTime) for (const id of value.ours) left.add(id);
  return { removed: [...removed], left: [...left] };
}

async function removeOne(
  { connection, clock, isSure }: Removal,
  changefeed_id: string,
  deadline: number,
): Promise<'removed' | 'absent' | 'left'> {
  const request = writeRequest('removeChangefeed', { path: { changefeed_id } });
  const started = clock.now();
  let notFound = 0;
  const { value } = await poll(
    { clock },
    {
      read: async () => {
        const response = (await connection.send(request).catch(() => undefined))?.response;
        // The new architecture responds 202 with null for a changefeed that does not exist (server-behaviour/new-architecture.md#delete).
        const isNull = response?.status === 202 && response.body.trim() === 'null';
        if (response?.status === 202 && !isNull) return 'removed';
        notFound = isNull || (response && isChangefeedNotFound(response)) ? notFound + 1 : 0;
        const waited = clock.now() - started;
        const isLong = waited >= (isSure(changefeed_id) ? foundWithin : lateCreate);
        return notFound >= notFoundTimes && isLong ? 'absent' : 'left';
      },
      until: (result) => result !== 'left',
      within: deadline - started,
    },
  );
  return value;
}

/** The IDs of all changefeeds that v1 can read; undefined if the list could not be read. */
export async function listIds(connection: Connection): Promise<readonly string[] | undefined> {
  const list = objectsIn(
    await readJson(connection, 'listChangefeeds', { query: { state: 'all' } }),
  );
  return list?.filter(isReadable).flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
}

/** Reads the body of a response with status 200; undefined if no such response comes, or it is no JSON. */
export async function readJson(
  connection: Connection,
  operationId: OperationId,
  input: RequestInput,
): Promise<JsonValue | undefined> {
  try {
    const { response } = await connection.send(writeRequest(operationId, input));
    return response.status === 200 ? parseJson(response.body) : undefined;
  } catch {
    return undefined;
  }
}
