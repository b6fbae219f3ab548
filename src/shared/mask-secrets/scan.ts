// Finding ends in a text, each in linear time, and replacing what stands between.
import { mask } from './secret-names.js';

/** A part of a text, and what replaces it: a mask if nothing else is given. An empty part is not replaced. */
export interface Part {
  readonly from: number;
  readonly to: number;
  readonly masked?: string;
}

/** Replaces the part that `find` returns for each match. Matches within such a part, even an empty one, are skipped. */
export function replaceParts(
  text: string,
  pattern: RegExp,
  find: (match: RegExpExecArray, done: number) => Part | undefined,
): string {
  let result = '';
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    const part = match.index < done ? undefined : find(match, done);
    if (part === undefined) continue;
    result += text.slice(done, part.from) + (part.from < part.to ? (part.masked ?? mask) : '');
    done = part.to;
  }
  return result + text.slice(done);
}

/** Returns where a global pattern next matches, or the end of the text. */
export function indexOf(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

/** Returns the quote at a place, with the backslashes that escape it. */
export function quoteAt(text: string, at: number): string | undefined {
  const quote = /\\*["'`]/y;
  quote.lastIndex = at;
  return quote.exec(text)?.[0];
}

/** Returns where white space ends that begins at a place, with the escapes of line ends and tabs. */
export function afterSpace(text: string, start: number): number {
  const spaces = /(?:\s|\\+[nrt])*/y;
  spaces.lastIndex = start;
  spaces.test(text);
  return spaces.lastIndex;
}

/** Returns where a quoted value ends; the end of the text if it was cut off. */
export function closing(text: string, start: number, quote: string): number {
  if (quote.length > 1) {
    const end = text.indexOf(quote, start);
    return end === -1 ? text.length : end;
  }
  let at = start;
  while (at < text.length && text[at] !== quote) at += text[at] === '\\' ? 2 : 1;
  return Math.min(at, text.length);
}

/** Ends a value without quotes. A blank may be escaped. */
export const pairEnd = /(?<!\\)\s|[&"']/g;

/** What follows a quote that opens a value, and does not follow one that closes it. */
const inside = /[^\s,;:)}\]>&|.=\\"'`]/;
const signBefore = /(?:[=:]|%(?:25)*3D)\s*\\*$/i;

/** Returns whether the quote at a place opens a value. */
export const opens = (text: string, at: number) => inside.test(text.charAt(at + 1));

/** Returns where an unquoted value ends. A quote ends it unless it begins a part of it: `username="a"`, `Some("a")`. */
export function valueEnd(text: string, from: number, end: RegExp): number {
  let to = indexOf(text, end, from);
  while (
    /["']/.test(text.charAt(to)) &&
    (opens(text, to) || signBefore.test(text.slice(Math.max(from, to - 16), to)))
  ) {
    const quote = (text[to - 1] === '\\' ? '\\' : '') + text.charAt(to);
    to = indexOf(text, end, closing(text, to + 1, quote) + quote.length);
  }
  return to;
}

/** A quote between two parts in a shell: `'a'\''b'`. */
const joint = /\\+["'](?=["'])/y;

/** Returns what stands in quotes, with all that is joined to it: `'a''b'`, `'a'\''b'`, `"a"b`, `"""a"""`. */
export function quoted(text: string, start: number, quote: string): Part {
  const from = start + quote.length;
  let to = closing(text, from, quote);
  for (;;) {
    let next = to + quote.length;
    joint.lastIndex = next;
    if (joint.test(text) && text.startsWith(quote, joint.lastIndex)) next = joint.lastIndex;
    if (text.startsWith(quote, next)) {
      to = closing(text, next + quote.length, quote);
    } else if (quote.endsWith('`') || inside.test(text.charAt(next))) {
      // Backticks are no quotes everywhere: what follows belongs to the value.
      const end = valueEnd(text, Math.min(next, text.length), pairEnd);
      return { from, to: end, masked: mask + (quote.endsWith('`') ? '' : quote) };
    } else {
      return { from, to };
    }
  }
}
