// A snapshot in which all responses agree, and the findings of every rule on a changed one.
import type { Finding } from '../../../../src/contract/finding/finding.js';
import { rules } from '../../../../src/contract/rules/index.js';
import type { Filter } from '../../../../src/contract/state/list-filters.js';
import type { Snapshot } from '../../../../src/contract/state/snapshot.js';
import type { JsonObject } from '../../../../src/shared/json.js';
import { readRelease } from '../../../../src/shared/release.js';

/** 2021-08-10 06:04:54.242 UTC. */
export const tso = 426921294362574849n;

/** A changefeed as a list shows it. */
export const item = (id: string, more: object = {}): JsonObject => ({
  upstream_id: 7n,
  namespace: 'default',
  id,
  state: 'normal',
  checkpoint_tso: tso,
  checkpoint_time: '2021-08-10 14:04:54.242',
  error: null,
  ...more,
});

/** A changefeed as its detail shows it. */
export const detail = (id: string, more: object = {}): JsonObject => ({
  ...item(id),
  start_ts: tso - 1n,
  resolved_ts: tso + 1n,
  target_ts: 0n,
  sink_uri: 'blackhole:',
  task_status: [{ capture_id: 'c1', table_ids: [1, 2] }],
  ...more,
});

/** What the detail of a changefeed that does not run shows. */
export const idle = { resolved_ts: 0n, task_status: null };

/** The list of all states, and other ones. */
export const lists = (
  all: readonly JsonObject[],
  others: readonly (readonly [Filter, readonly JsonObject[]])[] = [],
) => new Map<Filter, readonly JsonObject[]>([['all', all], ...others]);

export const consistent: Snapshot = {
  status: { id: 'c1', is_owner: true, cluster_id: 'default' },
  statuses: [
    { id: 'c1', pid: 1, version: 'v8.5.7', git_hash: 'f' },
    { id: 'c1', pid: 1, version: 'v8.5.7', git_hash: 'f' },
  ],
  captures: [
    { id: 'c1', is_owner: true, address: 'a:1', cluster_id: 'default' },
    { id: 'c2', is_owner: false, address: 'a:2', cluster_id: 'default' },
  ],
  processors: [{ namespace: 'default', changefeed_id: 'a', capture_id: 'c1' }],
  lists: lists(
    [item('a'), item('b', { state: 'finished' })],
    [
      [undefined, [item('a')]],
      ['normal', [item('a')]],
      ['finished', [item('b', { state: 'finished' })]],
      ['stopped', []],
      ['no-such-state', []],
    ],
  ),
  last: undefined,
  notFound: new Set(),
  details: new Map([['a', detail('a')]]),
  processorDetails: new Map([['a c1', { table_ids: [2, 1] }]]),
};

/** Returns the findings of every rule on the consistent snapshot with some parts changed. */
export function findingsOn(
  change: Partial<Snapshot>,
  release = '8.5.7',
  generation: 'classic' | 'newarch' = 'classic',
): Finding[] {
  const server = { generation, release: readRelease(release) };
  return rules.flatMap((rule) => rule.check({ ...consistent, ...change }, server));
}

/** Returns the IDs of the rules that a changed snapshot breaks. */
export const rulesBrokenBy = (...parameters: Parameters<typeof findingsOn>) =>
  findingsOn(...parameters).map(({ ruleId }) => ruleId);

/** A snapshot whose only changefeed is stopped. */
export const stopped = (more: object = {}) => ({
  lists: lists([item('a', { state: 'stopped' })]),
  details: new Map([['a', detail('a', { ...idle, state: 'stopped', ...more })]]),
  processors: [],
  processorDetails: new Map(),
});
