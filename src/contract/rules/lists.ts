// Rules about lists of changefeeds, and about the details of listed changefeeds.

import type { JsonObject } from '../../shared/json.js';
import { type Finding, finding } from '../finding/finding.js';
import { mayBe, type ServerVersion, surelyIs } from '../schema/server-version.js';
import { filterName } from '../state/list-filters.js';
import { isInDefault } from '../state/namespaces.js';
import type { Snapshot } from '../state/snapshot.js';
import { limitFindings, maxReported } from './limit-findings.js';
import type { Rule } from './rule.js';
import { describeHolders, holdersOf } from './value-holders.js';

const ofAllStates = { filter: filterName('all') };

export const listRules: readonly Rule[] = [
  {
    name: 'no changefeed is listed twice',
    check: ({ lists }) =>
      [...lists].flatMap(([filter, list]) => {
        if (new Set(list.map(keyOf)).size === list.length) return [];
        const subject = { filter: filterName(filter) };
        return [finding('listed-once', 'listChangefeeds', { subject })];
      }),
  },
  {
    name: 'lists are sorted by namespace and ID',
    check: ({ lists }, server) => {
      if (server.generation === 'newarch' || !surelyIs(server, '>=6.2.0')) return [];
      return [...lists].flatMap(([filter, list]) => {
        const received = unsortedPair(list);
        if (received === undefined) return [];
        const subject = { filter: filterName(filter) };
        return [finding('list-sorted', 'listChangefeeds', { subject, received })];
      });
    },
  },
  {
    name: 'a changefeed that can be read is listed, with the same state',
    check: (snapshot, server) =>
      compareWithList<Finding>(snapshot, (item, detail) => {
        const changefeed = String(detail.id);
        if (item === undefined) {
          return [
            finding('readable-is-listed', 'listChangefeeds', {
              subject: { changefeed, ...ofAllStates },
            }),
          ];
        }
        if (isSameState(item, detail, server)) return [];
        return [
          finding('state-as-listed', 'getChangefeed', {
            subject: { changefeed, field: 'state' },
            expected: String(item.state),
            received: String(detail.state),
          }),
        ];
      }),
  },
  {
    name: 'list and detail show the same upstream and namespace of a changefeed',
    check: (snapshot) =>
      (['upstream_id', 'namespace', 'keyspace'] as const).flatMap((field) => {
        const differing = compareWithList(snapshot, (item, detail) => {
          const [listed, shown] = [item?.[field], detail[field]];
          if (listed === undefined || shown === undefined || listed === shown) return [];
          return [{ id: String(detail.id), listed: String(listed), shown: String(shown) }];
        }).toSorted((one, other) => (one.id < other.id ? -1 : 1));
        const [first] = differing;
        if (first === undefined) return [];
        return [
          finding('field-as-listed', 'getChangefeed', {
            // One of several: the request that shows the finding again reads this one.
            subject: { changefeed: first.id, field },
            received: differing.slice(0, maxReported),
          }),
        ];
      }),
  },
  {
    name: 'all changefeeds have the same upstream',
    check: ({ lists }) => {
      const holders = holdersOf(
        (lists.get('all') ?? []).map((item) => [item.upstream_id, String(item.id)] as const),
      );
      if (holders.size <= 1) return [];
      return [
        finding('one-upstream', 'listChangefeeds', {
          subject: { ...ofAllStates, field: 'upstream_id' },
          received: describeHolders(holders),
          // The v2 API can create a changefeed with another upstream, though hardly anybody does.
          severity: 'warning',
        }),
      ];
    },
  },
  {
    name: 'a changefeed in state normal shows no error',
    check: ({ lists }, server) => {
      // The new architecture keeps the last error (server-behaviour/new-architecture.md#list). v5.2.0 and v5.2.1 may show an outdated one.
      if (server.generation === 'newarch' || mayBe(server, '<5.2.2')) return [];
      return limitFindings(
        (lists.get('all') ?? [])
          .filter(({ state, error = null }) => state === 'normal' && error !== null)
          .map(({ id, error }) =>
            finding('no-error-when-normal', 'listChangefeeds', {
              subject: { changefeed: String(id), ...ofAllStates, field: 'error' },
              received: JSON.stringify(error),
            }),
          ),
      );
    },
  },
];

/**
 * Compares the details with the list of all states. Leaves out changefeeds that have another state in the second list: they changed
 * between the readings.
 */
function compareWithList<Result>(
  { lists, last, details }: Snapshot,
  compare: (item: JsonObject | undefined, detail: JsonObject) => readonly Result[],
): Result[] {
  const all = lists.get('all');
  if (all === undefined) return [];
  const find = (list: readonly JsonObject[], id: string) =>
    list.find((item) => item.id === id && isInDefault(item));
  return [...details].flatMap(([id, detail]) => {
    const item = find(all, id);
    if (last !== undefined && find(last, id)?.state !== item?.state) return [];
    return compare(item, detail);
  });
}

function isSameState(item: JsonObject, detail: JsonObject, server: ServerVersion): boolean {
  const [listed, shown] = [String(item.state), String(detail.state)];
  if (listed === shown) return true;
  if (!listsPendingAsWarning(server)) return false;
  return (listed === 'warning' && shown === 'pending') || (listed === 'normal' && shown === '');
}

/**
 * Returns true if lists show `pending` as `warning` and an unset state as `normal`
 * (server-behaviour/response-fields.md#changefeed-list-item, server-behaviour/new-architecture.md#list).
 */
export function listsPendingAsWarning(server: ServerVersion): boolean {
  return server.generation === 'newarch' || mayBe(server, '>=6.5.4 <6.6.0');
}

const keyOf = ({ namespace, keyspace, id }: JsonObject) => `${namespace ?? keyspace ?? ''}/${id}`;

/** Returns the first item that must stand before its predecessor. */
function unsortedPair(list: readonly JsonObject[]): { id: string; before: string } | undefined {
  for (const [index, item] of list.entries()) {
    const before = list[index - 1];
    if (before !== undefined && isAfter(before, item)) {
      return { id: String(item.id), before: String(before.id) };
    }
  }
  return undefined;
}

function isAfter(one: JsonObject, other: JsonObject): boolean {
  const [a, b] = [String(one.namespace), String(other.namespace)];
  return a === b ? String(one.id) > String(other.id) : a > b;
}
