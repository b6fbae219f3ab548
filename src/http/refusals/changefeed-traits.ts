// What servers refuse of changefeeds, log levels and captures without looking at the cluster, by release (server-behaviour/http.md,
// server-behaviour/changefeeds.md).
import type { TraitRow } from '../release-table.js';
import { createChecks } from './create-order.js';

export const changefeedTraits = {
  createChecks,
  /** How a changefeed that does not exist is named. */
  missingChangefeed: [
    ['>=5.2.0', 'etcd key'],
    ['>=5.3.0', 'key'],
    ['>=6.0.0', 'id'],
    ['>=6.1.0', 'struct'],
    ['>=6.5.5 <6.6.0 || >=7.1.2', 'path'],
    ['newarch', 'id'],
  ],
  duplicateText: [
    ['>=5.2.0', 'key: '],
    ['>=6.0.0', ''],
  ],
  /**
   * How the error about filter rules prints them: as a Go struct with or without a null pointer, or not at all but with the error
   * around itself (server-behaviour/changefeeds.md#create-filter-rule-texts). That v8.0 has lost the pointer is a guess: v7.5.7 had
   * it, v8.5.7 does not.
   */
  filterText: [
    ['>=5.2.0', 'doubled'],
    ['>=6.2.0', 'struct with pointer'],
    ['>=8.0.0', 'struct'],
    ['newarch', 'struct'],
  ],
  /** The fields in the body of an update that make servers check the sink. */
  updateChecksSink: [
    ['>=5.2.0', 'uri'],
    ['>=6.1.4', 'uri or config'],
    ['>=6.2.0', 'uri'],
    ['>=6.5.1', 'uri or config'],
  ],
  /** Whether servers look a changefeed up before they check its ID and the credentials. */
  lookupFirst: '>=7.3.0 <8.2.0',
  /** Whether `warning` is a log level: zap 1.27.1 and later accept it. */
  warningLevel: '>=8.5.7',
  /** What TiDB's parser says about a filter rule without a table. */
  ruleWithoutTable: [
    ['>=5.2.0', 'missing table pattern'],
    ['>=6.2.0', 'wrong table pattern'],
  ],
} as const satisfies Readonly<Record<string, TraitRow>>;
