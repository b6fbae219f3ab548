// Which releases a change of `x-releases` takes away.
import { type Release, readRelease } from '../../src/shared/release.js';
import { isInRange } from '../../src/shared/release-range.js';

/** Returns whether a release is in the range before and not in the one after. A missing range has all releases. */
export function losesReleases(before: unknown, after: unknown): boolean {
  if (typeof after !== 'string') return false;
  const isBefore = (release: Release) => typeof before !== 'string' || isInRange(release, before);
  return around(`${before} ${after}`).some(
    (release) => isBefore(release) && !isInRange(release, after),
  );
}

/** The releases that ranges name, and their neighbours: a range can end only there. */
function around(ranges: string): Release[] {
  return [...ranges.matchAll(/\d+\.\d+\.\d+/g)]
    .map(([version]) => readRelease(version))
    .filter((release) => release !== undefined)
    .flatMap((release) => [
      release,
      { ...release, patch: release.patch - 1 },
      { ...release, patch: release.patch + 1 },
    ]);
}
