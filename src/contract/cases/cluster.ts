// Cases of the operations on processors, captures and the owner.
import type { JsonValue } from '../../codec/index.js';
import { type Case, NotObserved } from '../case.js';
import { finding } from '../finding.js';
import type { Session } from '../session.js';
import { malformedId } from './inputs.js';

type Cases = readonly [Case, ...Case[]];

export const listProcessors = [
  {
    name: 'returns the processors',
    need: 'read',
    statuses: [200],
    request: () => ({}),
  },
] as const satisfies Cases;

export const getProcessor = [
  {
    name: 'returns a processor that the list names',
    need: 'read',
    statuses: [200],
    request: async (session) => {
      const running = records(
        await session.read('listChangefeeds', { query: { state: 'normal' } }),
      );
      const processor = records(await session.read('listProcessors')).find(({ changefeed_id }) =>
        running.some(({ id }) => id === changefeed_id),
      );
      if (processor === undefined)
        return new NotObserved('no changefeed in state normal has a processor');
      const { changefeed_id, capture_id } = processor;
      return { path: { changefeed_id: String(changefeed_id), capture_id: String(capture_id) } };
    },
  },
  {
    name: 'refuses a malformed changefeed ID',
    need: 'read',
    statuses: [400],
    request: () => ({ path: { changefeed_id: malformedId, capture_id: 'unknown' } }),
  },
] as const satisfies Cases;

export const listCaptures = [
  {
    name: 'returns the captures, of which exactly one is the owner',
    need: 'read',
    statuses: [200],
    request: () => ({}),
    also: ({ operationId, response }) => {
      const owners = response.body.match(/"is_owner":\s*true/g)?.length ?? 0;
      if (owners === 1) return [];
      return [
        finding('consistency', operationId, 'exactly one owner', `${owners} in ${response.body}`),
      ];
    },
  },
] as const satisfies Cases;

export const drainCapture = [
  {
    name: 'accepts to drain a capture that is not the owner',
    need: 'disruptive',
    statuses: [202],
    request: async (session) => {
      if (await isOlderThanDrain(session)) return new NotObserved(noDrain);
      const captures = records(await session.read('listCaptures'));
      const other = captures.find(({ is_owner }) => is_owner === false);
      const chosen = session.target.stateless ? captures[0] : other;
      return chosen === undefined
        ? new NotObserved('the cluster has no capture besides the owner')
        : { body: { capture_id: String(chosen.id) } };
    },
  },
  {
    name: 'refuses an unknown capture',
    need: 'disruptive',
    statuses: [400],
    prefer: 'code=400',
    request: async (session) =>
      (await isOlderThanDrain(session))
        ? new NotObserved(noDrain)
        : { body: { capture_id: 'unknown' } },
  },
] as const satisfies Cases;

export const resignOwner = [
  {
    name: 'accepts to evict the owner',
    need: 'disruptive',
    statuses: [202],
    request: () => ({}),
  },
] as const satisfies Cases;

const noDrain = 'the server is older than v6.2.0 and has no such operation';

/** `liveness` came with draining, in v6.2.0. A mock has every operation, whatever release its example is of. */
async function isOlderThanDrain(session: Session): Promise<boolean> {
  const status = await session.read('getServerStatus');
  const known = typeof status === 'object' && status !== null && 'liveness' in status;
  return !session.target.stateless && !known;
}

function records(list: JsonValue | undefined): { [key: string]: JsonValue }[] {
  if (!Array.isArray(list)) return [];
  return list.filter(
    (one): one is { [key: string]: JsonValue } =>
      typeof one === 'object' && one !== null && !Array.isArray(one),
  );
}
