// Operations of tag Common: status, health, log level.
import { emptyAnswer, jsonAnswer } from '../../edge/answer.js';
import { noLeader } from '../errors.js';
import { faultOf } from '../faults.js';
import { refuse, refuseParameter } from '../refusal.js';
import { readBody } from './checks.js';
import type { Call, Context, Handler } from './types.js';

export const getServerStatus: Handler = ({ cluster, traits, capture, faults }) => {
  if (traits.statusNeedsStart && faultOf(faults, 'not-initialized')) {
    throw refuse('CDC:ErrCaptureNotInitialized', 'capture has not been initialized yet');
  }
  const ownership = cluster.ownership();
  return jsonAnswer(200, {
    version: traits.version,
    git_hash: capture.gitHash,
    id: capture.id,
    ...(traits.statusClusterId && { cluster_id: 'default' }),
    pid: capture.pid,
    is_owner: ownership.phase === 'leading' && ownership.captureId === capture.id,
    ...(traits.liveness && { liveness: capture.liveness }),
  });
};

export const getHealth: Handler = ({ cluster, traits }) => {
  if (!traits.healthOfOwner) {
    if (cluster.ownership().phase === 'vacant') throw noLeader(traits);
  } else if (!isHealthy(cluster)) {
    throw refuse('CDC:ErrClusterIsUnhealthy', 'TiCDC cluster is unhealthy');
  }
  return emptyAnswer(200);
};

/** The owner has seen its changefeeds, and each that runs has its scheduler. */
function isHealthy(cluster: Context['cluster']): boolean {
  const ownership = cluster.ownership();
  return (
    ownership.phase === 'leading' &&
    ownership.ticked &&
    cluster.changefeeds().every(({ state, scheduled }) => state !== 'normal' || scheduled)
  );
}

const logLevels = ['debug', 'info', 'warn', 'error', 'dpanic', 'panic', 'fatal'];

export const setLogLevel: Handler = (context: Context, call: Call) => {
  const { log_level: given = '' } = readBody(context, call, 'invalid log level');
  const level = given === '' ? 'info' : String(given).toLowerCase();
  if (!logLevels.includes(level)) throw refuseParameter(`fail to change log level: ${given}`);
  context.memory.logLevels.set(context.capture.id, level);
  return emptyAnswer(200);
};
