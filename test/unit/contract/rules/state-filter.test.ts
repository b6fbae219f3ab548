// Lists by state hold the changefeeds in that state, and no other ones.
import { expect, test } from 'vitest';
import { listName } from '../../../../src/contract/finding/catalogue/consistency.js';
import { consistent, findingsOn, item } from './support.js';

test.each([
  ['normal', [], 'missing-in-list', { changefeed: 'a', filter: 'normal' }],
  ['stopped', [item('a')], 'wrong-in-list', { changefeed: 'a', filter: 'stopped' }],
  [
    undefined,
    [item('a'), item('b', { state: 'finished' })],
    'wrong-in-list',
    { changefeed: 'b', filter: 'none' },
  ],
  [undefined, [], 'missing-in-list', { changefeed: 'a', filter: 'none' }],
  ['', [], 'missing-in-list', { changefeed: 'a', filter: '' }],
  ['no-such-state', [item('a')], 'unknown-state-is-empty', { filter: 'no-such-state' }],
  [
    'no-such-state, then all',
    [item('a')],
    'unknown-state-is-empty',
    { filter: 'no-such-state, then all' },
  ],
] as const)('state=%s: a wrong list is found', (filter, list, ruleId, subject) => {
  const wrong = new Map([...consistent.lists, [filter, list]]);
  expect(findingsOn({ lists: wrong })).toMatchObject([
    { ruleId, check: 'state-filter', operationId: 'listChangefeeds', subject },
  ]);
});

test('findings hold the state of the changefeed, or the changefeed of an unknown state', () => {
  const [missing, wrong, unknown] = (
    [
      ['normal', []],
      ['stopped', [item('a')]],
      ['no-such-state', [item('a')]],
    ] as const
  ).map(([filter, list]) => findingsOn({ lists: new Map([...consistent.lists, [filter, list]]) }));
  expect(missing).toMatchObject([{ expected: 'normal' }]);
  expect(wrong).toMatchObject([{ received: 'normal' }]);
  expect(unknown).toMatchObject([{ received: 'a' }]);
});

test('a changefeed that only the list of all states leaves out is a finding of that list', () => {
  const without = new Map([...consistent.lists, ['all', [item('a')]]] as const);
  expect(findingsOn({ lists: without })).toMatchObject([
    {
      ruleId: 'only-in-list',
      operationId: 'listChangefeeds',
      subject: { changefeed: 'b', filter: 'all' },
      expected: 'finished',
      received: 'finished',
    },
  ]);
});

test.each([
  [undefined, 'the list of changefeeds'],
  ['none', 'the list without state'],
  ['', 'the list with an empty state'],
  ['normal', 'the list with state=normal'],
  ['no-such-state, then all', 'the list with state=no-such-state&state=all'],
])('the list with the filter %s has a plain name', (filter, name) => {
  expect(listName(filter === undefined ? {} : { filter })).toBe(name);
});
