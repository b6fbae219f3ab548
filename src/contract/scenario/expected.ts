// What a request must provoke, by generation and release, as data.

import { isInRange, type Release } from '../release-range.js';
import type { Expectation } from '../response/judge-exchange.js';

/** The server as far as expectations depend on it. */
export interface Kind {
  readonly generation: 'classic' | 'newarch';
  /** Undefined if it is not known: then what any release does is right. */
  readonly release: Release | undefined;
}

/** What some releases answer. */
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

/** What `kind` of server must answer, or undefined if the request is none for it: of an unknown release, if any release has no row. */
export function provokedBy(
  expected: Expected,
  { generation, release }: Kind,
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
export function mayBeAsked(expected: Expected, { generation, release }: Kind): boolean {
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

/** Whether a server of an unknown release may, and one of a known release does, lie in a range. */
export function mayBe({ release }: Kind, releases: string): boolean {
  return release === undefined || isInRange(release, releases);
}

/** Whether the release is known and lies in a range. */
export function surelyIs({ release }: Kind, releases: string): boolean {
  return release !== undefined && isInRange(release, releases);
}
