// Steps that read: every GET's success, and the refusals that a GET can provoke.

import type { Discovered } from '../../state/discovered.js';
import { changefeedStates, type Filter, filters } from '../../state/list-filters.js';
import { expectations as expect } from '../expectations.js';
import { NotObserved } from '../request-input.js';
import { path, type Step, stepMaker } from '../step.js';

/** The underscore is not allowed in IDs. */
export const malformedId = 'a_b';
/** Maximum length of an ID in bytes. */
const longest = 128;
/** One byte longer than IDs may be. */
export const overlongId = 'a'.repeat(longest + 1);
/** A capture ID that no capture has. */
export const unknownCapture = '00000000-0000-4000-8000-000000000000';

const read = stepMaker({ need: 'read' });
const existing = { namesExisting: true } as const;

/** Reads the role and release of the capture. */
export const statusStep = read(
  'getServerStatus',
  'returns the release and role of the capture',
  expect.ok,
);
export const healthStep = read('getHealth', 'is 200 on a healthy cluster', expect.ok);
export const malformedStep = read(
  'getChangefeed',
  'refuses a malformed ID',
  expect.malformedOfDetail,
  () => path(malformedId),
);
export const capturesStep = read('listCaptures', 'returns the captures', expect.ok);
export const processorsStep = read('listProcessors', 'returns the processors', expect.ok);

export const filterSteps: readonly Step[] = filters.map((filter) =>
  read(
    'listChangefeeds',
    nameOfFilter(filter),
    expect.ok,
    () => (filter === undefined ? {} : { query: queryOf(filter) }),
    { filter },
  ),
);

function queryOf(filter: string): Readonly<Record<string, string>> {
  const [first = '', second] = filter.split(', then ');
  // Names of a query are written as they stand.
  return second === undefined ? { state: first } : { [`state=${first}&state`]: second };
}

function nameOfFilter(filter: Filter): string {
  if (filter === undefined) return 'returns the changefeeds of the default states';
  if (filter === 'all') return 'returns the changefeeds of every state';
  if (filter === '') return 'treats an empty state as no filter';
  if (filter === 'Normal' || filter === 'no-such-state') {
    return `returns an empty list for the unknown state ${filter}`;
  }
  if (filter === 'no-such-state, then all') return 'uses the first of two states';
  return `returns the changefeeds in state ${filter}`;
}

/** Requests that need only a running server. */
export const refusalSteps: readonly Step[] = [
  malformedStep,
  read('getChangefeed', 'refuses an ID that is too long', expect.malformedOfDetail, () =>
    path(overlongId),
  ),
  read(
    'getChangefeed',
    'refuses an unknown ID with 400, not 404',
    expect.unknownChangefeed,
    ({ testChangefeeds }) => path(testChangefeeds.unknownId),
  ),
  read(
    'getChangefeed',
    'refuses an unknown ID of full length as unknown',
    expect.unknownChangefeed,
    ({ testChangefeeds }) => path(`${testChangefeeds.unknownId}-`.padEnd(longest, 'a')),
  ),
  read('getProcessor', 'refuses a malformed changefeed ID', expect.malformedOfProcessor, () => ({
    path: { changefeed_id: malformedId, capture_id: unknownCapture },
  })),
  read(
    'getProcessor',
    'refuses an unknown changefeed',
    expect.unknownOfProcessor,
    ({ testChangefeeds }) => ({
      path: { changefeed_id: testChangefeeds.unknownId, capture_id: unknownCapture },
    }),
  ),
];

/** Requests for the items of the lists, and a second request for the capture itself. */
export const detailSteps: readonly Step[] = [
  { ...statusStep, name: 'returns the same process when read again' },
  ...changefeedStates.map((state) =>
    read(
      'getChangefeed',
      `returns a changefeed in state ${state} that the list names`,
      expect.ok,
      (discovered) => changefeedIn(state, discovered),
      existing,
    ),
  ),
  read(
    'getProcessor',
    'returns a processor that the list names',
    expect.ok,
    ({ processor }) =>
      processor === undefined
        ? new NotObserved('no changefeed in state normal has a processor')
        : { path: { ...processor } },
    existing,
  ),
  read(
    'getProcessor',
    'refuses an unknown capture',
    expect.unknownCaptureOfProcessor,
    ({ changefeeds }) => {
      const changefeed_id = changefeeds.get('normal');
      return changefeed_id === undefined
        ? new NotObserved('the server has no changefeed in state normal')
        : { path: { changefeed_id, capture_id: unknownCapture } };
    },
    existing,
  ),
];

/** Reads further processors of a running changefeed, on other captures than the first one. */
export function processorStepsOf({ otherProcessors }: Discovered): readonly Step[] {
  return otherProcessors.map((processor) =>
    read(
      'getProcessor',
      `returns the processor of a running changefeed on ${processor.capture_id}`,
      expect.ok,
      ({ normal, captures }) => {
        if (!normal.has(processor.changefeed_id)) {
          return new NotObserved('its changefeed was stopped or removed by somebody else');
        }
        const isThere = captures.some(({ id }) => id === processor.capture_id);
        return isThere || captures.length === 0
          ? { path: { ...processor } }
          : new NotObserved('its capture has left the cluster');
      },
      existing,
    ),
  );
}

function changefeedIn(state: string, { changefeeds }: Discovered) {
  const id = changefeeds.get(state);
  return id === undefined
    ? new NotObserved(`the server has no changefeed in state ${state}`)
    : path(id);
}
