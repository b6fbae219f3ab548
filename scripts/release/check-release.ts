// The command of `npm run release:check`: what must agree before a version is published.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Output } from '../generate/run-generate.js';
import { isUnreleased, notesOf } from './changelog.js';
import { kept } from './run-contract-diff.js';

/**
 * Compares a tag with the version in `package.json`, the changelog and the descriptions that `releases/` keeps.
 *
 * @returns the exit code: 0 ready, 1 not ready, 2 wrong usage.
 */
export function checkRelease(
  options: readonly string[],
  root: string,
  { out, err }: Output,
): 0 | 1 | 2 {
  const { values, positionals } = parseArgs({
    args: [...options],
    options: { notes: { type: 'boolean' } },
    allowPositionals: true,
    strict: false,
  });
  const [tag] = positionals;
  if (tag === undefined || positionals.length > 1) {
    err('Usage: npm run release:check -- <tag such as v0.1.0> [--notes]');
    return 2;
  }
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const { version }: { version: string } = JSON.parse(read('package.json'));
  const changelog = read('CHANGELOG.md');
  if (values.notes) {
    out(notesOf(changelog, version));
    return 0;
  }
  const outdated = kept.filter((file) => {
    const path = `releases/${version}/${file}`;
    return !existsSync(join(root, path)) || read(path) !== read(`generated/${file}`);
  });
  const problems = [
    tag !== `v${version}` && `Expected the tag v${version}, as package.json has it, got ${tag}`,
    isUnreleased(changelog, version) &&
      `CHANGELOG.md calls ${version} not released yet: replace that by the date`,
    outdated.length > 0 &&
      `releases/${version} is out of date: ${outdated.join(', ')}. Run: npm run contract:diff`,
  ].filter((problem) => problem !== false);
  for (const problem of problems) err(problem);
  return problems.length === 0 ? 0 : 1;
}
