// Cases of the operations that move tables between captures.

import { type Case, NotObserved } from '../case.js';
import { ownerOf, type Session } from '../session.js';
import { malformedId, unknownChangefeed } from './inputs.js';

type Cases = readonly [Case, ...Case[]];

export const rebalanceTables = [
  {
    name: 'accepts to rebalance the tables of a changefeed',
    need: 'disruptive',
    statuses: [202],
    request: async (session) => ({ path: { changefeed_id: await session.ownChangefeed() } }),
  },
  {
    name: 'refuses a malformed ID',
    need: 'disruptive',
    statuses: [400],
    request: () => ({ path: { changefeed_id: malformedId } }),
  },
  {
    name: 'refuses an unknown ID with 400, not 404',
    need: 'disruptive',
    statuses: [400],
    prefer: 'code=400',
    request: unknownChangefeed,
  },
] as const satisfies Cases;

export const moveTable = [
  {
    name: 'accepts to move a table that the changefeed does not have, and does nothing',
    need: 'disruptive',
    statuses: [202],
    request: (session) => move(session, 'capture_id'),
  },
  {
    name: "refuses the vendor's name of the field, target_capture_id",
    need: 'disruptive',
    statuses: [400],
    request: (session) => move(session, 'target_capture_id'),
  },
  {
    name: 'refuses a body that cannot be parsed',
    need: 'disruptive',
    statuses: [400],
    request: async (session) => ({
      path: { changefeed_id: await session.ownChangefeed() },
      rawBody: '{"capture_id":',
    }),
  },
] as const satisfies Cases;

async function move(session: Session, field: 'capture_id' | 'target_capture_id') {
  const owner = ownerOf(await session.read('listCaptures'));
  if (owner === undefined) return new NotObserved('the server names no owner');
  return {
    path: { changefeed_id: await session.ownChangefeed() },
    body: { [field]: owner, table_id: 49 },
  };
}
