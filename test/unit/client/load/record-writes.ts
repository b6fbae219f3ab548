// Records every write of a client: what became of its requests, and what the caller was told.
import { type CallOptions, isTicdcError, type TicdcClient } from '../../../../src/client/index.js';
import { callHeader, type Outcome } from './unreliable-network.js';

export interface Write {
  /** Operation, changefeed, and how often it was called before: `create feed-0-1 0`. */
  readonly call: string;
  error?: unknown;
  isDone: boolean;
}

/** What became of requests of which no server has carried out anything, so that they may be repeated. */
const untouched: readonly Outcome[] = [
  'not sent',
  '500 CDC:ErrOwnerNotFound',
  '503 CDC:ErrServerIsNotReady',
];

/** Returns the client with writes that are recorded. */
export function recordWrites(client: TicdcClient) {
  const writes: Write[] = [];
  const times = new Map<string, number>();
  async function record<Result>(
    name: string,
    options: CallOptions = {},
    send: (options: CallOptions) => Promise<Result>,
  ): Promise<Result> {
    const before = times.get(name) ?? 0;
    times.set(name, before + 1);
    const write: Write = { call: `${name} ${before}`, isDone: false };
    writes.push(write);
    try {
      return await send({ ...options, headers: { [callHeader]: write.call } });
    } catch (error) {
      write.error = error;
      throw error;
    } finally {
      write.isDone = true;
    }
  }
  const recorded: TicdcClient = {
    ...client,
    createChangefeed: (body, options) =>
      record(`create ${body.changefeed_id}`, options, (more) =>
        client.createChangefeed(body, more),
      ),
    updateChangefeed: (id, body, options) =>
      record(`update ${id}`, options, (more) => client.updateChangefeed(id, body, more)),
    pauseChangefeed: (id, options) =>
      record(`pause ${id}`, options, (more) => client.pauseChangefeed(id, more)),
    resumeChangefeed: (id, options) =>
      record(`resume ${id}`, options, (more) => client.resumeChangefeed(id, more)),
    removeChangefeed: (id, options) =>
      record(`remove ${id}`, options, (more) => client.removeChangefeed(id, more)),
  };
  return { client: recorded, writes };
}

/**
 * Returns what is wrong with writes: a request was repeated although a server may have carried it out, was not repeated although none had,
 * or the caller was told something else than the server.
 */
export function wrongWrites(
  writes: readonly Write[],
  outcomesOf: (call: string) => readonly Outcome[],
): readonly string[] {
  return writes.flatMap(({ call, error, isDone }) => {
    const outcomes = outcomesOf(call);
    const [last = 'none'] = outcomes.slice(-1);
    const isAccepted = last === '202';
    const isRepeated = outcomes.slice(0, -1).some((outcome) => !untouched.includes(outcome));
    const isGivenUp = !isAccepted && untouched.includes(last);
    const isUntrue = !isDone || isAccepted !== (error === undefined);
    const words = isTicdcError(error) ? error.message : String(error);
    return isRepeated || isGivenUp || isUntrue ? [`${call}: ${outcomes.join(', ')}: ${words}`] : [];
  });
}
