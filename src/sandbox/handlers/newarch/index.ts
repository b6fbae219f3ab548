// The handlers of the new architecture (pingcap/ticdc with `newarch`; server-behaviour/new-architecture.md).
import type { OperationId } from '../../../../generated/operations.js';
import { checkCredentials } from '../common/credentials.js';
import { getServerStatus } from '../common/server.js';
import type { Handler, Handlers } from '../common/types.js';
import { drainCapture, listCaptures, resignOwner } from './captures.js';
import { getChangefeed, listChangefeeds } from './changefeed-queries.js';
import { pauseChangefeed, removeChangefeed, resumeChangefeed } from './commands.js';
import { createChangefeed } from './create-changefeed.js';
import { getProcessor, listProcessors } from './processors.js';
import { getHealth, setLogLevel } from './server.js';
import { moveTable, rebalanceTables } from './tables.js';
import { updateChangefeed } from './update-changefeed.js';

/** Runs a handler under the lock on changefeeds. */
function locked(handler: Handler): Handler {
  return (context, call) => context.lock(() => handler(context, call));
}

/** Checks credentials before the handler, where the release checks them for the operation. */
function authenticated(id: OperationId, handler: Handler): Handler {
  return (context, call) => {
    if (context.traits.authenticated.includes(id)) checkCredentials(context, call);
    return handler(context, call);
  };
}

export const newarchHandlers: Handlers = {
  getServerStatus,
  getHealth,
  setLogLevel,
  listChangefeeds: locked(listChangefeeds),
  createChangefeed: authenticated('createChangefeed', createChangefeed),
  getChangefeed: locked(getChangefeed),
  updateChangefeed: authenticated('updateChangefeed', updateChangefeed),
  removeChangefeed: authenticated('removeChangefeed', removeChangefeed),
  pauseChangefeed: authenticated('pauseChangefeed', pauseChangefeed),
  resumeChangefeed: authenticated('resumeChangefeed', resumeChangefeed),
  rebalanceTables: authenticated('rebalanceTables', rebalanceTables),
  moveTable: authenticated('moveTable', moveTable),
  resignOwner,
  listProcessors,
  getProcessor,
  listCaptures,
  drainCapture: authenticated('drainCapture', drainCapture),
};
