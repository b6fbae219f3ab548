// The server that is checked: its architecture and its release.

import type { Release } from '../../shared/release.js';
import { isInRange } from '../../shared/release-range.js';

/** The architecture of a server: `classic` is pingcap/tiflow, `newarch` is pingcap/ticdc. */
export type Generation = 'classic' | 'newarch';

/** What expectations depend on. */
export interface ServerVersion {
  readonly generation: Generation;
  /** Undefined if it is not known. Then everything that any release does is right. */
  readonly release: Release | undefined;
}

/** Whether the release may lie in a range. An unknown release may lie in any; undefined stands for all releases. */
export function mayBe(
  { release }: Pick<ServerVersion, 'release'>,
  releases: string | undefined,
): boolean {
  return release === undefined || releases === undefined || isInRange(release, releases);
}

/** Whether the release is known and lies in a range. */
export function surelyIs({ release }: Pick<ServerVersion, 'release'>, releases: string): boolean {
  return release !== undefined && isInRange(release, releases);
}
