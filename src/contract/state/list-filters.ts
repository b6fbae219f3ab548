// The `state` queries that lists of changefeeds are read with.

/** The states that a changefeed can have until it is removed, in any release. */
export const changefeedStates = [
  'normal',
  'stopped',
  'failed',
  'finished',
  'error',
  'warning',
  'pending',
] as const;

/** Values of the `state` query; undefined for a request without it. */
export const filters = [
  'all',
  undefined,
  '',
  ...changefeedStates,
  'removed',
  'Normal',
  'no-such-state',
  // The query given twice: the server uses the first value (server-behaviour/changefeeds.md#list).
  'no-such-state, then all',
] as const;

export type Filter = (typeof filters)[number];

/** Returns the name of a filter for the subject of a finding: the value itself, or `none` for a list without the query. */
export function filterName(filter: Filter): string {
  return filter ?? 'none';
}
