// Cases of the operations on changefeeds that read, create, change and remove them.
import { type Case, NotObserved } from '../case.js';
import type { Session } from '../session.js';
import { firstOf, malformedId, unknownChangefeed } from './inputs.js';

type Cases = readonly [Case, ...Case[]];

export const listChangefeeds = [
  {
    name: 'returns the changefeeds of the default states',
    need: 'read',
    statuses: [200],
    request: () => ({}),
  },
  {
    name: 'returns the changefeeds of every state',
    need: 'read',
    statuses: [200],
    request: () => ({ query: { state: 'all' } }),
  },
  {
    name: 'does not refuse a state that it does not know',
    need: 'read',
    statuses: [200],
    request: () => ({ query: { state: 'foo' } }),
  },
] as const satisfies Cases;

export const getChangefeed = [
  {
    name: 'returns a changefeed that the list names',
    need: 'read',
    statuses: [200],
    request: async (session) => {
      const changefeed_id = await firstOf(session, 'listChangefeeds', 'id', 'all');
      return changefeed_id === undefined
        ? new NotObserved('the server has no changefeed')
        : { path: { changefeed_id } };
    },
  },
  {
    name: 'refuses a malformed ID',
    need: 'read',
    statuses: [400],
    request: () => ({ path: { changefeed_id: malformedId } }),
  },
  {
    name: 'refuses an unknown ID with 400, not 404',
    need: 'read',
    statuses: [400],
    prefer: 'code=400',
    request: unknownChangefeed,
  },
] as const satisfies Cases;

export const createChangefeed = [
  {
    name: 'accepts a new changefeed',
    need: 'write',
    statuses: [202],
    request: (session) => ({ body: session.newChangefeed() }),
  },
  {
    name: 'refuses a request without changefeed_id',
    need: 'write',
    statuses: [400],
    request: () => ({ body: { sink_uri: 'blackhole://' } }),
  },
  {
    name: 'refuses a request without sink_uri',
    need: 'write',
    statuses: [400],
    request: ({ runId }) => ({ body: { changefeed_id: `${runId}-refused` } }),
  },
  {
    name: 'refuses a TSO that is no plain integer',
    need: 'write',
    statuses: [400],
    request: ({ runId }) => ({
      rawBody: `{"changefeed_id":"${runId}-refused","sink_uri":"blackhole://","start_ts":1.5}`,
    }),
  },
  {
    name: 'refuses a body that cannot be parsed',
    need: 'write',
    statuses: [400],
    request: () => ({ rawBody: '{"changefeed_id":' }),
  },
] as const satisfies Cases;

export const updateChangefeed = [
  {
    name: 'accepts a new setting of a stopped changefeed',
    need: 'write',
    statuses: [202],
    request: async (session) => ({
      path: { changefeed_id: await session.ownChangefeed('stopped') },
      body: { mounter_worker_num: 32 },
    }),
  },
  {
    name: 'refuses to change a running changefeed',
    need: 'write',
    statuses: [400],
    prefer: 'code=400',
    request: async (session) => ({
      path: { changefeed_id: await session.ownChangefeed('normal') },
      body: { mounter_worker_num: 32 },
    }),
  },
  {
    name: 'refuses a malformed ID',
    need: 'write',
    statuses: [400],
    request: () => ({
      path: { changefeed_id: malformedId },
      body: { mounter_worker_num: 32 },
    }),
  },
] as const satisfies Cases;

export const removeChangefeed = onOneChangefeed('accepts the removal of a changefeed');
export const pauseChangefeed = onOneChangefeed('accepts the pause of a running changefeed');
export const resumeChangefeed = onOneChangefeed(
  'accepts the resumption of a stopped changefeed',
  'stopped',
);

/** The cases of an operation that takes nothing but the ID of a changefeed. */
function onOneChangefeed(name: string, state: 'normal' | 'stopped' = 'normal') {
  return [
    {
      name,
      need: 'write',
      statuses: [202],
      request: async (session: Session) => ({
        path: { changefeed_id: await session.ownChangefeed(state) },
      }),
    },
    {
      name: 'refuses a malformed ID',
      need: 'write',
      statuses: [400],
      request: () => ({ path: { changefeed_id: malformedId } }),
    },
    {
      name: 'refuses an unknown ID with 400, not 404',
      need: 'write',
      statuses: [400],
      prefer: 'code=400',
      request: unknownChangefeed,
    },
  ] as const satisfies Cases;
}
