// Release numbers of TiCDC, and the semver ranges that the description gives them in (`>=6.5.3 <6.6.0 || >=7.1.0`).

/** A release such as v8.5.7. */
export interface Release {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** `git describe` between two releases: `v8.5.7-12-gf90a1dd`. */
const betweenReleases = /-\d+-g[\da-f]+/;

/**
 * The release that `version` of `GET /api/v1/status` names, also with a suffix such as `-dirty` or `-beta.1`.
 *
 * @returns undefined for a text that names none: `None` of an unstamped build, and builds between two releases, which may
 * have anything of either.
 */
export function readRelease(version: string): Release | undefined {
  const [, major, minor, patch] =
    /^v?(\d{1,4})\.(\d{1,4})\.(\d{1,4})(?:[-+].*)?$/.exec(version) ?? [];
  if (major === undefined || betweenReleases.test(version)) return undefined;
  return { major: Number(major), minor: Number(minor), patch: Number(patch) };
}

/** With the `v` that servers print. */
export function printRelease({ major, minor, patch }: Release): string {
  return `v${major}.${minor}.${patch}`;
}

/** Negative if `one` is older than `other`, positive if it is newer, 0 if they are the same. */
export function compareReleases(one: Release, other: Release): number {
  return one.major - other.major || one.minor - other.minor || one.patch - other.patch;
}

/**
 * Whether a release lies in a range: alternatives separated by `||`, each a list of comparators that must all hold.
 *
 * @throws {SyntaxError} for a range of another form.
 */
export function isInRange(release: Release, range: string): boolean {
  return readRange(range).some((comparators) =>
    comparators.every(({ operator, bound }) => holds(operator, compareReleases(release, bound))),
  );
}

/** Whether a release is newer than all of a range; never so if the range has no upper end. */
export function isBeyond(release: Release, range: string): boolean {
  return readRange(range).every((comparators) =>
    comparators.some(
      ({ operator, bound }) =>
        operator.startsWith('<') && !holds(operator, compareReleases(release, bound)),
    ),
  );
}

interface Comparator {
  readonly operator: string;
  readonly bound: Release;
}

function readRange(range: string): readonly (readonly Comparator[])[] {
  return range.split('||').map((alternative) =>
    alternative
      .trim()
      .split(/\s+/)
      .map((comparator) => {
        const [, operator = '', version = ''] = /^([<>]=?)(\d+\.\d+\.\d+)$/.exec(comparator) ?? [];
        const bound = readRelease(version);
        if (bound === undefined) {
          throw new SyntaxError(
            `Expected a range of releases such as ">=6.5.3 <6.6.0 || >=7.1.0", got "${range}"`,
          );
        }
        return { operator, bound };
      }),
  );
}

function holds(operator: string, comparison: number): boolean {
  switch (operator) {
    case '<':
      return comparison < 0;
    case '<=':
      return comparison <= 0;
    case '>':
      return comparison > 0;
    default:
      return comparison >= 0;
  }
}
