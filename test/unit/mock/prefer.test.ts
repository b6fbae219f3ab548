// How a client chooses a response.
import { expect, test } from 'vitest';
import { parsePreferences } from '../../../src/mock/prefer.js';

const noQuery = new URLSearchParams();

test.each([
  [undefined, {}],
  ['', {}],
  ['code=400', { code: 400 }],
  ['example=v8.5', { example: 'v8.5' }],
  ['dynamic=true', { dynamic: true }],
  ['dynamic=false', { dynamic: false }],
  ['code=400, example=x', { code: 400, example: 'x' }],
  ['code=400, example="a=b"', { code: 400, example: 'a=b' }],
  ['example="a, b; c", code=400', { code: 400, example: 'a, b; c' }],
  ['Code = 400', { code: 400 }],
  ['respond-async, wait=10', {}],
  // The first one counts, and a parameter of a preference is none itself.
  ['code=400, code=500', { code: 400 }],
  ['dynamic=true, dynamic=false', { dynamic: true }],
  ['respond-async; code=400', {}],
  ['code=400; example=x', { code: 400 }],
])('the header "%s" prefers %j', (header, expected) => {
  expect(parsePreferences(header, noQuery)).toEqual(expected);
});

test.each([
  ['__code=500', { code: 500 }],
  ['__example=v8.5', { example: 'v8.5' }],
  ['__dynamic=true&__code=400', { code: 400, dynamic: true }],
  ['state=all&__code=500', { code: 500 }],
  ['code=500&_code=500', {}],
])('the query %s prefers %j', (query, expected) => {
  expect(parsePreferences(undefined, new URLSearchParams(query))).toEqual(expected);
});

test('the header wins over the query', () => {
  expect(parsePreferences('example=x', new URLSearchParams('__code=500'))).toEqual({
    example: 'x',
  });
});

test.each([
  ['code=abc', 'Prefer: code=abc is not a status of three digits'],
  ['code', 'Prefer: code= is not a status of three digits'],
  ['code=4000', 'Prefer: code=4000 is not a status of three digits'],
  ['dynamic=yes', 'Prefer: dynamic=yes is neither true nor false'],
])('the header %s is refused', (header, message) => {
  expect(() => parsePreferences(header, noQuery)).toThrow(message);
});

test.each([
  ['__code=abc', '__code=abc is not a status of three digits'],
  ['__dynamic=', '__dynamic= is neither true nor false'],
  ['__code=400&__code=500', '__code is given 2 times'],
])('the query %s is refused', (query, message) => {
  expect(() => parsePreferences(undefined, new URLSearchParams(query))).toThrow(message);
});
