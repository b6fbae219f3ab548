// Removes what an earlier run had to leave behind.
import { isObject } from '../../shared/json.js';
import { writeRequest } from '../scenario/request-input.js';
import { ownersIn } from '../state/observe.js';
import { blackholeHost, isRunId, isTestChangefeed } from '../state/test-changefeeds.js';
import { wallClock } from './clock.js';
import { CheckError, type CheckOptions } from './options.js';
import { poll, type Waiting } from './poll.js';
import { listIds, readJson, removeAll } from './removal.js';
import { type Connection, connect, unreachable } from './transport/connection.js';
import { TransportError } from './transport/transport.js';

/** Milliseconds in which everything must be removed. */
const defaultTimeout = 30_000;
/**
 * Number of consecutive empty lists that are believed: a new owner starts with an empty one (server-behaviour/state-machine.md#elections).
 */
const emptyTimes = 2;

/**
 * Removes the changefeeds of an earlier run: those that have its names and write to its sinks at `blackhole`, as all of them do.
 *
 * @param runId The run's ID, from its report.
 * @returns the IDs of those that were removed, and of those that may still exist.
 * @throws {CheckError} if it is no run ID, so that no other changefeed is removed, or the server cannot be reached.
 */
export async function cleanUp(
  options: CheckOptions,
  runId: string,
): Promise<{ readonly removed: readonly string[]; readonly left: readonly string[] }> {
  if (!isRunId(runId)) {
    throw new CheckError(
      `expected a run ID from a report, such as check-1a2b, got ${JSON.stringify(runId)}`,
    );
  }
  const { clock = wallClock, settleTimeout: within = defaultTimeout } = options;
  const connection = connect(options, {
    mode: 'writes',
    runId,
    logLevel: false,
    adopted: () => new Set(),
  });
  try {
    await requireResponse(connection, options.signal);
    const ofRun = await listOfRun(connection, { clock }, within, runId);
    if (ofRun === undefined) {
      throw new CheckError(`${connection.url} does not list its changefeeds; nothing was removed`);
    }
    const ids: string[] = [];
    for (const id of ofRun) if (await writesToTestSink(connection, runId, id)) ids.push(id);
    const { removed } = await removeAll({
      connection,
      clock,
      within,
      ids,
      isOurs: () => false,
      isSure: () => true,
    });
    const after = await listIds(connection);
    return { removed, left: after?.filter((id) => isTestChangefeed(runId, id)) ?? ofRun };
  } finally {
    connection.close();
  }
}

async function requireResponse(connection: Connection, signal: AbortSignal | undefined) {
  try {
    await connection.send(writeRequest('getServerStatus', {}), signal);
  } catch (error) {
    throw error instanceof TransportError ? unreachable(connection, error) : error;
  }
}

/** The run's changefeeds, from a list that can be believed: read with an owner before and after, and twice if it is empty. */
async function listOfRun(
  connection: Connection,
  waiting: Waiting,
  within: number,
  runId: string,
): Promise<readonly string[] | undefined> {
  let empty = 0;
  const { value } = await poll(waiting, {
    read: async () => {
      const isLed = await hasOwner(connection);
      const ids = (await listIds(connection))?.filter((id) => isTestChangefeed(runId, id));
      const isSure = isLed && ids !== undefined && (await hasOwner(connection));
      empty = isSure && ids.length === 0 ? empty + 1 : 0;
      return { ids, isBelieved: isSure && (ids.length > 0 || empty >= emptyTimes) };
    },
    until: ({ isBelieved }) => isBelieved,
    within,
  });
  return value.ids;
}

async function hasOwner(connection: Connection): Promise<boolean> {
  return ownersIn(await readJson(connection, 'listCaptures', {})).length > 0;
}

async function writesToTestSink(
  connection: Connection,
  runId: string,
  changefeed_id: string,
): Promise<boolean> {
  const detail = await readJson(connection, 'getChangefeed', { path: { changefeed_id } });
  return isObject(detail) && isTestChangefeed(runId, blackholeHost(detail.sink_uri));
}
