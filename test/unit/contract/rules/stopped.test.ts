// A changefeed that does not run has no tasks, no resolved TSO and no processors.
import { expect, test } from 'vitest';
import { findingsOn, item, stopped } from './support.js';

const processors = [{ namespace: 'default', changefeed_id: 'a', capture_id: 'c1' }];

test('server-behaviour/changefeeds.md#detail: tasks of a changefeed that has stopped are found', () => {
  const withTask = stopped({ task_status: [{ capture_id: 'c1' }] });
  expect(findingsOn(withTask)).toMatchObject([
    {
      ruleId: 'no-tasks-when-stopped',
      operationId: 'getChangefeed',
      subject: { changefeed: 'a', field: 'task_status' },
      expected: 'stopped',
      received: 1,
    },
  ]);
  expect(findingsOn(withTask, '6.1.1')).toHaveLength(1);
  expect(findingsOn(withTask, '6.1.0')).toEqual([]);
  expect(findingsOn(stopped({ task_status: [] }), '6.1.7')).toEqual([]);
});

test.each([
  ['6.5.11', 0],
  ['6.5.12', 1],
  ['6.6.0', 0],
  ['7.5.5', 0],
  ['7.5.6', 1],
  ['7.6.0', 1],
  ['8.5.7', 1],
] as const)(
  'server-behaviour/response-fields.md#changefeed-detail: v%s: a resolved TSO after the stop gives %i finding',
  (release, count) => {
    const all = ['c1', 'c2'].map((capture_id) => ({ changefeed_id: 'a', capture_id }));
    const listed = release.startsWith('7') ? all : [];
    const found = findingsOn(
      { ...stopped({ resolved_ts: 5n }), processors: listed },
      release,
    ).filter(({ ruleId }) => ruleId === 'no-resolved-when-stopped');
    const subject = { changefeed: 'a', field: 'resolved_ts' };
    expect(found).toMatchObject(
      Array(count).fill({
        operationId: 'getChangefeed',
        subject,
        expected: 'stopped',
        received: '5',
      }),
    );
  },
);

test.each([
  ['6.1.7', 0],
  ['6.2.0', 1],
  ['7.2.0', 1],
  ['7.3.0', 0],
  ['8.1.2', 0],
  ['8.2.0', 1],
] as const)(
  'server-behaviour/cluster.md#processors: v%s: a listed processor after the stop gives %i finding',
  (release, count) => {
    const found = findingsOn({ ...stopped(), processors }, release).filter(
      ({ ruleId }) => ruleId === 'no-processor-when-stopped',
    );
    const subject = { changefeed: 'a' };
    expect(found).toMatchObject(
      Array(count).fill({ operationId: 'listProcessors', subject, expected: 'stopped' }),
    );
  },
);

test('a processor of a changefeed that runs again is no finding', () => {
  expect(findingsOn({ ...stopped(), processors, last: [item('a')] })).toEqual([]);
});

test('a processor of a changefeed with the same ID in another namespace is no finding', () => {
  const other = processors.map((one) => ({ ...one, namespace: 'other' }));
  expect(findingsOn({ ...stopped(), processors: other })).toEqual([]);
});
