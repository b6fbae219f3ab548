// What answers hold, by release (facts 2).
import type { Steps } from './steps.js';

export const fields = {
  namespace: [
    ['5.2', false],
    ['6.1', true],
  ],
  upstreamId: [
    ['5.2', false],
    ['6.2', true],
  ],
  liveness: [
    ['5.2', false],
    ['6.2', true],
  ],
  statusClusterId: [
    ['5.2', false],
    ['6.3', true],
  ],
  captureClusterId: [
    ['5.2', false],
    ['6.4', true],
  ],
  errorTime: [
    ['5.2', false],
    ['6.5.3, 7.1', true],
  ],
  resolvedTs: [
    ['5.2', false],
    ['5.4', true],
  ],
  creatorVersion: [
    ['5.2', false],
    ['6.5.2, 7.1', true],
  ],
  /** `normal`: left out of all other states, and where it is empty. */
  taskStatus: [
    ['5.2', 'always'],
    ['6.1.1, 6.2', 'normal, maybe empty'],
    ['6.2', 'normal'],
  ],
  tableIdsOfNone: [
    ['5.2', 'empty'],
    ['7.2', 'absent'],
  ],
  tableOperations: [
    ['5.2', 'object'],
    ['6.0', 'null without tables'],
    ['6.2', 'null'],
    ['7.2', 'absent'],
  ],
  /** What a processor's detail holds; `zeroes`: all fields, but only the tables are filled. */
  processorDetail: [
    ['5.2', 'positions'],
    ['5.4', 'positions and count'],
    ['6.2', 'zeroes'],
    ['6.5', 'tables'],
  ],
  sinkMask: [
    ['5.2', 'none'],
    ['5.4.3, 6.1.1, 6.2', 'four'],
    ['6.1.4, 6.4', 'five'],
  ],
  /** Whether the list shows `pending` as `warning` and an unset state as `normal`. */
  listHidesPending: [
    ['5.2', false],
    ['6.5.4', true],
    ['6.6', false],
  ],
  /** The time in a list where no checkpoint is stored yet. */
  listedTimeOfNone: [
    ['5.2', '0001-01-01 00:00:00.000'],
    ['7.3', 'epoch'],
  ],
  /** Whether the list shows a warning where no error is stored. */
  listShowsWarning: [
    ['5.2', false],
    ['6.5.4', true],
    ['6.6', false],
  ],
  listSorted: [
    ['5.2', false],
    ['6.2', true],
  ],
  processorsListed: [
    ['5.2', 'scheduled'],
    ['7.3', 'all'],
    ['8.2', 'scheduled'],
  ],
} as const satisfies Readonly<Record<string, Steps>>;
