// Finds out from the digits of many 64-bit integers whether something between server and reader has rounded them.

const maxSafeInteger = 9007199254740991n;
/** Different integers that are enough for a verdict. */
const enough = 5;

/** `rounded`, `exact`, or `unknown` if there are too few integers beyond 2^53. */
export type Rounding = 'rounded' | 'exact' | 'unknown';

/**
 * Finds out whether integers have passed through a double. A double is printed with the fewest digits that identify it. About one
 * TSO in eight (logical part 0) or one in thirty (others) has such digits by chance. Five different integers that all have them
 * prove rounding; one that does not have them disproves it.
 *
 * @param literals Digits of 64-bit integers as they stand in responses.
 */
export function rounding(literals: Iterable<string>): Rounding {
  const large = [...new Set(literals)].filter(isLarge);
  if (large.some((digits) => String(Number(digits)) !== digits)) return 'exact';
  return large.length >= enough ? 'rounded' : 'unknown';
}

/** Bits of a TSO's counter. TSOs of the same millisecond differ in them only. */
const counterBits = 18;
/** Doubles of the size of a TSO are 64 apart. A counter from here on may be that of a whole millisecond, rounded down. */
const nearEnd = 2n ** BigInt(counterBits) - 64n;

/**
 * Finds out whether the integers of a single field have passed through a double. TSOs of one field are not independent of each
 * other: if the clock ticks in round steps, those with counter 0 have short digits in all cases or in none. So only different
 * counters are evidence. At most one counter in eight looks rounded by chance, and no odd one does. The chance that five of them
 * do is below one in a hundred thousand.
 *
 * @param literals Digits of the field's integers as they stand in responses.
 */
export function roundingOfField(literals: Iterable<string>): Rounding {
  const all = new Set(literals);
  const verdict = rounding(all);
  if (verdict !== 'rounded') return verdict;
  const evidence = [...all].filter(isLarge).map((digits) => {
    const counter = BigInt.asUintN(counterBits, BigInt(digits));
    return counter >= nearEnd ? digits : String(counter);
  });
  return new Set(evidence).size >= enough ? 'rounded' : 'unknown';
}

/** Returns true if doubles cannot hold all integers of this size. */
function isLarge(digits: string): boolean {
  const value = BigInt(digits);
  return value > maxSafeInteger || value < -maxSafeInteger;
}
