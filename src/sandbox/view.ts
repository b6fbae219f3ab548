// How servers print what the model knows.
import type { RunningError } from './cluster/types.js';
import type { Traits } from './releases.js';

/** The zone of the servers, in minutes east of UTC: that of the documented examples, wherever the sandbox runs. */
const zoneOffset = 480;

/** `2021-08-10 14:04:54.242`, in the zone of the servers. */
export function printTime(milliseconds: number): string {
  if (printed.milliseconds === milliseconds) return printed.text;
  const text = shifted(milliseconds);
  printed = { milliseconds, text: `${text.slice(0, -14)} ${text.slice(-13, -1)}` };
  return printed.text;
}

/** Changefeeds in a list have often come equally far. */
let printed = { milliseconds: Number.NaN, text: '' };

/** The time in a TSO: milliseconds since 1970. */
export function physicalTime(tso: bigint): number {
  return Number(tso >> 18n);
}

/** Go's RFC 3339: no zeroes at the end of the fraction. */
export function printErrorTime(milliseconds: number): string {
  return shifted(milliseconds).replace(/\.?0*Z$/, '+08:00');
}

function shifted(milliseconds: number): string {
  return new Date(milliseconds + zoneOffset * 60_000).toISOString();
}

/** In the order of etcd's keys. IDs differ. */
export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

export function printError(traits: Traits, { time, addr, code, message }: RunningError) {
  return { ...(traits.errorTime && { time: printErrorTime(time) }), addr, code, message };
}
