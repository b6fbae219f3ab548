// A changefeed shows a task for each of its processors, and a processor with a task shows its tables.
import { expect, test } from 'vitest';
import { detail, findingsOn, item } from './support.js';

test.each([
  ['6.4.0', 0],
  ['6.5.0', 1],
  ['8.5.7', 1],
] as const)(
  'server-behaviour/response-fields.md#processor: v%s: null for the tables of a task gives %i finding',
  (release, count) => {
    const details = new Map([['a', detail('a', { task_status: [{ capture_id: 'c1' }] })]]);
    const nullOn = (capture: string) => new Map([[`a ${capture}`, { table_ids: null }]]);
    expect(findingsOn({ details, processorDetails: nullOn('c1') }, release)).toMatchObject(
      Array(count).fill({
        ruleId: 'processor-shows-tables',
        operationId: 'getProcessor',
        subject: { changefeed: 'a', capture: 'c1', field: 'table_ids' },
      }),
    );
    expect(findingsOn({ details, processorDetails: nullOn('c2') })).toEqual([]);
  },
);

const processors = ['c1', 'c2'].map((capture_id) => ({
  namespace: 'default',
  changefeed_id: 'a',
  capture_id,
}));

test.each([
  ['6.4.0', 0],
  ['6.5.0', 1],
  ['7.2.0', 1],
  ['8.2.0', 1],
] as const)('v%s: a listed processor without a task gives %i finding', (release, count) => {
  expect(findingsOn({ processors }, release)).toMatchObject(
    Array(count).fill({ ruleId: 'task-for-each-processor' }),
  );
});

test('the finding of a listed processor without a task names its capture', () => {
  expect(findingsOn({ processors })).toMatchObject([
    {
      ruleId: 'task-for-each-processor',
      operationId: 'getChangefeed',
      subject: { changefeed: 'a', field: 'task_status' },
      received: ['c2'],
    },
  ]);
  expect(findingsOn({ processors, last: [item('a', { state: 'warning' })] })).toEqual([]);
});
