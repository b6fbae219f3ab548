// TiDB's timestamps (TSO): milliseconds since 1970 in the upper bits, an 18-bit counter below them.

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
