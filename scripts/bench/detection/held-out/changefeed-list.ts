// Held-out defects of the list of changefeeds.

import { isObject } from '../../../../src/shared/json.js';
import { changed, laterTime, list, objects, replaced, textOf } from '../bodies.js';
import { type Call, type Defect, defectsOf, type Play } from '../defect.js';
import { changedRequest } from '../requests.js';
import { changing } from '../responses.js';
import { cached, leftOut, listOf, looking, observing, shownFeeds, withMore } from './shared.js';

const filtersOf = ({ request }: Call) =>
  new URL(request.target, 'http://server').searchParams.getAll('state');

const filterOf = (call: Call) => filtersOf(call)[0] ?? '';

/** The list of another filter in its place. */
const asIf = (filter: (call: Call) => string | undefined): Play =>
  changedRequest((request, call) => {
    const state = filter(call);
    if (state === undefined) return request;
    return { ...request, target: `${request.target.split('?')[0]}?state=${state}` };
  });

/** Leaves changefeeds in one state out where this is the filter. */
const withoutState = (filter: string, state: string): Play =>
  changing((response, call) =>
    filterOf(call) === filter ? leftOut((one) => one.state === state)(response, call) : response,
  );

/** Shows changefeeds in one state as well where this is the filter. */
const alsoState = (filter: string, state: string): Play =>
  observing(async (call, response, server) => {
    if (filterOf(call) !== filter) return response;
    const more = (await listOf(server)).filter((one) => one.state === state);
    return withMore(more)(response, call);
  });

const knownFilters = [
  '',
  'all',
  'normal',
  'stopped',
  'failed',
  'finished',
  'warning',
  'pending',
  'error',
  'removed',
];

const ofTwelveHours = (time: string) =>
  time.replace(/ (\d\d):/, (_, hour) => ` ${`${Number(hour) % 12 || 12}`.padStart(2, '0')}:`);

export const changefeedListDefects: readonly Defect[] = defectsOf('listChangefeeds', [
  ['filters', 'leaves finished changefeeds out of state=all', withoutState('all', 'finished')],
  ['filters', 'shows finished changefeeds without a filter', alsoState('', 'finished')],
  ['filters', 'shows failed changefeeds with state=stopped', alsoState('stopped', 'failed')],
  [
    'filters',
    'takes the filter in any letter case',
    asIf((call) => (/[A-Z]/.test(filterOf(call)) ? filterOf(call).toLowerCase() : undefined)),
  ],
  ['filters', 'leaves warning out of what is shown without a filter', withoutState('', 'warning')],
  [
    'filters',
    'takes the last of two filters',
    asIf((call) => (filtersOf(call).length > 1 ? filtersOf(call).at(-1) : undefined)),
  ],
  [
    'filters',
    'takes a filter that it does not know for none',
    asIf((call) => (knownFilters.includes(filterOf(call)) ? undefined : '')),
  ],
  ['consistency', 'comes in the order of creation', changing(list((items) => items.toReversed()))],
  ['consistency', 'is up to three seconds old', cached(3_000)],
  [
    'consistency',
    'prints checkpoint_time in UTC, the detail in local time',
    changing(
      objects(changed('checkpoint_time', (time) => laterTime(textOf(time), -8 * 3_600_000))),
    ),
  ],
  [
    'bounds and formats',
    'prints hours of a clock with twelve of them, as does the detail',
    looking(
      () => (call, response) =>
        shownFeeds(
          call,
          response,
          changed('checkpoint_time', (time) => ofTwelveHours(textOf(time))),
        ),
    ),
  ],
  [
    'fields',
    'has no error for a failed changefeed',
    changing(objects((one) => (one.state === 'failed' ? { ...one, error: null } : one))),
  ],
  [
    'types',
    'is null when nothing matches',
    changing((response) => (response.body === '[]' ? { ...response, body: 'null' } : response)),
  ],
  ['consistency', 'has upstream_id 0', changing(objects(replaced('upstream_id', 0)))],
  ['consistency', 'ends after ten changefeeds', changing(list((items) => items.slice(0, 10)))],
  [
    'consistency',
    'has the checkpoint of the changefeed before it',
    changing(
      list((items) =>
        items.map((item, index) => {
          const before = items[index - 1];
          if (!isObject(item) || !isObject(before)) return item;
          const { checkpoint_tso = 0, checkpoint_time = '' } = before;
          return { ...item, checkpoint_tso, checkpoint_time };
        }),
      ),
    ),
  ],
]);
