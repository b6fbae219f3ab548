// The versions of the package that the site keeps, by the descriptions in `releases/`.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compareReleases, readRelease } from '../../src/shared/release.js';

/** An older version and the folder with its descriptions. */
export interface OlderVersion {
  /** The name in addresses, such as `v0.1`. */
  readonly name: string;
  readonly folder: string;
}

/**
 * Returns the name of a version in addresses: `0.1.3` becomes `v0.1`.
 * @throws {Error} if the version has another form.
 */
export function toVersionName(version: string): string {
  const release = readRelease(version);
  if (release === undefined) throw new Error(`Expected a version such as 0.1.0, not "${version}".`);
  return `v${release.major}.${release.minor}`;
}

/** Returns the last version of each name but the current one, as the folders in `releases` have them. */
export function olderVersions(releases: string, current: string): OlderVersion[] {
  const names = existsSync(releases) ? readdirSync(releases) : [];
  const versions = names
    .flatMap((name) => readRelease(name) ?? [])
    .sort(compareReleases)
    .map(({ major, minor, patch }): [string, string] => [
      `v${major}.${minor}`,
      join(releases, `${major}.${minor}.${patch}`),
    ]);
  return [...new Map(versions)]
    .filter(([name]) => name !== current)
    .map(([name, folder]) => ({ name, folder }));
}
