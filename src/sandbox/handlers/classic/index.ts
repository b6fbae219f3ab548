// The handlers of the classic servers (pingcap/tiflow).
import { getServerStatus, setLogLevel } from '../common/server.js';
import type { Handlers } from '../common/types.js';
import { drainCapture, listCaptures, resignOwner } from './captures.js';
import { getChangefeed, listChangefeeds } from './changefeed-queries.js';
import { createChangefeed } from './create-changefeed.js';
import { getHealth } from './health.js';
import {
  moveTable,
  pauseChangefeed,
  rebalanceTables,
  removeChangefeed,
  resumeChangefeed,
} from './jobs.js';
import { getProcessor, listProcessors } from './processors.js';
import { updateChangefeed } from './update-changefeed.js';

export const classicHandlers: Handlers = {
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
};
