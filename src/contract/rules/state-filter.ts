// Rules about the state filter of lists (facts 3.1).

import { type Finding, finding } from '../finding/finding.js';
import type { JsonObject } from '../generated-files.js';
import type { Kind } from '../scenario/expected.js';
import type { Filter } from '../scenario/steps/read.js';
import type { Survey } from '../state/snapshot.js';
import { askedFor } from './asked-for.js';
import { hidesPending } from './changefeeds.js';
import type { Rule } from './index.js';
import { few } from './limit-findings.js';

/** Shown without a filter. No release has all of them, and what a release has not it does not show. */
const defaultStates: ReadonlySet<string> = new Set([
  'normal',
  'stopped',
  'failed',
  'warning',
  'pending',
  '',
]);

const found = (expected: string, received: string) =>
  finding('state-filter', 'listChangefeeds', expected, received);

const byState: readonly Filter[] = [
  'normal',
  'stopped',
  'failed',
  'finished',
  'error',
  'warning',
  'pending',
  'removed',
];

const unknownStates = ['Normal', 'no-such-state', 'no-such-state, then all'] as const;

export const filterRules: readonly Rule[] = [
  {
    name: 'a list without state holds the default states',
    check: (survey) =>
      ([undefined, ''] as const).flatMap((filter) =>
        compare(survey, filter, (state) => defaultStates.has(state)),
      ),
  },
  {
    name: 'a list by state holds what is in that state',
    check: (survey, kind) => [
      ...byState
        .filter((filter) => !(hidesPending(kind) && isBlurred(filter)))
        .flatMap((filter) => compare(survey, filter, (state) => state === filter)),
      ...(hidesPending(kind) ? compareBlurred(survey, kind) : []),
    ],
  },
  {
    name: 'a list of an unknown state is empty',
    check: ({ lists }) =>
      unknownStates.flatMap((filter) => {
        const first = lists.get(filter)?.[0];
        return first === undefined
          ? []
          : [found(`no changefeed in the list ${askedFor(filter)}`, idOf(first))];
      }),
  },
];

const isBlurred = (filter: Filter) => filter === 'warning' || filter === 'pending';

/** What is pending is shown as warning: only together do the two lists hold what is shown so. */
function compareBlurred({ lists, last }: Survey, _kind: Kind): Finding[] {
  const both = [...(lists.get('warning') ?? []), ...(lists.get('pending') ?? [])];
  if (!lists.has('warning') || !lists.has('pending')) return [];
  const joined = new Map<Filter, readonly JsonObject[]>([
    ['warning', both],
    ['all', lists.get('all') ?? []],
  ]);
  return compare({ lists: joined, last }, 'warning', (state) => state === 'warning');
}

/** Compares a list with what the list of all states says that it must hold. */
function compare(
  { lists, last }: Pick<Survey, 'lists' | 'last'>,
  filter: Filter,
  belongs: (state: string) => boolean,
): Finding[] {
  const [list, all] = [lists.get(filter), lists.get('all')];
  if (list === undefined || all === undefined) return [];
  const asked = askedFor(filter);
  const before = statesOf(all);
  const after = last === undefined ? before : statesOf(last);
  const isSteady = (id: string) => before.get(id) === after.get(id);
  const listed = statesOf(list);
  const missing = [...before].filter(
    ([id, state]) => belongs(state) && !listed.has(id) && isSteady(id),
  );
  const wrong = [...listed].filter(([id, state]) => {
    const known = before.get(id);
    return isSteady(id) && !(belongs(state) && known !== undefined && belongs(known));
  });
  return [
    ...few(
      missing.map(([id, state]) =>
        found(`${id}, state ${state}, in the list ${asked}`, 'it is not there'),
      ),
    ),
    ...few(
      wrong.map(([id, state]) =>
        before.has(id)
          ? found(`no ${id} in the list ${asked}`, `it is there, state ${state}`)
          : found(
              `${id} in the list with state=all as in the list ${asked}`,
              `it is only in the latter, state ${state}`,
            ),
      ),
    ),
  ];
}

function statesOf(list: readonly JsonObject[]): ReadonlyMap<string, string> {
  return new Map(list.map((item) => [keyOf(item), String(item.state)]));
}

/** The namespace matters only beside `default`. */
function keyOf(item: JsonObject): string {
  const namespace = item.namespace ?? 'default';
  return namespace === 'default' ? idOf(item) : `${namespace}/${idOf(item)}`;
}

const idOf = (item: JsonObject) => String(item.id);
