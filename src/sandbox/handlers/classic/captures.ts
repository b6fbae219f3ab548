// Operations on captures: list, drain, resignation of the owner.
import { captureNotExists } from '../../../http/refusals/changefeed-errors.js';
import { readDrain } from '../../../http/refusals/classic/captures.js';
import { Refusal } from '../../../http/refusals/refusal.js';
import {
  compactResponse,
  emptyResponse,
  errorResponse,
  jsonResponse,
  textType,
} from '../../../http/response.js';
import { drainRefused, noLeader } from '../common/errors.js';
import { byId } from '../common/format.js';
import type { Handler } from '../common/types.js';

export const listCaptures: Handler = ({ cluster, traits }) => {
  const ownership = cluster.ownership();
  if (ownership.phase === 'vacant') throw noLeader(traits);
  // A new owner knows no captures before its first tick.
  const isKnown =
    traits.querySource === 'etcd' || (ownership.phase === 'leading' && ownership.ticked);
  const known = isKnown ? cluster.captures() : [];
  const ordered = traits.querySource === 'etcd' ? [...known].sort(byId) : cluster.shuffled(known);
  const captures = ordered.map(({ id, address }) => ({
    id,
    is_owner: id === ownership.captureId,
    address,
    ...(traits.captureClusterId && { cluster_id: 'default' }),
  }));
  return jsonResponse(200, captures);
};

export const drainCapture: Handler = (context, call) => {
  const { cluster, traits, capture: owner } = context;
  const id = readDrain(call.body, context.bodySchema);
  const captures = cluster.captures();
  if (captures.length < 2) throw drainRefused('only one capture alive');
  if (!captures.some((capture) => capture.id === id)) throw captureNotExists(traits, id);
  if (id === owner.id) throw drainRefused('cannot drain the owner');
  const open = cluster.changefeeds().filter(({ state, scheduled }) => {
    return (state === 'normal' || state === 'warning') && !scheduled;
  }).length;
  if (open > 0 && traits.drainOfUnscheduled === 'refused') {
    const { error } = drainRefused('not all captures initialized');
    throw new Refusal(error, errorResponse(503, error, textType));
  }
  // No other response of classic servers is on one line.
  return compactResponse(202, { current_table_count: cluster.drain(id) + open });
};

export const resignOwner: Handler = ({ cluster }) => {
  cluster.resign();
  return emptyResponse(202);
};
