// Operations on captures in the new architecture: list, drain, resignation of the owner (server-behaviour/new-architecture.md#resign,
// server-behaviour/new-architecture.md#captures, server-behaviour/new-architecture.md#drain).
import { readBody } from '../../../http/refusals/body.js';
import { captureNotExists } from '../../../http/refusals/changefeed-errors.js';
import { compactResponse } from '../../../http/response.js';
import { shuffle } from '../../model/random.js';
import { drainRefused } from '../common/errors.js';
import type { Context, Handler } from '../common/types.js';

export const listCaptures: Handler = ({ cluster, capture: owner, state }) => {
  const captures = cluster.captures().map(({ id, address }) => ({
    id,
    is_owner: id === owner.id,
    address,
    cluster_id: 'default',
  }));
  return compactResponse(200, shuffle(state.order, captures));
};

export const drainCapture: Handler = (context, call) => {
  const { capture_id: captureId = '' } = readBody(call.body, context.bodySchema, 'labelled JSON');
  const count = context.traits.drainCountsCalls
    ? countCall(context)
    : drain(context, String(captureId));
  return compactResponse(202, { current_table_count: count });
};

function drain({ cluster, capture: owner, traits }: Context, id: string): number {
  if (id === owner.id) throw drainRefused('cannot drain the owner');
  if (cluster.capture(id) === undefined) throw captureNotExists(traits, id);
  return cluster.drain(id);
}

/** Plays the stub of earlier releases: in each process, every tenth call reports tables that are left. */
function countCall({ state, capture }: Context): number {
  const calls = (state.drains.get(capture.id) ?? 0) + 1;
  state.drains.set(capture.id, calls);
  return calls % 10 === 0 ? 10 : 0;
}

export const resignOwner: Handler = ({ cluster }) => {
  cluster.resign();
  return compactResponse(202, {});
};
