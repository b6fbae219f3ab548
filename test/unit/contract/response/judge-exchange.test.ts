// One response that conforms, and one that must be reported for each kind of violation.
import { expect, test } from 'vitest';
import type { Exchange } from '../../../../src/contract/response/exchange.js';
import { judgeExchange } from '../../../../src/contract/response/judge-exchange.js';
import { contractOf } from '../../../../src/contract/schema/release-contract.js';
import { readRelease } from '../../../../src/shared/release.js';
import { dataOf, json, placeOf } from './support.js';

const contract = contractOf('classic');

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

const judge = (exchange: Exchange, status: number) =>
  judgeExchange(exchange, { statuses: [status] }, contract).findings;
const data = (exchange: Exchange, status: number) => judge(exchange, status).map(dataOf);

test('a response that conforms has no findings', () => {
  expect(judge(list(), 200)).toEqual([]);
  expect(judge(accepted(), 202)).toEqual([]);
});

test('a response that conforms shows items of the contract, its integers and its value', () => {
  const { observed, integers, value } = judgeExchange(list(), { statuses: [200] }, contract);
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
  const { observed } = judgeExchange(list('[]'), { statuses: [200] }, contract);
  expect(observed.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['operation ', 'status 200']);
});

test('a value that breaks the contract does not count as seen', () => {
  const broken = list(`[${item.replace('normal', 'n0rmal')}]`);
  const { observed } = judgeExchange(broken, { statuses: [200] }, contract);
  expect(observed.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'status 200',
    'field 200 /-/id',
    'field 200 /-/checkpoint_tso',
    'field 200 /-/checkpoint_time',
    'field 200 /-/error',
  ]);
});

test('a response with an unexpected status shows nothing', () => {
  expect(judgeExchange(list(), { statuses: [400] }, contract).observed).toEqual([]);
});

test('a finding names the operation and the request', () => {
  const exchange = list('');
  const [found] = judge(exchange, 200);
  expect(found).toMatchObject({ operationId: 'listChangefeeds', request: exchange.request });
});

test('an unexpected status is reported, although it is documented', () => {
  const body =
    '{"error_msg":"[CDC:ErrServerIsNotReady]cdc server is not ready","error_code":"CDC:ErrServerIsNotReady"}';
  expect(data(list(body, { status: 503 }), 200)).toEqual([
    ['unexpected-status', '', [200], { status: 503, body }],
  ]);
});

test('a status that the contract does not document is reported, even if it was expected', () => {
  const received = { status: 204, body: '', undocumented: { part: 'status', releases: undefined } };
  expect(data(accepted({ status: 204 }), 204)).toEqual([
    ['unexpected-status', '', [204], received],
  ]);
});

test('a wrong content type is reported', () => {
  expect(data(list(undefined, { headers: { 'content-type': 'text/html' } }), 200)).toEqual([
    ['content-type', '', ['application/json'], 'text/html'],
  ]);
});

test.each(['charset=latin1', 'charset=utf-8; charset=utf-8', 'boundary=x'])(
  'a content type with %s is reported',
  (parameter) => {
    const type = `application/json; ${parameter}`;
    expect(data(list(undefined, { headers: { 'content-type': type } }), 200)).toEqual([
      ['content-type', '', ['application/json; charset=utf-8'], type],
    ]);
  },
);

test.each([
  'application/json',
  'Application/JSON;charset=UTF-8',
  'application/json; charset="utf-8"',
])('the content type %s conforms', (type) => {
  expect(judge(list(undefined, { headers: { 'Content-Type': type } }), 200)).toEqual([]);
});

test('a missing content type is reported', () => {
  expect(data(list(undefined, { headers: {} }), 200)).toEqual([
    ['content-type', '', ['application/json'], null],
  ]);
});

test('a content type without a body is reported', () => {
  expect(data(accepted({ headers: json }), 202)).toEqual([
    ['content-type', '', [], 'application/json; charset=utf-8'],
  ]);
});

test('an undocumented header is reported, those of HTTP are not', () => {
  const headers = { date: 'x', 'content-length': '0', 'x-powered-by': 'prism' };
  expect(data(accepted({ headers }), 202)).toEqual([
    ['undocumented-header', '', undefined, { name: 'x-powered-by', value: 'prism' }],
  ]);
});

test('the header of forwarded responses is documented up to v7.2 (server-behaviour/http.md#forward-header-v5-2-0-to-v7-2-0)', () => {
  const [name, value] = ['ticdc-forwardfromcapture', '561c3784-77f0-4863-ad52-65a3436db6af'];
  const headers = { [name]: value };
  const empty = { body: '{}', headers: { ...headers, ...json } };
  const judgeFor = (generation: 'classic' | 'newarch', release: string) =>
    judgeExchange(
      accepted(generation === 'classic' ? { headers } : empty),
      { statuses: [202] },
      contractOf(generation, readRelease(release)),
    ).findings.map(dataOf);
  expect(judgeFor('classic', '7.2.0')).toEqual([]);
  for (const found of [judgeFor('classic', '7.3.0'), judgeFor('newarch', '8.5.7')]) {
    expect(found).toEqual([['undocumented-header', '', undefined, { name, value }]]);
  }
});

test('a body where none is documented is reported', () => {
  expect(data(accepted({ body: '{}' }), 202)).toEqual([['body-not-allowed', '', undefined, '{}']]);
});

test('an empty body where one is documented is reported', () => {
  expect(data(list(''), 200)).toEqual([['body-missing', '', undefined, undefined]]);
});

test('a 500 may come without body and content type, a 400 may not', () => {
  expect(judge(accepted({ status: 500 }), 500)).toEqual([]);
  expect(data(accepted({ status: 400, headers: json }), 400)).toEqual([
    ['body-missing', '', undefined, undefined],
  ]);
});

test('a 404 is the text of the router, not JSON', () => {
  const text = { status: 404, headers: { 'content-type': 'text/plain' } };
  expect(judge(accepted({ ...text, body: '404 page not found' }), 404)).toEqual([]);
  expect(data(accepted({ ...text, body: 'no such page' }), 404)).toEqual([
    ['text-pattern', '', '^404 page not found$', '"no such page"'],
  ]);
});

test.each(['<html>', '[{]', '{"a":1} {}', '\ufeff[]', '[1,]', "{'a':1}", '[01]'])(
  'the body %s, which is no JSON, is reported',
  (body) => {
    expect(judge(list(body), 200).map(placeOf)).toEqual([['body-not-json', '']]);
  },
);

test('a duplicate key is reported', () => {
  const body = `[${item.replace('"error":null', '"error":null,"error":null')}]`;
  expect(data(list(body), 200)).toEqual([['duplicate-key', '/0/error', undefined, undefined]]);
});

test('everything wrong with a response is reported at once', () => {
  const broken = list(`[${item.replace('"id":"test1"', '"id":7').replace('849', '849.5')}]`, {
    headers: { 'content-type': 'text/html', server: 'nginx' },
  });
  expect(judge(broken, 202).map(placeOf)).toEqual([
    ['unexpected-status', ''],
    ['undocumented-header', ''],
    ['content-type', ''],
    ['wrong-type', '/0/id'],
    ['integer-not-plain', '/0/checkpoint_tso'],
  ]);
});
