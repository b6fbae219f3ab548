// Texts in the quotes of Go's strconv.Quote.
import { fromBytes } from './bytes.js';

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

/** Letters, marks, numbers, punctuation, symbols and the blank. Go escapes every other character. */
const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

/** Returns the text in double quotes, as Go prints it with `%q`. */
export function goQuote(text: string): string {
  return `"${Array.from(text, quoteCharacter).join('')}"`;
}

/** Quotes bytes (see bytes.ts), perhaps cut off within a character: its bytes are then hexadecimal. */
export function goQuoteBytes(bytes: string): string {
  const text = fromBytes(bytes);
  if (!text.includes('\ufffd')) return goQuote(text);
  const hexadecimal = (byte: string) => `\\x${byte.charCodeAt(0).toString(16)}`;
  const shown = Array.from(bytes, (byte) =>
    byte < '\u0080' ? quoteCharacter(byte) : hexadecimal(byte),
  );
  return `"${shown.join('')}"`;
}

function quoteCharacter(character: string): string {
  const known = escapes[character];
  if (known !== undefined) return known;
  if (printable.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  const [mark, width] = code < 0x80 ? ['x', 2] : code < 0x1_0000 ? ['u', 4] : ['U', 8];
  return `\\${mark}${code.toString(16).padStart(Number(width), '0')}`;
}
