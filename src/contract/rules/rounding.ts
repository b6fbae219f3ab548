// Tells from the digits of many 64-bit integers whether something on their way has rounded them.

const largestExact = 9007199254740991n;
const enoughToTell = 5;

/** `rounded`, `exact`, or `unknown` if too few integers beyond 2^53 were seen. */
export type Rounding = 'rounded' | 'exact' | 'unknown';

/**
 * Whether the integers look as if they had passed through a double. A double prints as the
 * shortest digits that name it, and of today's TSOs about one in eight (logical part 0) or one in
 * thirty has such digits by chance. Five different ones without a counter-example leave no doubt;
 * a single counter-example proves the opposite.
 *
 * @param literals Digits of 64-bit integers as they stood in the answers.
 */
export function rounding(literals: Iterable<string>): Rounding {
  const beyond = new Set([...literals].filter((digits) => absolute(BigInt(digits)) > largestExact));
  const counterExample = [...beyond].some((digits) => String(Number(digits)) !== digits);
  if (counterExample) return 'exact';
  return beyond.size >= enoughToTell ? 'rounded' : 'unknown';
}

/** TSOs count within a millisecond in so many bits. */
const counterBits = 18;
/** Doubles of that size are 64 apart: a counter as near its end as this is that of a whole millisecond, rounded down. */
const nearEnd = 2n ** BigInt(counterBits) - 64n;

/**
 * Whether the integers of a single field look as if they had passed through a double. A field has no counter-examples by other
 * fields, and its TSOs are no independent chances: those without a counter, of clocks that tick in round steps, all have short
 * digits or none has. So only different counters are evidence: of each at most one in eight looks rounded by chance, of odd
 * ones none. Five of them all looking so by chance is less likely than one in a hundred thousand.
 *
 * @param literals Digits of the field's integers as they stood in the answers.
 */
export function roundingOfField(literals: Iterable<string>): Rounding {
  const all = new Set(literals);
  const verdict = rounding(all);
  if (verdict !== 'rounded') return verdict;
  const evidence = [...all]
    .filter((digits) => absolute(BigInt(digits)) > largestExact)
    .map((digits) => {
      const counter = BigInt.asUintN(counterBits, BigInt(digits));
      return counter >= nearEnd ? digits : String(counter);
    });
  return new Set(evidence).size >= enoughToTell ? 'rounded' : 'unknown';
}

const absolute = (value: bigint) => (value < 0n ? -value : value);
