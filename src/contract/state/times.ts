// TiCDC's times and TSOs: how far they are apart, and whether a time zone explains it.

/** Milliseconds since 1970 of a TSO's physical part. */
export function physicalOf(tso: bigint): number {
  return Number(tso >> 18n);
}

/**
 * Milliseconds since 1970 of `2021-08-10 14:04:54.242` (read as UTC, since it names no zone) or of an RFC 3339 time.
 *
 * @returns undefined for anything else.
 */
export function readTime(text: string): number | undefined {
  const isLocal = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/.test(text);
  const instant = Date.parse(isLocal ? `${text.replace(' ', 'T')}Z` : text);
  return Number.isNaN(instant) ? undefined : instant;
}

const quarter = 15 * 60_000;

/** The distance of a time from a TSO: the nearest multiple of 15 minutes, in hours, and the milliseconds that remain. */
export function driftOf(instant: number, tso: bigint): { hours: number; rest: number } {
  const distance = instant - physicalOf(tso);
  const nearest = Math.round(distance / quarter) * quarter;
  return { hours: nearest / 3_600_000, rest: distance - nearest };
}

/** A place in time, and how far local time was ahead of UTC there, in milliseconds. */
export interface Offset {
  readonly instant: number;
  readonly ahead: number;
}

/**
 * Whether one time zone can have all the offsets. The same offset everywhere needs no look; others may lie on both sides of a
 * change to summer time, of which every zone that Node.js knows is asked.
 */
export function isOneZone(offsets: readonly Offset[]): boolean {
  const distinct = new Set(offsets.map(({ ahead }) => ahead));
  if (distinct.size <= 1) return true;
  return Intl.supportedValuesOf('timeZone').some((zone) => {
    const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
    return offsets.every(({ instant, ahead }) => offsetIn(format, instant) === ahead);
  });
}

function offsetIn(format: Intl.DateTimeFormat, instant: number): number | undefined {
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value;
  if (name === 'GMT') return 0;
  const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)$/.exec(name ?? '') ?? [];
  if (hours === undefined) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
