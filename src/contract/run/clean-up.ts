// Removes what an earlier run had to leave behind.

import { parseJson } from '../../codec/index.js';
import { isObject } from '../generated-files.js';
import { writeRequest } from '../scenario/request-input.js';
import { blackholeOf, isOwn, isRunId } from '../state/test-changefeeds.js';
import { backOff, wallClock } from './clock.js';
import { CheckError, type CheckOptions, type Clock } from './options.js';
import { listIds, removeAll } from './removal.js';
import { type Connection, connect, unreachable } from './transport/connection.js';
import { TransportError } from './transport/transport.js';

const defaultTimeout = 30_000;

/**
 * Removes the changefeeds of an earlier run: those that have its names, and write to its own hosts at `blackhole`, as all of them
 * do.
 *
 * @param runId As the run's report names it.
 * @returns the IDs of those that were removed, and of those that may still be there.
 * @throws {CheckError} if it is not the ID of a run, so that nothing else is taken for its own, or the server cannot be reached.
 */
export async function cleanUp(
  options: CheckOptions,
  runId: string,
): Promise<{ readonly removed: readonly string[]; readonly left: readonly string[] }> {
  if (!isRunId(runId)) {
    throw new CheckError(
      `expected the ID of a run, as its report names it, such as check-1a2b, got ${JSON.stringify(runId)}`,
    );
  }
  const { clock = wallClock, settleTimeout = defaultTimeout } = options;
  const permissions = {
    mode: 'writes',
    runId,
    logLevel: false,
    adopted: new Set<string>(),
  } as const;
  const connection = connect(options, permissions);
  try {
    await requireAnswer(connection, options.signal);
    const own = await listOwn(connection, clock, clock.now() + settleTimeout, runId);
    if (own === undefined) {
      throw new CheckError(`${connection.url} does not list its changefeeds; nothing was removed`);
    }
    const harmless: string[] = [];
    for (const id of own) if (await writesToOwnSink(connection, runId, id)) harmless.push(id);
    const { removed } = await removeAll(
      { connection, clock, within: settleTimeout },
      harmless,
      () => false,
      () => true,
    );
    const after = await listIds(connection);
    return { removed, left: after?.filter((id) => isOwn(runId, id)) ?? own };
  } finally {
    connection.close();
  }
}

async function requireAnswer(connection: Connection, signal: AbortSignal | undefined) {
  try {
    await connection.send(writeRequest('getServerStatus', {}), signal);
  } catch (error) {
    throw error instanceof TransportError ? unreachable(connection, error) : error;
  }
}

/**
 * The run's changefeeds as a list shows them that can be believed: a new owner begins with an empty one (facts 4.4), so that
 * nothing counts as nothing only if it is seen twice, with an owner before and after.
 */
async function listOwn(
  connection: Connection,
  clock: Clock,
  deadline: number,
  runId: string,
): Promise<readonly string[] | undefined> {
  const delays = backOff();
  for (let timesNothing = 0; ; ) {
    const isLed = await hasOwner(connection);
    const listed = await listIds(connection);
    const own = listed?.filter((id) => isOwn(runId, id));
    const isSure = isLed && own !== undefined && (await hasOwner(connection));
    timesNothing = isSure && own.length === 0 ? timesNothing + 1 : 0;
    if (isSure && (own.length > 0 || timesNothing > 1)) return own;
    if (clock.now() >= deadline) return own;
    await clock.wait(delays.next().value);
  }
}

async function hasOwner(connection: Connection): Promise<boolean> {
  try {
    const { response } = await connection.send(writeRequest('listCaptures', {}));
    const captures = response.status === 200 ? parseJson(response.body) : undefined;
    return (
      Array.isArray(captures) && captures.some((one) => isObject(one) && one.is_owner === true)
    );
  } catch {
    return false;
  }
}

async function writesToOwnSink(
  connection: Connection,
  runId: string,
  changefeed_id: string,
): Promise<boolean> {
  const request = writeRequest('getChangefeed', { path: { changefeed_id } });
  try {
    const detail = parseJson((await connection.send(request)).response.body);
    return isObject(detail) && isOwn(runId, blackholeOf(detail.sink_uri));
  } catch {
    return false;
  }
}
