// Processors belong to listed changefeeds and captures, are all listed, and have the tables that their changefeed shows.
import { expect, test } from 'vitest';
import { detail, findingsOn, item, rulesBrokenBy } from './support.js';

test('processors of changefeeds and captures that are not listed are found', () => {
  const processors = [{ changefeed_id: 'x', capture_id: 'y' }];
  const [ofChangefeed, onCapture] = findingsOn({ processors });
  expect(ofChangefeed).toMatchObject({
    ruleId: 'processor-of-listed-changefeed',
    operationId: 'listProcessors',
    subject: { changefeed: 'x' },
  });
  expect(onCapture).toMatchObject({
    ruleId: 'processor-on-listed-capture',
    operationId: 'listProcessors',
    subject: { capture: 'y' },
  });
});

test('a processor that is listed twice is found', () => {
  const one = { namespace: 'default', changefeed_id: 'a', capture_id: 'c1' };
  expect(findingsOn({ processors: [one, one] })).toMatchObject([
    { ruleId: 'processor-listed-once', operationId: 'listProcessors', subject: {} },
  ]);
});

test('a processor with other tables than its changefeed shows is found', () => {
  const processorDetails = new Map([['a c1', { table_ids: [1] }]]);
  expect(findingsOn({ processorDetails })).toMatchObject([
    {
      ruleId: 'processor-tables',
      operationId: 'getProcessor',
      subject: { changefeed: 'a', capture: 'c1', field: 'table_ids' },
      expected: ['1', '2'],
      received: ['1'],
    },
  ]);
});

test('a table on two captures is found', () => {
  const task_status = [
    { capture_id: 'c1', table_ids: [1, 2] },
    { capture_id: 'c2', table_ids: [2] },
  ];
  expect(findingsOn({ details: new Map([['a', detail('a', { task_status })]]) })[0]).toMatchObject({
    ruleId: 'table-in-one-place',
    operationId: 'getChangefeed',
    subject: { changefeed: 'a', field: 'task_status' },
  });
});

test('a running changefeed without its processors in the list is found', () => {
  expect(findingsOn({ processors: [] })).toMatchObject([
    {
      ruleId: 'processors-listed',
      operationId: 'listProcessors',
      subject: {},
      received: ['a on c1'],
    },
  ]);
  const details = new Map([['a', detail('a', { state: 'stopped' })]]);
  expect(rulesBrokenBy({ processors: [], details })).not.toContain('processors-listed');
});

test('server-behaviour/cluster.md#processors: v7.3 to v8.1 list every changefeed with every capture', () => {
  const all = ['a', 'b'].flatMap((changefeed_id) =>
    ['c1', 'c2'].map((capture_id) => ({ namespace: 'default', changefeed_id, capture_id })),
  );
  const allButOne = { processors: all.slice(0, 3) };
  expect(findingsOn({ processors: all }, '7.5.7')).toEqual([]);
  expect(findingsOn(allButOne, '7.5.7')).toMatchObject([
    { ruleId: 'processors-listed', operationId: 'listProcessors', received: ['b on c2'] },
  ]);
  expect(findingsOn({ ...allButOne, last: [item('a')] }, '7.5.7')).toEqual([]);
});

test('server-behaviour/new-architecture.md#processors: the new architecture lists no processor', () => {
  expect(findingsOn({}, '8.5.7', 'newarch')).toContainEqual(
    expect.objectContaining({
      ruleId: 'no-processors-in-newarch',
      operationId: 'listProcessors',
      received: 1,
    }),
  );
});
