// The OpenAPI Overlay Specification 1.0, exactly.
import { expect, test } from 'vitest';
import { applyOverlay } from '../../../../scripts/generate/spec/overlay.js';
import { parseSpecFile } from '../../../../scripts/generate/spec/read-spec.js';
import { SourceMap } from '../../../../scripts/generate/spec/source-map.js';
import type { JsonObject } from '../../../../src/shared/json.js';

const HEAD = 'overlay: 1.0.0\ninfo: { title: T, version: 1.0.0 }\nactions:\n';

function apply(document: JsonObject, actions: string): JsonObject {
  const sources = new SourceMap();
  return applyOverlay(
    document,
    parseSpecFile(HEAD + actions, 'spec/overlays/newarch.yaml', sources),
    sources,
  );
}

test('an update merges objects deeply, replaces values and appends to lists', () => {
  const document = { a: { b: { c: 1, d: [1, 2] }, e: 'old' } };
  const actions = '- target: $.a\n  update: { b: { d: [3], f: true }, e: new }';
  expect(apply(document, actions)).toEqual({ a: { b: { c: 1, d: [1, 2, 3], f: true }, e: 'new' } });
});

test('an update of a list appends one entry', () => {
  expect(apply({ tags: [{ name: 'A' }] }, '- target: $.tags\n  update: { name: B }')).toEqual({
    tags: [{ name: 'A' }, { name: 'B' }],
  });
});

test('an update reaches every match, each with a copy of its own', () => {
  const document = { paths: { a: { get: {} }, b: { get: {} } } };
  const result = apply(
    document,
    '- target: $.paths.*.get\n  update: { x: { n: 1 } }\n- target: $.paths.a.get.x\n  update: { n: 2 }',
  );
  expect(result).toEqual({ paths: { a: { get: { x: { n: 2 } } }, b: { get: { x: { n: 1 } } } } });
});

test('remove deletes members and elements, several at once, also under odd names', () => {
  const document = { list: [1, 2, 3, 4], keep: 1, 'it\'s "x"': { 'a/b': 1 } };
  const actions = [
    '- target: $.list[?@ > 1 && @ < 4]\n  remove: true',
    `- target: $["it's \\"x\\""]['a/b']\n  remove: true`,
  ].join('\n');
  expect(apply(document, actions)).toEqual({ list: [1, 4], keep: 1, 'it\'s "x"': {} });
});

test('remove wins over update', () => {
  expect(apply({ a: { b: 1 } }, '- target: $.a\n  remove: true\n  update: { c: 1 }')).toEqual({});
});

test('actions are carried out in their order', () => {
  const actions = '- target: $.a\n  remove: true\n- target: $\n  update: { a: { c: 2 } }';
  expect(apply({ a: { b: 1 } }, actions)).toEqual({ a: { c: 2 } });
});

test('64-bit integers go through, in the document and in the update, and can be looked for', () => {
  const document = { a: { max: 18446744073709551615n }, b: { max: 426921294362574849n } };
  expect(apply(document, '- target: $.a\n  update: { min: -9223372036854775808 }')).toEqual({
    a: { max: 18446744073709551615n, min: -9223372036854775808n },
    b: { max: 426921294362574849n },
  });
});

test('the document that was handed in stays as it was', () => {
  const document = { a: { list: [1] } };
  apply(document, '- target: $.a\n  update: { list: [2] }');
  expect(document).toEqual({ a: { list: [1] } });
});

test.each([
  ['an update of a plain value', '- target: $.a.b\n  update: 2', /an update needs an object/],
  ['an action that does nothing', '- target: $.a', /expected "update" or "remove: true"/],
  ['removing everything', '- target: $\n  remove: true', /the whole description cannot be removed/],
  ['no target', '- update: {}', /expected a JSONPath under "target"/],
])('%s is refused with its line', (_name, actions, message) => {
  expect(() => apply({ a: { b: 1 } }, actions)).toThrow(message);
  expect(() => apply({ a: { b: 1 } }, actions)).toThrow(/^spec\/overlays\/newarch\.yaml:4: /);
});
