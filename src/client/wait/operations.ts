// The operations that a server carries out after its 202, each until its effect shows.
import type {
  ChangefeedDetail,
  CreateChangefeedRequest,
  MoveTableRequest,
  UpdateChangefeedRequest,
} from '../../../generated/types.js';
import type { TicdcClient } from '../create-client.js';
import { effects, shownAfter } from '../effects.js';
import { TimeoutError } from '../errors.js';
import { isAdvanced } from './checkpoint.js';
import { settle } from './settle.js';
import { type WaitOptions, waitForChangefeed } from './wait-for-changefeed.js';

/**
 * Creates a changefeed and waits until its checkpoint is beyond its start. A pause before that ends servers of v8.0 to v8.5.7.
 *
 * @throws {EffectError} if it fails meanwhile. All waits also throw `TimeoutError`, `TicdcError` and the reason of the signal.
 */
export function createAndWait(
  client: TicdcClient,
  body: CreateChangefeedRequest,
  options: WaitOptions = {},
): Promise<ChangefeedDetail> {
  const send = (signal?: AbortSignal) => client.createChangefeed(body, { signal });
  return settle(client, body.changefeed_id, effects.created, send, options);
}

/** Milliseconds for which a changefeed that has not advanced is left alone before a pause. */
const firstTick = 1_000;

/**
 * Pauses a changefeed and waits until it is stopped. Sends the pause again if its owner is lost meanwhile. Waits up to a second before,
 * if the changefeed has not advanced yet: a pause before its first tick ends servers of v8.0 to v8.5.7.
 *
 * @throws {EffectError} if it is failed, finished or removed: a pause changes nothing then.
 */
export function pauseAndWait(
  client: TicdcClient,
  id: string,
  options: WaitOptions = {},
): Promise<ChangefeedDetail> {
  const { clock } = options;
  const hasTicked = (one: ChangefeedDetail | undefined) =>
    one !== undefined && (one.state !== 'normal' || isAdvanced(one));
  const send = async (signal?: AbortSignal) => {
    await waitForChangefeed(client, id, hasTicked, { signal, clock, timeout: firstTick }).catch(
      (error: unknown) => {
        if (!(error instanceof TimeoutError)) throw error;
      },
    );
    return client.pauseChangefeed(id, { signal });
  };
  return settle(client, id, effects.paused, send, options);
}

/** Resumes a changefeed and waits until it is `normal`, `warning` or `finished`. Sends it again if the owner is lost meanwhile. */
export function resumeAndWait(
  client: TicdcClient,
  id: string,
  options: WaitOptions = {},
): Promise<ChangefeedDetail> {
  const send = (signal?: AbortSignal) => client.resumeChangefeed(id, { signal });
  return settle(client, id, effects.resumed, send, options);
}

/** Removes a changefeed and waits until several readings in a row, with one owner present, no longer find it. */
export async function removeAndWait(
  client: TicdcClient,
  id: string,
  options: WaitOptions = {},
): Promise<void> {
  const send = (signal?: AbortSignal) => client.removeChangefeed(id, { signal });
  await settle(client, id, effects.removed, send, options);
}

/**
 * Updates a stopped changefeed and waits until the update shows. API v1 shows a new `target_ts`; of other settings it shows nothing, so
 * the wait is as long as an owner needs.
 */
export function updateAndWait(
  client: TicdcClient,
  id: string,
  body: UpdateChangefeedRequest,
  options: WaitOptions = {},
): Promise<ChangefeedDetail> {
  const send = (signal?: AbortSignal) => client.updateChangefeed(id, body, { signal });
  const { target_ts } = body;
  return settle(client, id, effects.updated, send, options, (one, elapsed) =>
    target_ts === undefined ? elapsed >= shownAfter : one.target_ts === BigInt(target_ts),
  );
}

/** Moves a table to a capture and waits until it is there. The new architecture does not show tables: there the wait is a fixed time. */
export function moveAndWait(
  client: TicdcClient,
  id: string,
  body: MoveTableRequest,
  options: WaitOptions = {},
): Promise<ChangefeedDetail> {
  const send = (signal?: AbortSignal) => client.moveTable(id, body, { signal });
  return settle(client, id, effects.moved, send, options, ({ task_status: tasks }, elapsed) => {
    if (!tasks) return elapsed >= shownAfter;
    const task = tasks.find(({ capture_id }) => capture_id === body.capture_id);
    return task?.table_ids?.includes(BigInt(body.table_id)) ?? false;
  });
}
