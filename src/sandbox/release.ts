// Release numbers of TiCDC: reading and comparing them. Pure.

export interface Release {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/**
 * Reads `8.5.7` or `v8.5.7`.
 *
 * @throws {RangeError} if it is no release, or one that the sandbox does not play. The message says which there are.
 */
export function parseRelease(text: string): Release {
  const [, major, minor, patch] = /^v?(\d{1,4})\.(\d{1,4})\.(\d{1,4})$/.exec(text) ?? [];
  if (major === undefined) {
    throw new RangeError(`Expected a release such as 8.5.7, got "${text}"`);
  }
  const release = { major: Number(major), minor: Number(minor), patch: Number(patch) };
  const problem = unplayable(release);
  if (problem !== undefined) {
    throw new RangeError(
      `The sandbox does not play ${printRelease(release)}: ${problem}. Choose 5.2.4, 5.3.1 to 5.3.4, or any from 5.4.0 to 8.5.x.`,
    );
  }
  return release;
}

/** With the `v` that servers print. */
export function printRelease({ major, minor, patch }: Release): string {
  return `v${major}.${minor}.${patch}`;
}

/**
 * Whether a release has what came in `since`: one or more releases in ascending order, separated by a comma. One beside others is that branch
 * from that patch on; the last one is everything from there on.
 */
export function has(release: Release, since: string): boolean {
  const starts = since.split(', ').map(readStart);
  const ownBranch = starts.find(
    ({ major, minor }) => major === release.major && minor === release.minor,
  );
  const start = ownBranch ?? starts.at(-1);
  return start !== undefined && compare(release, start) >= 0;
}

/** Whether a release is within a range such as `>=6.5.3 <6.6.0 || >=7.1.0`, as the description's `x-releases` has it. */
export function isWithin(release: Release, range: string): boolean {
  const isBeyond = (bound: string) => compare(release, readStart(bound.replace(/^\D+/, ''))) >= 0;
  return range.split('||').some((part) =>
    part
      .trim()
      .split(' ')
      .every((bound) => isBeyond(bound) === bound.startsWith('>=')),
  );
}

function unplayable(release: Release): string | undefined {
  if (compare(release, readStart('5.2.0')) < 0) return 'it has no such API';
  const early =
    compare(release, readStart('5.2.4')) < 0 || compare(release, readStart('5.3.0')) === 0;
  if (early) return 'its errors follow other rules, which the next patch release ended';
  if (release.major > 8 || (release.major === 8 && release.minor > 5)) return 'it is not known';
  return undefined;
}

function readStart(text: string): Release {
  const [major = 0, minor = 0, patch = 0] = text.split('.').map(Number);
  return { major, minor, patch };
}

function compare(a: Release, b: Release): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch;
}
