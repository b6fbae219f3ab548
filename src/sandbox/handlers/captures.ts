// Operations on captures: list, drain, resignation of the owner.
import { emptyAnswer, errorAnswer, jsonAnswer, textType } from '../../edge/answer.js';
import { captureNotExists, noLeader } from '../errors.js';
import { Refusal, refuse } from '../refusal.js';
import { byId } from '../view.js';
import { readBody } from './checks.js';
import type { Handler } from './types.js';

export const listCaptures: Handler = ({ cluster, traits }) => {
  const ownership = cluster.ownership();
  if (ownership.phase === 'vacant') throw noLeader(traits);
  // A new owner does not know the captures before its first tick.
  const isKnown = traits.asks === 'etcd' || (ownership.phase === 'leading' && ownership.ticked);
  const known = isKnown ? cluster.captures() : [];
  const ordered = traits.asks === 'etcd' ? [...known].sort(byId) : cluster.shuffled(known);
  const captures = ordered.map(({ id, address }) => ({
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
  const open = cluster.changefeeds().filter(({ state, scheduled }) => {
    return (state === 'normal' || state === 'warning') && !scheduled;
  }).length;
  if (open > 0 && traits.drainOfUnscheduled === 'refused') {
    const { error } = schedulerRefusal('not all captures initialized');
    throw new Refusal(error, errorAnswer(503, error, textType));
  }
  // The one answer that servers write on one line.
  return jsonAnswer(202, { current_table_count: cluster.drain(id) + open }, undefined, 0);
};

function schedulerRefusal(reason: string) {
  return refuse('CDC:ErrSchedulerRequestFailed', `scheduler request failed, ${reason}`);
}

export const resignOwner: Handler = ({ cluster }) => {
  cluster.resign();
  return emptyAnswer(202);
};
