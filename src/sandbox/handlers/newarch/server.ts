// Health and log level in the new architecture (server-behaviour/new-architecture.md#health, server-behaviour/new-architecture.md#log).
import { compactResponse, emptyResponse } from '../../../http/response.js';
import { unhealthy } from '../common/errors.js';
import { setLogLevel as setClassicLogLevel } from '../common/server.js';
import type { Handler } from '../common/types.js';

export const getHealth: Handler = ({ capture }) => {
  if (capture.liveness === 0) return compactResponse(200, {});
  throw unhealthy;
};

export const setLogLevel: Handler = async (context, call) => {
  // A null body crashes the server.
  if (context.quirks && /^[ \t\r\n]*null/.test(call.body)) return emptyResponse(500);
  await setClassicLogLevel(context, call);
  return compactResponse(200, {});
};
