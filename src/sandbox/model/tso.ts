// TiDB's timestamps (TSO): milliseconds since 1970 in the upper bits, an 18-bit counter below them. PD gives them
// (server-behaviour/running-servers.md#tso-steps): the time in them moves in steps, and the counter counts up within a step. A changefeed's
// progress is in TSOs that servers have taken, too.
import type { Model } from './model.js';
import { randomBelow } from './random.js';
import type { State } from './state.js';

const logicalBits = 18n;

/** Returns the first TSO of a millisecond. Times before 1970 count as 1970. */
export function tsoAt(milliseconds: number): bigint {
  return BigInt(Math.max(0, Math.floor(milliseconds))) << logicalBits;
}

/** Returns the millisecond of a TSO. */
export function physicalTime(tso: bigint): number {
  return Number(tso >> logicalBits);
}

export function largest(...values: [bigint, ...bigint[]]): bigint {
  return values.reduce((one, other) => (other > one ? other : one));
}

export function smallest(...values: [bigint, ...bigint[]]): bigint {
  return values.reduce((one, other) => (other < one ? other : one));
}

/** Time between two steps, in milliseconds: the default of PD's `tso-update-physical-interval`. */
const step = 50;

/** Time after which servers ask PD again, in milliseconds. In between they use its last TSO (server-behaviour/running-servers.md#tso-clock). */
const clockStep = 200;

/** Returns the last time (milliseconds since 1970) at or before another that is a number of whole intervals from the start. */
function floorTo({ pd }: State, interval: number, time: number): number {
  return time - modulo(time - pd.startedAt, interval);
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}

/**
 * Returns the first TSO that is left in the step that contains a time. How many others have taken is random; it depends on the seed and
 * the step alone. In the first step of a cluster nobody has taken any, so that readers can foretell where its first changefeed starts.
 */
export function firstTso({ state, rules }: Model, time: number): bigint {
  const start = floorTo(state, step, time);
  const index = (start - state.pd.startedAt) / step;
  if (index === 0) return tsoAt(start) + 1n;
  // The lower half of a cluster ID is random. The factor gives consecutive steps different seeds.
  const random = Number(BigInt.asIntN(32, state.upstreamId)) ^ Math.imul(index, 0x9e3779b9);
  return tsoAt(start) + 1n + BigInt(randomBelow({ random }, rules.firstCounterMax));
}

/** Returns the TSO that servers take for the present one at a time. */
export function tsoOfClock(model: Model, time: number): bigint {
  return firstTso(model, floorTo(model.state, clockStep, time));
}

/** Returns the first millisecond whose `tsoOfClock` is not below `tso`. */
export function timeReaching(model: Model, tso: bigint): number {
  const start = floorTo(model.state, clockStep, physicalTime(tso));
  return tsoOfClock(model, start) >= tso ? start : start + clockStep;
}

/** Takes the next TSO. Each is greater than all that were taken before. */
export function takeTso(model: Model): bigint {
  const { pd, now } = model.state;
  pd.last = largest(pd.last + 1n, firstTso(model, now));
  return pd.last;
}
