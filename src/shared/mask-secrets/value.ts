// Where the value of a secret name ends, by the sign before it and by how it is quoted.
import {
  afterSpace,
  closing,
  indexOf,
  opens,
  type Part,
  pairEnd,
  quoteAt,
  quoted,
  valueEnd,
} from './scan.js';
import { isPlaceholder, mask } from './secret-names.js';

/** The name before a value. */
export interface Name {
  readonly text: string;
  readonly start: number;
  /** The quote after it, with the backslashes that escape it; `''` if there is none. */
  readonly quote: string;
}

/** Returns the value after a name and a sign; `undefined` if no value follows, as in "the token is missing". */
export function valueAfter(
  text: string,
  start: number,
  sign: string,
  name: Name,
): Part | undefined {
  const from = sign.startsWith('%') ? start : afterSpace(text, start);
  const quote = quoteAt(text, from);
  if (/^[ \t|]/.test(sign)) return word(text, from, quote, name);
  // In `{"a":"password","b":1}` the comma parts two fields.
  if (sign === ',' && fieldAfter.test(text.slice(from, from + longestField))) return undefined;
  if (quote !== undefined) return quotedChain(text, from, quote);
  if (sign.startsWith('%')) return pair(text, from, encodedPairEnd);
  if (sign.startsWith('=')) return pair(text, from, isHeader.test(name.text) ? headerEnd : pairEnd);
  if (/[[{]/.test(text.charAt(from))) return bracketed(text, from, name.quote);
  return name.quote === '' ? line(text, from) : field(text, from, name.quote);
}

const longestField = 100;
const fieldAfter = /^(\\*["'`])[^"'`\\]*\1\s*:/;
const isHeader = /(?:authorization|cookie)$/i;

const kept = (at: number): Part => ({ from: at, to: at });

/** What follows a name and a blank: in quotes, after an option (`--password x`), or unlike a word of a sentence. */
function word(text: string, from: number, quote: string | undefined, name: Name): Part | undefined {
  const isQuoted = quote !== undefined && opens(text, from + quote.length - 1);
  if (!isQuoted && noBlank.test(text.slice(from, from + longestWord)))
    return pair(text, from, pairEnd);
  const part = isQuoted ? quotedChain(text, from, quote) : pair(text, from, pairEnd);
  const shown = text.slice(part.from, part.to);
  const bare = shown.replace(/<\/.*/, '');
  const isSecret = isQuoted || (name.text.startsWith('-') ? /^[^-]/ : unlikeWord).test(bare);
  const isNoName = /(?:unexpected |\$)$/i.test(
    text.slice(Math.max(0, name.start - 11), name.start),
  );
  return isSecret && !isNoName && !isPlaceholder(shown) ? part : undefined;
}

/** What is longer is no word of a sentence. */
const longestWord = 1_000;
const noBlank = new RegExp(`^\\S{${longestWord}}$`);

const unlikeWord = /[a-z][A-Z\d]|\d[a-zA-Z]|[A-Z]{5}|\d{6}|\w[!@#$%^&*+=~]\w/;

function quotedChain(text: string, from: number, quote: string): Part {
  const part = quoted(text, from, quote);
  return { ...part, to: chainEnd(text, part.to) };
}

const headerEnd = /[&"'\r\n]/g;
const encodedPairEnd = /%(?:25)*26|[&\s"']/gi;

/** `name=<secret>`, but not `name=<secret>more`. */
const pairPlaceholder = /<[\w -]+>(?![^&\s"',;)}\]])/y;

function pair(text: string, from: number, end: RegExp): Part {
  pairPlaceholder.lastIndex = from;
  if (pairPlaceholder.test(text)) return kept(from);
  return { from, to: chainEnd(text, valueEnd(text, from, end)) };
}

const fieldEnd = /[&"'\s,}]/g;

/** A number or a word after a quoted name: JSON without quotes around the value. */
function field(text: string, from: number, nameQuote: string): Part {
  const to = indexOf(text, fieldEnd, from);
  const value = text.slice(from, to);
  if (/^(?:null|true|false|[\]);]*)$/.test(value) || isPlaceholder(value)) return kept(from);
  return { from, to, masked: nameQuote + mask + nameQuote };
}

/** A header, or a setting in YAML or a log: the rest of the line, for it may hold spaces. */
function line(text: string, from: number): Part {
  // MySQL: "Access denied for user 'root'@'h' (using password: YES)".
  mysqlWord.lastIndex = from;
  if (mysqlWord.test(text) && text.endsWith('(using password: ', from)) return kept(from);
  block.lastIndex = from;
  if (block.test(text)) return { from, to: block.lastIndex };
  const to = valueEnd(text, from, lineEnd);
  return isHarmless(text.slice(from, to).trim()) ? kept(from) : { from, to };
}

const lineEnd = /["'\r\n]/g;
/** A block of YAML: the lines after it that are empty or begin with a space. */
const block = /[|>][+\d-]{0,3}[ \t]*\r?\n(?:[ \t]+[^\n]*(?:\n|$)|\r?\n)+/y;
const mysqlWord = /(?:YES|NO)\)/y;

/** Another sign after a value, which then was a name: `token = password = x`; but not `...&token=x': [CDC:ErrX]why`. */
const signAfter = /(?:\s*\\*["'`])?\s*(?:[=:](?!\s\[[A-Z]+:)|%(?:25)*3D)\s*/iy;
const space = /\s+/y;

/** Where a value with everything that belongs to it ends: `authorization=Basic dXNlcjpwdw==`. */
function chainEnd(text: string, end: number): number {
  let to = end;
  for (;;) {
    const isSplit = /(?::|basic|bearer|digest|negotiate)$/i.test(
      text.slice(Math.max(0, to - 9), to),
    );
    const separator = isSplit && /\s/.test(text.charAt(to)) ? space : signAfter;
    separator.lastIndex = to;
    if (!separator.test(text)) return to;
    to = valueEnd(text, separator.lastIndex, pairEnd);
  }
}

/** Placeholders, and punctuation as in "unexpected token: }". */
function isHarmless(value: string): boolean {
  if (/^[\]})>.,;]*$/.test(value) || isPlaceholder(value)) return true;
  const [, credentials] = /^(?:basic|bearer)\s+(\S+)$/i.exec(value) ?? [];
  return credentials !== undefined && credentials !== mask && isPlaceholder(credentials);
}

/** A list or an object under a secret name. It is masked as a whole, to the end of the text if it was cut off. */
function bracketed(text: string, from: number, nameQuote: string): Part {
  let depth = 0;
  let at = from;
  do {
    at = indexOf(text, /[[\]{}\\"'`]/g, at);
    const quote = quoteAt(text, at);
    if (quote !== undefined) {
      at = closing(text, at + quote.length, quote) + quote.length;
    } else if (text[at] === '\\') {
      at = indexOf(text, /[^\\]/g, at);
    } else {
      depth += /[[{]/.test(text.charAt(at)) ? 1 : -1;
      at += 1;
    }
  } while (depth > 0 && at < text.length);
  const to = indexOf(text, nameQuote === '' ? lineEnd : fieldEnd, at);
  if (/^[[{]\s*[\]}]$/.test(text.slice(from, to))) return kept(from);
  const masked = nameQuote + mask + nameQuote;
  return { from, to, masked: text[from] === '[' ? `[${masked}]` : masked };
}
