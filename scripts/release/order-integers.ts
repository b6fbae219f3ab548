// Makes two JSON texts fit for a tool that reads integers as doubles: integers that differ stay different, and keep their order.

/** A string, or an integer of 16 or more digits without fraction and exponent. */
const tokens = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

export interface Ordered {
  /** The texts, in the order of the arguments. Each large integer is replaced by a double near it. */
  readonly texts: readonly string[];
  /** Returns the digits that a double stands for, or undefined if it stands for itself. */
  readonly digitsOf: (double: number) => string | undefined;
}

/**
 * Replaces the large integers of JSON texts by doubles of the same order. The same integer gets the same double, another integer
 * another one, at most as many steps away from the rounded integer as there are integers.
 */
export function orderIntegers(texts: readonly string[]): Ordered {
  const integers = texts
    .flatMap((text) => [...text.matchAll(tokens)])
    .map(([token]) => token)
    .filter((token) => !token.startsWith('"'))
    .map(BigInt);
  const sorted = [...new Set(integers)].sort((one, other) => (one < other ? -1 : 1));
  const doubles = new Map<string, number>();
  let last = Number.NEGATIVE_INFINITY;
  for (const integer of sorted) {
    last = Math.max(Number(integer), next(last));
    doubles.set(String(integer), last);
  }
  const digits = new Map([...doubles].map(([text, double]) => [double, text]));
  return {
    texts: texts.map((text) =>
      text.replace(tokens, (token) => String(doubles.get(token) ?? token)),
    ),
    digitsOf: (double) => digits.get(double),
  };
}

/** Returns the next larger double of a negative or positive one. */
function next(double: number): number {
  if (!Number.isFinite(double)) return double;
  const bits = new BigInt64Array(new Float64Array([double]).buffer);
  bits[0] = (bits[0] ?? 0n) + (double < 0 ? -1n : 1n);
  return new Float64Array(bits.buffer)[0] ?? double;
}
