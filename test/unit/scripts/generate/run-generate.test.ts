// `npm run generate` and `npm run generate:check` as commands: files, lines, exit codes.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runGenerate } from '../../../../scripts/generate/run-generate.js';
import { copyProject } from './spec-copy.js';

const FILES = [
  'README.md',
  'client.ts',
  'openapi-3.1.json',
  'openapi.codegen.newarch.yaml',
  'openapi.codegen.yaml',
  'openapi.json',
  'openapi.newarch.json',
  'openapi.yaml',
  'operations.ts',
  'schema.ts',
  'source-map.json',
  'source-map.newarch.json',
  'types.ts',
];

async function run(project: string, ...options: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runGenerate(options, project, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { code, out, err };
}

test('it writes every file, and the check is then content and silent', async () => {
  const project = copyProject();
  expect(await run(project)).toEqual({
    code: 0,
    out: [],
    err: ['generated/: 13 of 13 files changed.'],
  });
  expect(readdirSync(join(project, 'generated')).sort()).toEqual(FILES);
  expect(await run(project, '--check')).toEqual({ code: 0, out: [], err: [] });
});

test('the check lists stale, missing and unexpected files and what mends them, and changes nothing', async () => {
  const project = copyProject();
  await run(project);
  const generated = join(project, 'generated');
  writeFileSync(join(generated, 'schema.ts'), 'edited by hand');
  rmSync(join(generated, 'client.ts'));
  mkdirSync(join(generated, 'old'));
  writeFileSync(join(generated, 'old/model.ts'), '');
  expect(await run(project, '--check')).toEqual({
    code: 1,
    out: [
      'missing: generated/client.ts',
      'unexpected: generated/old/model.ts',
      'stale: generated/schema.ts',
    ],
    err: ['3 files are out of date. Run `npm run generate` and commit the result.'],
  });
  expect(readFileSync(join(generated, 'schema.ts'), 'utf8')).toBe('edited by hand');
  await run(project);
  expect((await run(project, '--check')).code).toBe(0);
});

test('editing a description makes the check name the files that show it', async () => {
  const project = copyProject();
  await run(project);
  const file = join(project, 'spec/components/schemas/HTTPError.yaml');
  writeFileSync(file, `description: What went wrong.\n${readFileSync(file, 'utf8')}`);
  const { code, out } = await run(project, '--check');
  expect(code).toBe(1);
  expect(out).toContain('stale: generated/openapi.yaml');
  expect(out).toContain('stale: generated/schema.ts');
  expect(out).not.toContain('stale: generated/operations.ts');
});

test('a broken spec is told in one line and nothing is written', async () => {
  const project = copyProject({
    file: 'paths/ticks.yaml',
    before: '../components/schemas/Tick.yaml',
    after: '../components/schemas/Tack.yaml',
  });
  for (const options of [[], ['--check']]) {
    const { code, out, err } = await run(project, ...options);
    expect({ code, out, lines: err.length }).toEqual({ code: 1, out: [], lines: 1 });
    expect(err[0]).toMatch(/^spec\/paths\/ticks\.yaml:27: \$ref ".*Tack\.yaml" points to/);
  }
  expect(existsSync(join(project, 'generated'))).toBe(false);
});

test('a missing overlay is reported', async () => {
  const project = copyProject();
  rmSync(join(project, 'spec/overlays/newarch.yaml'));
  expect((await run(project)).err).toEqual([
    'spec/overlays/newarch.yaml:1: the overlay is missing: it is needed for openapi.newarch.json',
  ]);
});

test('an unknown option is wrong usage', async () => {
  expect((await run(copyProject(), '--chek')).code).toBe(2);
});
