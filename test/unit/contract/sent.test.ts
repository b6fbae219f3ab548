// Which request shows a finding again.
import { expect, test } from 'vitest';
import type { OperationId } from '../../../generated/operations.js';
import { finding } from '../../../src/contract/finding/finding.js';
import { Sent } from '../../../src/contract/run/record/request-log.js';

const requestOf = (line: string, body?: string) => {
  const [method = '', path = ''] = line.split(' ');
  return { method, url: `http://h:8300/api/v1/${path}`, ...(body !== undefined && { body }) };
};

const sent = new Sent();
const lines: readonly (readonly [OperationId, string])[] = [
  ['getChangefeed', 'GET changefeeds/a'],
  ['getChangefeed', 'GET changefeeds/b'],
  ['getChangefeed', 'GET changefeeds/c'],
  ['listChangefeeds', 'GET changefeeds'],
  ['listChangefeeds', 'GET changefeeds?state=all'],
  ['listChangefeeds', 'GET changefeeds?state='],
  ['listChangefeeds', 'GET changefeeds?state=normal'],
  ['listChangefeeds', 'GET changefeeds?state=stopped'],
  ['getProcessor', 'GET processors/a/c1'],
  ['getProcessor', 'GET processors/b/c1'],
  ['getProcessor', 'GET processors/a/c2'],
  ['getProcessor', 'GET processors/b/c2'],
  ['listCaptures', 'GET captures'],
];
for (const [operationId, line] of lines) sent.remember(operationId, requestOf(line));

test.each([
  ['getProcessor', 'tables of a on c1', 'none', 'processors/a/c1'],
  ['getProcessor', 'tables of b on c1', 'none', 'processors/b/c1'],
  ['getProcessor', 'tables of a on c2', 'none', 'processors/a/c2'],
  ['getProcessor', 'tables of a', 'none', 'processors/a/c2'],
  ['getProcessor', 'tables', 'none on c1', 'processors/b/c1'],
  ['getProcessor', 'tables', 'none', 'processors/b/c2'],
  ['getChangefeed', 'state of a as listed, normal', 'stopped', 'changefeeds/a'],
  ['getChangefeed', 'one time zone', '0, 8 hours from UTC', 'changefeeds/c'],
  [
    'listChangefeeds',
    'no a in the list with state=normal',
    'it is there',
    'changefeeds?state=normal',
  ],
  ['listChangefeeds', 'no a in the list with state=', 'it is there', 'changefeeds?state='],
  ['listChangefeeds', 'no a in the list without state', 'it is there', 'changefeeds'],
  ['listChangefeeds', 'one upstream_id', '1 and 2', 'changefeeds?state=all'],
  ['listChangefeeds', 'no error of a, which is normal', '{}', 'changefeeds?state=all'],
] as const)('a disagreement of %s, %j, %j: GET %s', (operationId, expected, received, path) => {
  const found = finding('consistency', operationId, expected, received);
  expect(sent.requestFor(found)).toEqual(requestOf(`GET ${path}`));
});

const pause = requestOf('POST changefeeds/b/pause');
const create = requestOf('POST changefeeds', '{"changefeed_id":"b","sink_uri":"blackhole://x/"}');

test.each([
  ['pauseChangefeed', 'that a stays normal', pause, 'changefeeds/a'],
  ['pauseChangefeed', 'the state is stopped', pause, 'changefeeds/b'],
  ['createChangefeed', 'it is readable', create, 'changefeeds/b'],
  ['createChangefeed', 'no changefeed c, which the run did not create', undefined, 'changefeeds/c'],
  [
    'createChangefeed',
    'no changefeed d, which the run did not create',
    undefined,
    'changefeeds?state=all',
  ],
  ['rebalanceTables', 'even numbers of tables', undefined, 'changefeeds?state=all'],
  ['resignOwner', 'another owner than c1', undefined, 'captures'],
] as const)('an effect of %s, %j, is shown by a GET', (operationId, expected, request, path) => {
  const found = finding('settling', operationId, expected, 'not so');
  expect(sent.requestFor(found, request && { operationId, request })).toEqual(
    requestOf(`GET ${path}`),
  );
});

test('a finding about one answer has the request of that answer', () => {
  const found = finding('response-body', 'getChangefeed', 'a string, not that of b', 'null');
  const own = new Sent();
  own.remember('getChangefeed', requestOf('GET changefeeds/a'), [found]);
  own.remember('getChangefeed', requestOf('GET changefeeds/b'));
  expect(own.requestFor(found, { operationId: 'pauseChangefeed', request: pause })).toEqual(
    requestOf('GET changefeeds/a'),
  );
});

test('the request of a case stands for findings of its operation, and of none', () => {
  const asked = { operationId: 'pauseChangefeed', request: pause } as const;
  const found = (operationId: OperationId | undefined) =>
    sent.requestFor(finding('transport', operationId, 'an answer of a', 'none'), asked);
  expect(found('pauseChangefeed')).toEqual(pause);
  expect(found(undefined)).toEqual(pause);
  expect(found('getChangefeed')).toEqual(requestOf('GET changefeeds/a'));
  expect(found('removeChangefeed')).toBeUndefined();
});
