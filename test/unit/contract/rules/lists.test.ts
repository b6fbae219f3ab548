// Lists of changefeeds are sorted and complete, and agree with the details.
import { expect, test } from 'vitest';
import {
  consistent,
  detail,
  findingsOn,
  idle,
  item,
  lists,
  rulesBrokenBy,
  tso,
} from './support.js';

test.each([
  ['8.5.7', 'classic', 1],
  ['6.1.7', 'classic', 0],
  ['8.5.7', 'newarch', 0],
] as const)('v%s %s: a list that is not sorted gives %i finding', (release, generation, count) => {
  const found = findingsOn({ lists: lists([item('b'), item('a')]) }, release, generation).filter(
    ({ ruleId }) => ruleId === 'list-sorted',
  );
  expect(found).toHaveLength(count);
  expect(found).toMatchObject(
    found.map(() => ({ subject: { filter: 'all' }, received: { id: 'a', before: 'b' } })),
  );
});

test('a changefeed that is listed twice is found, with the filter of the list', () => {
  const twice = [item('a'), item('a')];
  expect(findingsOn({ lists: lists(twice) })).toContainEqual(
    expect.objectContaining({
      ruleId: 'listed-once',
      operationId: 'listChangefeeds',
      subject: { filter: 'all' },
    }),
  );
  const withoutState = new Map([...consistent.lists, [undefined, twice]] as const);
  expect(findingsOn({ lists: withoutState })).toMatchObject([
    { ruleId: 'listed-once', subject: { filter: 'none' } },
  ]);
});

test('a changefeed that can be read but is not listed is found', () => {
  const details = new Map([['a', detail('a')]]);
  const change = { lists: lists([]), details, processors: [], processorDetails: new Map() };
  expect(findingsOn(change)).toContainEqual(
    expect.objectContaining({
      ruleId: 'readable-is-listed',
      operationId: 'listChangefeeds',
      subject: { changefeed: 'a', filter: 'all' },
    }),
  );
});

test('a detail whose state is not the listed one is found, unless the state changed meanwhile', () => {
  const details = new Map([['a', detail('a', { ...idle, state: 'stopped' })]]);
  expect(findingsOn({ details })).toMatchObject([
    {
      ruleId: 'state-as-listed',
      operationId: 'getChangefeed',
      subject: { changefeed: 'a', field: 'state' },
      expected: 'normal',
      received: 'stopped',
    },
  ]);
  expect(findingsOn({ details, last: [item('a', { state: 'stopped' })] })).toEqual([]);
});

test('v6.5.4 to v6.5.12 list pending changefeeds as warning', () => {
  const change = {
    lists: lists(
      [item('a', { state: 'warning' })],
      [
        ['warning', []],
        ['pending', [item('a', { state: 'warning' })]],
      ],
    ),
    details: new Map([['a', detail('a', { ...idle, state: 'pending' })]]),
  };
  expect(findingsOn(change, '6.5.12')).toEqual([]);
  expect(rulesBrokenBy(change, '8.5.7')).toEqual([
    'state-as-listed',
    'missing-in-list',
    'wrong-in-list',
  ]);
});

test('one finding names every changefeed whose list and detail show different upstreams', () => {
  const details = new Map([
    ['b', detail('b', { ...idle, upstream_id: 8n, state: 'finished' })],
    ['a', detail('a', { upstream_id: 8n })],
  ]);
  expect(findingsOn({ details })).toMatchObject([
    {
      ruleId: 'field-as-listed',
      operationId: 'getChangefeed',
      subject: { changefeed: 'a', field: 'upstream_id' },
      received: [
        { id: 'a', listed: '7', shown: '8' },
        { id: 'b', listed: '7', shown: '8' },
      ],
    },
  ]);
});

test('a finding of two upstreams names who has which one, as a warning', () => {
  const all = lists([item('a'), item('b', { upstream_id: 8n }), item('c', { upstream_id: 8n })]);
  expect(findingsOn({ lists: all, details: new Map(), processorDetails: new Map() })).toMatchObject(
    [
      {
        ruleId: 'one-upstream',
        severity: 'warning',
        operationId: 'listChangefeeds',
        subject: { filter: 'all', field: 'upstream_id' },
        received: '7 of a; 8 of b, c',
      },
    ],
  );
});

test('an error of a changefeed in state normal is found, except in the new architecture, which keeps it', () => {
  const error = { addr: '', code: 'CDC:ErrX', message: '' };
  const change = { lists: lists([item('a', { error })]) };
  expect(findingsOn(change)).toMatchObject([
    {
      ruleId: 'no-error-when-normal',
      operationId: 'listChangefeeds',
      subject: { changefeed: 'a', filter: 'all', field: 'error' },
      received: JSON.stringify(error),
    },
  ]);
  const details = new Map([['a', detail('a', { resolved_ts: tso })]]);
  expect(findingsOn({ ...change, details, processors: [] }, '8.5.7', 'newarch')).toEqual([]);
});
