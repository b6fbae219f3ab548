// The lines of spec/ that the description comes from.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { operationIds } from '../../../../generated/operations.js';
import { contractOf } from '../../../../src/contract/schema/release-contract.js';
import type { SchemaNode } from '../../../../src/contract/schema/schema-node.js';
import { sourceOf } from '../../../../src/contract/schema/source-of.js';

/** A schema and all schemas inside it. */
const nodesOf = (node: SchemaNode): SchemaNode[] => [
  node,
  ...[...node.properties.values()].flatMap(({ schema }) => nodesOf(schema)),
  ...(node.items ? nodesOf(node.items) : []),
  ...(node.additional ? nodesOf(node.additional) : []),
];

const root = new URL('../../../../', import.meta.url);

test.each(['classic', 'newarch'] as const)(
  'every schema of %s has a line in spec/',
  (generation) => {
    const contract = contractOf(generation);
    const pointers = operationIds.flatMap((id) =>
      [...(contract.operation(id)?.responses.values() ?? [])].flatMap(({ pointer, contents }) => [
        pointer,
        ...[...contents.values()].flatMap(({ schema }) =>
          nodesOf(schema).map((node) => node.pointer),
        ),
      ]),
    );
    const sources = new Set(pointers.map((pointer) => sourceOf(pointer, generation) ?? pointer));
    expect(sources.size).toBeGreaterThan(60);
    for (const source of sources) {
      const [, file = '', line] = /^ticdc-openapi\/(spec\/.+\.yaml):(\d+)$/.exec(source) ?? [];
      expect(existsSync(new URL(file, root)), source).toBe(true);
      expect(readFileSync(new URL(file, root), 'utf8').split('\n').length).toBeGreaterThan(
        Number(line),
      );
    }
  },
);

test('a source is the line of the property, or of what is nearest around it', () => {
  const lineAt = (source: string | undefined) => {
    const [file = '', line] = source?.replace('ticdc-openapi/', '').split(':') ?? [];
    return readFileSync(new URL(file, root), 'utf8').split('\n')[Number(line) - 1]?.trim();
  };
  const gid = '/components/schemas/ChangefeedDetail/properties/gid';
  expect(lineAt(sourceOf(gid, 'newarch'))).toBe('gid:');
  const address = '/components/schemas/Capture/properties/address/pattern';
  expect(lineAt(sourceOf(address, 'classic'))).toBe('address:');
  expect(lineAt(sourceOf(address, 'newarch'))).toBe('address:');
  expect(sourceOf('/nowhere/at/all', 'classic')).toBe('ticdc-openapi/spec/openapi.yaml:2');
});
