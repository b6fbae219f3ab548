// Reading fields of unknown JSON values.
import { expect, test } from 'vitest';
import { isObject, objectAt, objectEntries, objectsAt, textAt } from '../../../src/shared/json.js';

test.each([
  [{}, true],
  [[], false],
  [null, false],
  [undefined, false],
  ['text', false],
  [1n, false],
])('%o is an object: %s', (value, expected) => {
  expect(isObject(value)).toBe(expected);
});

const parent = { object: { a: 1 }, list: [{ b: 2 }, null, [{}], { c: 3 }], text: 'x', number: 1 };

test('fields of the expected kind are returned, others are not', () => {
  expect(objectAt(parent, 'object')).toEqual({ a: 1 });
  expect(objectAt(parent, 'list')).toEqual({});
  expect(objectsAt(parent, 'list')).toEqual([{ b: 2 }, { c: 3 }]);
  expect(objectsAt(parent, 'object')).toEqual([]);
  expect(textAt(parent, 'text')).toBe('x');
  expect(textAt(parent, 'number')).toBeUndefined();
  expect(objectEntries(parent)).toEqual([['object', { a: 1 }]]);
});

test('inherited members are no fields', () => {
  expect(objectAt({}, '__proto__')).toEqual({});
  expect(textAt({}, 'constructor')).toBeUndefined();
});
