// What the contract describes for a release, where it is written, and that answers can show all of it.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { operationIds } from '../../../generated/operations.js';
import { readRelease } from '../../../src/contract/release-range.js';
import { describedItems } from '../../../src/contract/response/described-items.js';
import { contractOf, type Generation } from '../../../src/contract/schema/release-contract.js';
import type { SchemaNode } from '../../../src/contract/schema/schema-node.js';
import { sourceOf } from '../../../src/contract/schema/source-of.js';

const items = (generation: Generation, release: string | undefined) =>
  describedItems(
    contractOf(generation, release === undefined ? undefined : readRelease(release)),
  ).map(({ kind, operationId, name }) => `${operationId} ${kind} ${name}`.trim());

test('the items of an operation are it, its statuses, their fields and words', () => {
  expect(items('classic', '8.5.7').filter((item) => item.startsWith('listCaptures'))).toEqual([
    'listCaptures operation',
    'listCaptures status 200',
    'listCaptures field 200 /-/id',
    'listCaptures field 200 /-/is_owner',
    'listCaptures field 200 /-/address',
    'listCaptures field 200 /-/cluster_id',
    'listCaptures status 404',
    'listCaptures status 500',
    'listCaptures field 500 /error_msg',
    'listCaptures field 500 /error_code',
    'listCaptures status 503',
    'listCaptures field 503 /error_msg',
    'listCaptures field 503 /error_code',
  ]);
});

test('only what the release can send is an item', () => {
  const old = items('classic', '5.2.4');
  expect(old).toContain('listCaptures status 504');
  expect(old).toContain('listChangefeeds value 200 /-/state error');
  expect(old).toContain('getChangefeed field 200 /task_status/-/table_operations/*/done');
  expect(old.filter((item) => /drainCapture|cluster_id| 503|warning|""/.test(item))).toEqual([]);
  const present = items('classic', '8.5.7');
  expect(present).toContain('drainCapture status 202');
  expect(present).toContain('listChangefeeds value 200 /-/state ""');
  expect(present.filter((item) => /table_operations| 504|state error/.test(item))).toEqual([]);
});

test('what no release fills has no fields of its own', () => {
  const fields = items('classic', undefined).filter((item) =>
    /getChangefeed field .*error/.test(item),
  );
  expect(fields.filter((item) => item.includes(' 200 '))).toEqual([
    'getChangefeed field 200 /error',
    'getChangefeed field 200 /error_history',
  ]);
});

test.each([
  ['classic', '5.2.4'],
  ['classic', undefined],
  ['newarch', '8.5.7'],
] as const)('every item of %s %s is there once', (generation, release) => {
  const all = items(generation, release);
  expect(all.filter((item, at) => all.indexOf(item) !== at)).toEqual([]);
});

test('the next description knows releases of its own', () => {
  expect(items('newarch', '8.5.5').some((item) => item.includes('spool_disk_quota'))).toBe(false);
  expect(items('newarch', '8.5.7').some((item) => item.includes('spool_disk_quota'))).toBe(true);
});

test('the releases that are described are the newest known', () => {
  const isNewer = (generation: Generation, release: string) =>
    contractOf(generation, readRelease(release)).isNewer;
  expect(isNewer('classic', '8.5.7')).toBe(false);
  expect(isNewer('classic', '8.5.8')).toBe(true);
  expect(isNewer('newarch', '8.5.7')).toBe(false);
  expect(isNewer('newarch', '26.3.3')).toBe(true);
  expect(contractOf('classic', undefined).isNewer).toBe(false);
});

/** Every schema of an answer. */
const nodesOf = (node: SchemaNode): SchemaNode[] => [
  node,
  ...[...node.properties.values()].flatMap(({ schema }) => nodesOf(schema)),
  ...(node.items ? nodesOf(node.items) : []),
  ...(node.additional ? nodesOf(node.additional) : []),
];

const root = new URL('../../../', import.meta.url);

test.each(['classic', 'newarch'] as const)(
  'every schema of %s has a line in spec/',
  (generation) => {
    const view = contractOf(generation, undefined);
    const pointers = operationIds.flatMap((id) =>
      [...(view.operation(id)?.responses.values() ?? [])].flatMap(({ pointer, contents }) => [
        pointer,
        ...[...contents.values()].flatMap(({ schema }) =>
          nodesOf(schema).map((node) => node.pointer),
        ),
      ]),
    );
    const sources = new Set(pointers.map((pointer) => sourceOf(pointer, generation) ?? pointer));
    expect(sources.size).toBeGreaterThan(60);
    for (const source of sources) {
      const [, file = '', line] = /^(spec\/.+\.yaml):(\d+)$/.exec(source) ?? [];
      expect(existsSync(new URL(file, root)), source).toBe(true);
      expect(readFileSync(new URL(file, root), 'utf8').split('\n').length).toBeGreaterThan(
        Number(line),
      );
    }
  },
);

test('a source is that of the very property, or of what is nearest around it', () => {
  const lineAt = (source: string | undefined) => {
    const [file = '', line] = source?.split(':') ?? [];
    return readFileSync(new URL(file, root), 'utf8').split('\n')[Number(line) - 1]?.trim();
  };
  const state = '/components/schemas/ChangefeedDetail/properties/gid';
  expect(lineAt(sourceOf(state, 'newarch'))).toBe('gid:');
  const address = '/components/schemas/Capture/properties/address/pattern';
  expect(lineAt(sourceOf(address, 'classic'))).toBe('address:');
  expect(lineAt(sourceOf(address, 'newarch'))).toBe('address:');
  expect(sourceOf('/nowhere/at/all', 'classic')).toBe('spec/openapi.yaml:2');
});
