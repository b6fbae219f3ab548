// House rules of the spec that a linter cannot express.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { operationIds, operations } from '../../../generated/operations.js';
import { isInRange } from '../../../src/shared/release-range.js';

const root = new URL('../../../', import.meta.url);
const bundle = JSON.parse(readFileSync(new URL('generated/openapi.json', root), 'utf8'));
const examples: { operationId: string; section: string; method: string; path: string }[] =
  JSON.parse(readFileSync(new URL('test/fixtures/documented-examples.json', root), 'utf8'));

/** Every object in the bundle that has `key`, with that value. */
function valuesOf(key: string, node: unknown = bundle): unknown[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = Object.hasOwn(node, key) ? [Reflect.get(node, key)] : [];
  return [...own, ...Object.values(node).flatMap((child) => valuesOf(key, child))];
}

function keysOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = Array.isArray(node) ? [] : Object.keys(node);
  return [...own, ...Object.values(node).flatMap(keysOf)];
}

test('there are the 16 documented operations and drainCapture', () => {
  const documented = examples.map(({ operationId }) => operationId);
  expect([...operationIds].sort()).toEqual([...documented, 'drainCapture'].sort());
});

test.each(examples)('$operationId is $method $path', ({ operationId, method, path, section }) => {
  const operation = bundle.paths[path][method.toLowerCase()];
  expect(operation.operationId).toBe(operationId);
  expect(operation.externalDocs.url).toBe(
    `https://docs.pingcap.com/tidb/stable/ticdc-open-api#${section}`,
  );
});

test('drainCapture is the only operation that the document does not mention', () => {
  const undocumented = operationIds.filter((id) => 'undocumented' in operations[id]);
  expect(undocumented).toEqual(['drainCapture']);
});

test('the file of a path is its URL with dots for slashes', () => {
  const files = readdirSync(new URL('spec/paths', root));
  const expected = Object.keys(bundle.paths).map(
    (path) => `${path.replace('/api/v1/', '').replaceAll('/', '.')}.yaml`,
  );
  expect(files.sort()).toEqual(expected.sort());
});

test('releases are given as semver ranges of whole versions', () => {
  const comparator = '(?:[<>]=?)\\d+\\.\\d+\\.\\d+';
  const range = new RegExp(
    `^${comparator}(?: ${comparator})*(?: \\|\\| ${comparator}(?: ${comparator})*)*$`,
  );
  const ranges = [
    ...valuesOf('x-releases'),
    ...valuesOf('x-required-releases'),
    ...valuesOf('x-error-codes').flatMap((codes) => valuesOf('releases', codes)),
    ...valuesOf('x-enum-releases').flatMap((words) => Object.values(Object(words))),
  ];
  expect(ranges.length).toBeGreaterThan(50);
  expect(ranges.filter((one) => !range.test(String(one)))).toEqual([]);
});

test('what only some releases have, only they can be required to send', () => {
  const properties = valuesOf('properties').flatMap((named) => Object.values(Object(named)));
  const strict = properties.map(Object).filter((one) => 'x-required-releases' in one);
  expect(strict.length).toBeGreaterThan(15);
  expect(
    strict.filter(
      (one) => (one['x-releases'] ?? one['x-required-releases']) !== one['x-required-releases'],
    ),
  ).toEqual([]);
});

test('only words of an enumeration have releases of their own', () => {
  const strangers = Object.entries(bundle.components.schemas)
    .flatMap(([name, schema]) => [
      [name, schema],
      ...Object.entries(Object(schema).properties ?? {}),
    ])
    .flatMap(([name, schema]) => {
      const {
        enum: closed,
        'x-extensible-enum': open,
        'x-enum-releases': releases,
      } = Object(schema);
      const words: unknown[] = closed ?? open ?? [];
      return Object.keys(releases ?? {})
        .filter((word) => !words.includes(word))
        .map((word) => `${name}: ${word}`);
    });
  expect(strangers).toEqual([]);
});

// oapi-codegen (Go) takes x-go-* for orders to itself, and names the answer of an operation `<OperationId>Response`.
test('no name is taken that generators use for themselves', () => {
  expect(keysOf(bundle).filter((key) => /^x-(go|java|ts|python|codegen|oapi)-/.test(key))).toEqual(
    [],
  );
  const generated = operationIds.map((id) => `${id.charAt(0).toUpperCase()}${id.slice(1)}Response`);
  const schemas = Object.keys(bundle.components.schemas);
  expect(schemas.filter((name) => generated.includes(name))).toEqual([]);
});

test('every answer lists its statuses; none has a default', () => {
  expect(
    valuesOf('responses').flatMap((responses) => Object.keys(Object(responses))),
  ).not.toContain('default');
});

test('the new architecture has nothing before the release that brings it', () => {
  const newarch: unknown = JSON.parse(
    readFileSync(new URL('generated/openapi.newarch.json', root), 'utf8'),
  );
  const first = { major: 8, minor: 5, patch: 5 };
  const [classic, own] = [rangesOf(bundle), rangesOf(newarch)];
  const wrong = [...own].filter(([pointer, range]) => {
    const before = classic.get(pointer);
    return before !== undefined && isInRange(first, range) && !isInRange(first, before);
  });
  expect(wrong).toEqual([]);
});

/** Returns `x-releases` by the pointer of the element that has it. */
function rangesOf(node: unknown, pointer = ''): ReadonlyMap<string, string> {
  if (typeof node !== 'object' || node === null) return new Map();
  const range: unknown = Reflect.get(node, 'x-releases');
  const own: [string, string][] = typeof range === 'string' ? [[pointer, range]] : [];
  return new Map([
    ...own,
    ...Object.entries(node).flatMap(([key, child]) => [...rangesOf(child, `${pointer}/${key}`)]),
  ]);
}
