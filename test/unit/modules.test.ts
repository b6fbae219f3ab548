// The structure of the sources: a module imports only what its row in CONTRIBUTING.md allows, no file imports itself by way of others, and
// folders stay small.
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);

/** `src/shared/node` holds what needs Node, so it counts as a module of its own. */
const shared = ['src/shared', 'generated'];
const sharedNode = ['src/shared/node', ...shared];

/** The modules that a module may import from, besides itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  generated: [],
  'src/shared/node': shared,
  'src/shared': ['generated'],
  'src/codec': shared,
  'src/client': ['src/codec', ...shared],
  'src/http': ['src/codec', ...sharedNode],
  'src/mock': ['src/http', 'src/codec', ...sharedNode],
  'src/sandbox': ['src/http', 'src/codec', ...sharedNode],
  'src/contract': ['src/codec', 'src/client', ...sharedNode],
  'src/cli': ['src/codec', 'src/client', 'src/mock', 'src/sandbox', 'src/contract', ...sharedNode],
};

/** The folders of `src/contract` from the lowest to the highest: a file imports only from its own folder and lower ones. */
const contractFolders: readonly string[] = [
  'finding',
  'schema',
  'response',
  'report',
  'state',
  'rules',
  'scenario',
  'run',
];

/** The most files in a folder. */
const mostFiles = 20;

/** Modules that run in browsers: no Node modules. */
const portable = ['generated', 'src/shared', 'src/codec', 'src/client'];

/** The generator writes `generated/`, so the modules that it uses must not need it. */
const usedByGenerator = ['json', 'json-pointer', 'references'].map(
  (name) => `src/shared/${name}.ts`,
);

const moduleOf = (path: string) =>
  Object.keys(allowed).find((module) => path.startsWith(`${module}/`));

function importsOf(path: string): string[] {
  const text = readFileSync(new URL(path, root), 'utf8');
  const specifiers = /(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g;
  return [...text.matchAll(specifiers)].map(([, specifier = '']) => specifier);
}

const files = Object.keys(allowed).flatMap((module) =>
  readdirSync(new URL(module, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[tj]s$/.test(file))
    .map((file) => `${module}/${file}`),
);

test('there are files in every module', () => {
  expect(new Set(files.map(moduleOf))).toEqual(new Set(Object.keys(allowed)));
});

test.each(files)('%s imports only what its module may', (file) => {
  const module = moduleOf(file) ?? '';
  const forbidden = importsOf(file).filter((specifier) => {
    if (specifier.startsWith('node:')) return portable.includes(module);
    if (!specifier.startsWith('.')) return false;
    const target = moduleOf(posix.join(posix.dirname(file), specifier));
    return target !== module && !allowed[module]?.includes(target ?? 'outside every module');
  });
  expect(forbidden).toEqual([]);
});

test('no file imports itself by way of others, types included', () => {
  const targetsOf = (file: string) =>
    importsOf(file)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => posix.join(posix.dirname(file), specifier).replace(/js$/, 'ts'))
      .filter((target) => files.includes(target));
  const imports = new Map(files.map((file) => [file, targetsOf(file)]));
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' > '));
    if (done.has(file) || path.includes(file)) return;
    for (const target of imports.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

test('in src/contract imports go downwards', () => {
  const levelOf = (path: string) => {
    const [folder = ''] = path.replace('src/contract/', '').split('/');
    const level = contractFolders.indexOf(folder);
    return level === -1 ? contractFolders.length : level;
  };
  const upward = files
    .filter((file) => file.startsWith('src/contract/'))
    .flatMap((file) =>
      importsOf(file)
        .map((specifier) => posix.join(posix.dirname(file), specifier))
        .filter((target) => target.startsWith('src/contract/') && levelOf(target) > levelOf(file))
        .map((target) => `${file} imports ${target}`),
    );
  expect(upward).toEqual([]);
});

test.each(['src', 'scripts', 'spec', 'test'])('no folder of %s has too many files', (top) => {
  const entries = readdirSync(new URL(top, root), { recursive: true, withFileTypes: true });
  const counts = new Map<string, number>();
  for (const { parentPath } of entries.filter((entry) => entry.isFile())) {
    const folder = posix.relative(root.pathname, parentPath);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  expect(counts.size).toBeGreaterThan(5);
  expect([...counts].filter(([, count]) => count > mostFiles)).toEqual([]);
});

test.each(usedByGenerator)('%s imports nothing generated', (file) => {
  const folder = posix.dirname(file);
  const targets = importsOf(file).map((specifier) => posix.join(folder, specifier));
  expect(
    targets.filter((target) => !usedByGenerator.includes(target.replace(/js$/, 'ts'))),
  ).toEqual([]);
});
