// Changes the settings of a changefeed as the vendor's document asks: pause, update, resume.
import type { ChangefeedDetail, UpdateChangefeedRequest } from '../../../generated/types.js';
import type { TicdcClient } from '../create-client.js';
import { isError, isTicdcError } from '../errors.js';
import { pauseAndWait, resumeAndWait, updateAndWait } from './operations.js';
import { type WaitOptions, waitForChangefeed } from './wait-for-changefeed.js';

/** A step of `reconfigureChangefeed` has failed. The error of the step is the `cause`. */
export class ReconfigureError extends Error {
  override readonly name = 'ReconfigureError';
  /** The step that failed; the ones before it have taken effect. */
  readonly step: 'pauseChangefeed' | 'updateChangefeed' | 'resumeChangefeed';
  /** The state of the changefeed after that; undefined if it could not be read. */
  readonly state: string | undefined;

  constructor(
    id: string,
    step: ReconfigureError['step'],
    state: string | undefined,
    cause: unknown,
  ) {
    const reason = isError(cause) ? cause.message : String(cause);
    const left = state === undefined ? 'Its state could not be read' : `It is ${state} now`;
    super(
      `${id}: reconfigured up to ${step}, which failed: ${reason.replace(/\.?$/, '. ')}${left}.`,
      { cause },
    );
    this.step = step;
    this.state = state;
  }
}

/** Milliseconds for the state that a failed step leaves. */
const longestRead = 5_000;

/**
 * Changes the settings of a changefeed: pauses it, updates it, resumes it, and waits after each step. A changefeed that was stopped or
 * failed before is only updated. Settings that it already has are no error.
 *
 * @param options `timeout` is that of each step.
 * @returns the changefeed as it is then.
 * @throws {ReconfigureError} if a step fails. It says which, and in which state the changefeed is. Nothing is undone.
 */
export async function reconfigureChangefeed(
  client: TicdcClient,
  id: string,
  changes: UpdateChangefeedRequest,
  options: WaitOptions = {},
): Promise<ChangefeedDetail> {
  const { signal } = options;
  // In an election, servers call changefeeds missing that exist.
  const before =
    (await waitForChangefeed(client, id, () => true, options)) ??
    (await client.getChangefeed(id, { signal }));
  const { state } = before;
  const isRunning = state !== 'stopped' && state !== 'failed';
  let step: ReconfigureError['step'] = 'pauseChangefeed';
  try {
    if (isRunning) await pauseAndWait(client, id, options);
    step = 'updateChangefeed';
    const updated = await updateAndWait(client, id, changes, options).catch((error: unknown) => {
      // The changefeed has these settings already.
      if (isTicdcError(error) && error.message.includes('the same with the old one')) return before;
      throw error;
    });
    step = 'resumeChangefeed';
    return isRunning ? await resumeAndWait(client, id, options) : updated;
  } catch (cause) {
    const left = await client
      .getChangefeed(id, { signal, timeout: longestRead })
      .catch(() => undefined);
    throw new ReconfigureError(id, step, left?.state, cause);
  }
}
