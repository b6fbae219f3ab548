// Status and log level, in both architectures.
import { readLogLevel } from '../../../http/refusals/log-level.js';
import { refuse } from '../../../http/refusals/refusal.js';
import { emptyResponse, type HttpResponse, jsonResponse } from '../../../http/response.js';
import { faultOf } from '../../faults.js';
import type { Context, Handler } from './types.js';

export const getServerStatus: Handler = (context) => {
  if (context.traits.statusNeedsStart && faultOf(context.faults, 'not-initialized')) {
    throw refuse('CDC:ErrCaptureNotInitialized', 'capture has not been initialized yet');
  }
  return jsonResponse(200, statusOf(context));
};

/** Responds to `GET /status`, outside of `/api/v1` (server-behaviour/running-servers.md#legacy-status). */
export function legacyStatus(context: StatusContext): HttpResponse {
  const status = statusOf(context);
  if (context.traits.generation === 'newarch') return jsonResponse(200, status);
  const { version, git_hash, id, pid, is_owner } = status;
  return jsonResponse(200, { version, git_hash, id, pid, is_owner }, 'application/json', 1);
}

type StatusContext = Pick<Context, 'cluster' | 'traits' | 'capture'>;

function statusOf({ cluster, traits, capture }: StatusContext) {
  const ownership = cluster.ownership();
  return {
    version: traits.version,
    git_hash: capture.gitHash,
    id: capture.id,
    ...(traits.statusClusterId && { cluster_id: 'default' }),
    pid: capture.pid,
    // An owner that has resigned is the owner until it has noticed.
    is_owner: ownership.phase !== 'vacant' && ownership.captureId === capture.id,
    ...(traits.liveness && { liveness: capture.liveness }),
  };
}

export const setLogLevel: Handler = ({ bodySchema, capture, state, traits }, call) => {
  state.logLevels.set(capture.id, readLogLevel(traits, call.body, bodySchema));
  return emptyResponse(200);
};
