// TiDB's timestamps (TSOs): 46 bits of milliseconds since 1970, then 18 bits of a logical counter (oracle.go of tikv/client-go).

const logicalBits = 18n;
const largest = 2n ** 64n - 1n;

/** The two parts of a TSO. */
export interface TsoParts {
  /** Milliseconds since 1970. */
  readonly physical: number;
  /** The counter within this millisecond, 0 to 262,143. */
  readonly logical: number;
}

/**
 * Splits a TSO.
 *
 * @throws {RangeError} if it is not an integer from 0 to 2^64-1, or a number beyond 2^53-1, which has lost digits.
 */
export function tsoParts(tso: bigint | number): TsoParts {
  if (typeof tso === 'number' && !Number.isSafeInteger(tso)) {
    throw new RangeError(`expected a TSO as bigint or safe integer, got number ${tso}`);
  }
  const value = BigInt(tso);
  if (value < 0n || value > largest) {
    throw new RangeError(`expected a TSO (0 to ${largest}), got ${value}`);
  }
  const physical = Number(value >> logicalBits);
  return { physical, logical: Number(value & (2n ** logicalBits - 1n)) };
}

/**
 * Returns the time of a TSO, without its counter.
 *
 * @throws {RangeError} as `tsoParts` does.
 */
export function tsoToDate(tso: bigint | number): Date {
  return new Date(tsoParts(tso).physical);
}

/**
 * Returns the first TSO of a millisecond, or the one with a counter. To replicate from now on, leave `start_ts` out: servers can refuse
 * the present time of your clock, because PD's is up to 50 ms behind (server-behaviour/running-servers.md#tso-behind-clock).
 *
 * @param logical 0 to 262,143.
 * @throws {RangeError} if the date is invalid, before 1970 or after the year 4199, or if the counter is out of bounds.
 */
export function dateToTso(date: Date | number, logical = 0): bigint {
  const physical = Number(date);
  if (!Number.isInteger(physical) || physical < 0 || physical >= 2 ** 46) {
    throw new RangeError(`expected a time from 1970 to 4199, got ${physical} ms`);
  }
  if (!Number.isInteger(logical) || logical < 0 || logical >= 2 ** 18) {
    throw new RangeError(`expected a logical counter from 0 to 262143, got ${logical}`);
  }
  return (BigInt(physical) << logicalBits) + BigInt(logical);
}

/**
 * Prints a TSO for people: `2021-08-10T06:04:54.242Z +1` with the counter after the time.
 *
 * @throws {RangeError} as `tsoParts` does.
 */
export function formatTso(tso: bigint | number): string {
  const { physical, logical } = tsoParts(tso);
  return `${new Date(physical).toISOString()} +${logical}`;
}

/**
 * Returns the milliseconds by which a checkpoint is behind a time. Negative if the checkpoint is later.
 *
 * @param now Default: the present.
 * @throws {RangeError} as `tsoParts` does.
 */
export function checkpointLag(
  checkpoint: bigint | number,
  now: Date | number = Date.now(),
): number {
  return Number(now) - tsoParts(checkpoint).physical;
}
