// What responses contain, by release (server-behaviour/response-fields.md#common-types,
// server-behaviour/new-architecture-config.md#config).
import type { TraitRow } from '../../http/release-table.js';

export const responses = {
  namespace: '>=6.1.0',
  upstreamId: '>=6.2.0',
  liveness: '>=6.2.0',
  statusClusterId: '>=6.3.0',
  captureClusterId: '>=6.4.0',
  errorTime: '>=6.5.3 <6.6.0 || >=7.1.0',
  resolvedTs: '>=5.4.0',
  creatorVersion: '>=6.5.2 <6.6.0 || >=7.1.0',
  /** `normal`: absent in all other states, and where it is empty. */
  taskStatus: [
    ['>=5.2.0', 'always'],
    ['>=6.1.1', 'normal, maybe empty'],
    ['>=6.2.0', 'normal'],
  ],
  tableIdsOfNone: [
    ['>=5.2.0', 'empty'],
    ['>=7.2.0', 'absent'],
  ],
  tableOperations: [
    ['>=5.2.0', 'object'],
    ['>=6.0.0', 'null without tables'],
    ['>=6.2.0', 'null'],
    ['>=7.2.0', 'absent'],
  ],
  /** The fields of a processor. `zeroes`: all fields, but only the tables have a value. */
  processorDetail: [
    ['>=5.2.0', 'positions'],
    ['>=5.4.0', 'positions and count'],
    ['>=6.2.0', 'zeroes'],
    ['>=6.5.0', 'tables'],
  ],
  /** What a processor without tables shows as its TSOs (server-behaviour/cluster.md#processor-zeroes-v5-4-3, #processor-no-table). */
  idleProcessor: [
    ['>=5.2.0', 'those of the changefeed'],
    ['>=5.4.0', 'nothing'],
    ['>=6.1.0', 'start_ts'],
  ],
  sinkMask: [
    ['>=5.2.0', 'none'],
    ['>=5.4.3 <6.0.0 || >=6.1.1', 'four'],
    ['>=6.1.4 <6.2.0 || >=6.4.0', 'five'],
  ],
  /** Whether the list shows `pending` as `warning` and an unset state as `normal`. */
  listHidesPending: '>=6.5.4 <6.6.0',
  /** The checkpoint time in a list while no checkpoint is stored. */
  listedTimeOfNone: [
    ['>=5.2.0', '0001-01-01 00:00:00.000'],
    ['>=7.3.0', 'epoch'],
  ],
  /** Whether the list shows the warning of a changefeed that has no error. */
  listShowsWarning: '>=6.5.4 <6.6.0',
  listSorted: '>=6.2.0',
  processorsListed: [
    ['>=5.2.0', 'scheduled'],
    ['>=7.3.0', 'all'],
    ['>=8.2.0', 'scheduled'],
  ],
  /**
   * The dispatchers of sinks other than queues, after a new coordinator has read them (server-behaviour/new-architecture-config.md#config).
   */
  reloadedDispatchers: [
    ['>=5.2.0', 'none'],
    ['newarch >=8.5.7', 'routes'],
  ],
} as const satisfies Readonly<Record<string, TraitRow>>;
