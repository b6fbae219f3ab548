// The checks of `createChangefeed` in the order of each server (server-behaviour/changefeeds.md#create,
// server-behaviour/new-architecture.md#create). The first one that fails decides the response.
import type { TraitRow } from '../release-table.js';

/** One check of `createChangefeed`, implemented in `handlers/classic` and `handlers/newarch`. */
export type CreateCheck =
  /** The coordinator has seen all captures. */
  | 'ready'
  | 'sinkGiven'
  | 'id'
  | 'duplicate'
  /** PD can give a start TSO. */
  | 'pd'
  | 'startNotAhead'
  | 'history'
  | 'target'
  | 'filter'
  | 'eligible'
  | 'timeZone'
  | 'sinkUri'
  | 'topic'
  | 'sinkConfig'
  /** A database sink is not the upstream itself. */
  | 'sameCluster'
  | 'sink'
  /** The ID or the sink was not removed a moment ago. */
  | 'recreation';

const start: readonly CreateCheck[] = ['sinkGiven', 'id', 'duplicate', 'pd'];
const times: readonly CreateCheck[] = ['history', 'target'];
const tables: readonly CreateCheck[] = ['filter', 'eligible'];
const end: readonly CreateCheck[] = ['sink', 'recreation'];

/** The filter rules are read first for the tables, unless all tables are accepted, and again for the sink. */
const filterWhenNeeded: readonly CreateCheck[] = [
  ...start,
  ...times,
  'eligible',
  'timeZone',
  'sinkUri',
  'filter',
  'sinkConfig',
  ...end,
];

const filterFirst: readonly CreateCheck[] = [
  ...start,
  ...times,
  ...tables,
  'timeZone',
  'sinkUri',
  'sinkConfig',
  ...end,
];

const sinkConfigFirst: readonly CreateCheck[] = [
  ...start,
  ...times,
  'sinkUri',
  'sinkConfig',
  ...tables,
  'timeZone',
  ...end,
];

const startNotAhead: readonly CreateCheck[] = [
  ...start,
  'startNotAhead',
  ...sinkConfigFirst.slice(start.length),
];

const newarch: readonly CreateCheck[] = [
  'sinkGiven',
  'id',
  'ready',
  'duplicate',
  'startNotAhead',
  ...times,
  'sinkUri',
  'sinkConfig',
  'topic',
  ...tables,
  'sink',
];

const newarchIdFirst: readonly CreateCheck[] = [
  'id',
  'ready',
  'duplicate',
  'sinkGiven',
  'sinkUri',
  'topic',
  'startNotAhead',
  'target',
  'sinkConfig',
  'history',
  ...tables,
  'sameCluster',
  'sink',
];

export const createChecks = [
  ['>=5.2.0', filterWhenNeeded],
  ['>=6.2.0', filterFirst],
  ['>=7.1.1', sinkConfigFirst],
  ['>=8.0.0', startNotAhead],
  ['newarch', newarch],
  ['newarch >=8.5.6', newarchIdFirst],
] as const satisfies TraitRow;
