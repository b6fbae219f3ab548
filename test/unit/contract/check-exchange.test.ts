// One answer that conforms, and one that must be found for each kind of violation.
import { expect, test } from 'vitest';
import { checkExchange, type Exchange, formatFinding } from '../../../src/contract/index.js';

const json = { 'content-type': 'application/json; charset=utf-8' };
const item =
  '{"id":"test1","state":"normal","checkpoint_tso":426921294362574849,"checkpoint_time":"2021-08-10 14:04:54.242","error":null}';

const list = (body = `[${item}]`, change: Partial<Exchange['response']> = {}): Exchange => ({
  operationId: 'listChangefeeds',
  request: { method: 'GET', url: 'http://127.0.0.1:8300/api/v1/changefeeds' },
  response: { status: 200, headers: json, body, ...change },
});

const accepted = (change: Partial<Exchange['response']> = {}): Exchange => ({
  operationId: 'pauseChangefeed',
  request: { method: 'POST', url: 'http://127.0.0.1:8300/api/v1/changefeeds/test1/pause' },
  response: { status: 202, headers: {}, body: '', ...change },
});

const check = (exchange: Exchange, status: number) =>
  checkExchange(exchange, { statuses: [status] }).map(formatFinding);
const listWith = (from: string, to: string) => check(list(`[${item.replace(from, to)}]`), 200);

test('an answer that conforms has no findings', () => {
  expect(check(list(), 200)).toEqual([]);
  expect(check(accepted(), 202)).toEqual([]);
});

test('a status other than the one to be provoked is found, although it is documented', () => {
  const body =
    '{"error_msg":"[CDC:ErrServerIsNotReady]cdc server is not ready","error_code":"CDC:ErrServerIsNotReady"}';
  expect(check(list(body, { status: 503 }), 200)).toEqual([
    `listChangefeeds status-code: expected status 200, received 503: ${body}`,
  ]);
});

test('a status that the contract does not document is found, even if it was asked for', () => {
  expect(check(accepted({ status: 204 }), 204)).toEqual([
    'pauseChangefeed status-code: expected status 204, received 204, which the contract does not document: no body',
  ]);
});

test('a wrong content type is found', () => {
  expect(check(list(undefined, { headers: { 'content-type': 'text/html' } }), 200)).toEqual([
    'listChangefeeds content-type: expected application/json, received text/html',
  ]);
});

test('a charset other than UTF-8 is found', () => {
  const headers = { 'content-type': 'application/json; charset=latin1' };
  expect(check(list(undefined, { headers }), 200)).toEqual([
    'listChangefeeds content-type: expected application/json, received application/json; charset=latin1',
  ]);
});

test('a missing content type is found', () => {
  expect(check(list(undefined, { headers: {} }), 200)).toEqual([
    'listChangefeeds content-type: expected application/json, received none',
  ]);
});

test('a content type without a body is found', () => {
  expect(check(accepted({ headers: json }), 202)).toEqual([
    'pauseChangefeed content-type: expected no Content-Type, received application/json; charset=utf-8',
  ]);
});

test('an undocumented header is found, HTTP’s own are not', () => {
  const headers = { date: 'x', 'content-length': '0', 'x-powered-by': 'prism' };
  expect(check(accepted({ headers }), 202)).toEqual([
    'pauseChangefeed response-headers: expected only documented headers, received x-powered-by: prism',
  ]);
});

test('a body where none is documented is found', () => {
  expect(check(accepted({ body: '{}' }), 202)).toEqual([
    'pauseChangefeed response-body: expected no body, received {}',
  ]);
});

test('an empty body where one is documented is found', () => {
  expect(check(list(''), 200)).toEqual([
    'listChangefeeds response-body: expected a body, received an empty body',
  ]);
});

test('a 500 may come without body and content type, a 400 may not', () => {
  expect(check(accepted({ status: 500 }), 500)).toEqual([]);
  expect(check(accepted({ status: 400, headers: json }), 400)).toEqual([
    'pauseChangefeed response-body: expected a body, received an empty body',
  ]);
});

test('a body that is no JSON is found', () => {
  const [only, ...others] = check(list('<html>'), 200);
  expect(only).toMatch(/^listChangefeeds response-body: expected JSON, received <html> \(/);
  expect(others).toEqual([]);
});

test('a missing required field is found', () => {
  expect(listWith('"state":"normal",', '')).toEqual([
    expect.stringMatching(
      /^listChangefeeds response-body \/0: expected that it must have required property 'state', received /,
    ),
  ]);
});

test('a wrong type is found', () => {
  expect(listWith('"id":"test1"', '"id":7')).toEqual([
    'listChangefeeds response-body /0/id: expected that it must be string, received 7',
  ]);
});

test('a value that breaks its pattern is found', () => {
  const [only] = listWith('2021-08-10 14:04:54.242', '2021-08-10T14:04:54Z');
  expect(only).toMatch(
    /^listChangefeeds response-body \/0\/checkpoint_time: expected that it must match/,
  );
});

test.each([
  ['a fraction', '426921294362574849.0', 'a plain uint64 integer'],
  ['an exponent', '4e17', 'a plain uint64 integer'],
  ['2^64', '18446744073709551616', 'a uint64 integer from 0 to 18446744073709551615'],
  ['a negative TSO', '-1', 'a uint64 integer from 0 to 18446744073709551615'],
])('%s at a TSO is found once', (_, literal, expected) => {
  expect(listWith('426921294362574849', literal)).toEqual([
    `listChangefeeds exact-integers /0/checkpoint_tso: expected ${expected}, received ${literal}`,
  ]);
});

test('a quoted TSO is found', () => {
  const [only, ...others] = listWith('426921294362574849', '"426921294362574849"');
  expect(only).toMatch(
    /^listChangefeeds response-body \/0\/checkpoint_tso: .*received "426921294362574849"$/,
  );
  expect(others).toEqual([]);
});

test('a duplicate key is found', () => {
  expect(listWith('"error":null', '"error":null,"error":null')).toEqual([
    'listChangefeeds duplicate-keys /0/error: expected each key once, received a duplicate key',
  ]);
});

test('everything wrong with an answer is found at once', () => {
  const broken = list(`[${item.replace('"id":"test1"', '"id":7').replace('849', '849.5')}]`, {
    headers: { 'content-type': 'text/html', server: 'nginx' },
  });
  expect(check(broken, 202).map((line) => line.split(':')[0])).toEqual([
    'listChangefeeds status-code',
    'listChangefeeds response-headers',
    'listChangefeeds content-type',
    'listChangefeeds exact-integers /0/checkpoint_tso',
    'listChangefeeds response-body /0/id',
  ]);
});

test('no finding repeats a password', () => {
  const body =
    '{"error_msg":"dial mysql://root:s3cret@127.0.0.1:3306/","error_code":"CDC:ErrMySQLConnectionError"}';
  const lines = check(accepted({ status: 400, headers: json, body }), 202).join();
  expect(lines).toContain('mysql://root:');
  expect(lines).not.toContain('s3cret');
});

test('what was received is cut to one short line', () => {
  const long = `<html>\n${'x'.repeat(500)}`;
  const [line = ''] = check(accepted({ body: long }), 202);
  expect(line).toBe(
    `pauseChangefeed response-body: expected no body, received <html> ${'x'.repeat(113)}...`,
  );
});
