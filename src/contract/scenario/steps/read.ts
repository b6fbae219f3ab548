// Steps that read: every GET's success, and the refusals that a GET can provoke.

import type { Discovered } from '../../state/discovered.js';
import { type Filter, filters } from '../../state/list-filters.js';
import { expectations as expect } from '../expectations.js';
import { NotObserved } from '../request-input.js';
import { path, type Step } from '../step.js';

/** The underscore is not allowed in IDs. */
export const malformedId = 'a_b';
/** Maximum length of an ID in bytes. */
const longest = 128;
/** One byte longer than IDs may be. */
export const overlongId = 'a'.repeat(longest + 1);
const unknownCapture = '00000000-0000-4000-8000-000000000000';

const read = { need: 'read' } as const;

/** Reads the role and release of the capture. */
export const statusStep: Step = {
  ...read,
  operationId: 'getServerStatus',
  name: 'returns the release and role of the capture',
  expect: expect.ok,
  request: () => ({}),
};

export const healthStep: Step = {
  ...read,
  operationId: 'getHealth',
  name: 'is 200 on a healthy cluster',
  expect: expect.ok,
  request: () => ({}),
};

export const malformedStep: Step = {
  ...read,
  operationId: 'getChangefeed',
  name: 'refuses a malformed ID',
  expect: expect.malformedOfDetail,
  request: () => path(malformedId),
};

export const capturesStep: Step = {
  ...read,
  operationId: 'listCaptures',
  name: 'returns the captures',
  expect: expect.ok,
  request: () => ({}),
};

export const processorsStep: Step = {
  ...read,
  operationId: 'listProcessors',
  name: 'returns the processors',
  expect: expect.ok,
  request: () => ({}),
};

export const filterSteps: readonly Step[] = filters.map((filter) => ({
  ...read,
  operationId: 'listChangefeeds',
  name: nameOfFilter(filter),
  filter,
  expect: expect.ok,
  request: () => (filter === undefined ? {} : { query: queryOf(filter) }),
}));

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
  {
    ...read,
    operationId: 'getChangefeed',
    name: 'refuses an ID that is too long',
    expect: expect.malformedOfDetail,
    request: () => path(overlongId),
  },
  {
    ...read,
    operationId: 'getChangefeed',
    name: 'refuses an unknown ID with 400, not 404',
    expect: expect.unknownChangefeed,
    request: ({ testChangefeeds }) => path(testChangefeeds.unknownId),
  },
  {
    ...read,
    operationId: 'getChangefeed',
    name: 'refuses an unknown ID of full length as unknown',
    expect: expect.unknownChangefeed,
    request: ({ testChangefeeds }) => path(`${testChangefeeds.unknownId}-`.padEnd(longest, 'a')),
  },
  {
    ...read,
    operationId: 'getProcessor',
    name: 'refuses a malformed changefeed ID',
    expect: expect.malformedOfProcessor,
    request: () => ({ path: { changefeed_id: malformedId, capture_id: unknownCapture } }),
  },
  {
    ...read,
    operationId: 'getProcessor',
    name: 'refuses an unknown changefeed',
    expect: expect.unknownOfProcessor,
    request: ({ testChangefeeds }) => ({
      path: { changefeed_id: testChangefeeds.unknownId, capture_id: unknownCapture },
    }),
  },
];

/** The states for which a changefeed is read, if the server has one. */
const states = ['normal', 'stopped', 'failed', 'finished', 'error', 'warning', 'pending'];

/** Requests for the items of the lists, and a second request for the capture itself. */
export const detailSteps: readonly Step[] = [
  { ...statusStep, name: 'returns the same process when read again' },
  ...states.map(
    (state): Step => ({
      ...read,
      operationId: 'getChangefeed',
      name: `returns a changefeed in state ${state} that the list names`,
      namesExisting: true,
      expect: expect.ok,
      request: (discovered) => changefeedIn(state, discovered),
    }),
  ),
  {
    ...read,
    operationId: 'getProcessor',
    name: 'returns a processor that the list names',
    namesExisting: true,
    expect: expect.ok,
    request: ({ processor }) =>
      processor === undefined
        ? new NotObserved('no changefeed in state normal has a processor')
        : { path: { ...processor } },
  },
  {
    ...read,
    operationId: 'getProcessor',
    name: 'refuses an unknown capture',
    namesExisting: true,
    expect: expect.unknownCaptureOfProcessor,
    request: ({ changefeeds }) => {
      const changefeed_id = changefeeds.get('normal');
      return changefeed_id === undefined
        ? new NotObserved('the server has no changefeed in state normal')
        : { path: { changefeed_id, capture_id: unknownCapture } };
    },
  },
];

/** Reads further processors of a running changefeed, on other captures than the first one. */
export function processorStepsOf({ otherProcessors }: Discovered): readonly Step[] {
  return otherProcessors.map((processor) => ({
    ...read,
    operationId: 'getProcessor',
    name: `returns the processor of a running changefeed on ${processor.capture_id}`,
    namesExisting: true,
    expect: expect.ok,
    request: ({ normal }) =>
      normal.has(processor.changefeed_id)
        ? { path: { ...processor } }
        : new NotObserved('its changefeed was stopped or removed by somebody else'),
  }));
}

function changefeedIn(state: string, { changefeeds }: Discovered) {
  const id = changefeeds.get(state);
  return id === undefined
    ? new NotObserved(`the server has no changefeed in state ${state}`)
    : path(id);
}
