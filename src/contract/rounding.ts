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

const absolute = (value: bigint) => (value < 0n ? -value : value);
