// Health and log level in the new architecture (facts C.2, C.3).
import { emptyAnswer } from '../../edge/answer.js';
import { setLogLevel as setClassicLogLevel } from '../handlers/common.js';
import { refuse } from '../refusal.js';
import { emptyObject } from './refusals.js';
import type { NewarchHandler } from './types.js';

export const getHealth: NewarchHandler = ({ capture }) => {
  if (capture.liveness === 0) return emptyObject(200);
  throw refuse('CDC:ErrClusterIsUnhealthy', 'TiCDC cluster is unhealthy');
};

export const setLogLevel: NewarchHandler = async (context, call) => {
  // Servers crash on this one body.
  if (context.quirks && /^[ \t\r\n]*null/.test(call.body)) return emptyAnswer(500);
  await setClassicLogLevel(context, call);
  return emptyObject(200);
};
