// Removes what an earlier run had to leave behind.

import { parseJson } from '../codec/index.js';
import { wallClock } from './clock.js';
import { type Connection, connect, unreachable } from './connection.js';
import { isObject } from './generated-files.js';
import { CheckError, type CheckOptions } from './options.js';
import { isOwn, isRunId } from './own-changefeeds.js';
import { listIds, removeAll } from './remove-own.js';
import { writeRequest } from './request-input.js';
import { TransportError } from './transport.js';

const defaultTimeout = 30_000;

/**
 * Removes the changefeeds of an earlier run: those whose IDs begin with the run's, and that write to `blackhole`, as all of them
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
    const listed = await listIds(connection);
    if (listed === undefined) {
      throw new CheckError(`${connection.url} does not list its changefeeds; nothing was removed`);
    }
    const own = listed.filter((id) => isOwn(runId, id));
    const harmless: string[] = [];
    for (const id of own) if (await writesToBlackhole(connection, id)) harmless.push(id);
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

async function writesToBlackhole(connection: Connection, changefeed_id: string): Promise<boolean> {
  const request = writeRequest('getChangefeed', { path: { changefeed_id } });
  const { response } = await connection.send(request);
  try {
    const detail = parseJson(response.body);
    return isObject(detail) && String(detail.sink_uri).startsWith('blackhole:');
  } catch {
    return false;
  }
}
