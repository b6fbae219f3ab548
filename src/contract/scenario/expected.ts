// What a request must provoke, by generation and release, as data.

import type { Release } from '../../shared/release.js';
import { isInRange } from '../../shared/release-range.js';
import type { Expectation } from '../response/judge-exchange.js';
import type { ServerVersion } from '../schema/server-version.js';

/** The expected responses of some releases. */
export interface Row {
  /** Semver range; all releases if left out. Of several rows that fit, the last one holds. */
  readonly releases?: string;
  readonly statuses: readonly number[];
  /** Any known code if left out. */
  readonly codes?: readonly string[];
  /** Of the body. Any documented one if left out. */
  readonly mediaType?: string;
}

/** Rows by generation. One that is left out, or a release without a row, means that the request is not sent there. */
export interface Expected {
  readonly classic?: readonly Row[];
  readonly newarch?: readonly Row[];
}

/**
 * Returns the expected responses of a server, or undefined if its release must not get the request. For an unknown release the
 * result is undefined if any release has no row.
 */
export function provokedBy(
  expected: Expected,
  { generation, release }: ServerVersion,
): Expectation | undefined {
  const fitting = rowsFor(expected[generation] ?? [], release);
  const first = fitting[0];
  if (first === undefined) return undefined;
  const codes = fitting.flatMap((row) => row.codes ?? []);
  const mediaTypes = new Set(fitting.map(({ mediaType }) => mediaType));
  return {
    statuses: [...new Set(fitting.flatMap(({ statuses }) => statuses))],
    ...(fitting.every((row) => row.codes !== undefined) && { errorCodes: codes }),
    mediaType: mediaTypes.size === 1 ? first.mediaType : undefined,
  };
}

/** Whether some server of the kind is asked: of an unknown release, if any release has a row. */
export function mayBeAsked(expected: Expected, { generation, release }: ServerVersion): boolean {
  const rows = expected[generation] ?? [];
  return release === undefined ? rows.length > 0 : rowsFor(rows, release).length > 0;
}

function rowsFor(rows: readonly Row[], release: Release | undefined): readonly Row[] {
  if (release === undefined) {
    return rows.some(({ releases }) => releases === undefined) ? rows : [];
  }
  const last = rows.findLast(
    ({ releases }) => releases === undefined || isInRange(release, releases),
  );
  return last === undefined ? [] : [last];
}
