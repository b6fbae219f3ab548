// Status and log level, in both architectures.
import { readBody } from '../../../http/refusals/body.js';
import { refuse, refuseParameter } from '../../../http/refusals/refusal.js';
import { emptyResponse, jsonResponse } from '../../../http/response.js';
import { faultOf } from '../../faults.js';
import type { Handler } from './types.js';

export const getServerStatus: Handler = ({ cluster, traits, capture, faults }) => {
  if (traits.statusNeedsStart && faultOf(faults, 'not-initialized')) {
    throw refuse('CDC:ErrCaptureNotInitialized', 'capture has not been initialized yet');
  }
  const ownership = cluster.ownership();
  return jsonResponse(200, {
    version: traits.version,
    git_hash: capture.gitHash,
    id: capture.id,
    ...(traits.statusClusterId && { cluster_id: 'default' }),
    pid: capture.pid,
    is_owner: ownership.phase === 'leading' && ownership.captureId === capture.id,
    ...(traits.liveness && { liveness: capture.liveness }),
  });
};

const logLevels = ['debug', 'info', 'warn', 'error', 'dpanic', 'panic', 'fatal'];

export const setLogLevel: Handler = ({ bodySchema, capture, state, traits }, call) => {
  const { log_level: given = '' } = readBody(call.body, bodySchema, 'invalid log level');
  const word = given === '' ? 'info' : String(given).toLowerCase();
  const level = word === 'warning' && traits.warningLevel ? 'warn' : word;
  if (!logLevels.includes(level)) throw refuseParameter(`fail to change log level: ${given}`);
  state.logLevels.set(capture.id, level);
  return emptyResponse(200);
};
