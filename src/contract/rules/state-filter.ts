// Rules about the state filter of lists (server-behaviour/values.md#changefeed-states).

import type { JsonObject } from '../../shared/json.js';
import type { Finding } from '../finding/finding.js';
import { finding } from '../finding/finding.js';
import { changefeedStates, type Filter, filterName } from '../state/list-filters.js';
import { changefeedKey, isInDefault } from '../state/namespaces.js';
import type { Snapshot } from '../state/snapshot.js';
import { limitFindings } from './limit-findings.js';
import { listsPendingAsWarning } from './lists.js';
import type { Rule } from './rule.js';

/** States that a list without the filter holds, in any release. A release never shows a state that it does not have. */
const defaultStates: ReadonlySet<string> = new Set([
  'normal',
  'stopped',
  'failed',
  'warning',
  'pending',
  '',
]);

const states: readonly Filter[] = [...changefeedStates, 'removed'];

const unknownStates = ['Normal', 'no-such-state', 'no-such-state, then all'] as const;

export const filterRules: readonly Rule[] = [
  {
    name: 'a list without state holds the default states',
    check: (snapshot) =>
      ([undefined, ''] as const).flatMap((filter) =>
        compareWithAll(snapshot, filter, (state) => defaultStates.has(state)),
      ),
  },
  {
    name: 'a list by state holds the changefeeds in that state',
    check: (snapshot, server) => {
      const isMixed = listsPendingAsWarning(server);
      return [
        ...states
          .filter((filter) => !(isMixed && (filter === 'warning' || filter === 'pending')))
          .flatMap((filter) => compareWithAll(snapshot, filter, (state) => state === filter)),
        ...(isMixed ? compareMixed(snapshot) : []),
      ];
    },
  },
  {
    name: 'a list of an unknown state is empty',
    check: ({ lists }) =>
      unknownStates.flatMap((filter) => {
        const first = lists.get(filter)?.[0];
        if (first === undefined) return [];
        return [
          finding('unknown-state-is-empty', 'listChangefeeds', {
            subject: { filter: filterName(filter) },
            received: String(first.id),
          }),
        ];
      }),
  },
];

/** Compares the lists `warning` and `pending` where both states are shown as `warning`: only together they hold all of them. */
function compareMixed({ lists, last }: Snapshot): Finding[] {
  const [warning, pending] = [lists.get('warning'), lists.get('pending')];
  if (warning === undefined || pending === undefined) return [];
  const joined = new Map<Filter, readonly JsonObject[]>([
    ['warning', [...warning, ...pending]],
    ['all', lists.get('all') ?? []],
  ]);
  return compareWithAll({ lists: joined, last }, 'warning', (state) => state === 'warning');
}

/** Compares a list with the changefeeds of the list of all states that belong into it. */
function compareWithAll(
  { lists, last }: Pick<Snapshot, 'lists' | 'last'>,
  filter: Filter,
  belongs: (state: string) => boolean,
): Finding[] {
  const [list, all] = [lists.get(filter), lists.get('all')];
  if (list === undefined || all === undefined) return [];
  const before = statesOf(all);
  const after = last === undefined ? before : statesOf(last);
  const isSteady = (name: string) => before.get(name) === after.get(name);
  const listed = statesOf(list);
  const missing = [...before].filter(
    ([name, state]) => belongs(state) && !listed.has(name) && isSteady(name),
  );
  const wrong = [...listed].filter(([name, state]) => {
    const inAll = before.get(name);
    return isSteady(name) && !(belongs(state) && inAll !== undefined && belongs(inAll));
  });
  return [
    ...limitFindings(
      missing.map(([changefeed, expected]) =>
        finding('missing-in-list', 'listChangefeeds', {
          subject: { changefeed, filter: filterName(filter) },
          expected,
        }),
      ),
    ),
    ...limitFindings(
      wrong.map(([changefeed, received]) =>
        before.has(changefeed)
          ? finding('wrong-in-list', 'listChangefeeds', {
              subject: { changefeed, filter: filterName(filter) },
              received,
            })
          : finding('only-in-list', 'listChangefeeds', {
              // The list of all states is the wrong one.
              subject: { changefeed, filter: filterName('all') },
              expected: filterName(filter),
              received,
            }),
      ),
    ),
  ];
}

/** Returns states by the names of changefeeds: the ID, after the namespace if that is not `default`. */
function statesOf(list: readonly JsonObject[]): ReadonlyMap<string, string> {
  return new Map(
    list.map((item) => [
      isInDefault(item) ? String(item.id) : changefeedKey(item),
      String(item.state),
    ]),
  );
}
