// GET /health.
import { emptyResponse } from '../../../http/response.js';
import { noLeader, unhealthy } from '../common/errors.js';
import type { Context, Handler } from '../common/types.js';

export const getHealth: Handler = ({ cluster, traits }) => {
  if (!traits.healthOfOwner) {
    if (cluster.ownership().phase === 'vacant') throw noLeader(traits);
  } else if (!isHealthy(cluster)) {
    throw unhealthy;
  }
  return emptyResponse(200);
};

/** Returns whether the owner has seen its changefeeds and each normal one has its scheduler. */
function isHealthy(cluster: Context['cluster']): boolean {
  const ownership = cluster.ownership();
  return (
    ownership.phase === 'leading' &&
    ownership.ticked &&
    cluster.changefeeds().every(({ state, scheduled }) => state !== 'normal' || scheduled)
  );
}
