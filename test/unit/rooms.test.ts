// A room imports only what its row in CONTRIBUTING.md allows.
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);

/** The rooms that a room may import from, besides itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  generated: [],
  'src/codec': ['generated'],
  'src/client': ['src/codec', 'generated'],
  'src/edge': ['src/codec', 'generated'],
  'src/mock': ['src/edge', 'src/codec', 'generated'],
  'src/sandbox': ['src/edge', 'src/codec', 'generated'],
  'src/contract': ['src/codec', 'src/client', 'generated'],
  'src/cli': ['src/codec', 'src/client', 'src/mock', 'src/sandbox', 'src/contract', 'generated'],
};

/** Rooms that run in browsers: no Node modules. */
const portable = ['generated', 'src/codec', 'src/client'];

const roomOf = (path: string) => Object.keys(allowed).find((room) => path.startsWith(`${room}/`));

function importsOf(path: string): string[] {
  const text = readFileSync(new URL(path, root), 'utf8');
  const specifiers = /(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g;
  return [...text.matchAll(specifiers)].map(([, specifier = '']) => specifier);
}

const files = Object.keys(allowed).flatMap((room) =>
  readdirSync(new URL(room, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[tj]s$/.test(file))
    .map((file) => `${room}/${file}`),
);

test('there are files in every room', () => {
  expect(new Set(files.map(roomOf))).toEqual(new Set(Object.keys(allowed)));
});

test.each(files)('%s imports only what its room may', (file) => {
  const room = roomOf(file) ?? '';
  const forbidden = importsOf(file).filter((specifier) => {
    if (specifier.startsWith('node:')) return portable.includes(room);
    if (!specifier.startsWith('.')) return false;
    const target = roomOf(posix.join(posix.dirname(file), specifier));
    return target !== room && !allowed[room]?.includes(target ?? 'outside every room');
  });
  expect(forbidden).toEqual([]);
});
