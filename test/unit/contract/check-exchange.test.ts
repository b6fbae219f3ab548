// One answer that conforms, and one that must be found for each kind of violation.
import { expect, test } from 'vitest';
import { formatFinding } from '../../../src/contract/finding/finding.js';
import { readRelease } from '../../../src/contract/release-range.js';
import type { Exchange } from '../../../src/contract/response/exchange.js';
import { checkExchange, judgeExchange } from '../../../src/contract/response/judge-exchange.js';
import { contractOf } from '../../../src/contract/schema/release-contract.js';

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

test('an answer that conforms shows what of the contract was seen, its integers and its value', () => {
  const view = contractOf('classic', undefined);
  const { observed, integers, value } = judgeExchange(list(), { statuses: [200] }, view);
  expect(observed.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'operation ',
    'status 200',
    'field 200 /-/id',
    'field 200 /-/state',
    'field 200 /-/checkpoint_tso',
    'field 200 /-/checkpoint_time',
    'field 200 /-/error',
    'value 200 /-/state normal',
  ]);
  expect([...integers].map(([{ place }, digits]) => [place, [...digits]])).toEqual([
    ['/-/checkpoint_tso', ['426921294362574849']],
  ]);
  expect(value).toMatchObject([{ checkpoint_tso: 426921294362574849n }]);
});

test('an empty list shows nothing of its items', () => {
  const view = contractOf('classic', undefined);
  const { observed } = judgeExchange(list('[]'), { statuses: [200] }, view);
  expect(observed.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['operation ', 'status 200']);
});

test('what breaks the contract does not count as seen', () => {
  const view = contractOf('classic', undefined);
  const broken = list(`[${item.replace('normal', 'n0rmal')}]`);
  const { observed } = judgeExchange(broken, { statuses: [200] }, view);
  expect(observed.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'status 200',
    'field 200 /-/id',
    'field 200 /-/checkpoint_tso',
    'field 200 /-/checkpoint_time',
    'field 200 /-/error',
  ]);
});

test('an answer of another status than the one to be provoked shows nothing', () => {
  const view = contractOf('classic', undefined);
  expect(judgeExchange(list(), { statuses: [400] }, view).observed).toEqual([]);
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

test.each(['charset=latin1', 'charset=utf-8; charset=utf-8', 'boundary=x'])(
  'a content type with %s is found',
  (parameter) => {
    const headers = { 'content-type': `application/json; ${parameter}` };
    expect(check(list(undefined, { headers }), 200)).toEqual([
      `listChangefeeds content-type: expected application/json; charset=utf-8, received application/json; ${parameter}`,
    ]);
  },
);

test.each([
  'application/json',
  'Application/JSON;charset=UTF-8',
  'application/json; charset="utf-8"',
])('the content type %s conforms', (type) => {
  expect(check(list(undefined, { headers: { 'Content-Type': type } }), 200)).toEqual([]);
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

test('the header of forwarded answers is documented up to v7.2 (facts 1.0)', () => {
  const headers = { 'ticdc-forwardfromcapture': '561c3784-77f0-4863-ad52-65a3436db6af' };
  const check = (generation: 'classic' | 'newarch', release: string) =>
    checkExchange(
      accepted(generation === 'classic' ? { headers } : empty),
      { statuses: [202] },
      contractOf(generation, readRelease(release)),
    ).map(formatFinding);
  const empty = { body: '{}', headers: { ...headers, ...json } };
  expect(check('classic', '7.2.0')).toEqual([]);
  for (const found of [check('classic', '7.3.0'), check('newarch', '8.5.7')]) {
    expect(found).toEqual([
      'pauseChangefeed response-headers: expected only documented headers, received ticdc-forwardfromcapture: 561c3784-77f0-4863-ad52-65a3436db6af',
    ]);
  }
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

test('a 404 is the text of the router, not JSON', () => {
  const text = { status: 404, headers: { 'content-type': 'text/plain' } };
  expect(check(accepted({ ...text, body: '404 page not found' }), 404)).toEqual([]);
  expect(check(accepted({ ...text, body: 'no such page' }), 404)).toEqual([
    'pauseChangefeed response-body: expected a text like ^404 page not found$, received "no such page"',
  ]);
});

test.each(['<html>', '[{]', '{"a":1} {}', '\ufeff[]', '[1,]', "{'a':1}", '[01]'])(
  'the body %s, which is no JSON, is found',
  (body) => {
    const [only, ...others] = check(list(body), 200);
    expect(only).toMatch(/^listChangefeeds response-body: expected JSON, received /);
    expect(others).toEqual([]);
  },
);

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
    'listChangefeeds response-body /0/id',
    'listChangefeeds exact-integers /0/checkpoint_tso',
  ]);
});

test('a defect of every item is told ten times, then counted', () => {
  const items = Array.from({ length: 10_000 }, () => item.replace('"id":"test1"', '"id":7'));
  const lines = check(list(`[${items.join()}]`), 200);
  expect(lines).toHaveLength(11);
  expect(lines[9]).toBe('listChangefeeds response-body /9/id: expected a string, received 7');
  expect(lines[10]).toBe(
    'listChangefeeds response-body /10/id: expected a string, received the same in 9990 more places',
  );
});

test('no finding repeats a password', () => {
  const body =
    '{"error_msg":"dial mysql://root:s3cret@127.0.0.1:3306/","error_code":"CDC:ErrMySQLConnectionError"}';
  const lines = check(accepted({ status: 400, headers: json, body }), 202).join();
  expect(lines).toContain('mysql://root:');
  expect(lines).not.toContain('s3cret');
});

test('a body that is no JSON is cut behind its secrets, not within one', () => {
  const body = `no changefeeds, see mysql://root:31415926535897932384@db:4000/ for them`;
  for (let before = 0; before < 60; before += 1) {
    const text = check(list('x'.repeat(before) + body), 200).join('\n');
    expect(text).toContain('expected JSON, received');
    expect(text).not.toContain('root:3');
  }
});

test('where a body is no JSON is told without the word that stands there', () => {
  const body = '[{"id":"test1","sink_uri":"mysql://root:a"s3cret@db:4000/"}]';
  expect(check(list(body), 200)).toEqual([
    'listChangefeeds response-body: expected JSON, received [{"id":"test1","sink_uri":"mysql://root:xxxxx@db:4000/"}] (wrong from line 1, column 43 on)',
  ]);
});

test('nor is the body of a status that was not asked for', () => {
  const digits = '31415926535897932384'.repeat(40);
  const text = check(list(`mysql://root:${digits}@db:4000/`, { status: 418 }), 200).join('\n');
  expect(text).toContain('expected status 200, received 418');
  expect(text).not.toContain('314');
});

test('no finding repeats a secret that stands in an undocumented field', () => {
  const lines = listWith('"error"', '"sasl_password":"s3cret","error"').join();
  expect(lines).toContain('sasl_password');
  expect(lines).not.toContain('s3cret');
});

test('what was received is cut to one short line', () => {
  const long = `<html>\n${'x'.repeat(500)}`;
  const [line = ''] = check(accepted({ body: long }), 202);
  expect(line).toBe(
    `pauseChangefeed response-body: expected no body, received <html> ${'x'.repeat(113)}...`,
  );
});
