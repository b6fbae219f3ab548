// Every operation's handler.
import type { OperationId } from '../../../generated/operations.js';
import { drainCapture, listCaptures, resignOwner } from './captures.js';
import { getChangefeed, listChangefeeds } from './changefeed-queries.js';
import { getHealth, getServerStatus, setLogLevel } from './common.js';
import { createChangefeed } from './create-changefeed.js';
import {
  moveTable,
  pauseChangefeed,
  rebalanceTables,
  removeChangefeed,
  resumeChangefeed,
} from './jobs.js';
import { getProcessor, listProcessors } from './processors.js';
import type { Handler } from './types.js';
import { updateChangefeed } from './update-changefeed.js';

export const handlers = {
  getServerStatus,
  getHealth,
  setLogLevel,
  listChangefeeds,
  createChangefeed,
  getChangefeed,
  updateChangefeed,
  removeChangefeed,
  pauseChangefeed,
  resumeChangefeed,
  rebalanceTables,
  moveTable,
  resignOwner,
  listProcessors,
  getProcessor,
  listCaptures,
  drainCapture,
} satisfies Record<OperationId, Handler>;
