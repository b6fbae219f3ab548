// Reads TSOs and the times of TiCDC, and finds out whether a time zone explains the distance between them.
import type { JsonObject } from '../../shared/json.js';

/** Returns the checkpoint of a changefeed as a TSO. The new architecture's detail calls it `checkpoint_ts`. */
export function checkpointOf(changefeed: JsonObject): bigint | undefined {
  const value = changefeed.checkpoint_tso ?? changefeed.checkpoint_ts;
  return typeof value === 'bigint' ? value : undefined;
}

/** Returns the physical part of a TSO: milliseconds since 1970. */
export function physicalTime(tso: bigint): number {
  return Number(tso >> 18n);
}

/**
 * Reads `2021-08-10 14:04:54.242` (taken as UTC, since it names no zone) or an RFC 3339 time.
 *
 * @returns milliseconds since 1970; undefined for any other text.
 */
export function parseTime(text: string): number | undefined {
  const isLocal = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/.test(text);
  const instant = Date.parse(isLocal ? `${text.replace(' ', 'T')}Z` : text);
  return Number.isNaN(instant) ? undefined : instant;
}

/** Hours that local time may be from UTC. */
export const maxZoneHours = 14;
/** Milliseconds. The offset of every time zone is a multiple of it. */
const quarterHour = 15 * 60_000;

/** The distance of a time from a TSO. */
interface Distance {
  /** The nearest multiple of 15 minutes, in hours: what a time zone can explain. */
  readonly hours: number;
  /** Milliseconds that remain: what no time zone explains. */
  readonly rest: number;
}

/** Returns the distance of a time (milliseconds since 1970) from a TSO. */
export function distanceFrom(tso: bigint, instant: number): Distance {
  const distance = instant - physicalTime(tso);
  const nearest = Math.round(distance / quarterHour) * quarterHour;
  return { hours: nearest / 3_600_000, rest: distance - nearest };
}

/** The offset of local time from UTC at one instant. */
export interface Offset {
  /** Milliseconds since 1970. */
  readonly instant: number;
  /** Milliseconds that local time is ahead of UTC. */
  readonly ahead: number;
}

/**
 * Returns true if a single time zone has all the offsets. Different offsets may lie on both sides of a change to summer time, so every
 * zone that Node.js knows is tried.
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
