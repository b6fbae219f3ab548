import { type Call, type Defect, defectsOf, type Play } from '../defect.js';
import { list } from '../mutations/bodies.js';
import { leftOut, listOf, observing, withMore } from '../mutations/looking.js';
import { changedRequest } from '../mutations/requests.js';
import { changing } from '../mutations/responses.js';

const filterOf = ({ request }: Call) =>
  new URLSearchParams(request.target.split('?')[1] ?? '').get('state') ?? '';

/** Asks the sandbox with another filter. */
const filtering = (change: (filter: string) => string): Play =>
  changedRequest((request, call) => ({
    ...request,
    target: `/api/v1/changefeeds?state=${encodeURIComponent(change(filterOf(call)))}`,
  }));

const hasState = (state: string) => (item: unknown) =>
  typeof item === 'object' && item !== null && 'state' in item && item.state === state;

const filtersOf = ({ request }: Call) =>
  new URL(request.target, 'http://server').searchParams.getAll('state');

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

export const filtersDefects: readonly Defect[] = [
  ...defectsOf('listChangefeeds', [
    ['filters', 'ignores the filter', filtering(() => 'all')],
    [
      'filters',
      'finds nothing for state=stopped',
      filtering((state) => (state === 'stopped' ? 'none' : state)),
    ],
    [
      'filters',
      'takes state=failed for state=finished',
      filtering((state) => (state === 'failed' ? 'finished' : state)),
    ],
    [
      'filters',
      'hides failed changefeeds by default',
      changing(
        list((all) => all.filter((item) => !hasState('failed')(item))),
        (_, call) => filterOf(call) === '',
      ),
    ],
    [
      'filters',
      'shows finished changefeeds by default',
      filtering((state) => (state === '' ? 'all' : state)),
    ],
    [
      'filters',
      'hides finished changefeeds from state=all',
      filtering((state) => (state === 'all' ? '' : state)),
    ],
    ['filters', 'shows failed changefeeds with state=stopped', alsoState('stopped', 'failed')],
    [
      'filters',
      'takes the filter in any letter case',
      asIf((call) => (/[A-Z]/.test(filterOf(call)) ? filterOf(call).toLowerCase() : undefined)),
    ],
    [
      'filters',
      'leaves warning out of what is shown without a filter',
      withoutState('', 'warning'),
    ],
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
  ]),
];
