// The `Prefer` header.
import { expect, test } from 'vitest';
import { parsePrefer } from '../../../src/mock/prefer.js';

test.each([
  [undefined, {}],
  ['', {}],
  ['code=400', { code: 400 }],
  ['example=v8.5', { example: 'v8.5' }],
  ['dynamic=true', { dynamic: true }],
  ['dynamic=false', { dynamic: false }],
  ['code=400, example=x', { code: 400, example: 'x' }],
  ['code=400;example="a=b"', { code: 400, example: 'a=b' }],
  ['Code = 400', { code: 400 }],
  ['respond-async, wait=10', {}],
])('%s is %j', (header, expected) => {
  expect(parsePrefer(header)).toEqual(expected);
});

test.each([
  ['code=abc', 'Prefer: code=abc is not a status of three digits'],
  ['code=', 'Prefer: code= is not a status of three digits'],
  ['code=4000', 'Prefer: code=4000 is not a status of three digits'],
  ['dynamic=yes', 'Prefer: dynamic=yes is neither true nor false'],
])('%s is refused', (header, message) => {
  expect(() => parsePrefer(header)).toThrow(message);
});
