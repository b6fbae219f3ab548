// Operations on captures: list, drain, resignation of the owner.
import { emptyAnswer, jsonAnswer } from '../../edge/answer.js';
import { captureNotExists, noLeader } from '../errors.js';
import { refuse } from '../refusal.js';
import { readBody } from './checks.js';
import type { Handler } from './types.js';

export const listCaptures: Handler = ({ cluster, traits }) => {
  const ownership = cluster.ownership();
  if (ownership.phase === 'vacant') throw noLeader(traits);
  // A new owner does not know the captures before its first tick.
  const isKnown = traits.asks === 'etcd' || (ownership.phase === 'leading' && ownership.ticked);
  const captures = (isKnown ? cluster.captures() : []).map(({ id, address }) => ({
    id,
    is_owner: id === ownership.captureId,
    address,
    ...(traits.captureClusterId && { cluster_id: 'default' }),
  }));
  return jsonAnswer(200, captures);
};

export const drainCapture: Handler = (context, call) => {
  const { cluster, traits, capture: owner } = context;
  const { capture_id: given = '' } = readBody(context, call, 'labelled JSON');
  const id = String(given);
  const captures = cluster.captures();
  if (captures.length < 2) throw schedulerRefusal('only one capture alive');
  if (!captures.some((capture) => capture.id === id)) throw captureNotExists(traits, id);
  if (id === owner.id) throw schedulerRefusal('cannot drain the owner');
  // The one answer that servers write on one line.
  return jsonAnswer(202, { current_table_count: cluster.drain(id) }, undefined, 0);
};

function schedulerRefusal(reason: string) {
  return refuse('CDC:ErrSchedulerRequestFailed', `scheduler request failed, ${reason}`);
}

export const resignOwner: Handler = ({ cluster }) => {
  cluster.resign();
  return emptyAnswer(202);
};
