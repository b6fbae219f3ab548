// JSON pointers, and the references of OpenAPI documents.
import { expect, test } from 'vitest';
import { joinPointer, pointerKeys, toPointer, valueAt } from '../../../src/shared/json-pointer.js';
import {
  childObjects,
  findObject,
  followReference,
  resolveObject,
} from '../../../src/shared/references.js';

test.each([
  [[], ''],
  [[''], '/'],
  [['a/b', '~', 0], '/a~1b/~0/0'],
  [['~1'], '/~01'],
])('the pointer to %j is %j, and back', (keys, pointer) => {
  expect(toPointer(keys)).toBe(pointer);
  expect(pointerKeys(pointer)).toEqual(keys.map(String));
});

test('a pointer is extended', () => {
  expect(joinPointer('/a', 'b/c', 1)).toBe('/a/b~1c/1');
  expect(joinPointer('/a')).toBe('/a');
});

const document = {
  paths: {
    '/a/{id}': { get: { $ref: '#/components/named/One' }, list: [{ x: 1 }, { $ref: '#/a b' }] },
  },
  components: {
    named: {
      One: { $ref: '#/components/named/Two' },
      Two: { inside: { $ref: '#/paths/~1a~1%7Bid%7D/list/0' } },
      Loop: { $ref: '#/components/named/Loop' },
      Lost: { $ref: '#/components/named/Nobody' },
      Outside: { $ref: 'other.yaml#/a' },
      Text: { $ref: '#/text' },
    },
  },
  'a b': { found: true },
  text: 'x',
};
const root = { node: document, pointer: '' };

test.each([
  ['', document],
  ['/paths/~1a~1{id}/list/0/x', 1],
  ['/paths/~1a~1{id}/list/', undefined],
  ['/paths/~1a~1{id}/list/00', undefined],
  ['/paths/~1a~1{id}/list/length', undefined],
  ['/text/length', undefined],
  ['/constructor', undefined],
])('the value at "%s"', (pointer, expected) => {
  expect(valueAt(document, pointer)).toBe(expected);
});

test('references are followed to their end, also through references and percent-encoding', () => {
  expect(findObject(document, root, 'paths', '/a/{id}', 'get', 'inside')).toEqual({
    node: { x: 1 },
    pointer: '/paths/~1a~1{id}/list/0',
  });
  expect(findObject(document, root, 'paths', '/b', 'get')).toBeUndefined();
  expect(resolveObject(document, { $ref: '#/a%20b' })).toEqual({ found: true });
  expect(resolveObject(document, 'no object')).toEqual({});
});

test('the children of an object', () => {
  const one = { node: document.components.named.One, pointer: '/components/named/One' };
  expect(childObjects({ ...document, top: { one: one.node, text: 'x' } }, root, 'top')).toEqual([]);
  expect(childObjects(document, root, 'paths')).toEqual([
    ['/a/{id}', { node: document.paths['/a/{id}'], pointer: '/paths/~1a~1{id}' }],
  ]);
  expect(childObjects(document, root, 'text')).toEqual([]);
});

test.each(['Loop', 'Lost', 'Outside', 'Text'] as const)('%s leads nowhere', (name) => {
  const located = { node: document.components.named[name], pointer: `/components/named/${name}` };
  expect(() => followReference(document, located)).toThrow(
    `/components/named/${name}: $ref "${located.node.$ref}" leads nowhere in the document`,
  );
});
