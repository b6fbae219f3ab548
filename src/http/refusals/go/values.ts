// Numbers, booleans and durations in texts, read and refused as Go's strconv and time do.
import { goQuote } from './quote.js';

/** A text that Go cannot read. The message is Go's. */
export class GoValueError extends Error {
  override readonly name = 'GoValueError';
}

/** Signed integers by their number of bits. */
export type IntegerBits = 16 | 32 | 64;

/**
 * Reads a decimal integer.
 *
 * @param reader the function of strconv that servers use. The message names it.
 * @throws {GoValueError} if the text is not an integer, or needs more bits.
 */
export function parseGoInteger(
  text: string,
  bits: IntegerBits,
  reader: 'Atoi' | 'ParseInt' = 'ParseInt',
): bigint {
  const bound = 2n ** BigInt(bits - 1);
  return parseInteger(reader, text, /^[+-]?\d+$/, -bound, bound - 1n);
}

/** Reads an unsigned 64-bit integer. @throws {GoValueError} */
export function parseGoUnsigned(text: string): bigint {
  return parseInteger('ParseUint', text, /^\d+$/, 0n, 2n ** 64n - 1n);
}

function parseInteger(
  reader: string,
  text: string,
  form: RegExp,
  minimum: bigint,
  maximum: bigint,
): bigint {
  const problem = (reason: string) =>
    new GoValueError(`strconv.${reader}: parsing ${goQuote(text)}: ${reason}`);
  if (!form.test(text)) throw problem('invalid syntax');
  const digits = text.replace(/^[+-]?0*/, '');
  // A number with more than 20 digits is too large, so 21 digits are enough.
  const size = BigInt(digits.slice(0, 21) || 0);
  const value = text.startsWith('-') ? -size : size;
  if (value < minimum || value > maximum) throw problem('value out of range');
  return value;
}

const truths = ['1', 't', 'T', 'TRUE', 'true', 'True'];
const falsehoods = ['0', 'f', 'F', 'FALSE', 'false', 'False'];

/** @throws {GoValueError} unless strconv.ParseBool knows the word. */
export function parseGoBoolean(text: string): boolean {
  if (truths.includes(text)) return true;
  if (falsehoods.includes(text)) return false;
  throw new GoValueError(`strconv.ParseBool: parsing ${goQuote(text)}: invalid syntax`);
}

/** Nanoseconds of each unit. The micro sign and the Greek letter mu are both known. */
const units: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};

/** Reads a duration such as `1h1.5s`. @returns nanoseconds. @throws {GoValueError} if it is not one, or longer than 292 years. */
export function parseGoDuration(text: string): bigint {
  const invalid = () => new GoValueError(`time: invalid duration ${quoteAscii(text)}`);
  const [, sign = '', all = ''] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  if (all === '0') return 0n;
  if (all === '') throw invalid();
  let rest = all;
  let sum = 0n;
  while (rest !== '') {
    const [number = '', whole = '', fraction = ''] = /^(\d*)(?:\.(\d*))?/.exec(rest) ?? [];
    if (whole === '' && fraction === '') throw invalid();
    if (whole.replace(/^0+/, '').length > 20 || BigInt(whole || 0) > 2n ** 63n) throw invalid();
    rest = rest.slice(number.length);
    const [unit = ''] = /^[^.\d]*/.exec(rest) ?? [];
    if (unit === '') {
      throw new GoValueError(`time: missing unit in duration ${quoteAscii(text)}`);
    }
    rest = rest.slice(unit.length);
    const size = Object.hasOwn(units, unit) ? units[unit] : undefined;
    if (size === undefined) {
      const name = quoteAscii(unit);
      throw new GoValueError(`time: unknown unit ${name} in duration ${quoteAscii(text)}`);
    }
    // Fractions count to the nanosecond, for which 18 digits are more than enough.
    const digits = fraction.slice(0, 18);
    sum += BigInt(whole || 0) * size + (BigInt(digits || 0) * size) / 10n ** BigInt(digits.length);
    if (sum > 2n ** 63n) throw invalid();
  }
  if (sign !== '-' && sum === 2n ** 63n) throw invalid();
  return sign === '-' ? -sum : sum;
}

/** Quotes a text as package time does: every byte outside printable ASCII is hexadecimal. */
function quoteAscii(text: string): string {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => {
    if (byte < 0x20 || byte >= 0x80) return `\\x${byte.toString(16).padStart(2, '0')}`;
    const character = String.fromCharCode(byte);
    return character === '"' || character === '\\' ? `\\${character}` : character;
  });
  return `"${bytes.join('')}"`;
}
