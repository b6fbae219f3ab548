// The command of `npm run contract:diff`. Reads everything before it writes anything.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Output } from '../generate/run-generate.js';
import { isUnreleased, linesOf, withChanges } from './changelog.js';
import { type Change, classify } from './classify.js';
import { compare } from './compare.js';
import { compareVersions, versionFor } from './version.js';

/** The files of `generated/` that a release keeps in `releases/<version>/`. */
export const kept = ['openapi.json', 'openapi.newarch.json'] as const;

/**
 * Compares the description with that of the last release in `<root>/releases`, and with the version in `package.json`. Unless the
 * option `--check` is there, writes the changelog's section, and keeps the description of a version that is not released yet.
 *
 * @returns the exit code: 0 success, 1 a version that does not match or files out of date, 2 wrong usage.
 */
export async function runContractDiff(
  options: readonly string[],
  root: string,
  { out, err }: Output,
): Promise<0 | 1 | 2> {
  const unknown = options.find((option) => option !== '--check');
  if (unknown !== undefined) {
    err(`Unknown option ${unknown}. Usage: npm run contract:diff [-- --check]`);
    return 2;
  }
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const { version }: { version: string } = JSON.parse(read('package.json'));
  const changelog = read('CHANGELOG.md');
  const isOpen = isUnreleased(changelog, version);
  const last = lastRelease(root, version, isOpen);
  if (last === undefined && !isOpen) {
    err(`Expected releases/${version}, as CHANGELOG.md calls ${version} released`);
    return 1;
  }

  const changes = last === undefined ? [] : await changesSince(last, read);
  if (last === undefined) err(`No release before ${version}: its description is the first.`);
  for (const line of linesOf(changes)) out(line);
  const least = last === undefined ? version : versionFor(last, changes);
  if (compareVersions(version, least) < 0) {
    err(`These changes since ${last} need version ${least} or later: package.json has ${version}`);
    return 1;
  }

  const expected = new Map([['CHANGELOG.md', withChanges(changelog, version, changes)]]);
  for (const file of kept) expected.set(`releases/${version}/${file}`, read(`generated/${file}`));
  const outdated = [...expected].filter(
    ([path, text]) => !existsSync(join(root, path)) || read(path) !== text,
  );
  if (options.includes('--check')) {
    for (const [path] of outdated) err(`Out of date: ${path}. Run: npm run contract:diff`);
    return outdated.length === 0 ? 0 : 1;
  }
  mkdirSync(join(root, 'releases', version), { recursive: true });
  for (const [path, text] of outdated) {
    writeFileSync(join(root, path), text);
    err(`Wrote ${path}`);
  }
  return 0;
}

/** Returns the last version that is kept, without the one that is being prepared. */
function lastRelease(root: string, version: string, isOpen: boolean): string | undefined {
  const folder = join(root, 'releases');
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .filter((kept) => !isOpen || kept !== version)
    .sort(compareVersions)
    .at(-1);
}

async function changesSince(
  last: string,
  read: (path: string) => string,
): Promise<readonly Change[]> {
  const changes: Change[] = [];
  for (const file of kept) {
    const [before, after] = [read(`releases/${last}/${file}`), read(`generated/${file}`)];
    const documents = [JSON.parse(before), JSON.parse(after)];
    for (const change of await compare(before, after)) {
      const { place, ...rest } = classify(change, documents);
      const where = file === 'openapi.json' ? place : `new architecture: ${place}`;
      // Most of the new architecture is the classic description, so most of its changes are the same.
      const isKnown = changes.some((one) => one.place === place && one.what === rest.what);
      if (!isKnown) changes.push({ ...rest, place: where });
    }
  }
  return changes;
}
