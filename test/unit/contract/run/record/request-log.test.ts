// The request that shows a finding again.
import { expect, test } from 'vitest';
import type { OperationId } from '../../../../../generated/operations.js';
import { finding } from '../../../../../src/contract/finding/finding.js';
import { RequestLog } from '../../../../../src/contract/run/record/request-log.js';

const requestOf = (line: string, body?: string) => {
  const [method = '', path = ''] = line.split(' ');
  return { method, url: `http://h:8300/api/v1/${path}`, ...(body !== undefined && { body }) };
};

const log = new RequestLog();
const lines: readonly (readonly [OperationId, string])[] = [
  ['getChangefeed', 'GET changefeeds/a'],
  ['getChangefeed', 'GET changefeeds/b'],
  ['getChangefeed', 'GET changefeeds/c'],
  ['listChangefeeds', 'GET changefeeds'],
  ['listChangefeeds', 'GET changefeeds?state=all'],
  ['listChangefeeds', 'GET changefeeds?state='],
  ['listChangefeeds', 'GET changefeeds?state=normal'],
  ['listChangefeeds', 'GET changefeeds?state=stopped'],
  ['listChangefeeds', 'GET changefeeds?state=no-such-state&state=all'],
  ['getProcessor', 'GET processors/a/c1'],
  ['getProcessor', 'GET processors/b/c1'],
  ['getProcessor', 'GET processors/a/c2'],
  ['getProcessor', 'GET processors/b/c2'],
  ['listCaptures', 'GET captures'],
];
for (const [operationId, line] of lines) log.remember(operationId, requestOf(line));

test.each([
  [{ changefeed: 'a', capture: 'c1' }, 'processors/a/c1'],
  [{ changefeed: 'b', capture: 'c1' }, 'processors/b/c1'],
  [{ changefeed: 'a', capture: 'c2' }, 'processors/a/c2'],
  [{ changefeed: 'a' }, 'processors/a/c2'],
  [{ capture: 'c1' }, 'processors/b/c1'],
  [{}, 'processors/b/c2'],
])('a finding of getProcessor about %j: GET %s', (subject, path) => {
  const found = finding('processor-shows-tables', 'getProcessor', { subject });
  expect(log.requestFor(found)).toEqual(requestOf(`GET ${path}`));
});

test.each([
  [{ changefeed: 'a' }, 'changefeeds/a'],
  [{ changefeed: 'd' }, 'changefeeds/c'],
  [{}, 'changefeeds/c'],
])('a finding of getChangefeed about %j: GET %s', (subject, path) => {
  const found = finding('password-masked', 'getChangefeed', {
    subject,
    expected: ['xxxxx'],
    received: 'the password',
  });
  expect(log.requestFor(found)).toEqual(requestOf(`GET ${path}`));
});

test.each([
  [{ changefeed: 'a', filter: 'normal' }, 'changefeeds?state=normal'],
  [{ changefeed: 'a', filter: '' }, 'changefeeds?state='],
  [{ changefeed: 'a', filter: 'none' }, 'changefeeds'],
  [{ filter: 'no-such-state, then all' }, 'changefeeds?state=no-such-state&state=all'],
  [{ filter: 'failed' }, 'changefeeds?state=all'],
  [{ changefeed: 'a' }, 'changefeeds?state=all'],
  [{}, 'changefeeds?state=all'],
])('a finding of listChangefeeds about %j: GET %s', (subject, path) => {
  const found = finding('wrong-in-list', 'listChangefeeds', { subject, received: 'normal' });
  expect(log.requestFor(found)).toEqual(requestOf(`GET ${path}`));
});

test('rounded integers are shown by the list of all changefeeds', () => {
  const all = finding('integers-rounded', undefined, {});
  const field = finding('field-rounded', 'listChangefeeds', {
    subject: { field: '/-/checkpoint_tso' },
    received: 7,
  });
  expect(log.requestFor(all)).toEqual(requestOf('GET changefeeds?state=all'));
  expect(log.requestFor(field)).toEqual(requestOf('GET changefeeds?state=all'));
});

const pause = requestOf('POST changefeeds/b/pause');
const create = requestOf('POST changefeeds', '{"changefeed_id":"b","sink_uri":"blackhole://x/"}');

test.each([
  ['pauseChangefeed', { changefeed: 'a' }, pause, 'changefeeds/a'],
  ['pauseChangefeed', { changefeed: 'b' }, pause, 'changefeeds/b'],
  ['createChangefeed', { changefeed: 'b' }, create, 'changefeeds/b'],
  ['createChangefeed', { changefeed: 'c' }, undefined, 'changefeeds/c'],
  ['createChangefeed', { changefeed: 'd' }, undefined, 'changefeeds?state=all'],
  ['rebalanceTables', {}, undefined, 'changefeeds?state=all'],
  ['resignOwner', {}, undefined, 'captures'],
] as const)('an effect of %s on %j is shown by a GET', (operationId, subject, request, path) => {
  const found = finding('unhealthy-without-owner', operationId, { subject });
  expect(log.requestFor(found, request && { operationId, request })).toEqual(
    requestOf(`GET ${path}`),
  );
});

test('a finding about one response has the request of that response', () => {
  const request = requestOf('GET changefeeds/a');
  const found = finding('wrong-type', 'getChangefeed', {
    request,
    subject: { changefeed: 'b' },
    expected: { type: 'string', format: undefined, nullable: false },
    received: 'null',
  });
  expect(log.requestFor(found, { operationId: 'pauseChangefeed', request: pause })).toEqual(
    request,
  );
});

test('findings of the operation of a case, and of no operation, have the request of the case', () => {
  const ofCase = { operationId: 'pauseChangefeed', request: pause } as const;
  const requestFor = (operationId: OperationId | undefined) =>
    log.requestFor(
      finding('no-response', operationId, { subject: { changefeed: 'a' }, received: '' }),
      ofCase,
    );
  expect(requestFor('pauseChangefeed')).toEqual(pause);
  expect(requestFor(undefined)).toEqual(pause);
  expect(requestFor('getChangefeed')).toEqual(requestOf('GET changefeeds/a'));
  expect(requestFor('removeChangefeed')).toBeUndefined();
});
