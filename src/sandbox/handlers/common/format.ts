// How servers print times and errors.
import type { RunningError } from '../../model/types.js';
import type { Traits } from '../../traits/index.js';

/** Time zone of the servers, in minutes east of UTC: that of the documented examples, whatever the zone of this process. */
const zoneOffset = 480;

/** Prints a time such as `2021-08-10 14:04:54.242`, in the zone of the servers. */
export function printTime(milliseconds: number): string {
  if (printed.milliseconds === milliseconds) return printed.text;
  const text = shifted(milliseconds);
  printed = { milliseconds, text: `${text.slice(0, -14)} ${text.slice(-13, -1)}` };
  return printed.text;
}

/** The last printed time: changefeeds in a list often have the same checkpoint. */
let printed = { milliseconds: Number.NaN, text: '' };

/** Prints a time as Go prints RFC 3339: without zeroes at the end of the fraction. */
export function printRfc3339(milliseconds: number): string {
  return shifted(milliseconds).replace(/\.?0*Z$/, '+08:00');
}

function shifted(milliseconds: number): string {
  return new Date(milliseconds + zoneOffset * 60_000).toISOString();
}

/** Sorts in the order of etcd's keys. The IDs must be different. */
export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

export function printError(traits: Traits, { time, addr, code, message }: RunningError) {
  return { ...(traits.errorTime && { time: printRfc3339(time) }), addr, code, message };
}
