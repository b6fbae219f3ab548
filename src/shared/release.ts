// Releases of TiCDC: reading, printing and comparing their numbers. For ranges of them see `release-range.ts`.

/** Architecture of a server: `classic` is pingcap/tiflow (v5.2 to v8.5), `newarch` is pingcap/ticdc. */
export type Generation = 'classic' | 'newarch';

/** A release such as v8.5.7. */
export interface Release {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** `git describe` between two releases: `v8.5.7-12-gf90a1dd`. */
const betweenReleases = /-\d+-g[\da-f]+/;

/**
 * Reads a release such as `8.5.7`, `v8.5.7` or `v8.5.7-beta.1`; servers send it as `version` of `GET /api/v1/status`.
 *
 * @returns undefined if the text names no release: `None` of an unstamped build, and builds between two releases, which may
 * have the features of either.
 */
export function readRelease(version: string): Release | undefined {
  const [, major, minor, patch] =
    /^v?(\d{1,4})\.(\d{1,4})\.(\d{1,4})(?:[-+].*)?$/.exec(version) ?? [];
  if (major === undefined || betweenReleases.test(version)) return undefined;
  return { major: Number(major), minor: Number(minor), patch: Number(patch) };
}

/** Prints a release with the `v` that servers print, without a suffix. */
export function printRelease({ major, minor, patch }: Release): string {
  return `v${major}.${minor}.${patch}`;
}

/** Returns a negative number if `one` is older than `other`, a positive one if it is newer, 0 if they are the same. */
export function compareReleases(one: Release, other: Release): number {
  return one.major - other.major || one.minor - other.minor || one.patch - other.patch;
}
