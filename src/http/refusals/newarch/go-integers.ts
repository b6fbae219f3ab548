// 64-bit integers in headers and queries, read and refused in the way of Go's strconv.
import { refuseWithoutCode } from '../refusal.js';

/** @throws {Refusal} with Go's error. */
export function parseUint64(text: string): bigint {
  return parse('ParseUint', text, /^\d+$/, 0n, 2n ** 64n - 1n);
}

/** @throws {Refusal} with Go's error. */
export function parseInt64(text: string): bigint {
  return parse('ParseInt', text, /^[+-]?\d+$/, -(2n ** 63n), 2n ** 63n - 1n);
}

function parse(name: string, text: string, form: RegExp, minimum: bigint, maximum: bigint): bigint {
  const refuse = (problem: string) =>
    refuseWithoutCode(`strconv.${name}: parsing ${JSON.stringify(text)}: ${problem}`);
  if (!form.test(text)) throw refuse('invalid syntax');
  const digits = text.replace(/^[+-]?0*/, '');
  // A number with more than 20 digits is too large, so 21 digits are enough.
  const size = BigInt(digits.slice(0, 21) || 0);
  const value = text.startsWith('-') ? -size : size;
  if (value < minimum || value > maximum) throw refuse('value out of range');
  return value;
}
