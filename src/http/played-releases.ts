// The releases that mock and sandbox play.

import { type Generation, printRelease, type Release, readRelease } from '../shared/release.js';
import { isInRange } from '../shared/release-range.js';
import type { ServerVersion } from './release-table.js';

/**
 * Reads the release to play, with or without `v`.
 *
 * @param player the server that plays it, for messages.
 * @throws {RangeError} if `text` is not a release, or one that is not played. The message names those that are.
 */
export function readServerVersion(
  generation: Generation,
  text = '8.5.7',
  player: 'mock' | 'sandbox' = 'sandbox',
): ServerVersion {
  if (!['classic', 'newarch'].includes(generation)) {
    throw new RangeError(`Expected the generation classic or newarch, got "${generation}"`);
  }
  if (generation === 'newarch' && !/^v?8\.5\.[567]$/.test(text)) {
    throw new RangeError(
      `The ${player} does not play release "${text}" of the new architecture (generation "newarch"). Choose 8.5.5, 8.5.6 or 8.5.7.`,
    );
  }
  const release = /^v?[\d.]+$/.test(text) ? readRelease(text) : undefined;
  if (release === undefined) {
    throw new RangeError(`Expected a release such as 8.5.7, got "${text}"`);
  }
  const problem = problemOf(release);
  if (problem === undefined) return { generation, release };
  throw new RangeError(
    `The ${player} does not play ${printRelease(release)}: ${problem}. Choose 5.2.4, 5.3.1 to 5.3.4, or any from 5.4.0 to 8.5.x.`,
  );
}

function problemOf(release: Release): string | undefined {
  if (isInRange(release, '<5.2.0')) return 'it has no API v1';
  const isEarly = isInRange(release, '<5.2.4 || >=5.3.0 <5.3.1');
  if (isEarly) return 'its errors follow rules that only this release has';
  return isInRange(release, '>=8.6.0') ? 'it is not known' : undefined;
}
