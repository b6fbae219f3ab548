// The values of secret names: `name=value` (also `name%3Dvalue`), `"name": value`, `name: value`.

import { closing, indexOf, quoteAt } from './scan.js';
import { isPlaceholder, isSecretName, mask } from './secret-names.js';

const signs = /=>?|:|%(?:25)*3D(?:%(?:25)*3E)?(?:%(?:25)*20)*/gi;

/** Masks the values of secret names. */
export function maskNamedValues(text: string): string {
  let result = '';
  let done = 0;
  for (const { index, 0: sign } of text.matchAll(signs)) {
    if (index < done) continue;
    const name = nameBefore(text, done, index);
    if (name === undefined || !(isSecretName(name.text) || isKeyField(name))) continue;
    const { from, to, masked } = valueAfter(text, index + sign.length, sign, name.quote);
    result += text.slice(done, from) + (from < to ? masked : '');
    done = to;
  }
  return result + text.slice(done);
}

/** Longer names are only read from here on. */
const longestName = 80;

interface Name {
  readonly text: string;
  /** The quote after it, with the backslashes that escape it; `''` if there is none. */
  readonly quote: string;
}

/** The private key of a client in the settings of Kafka. In messages, `key: test1` names a changefeed. */
const isKeyField = ({ text, quote }: Name) => quote !== '' && /^key$/i.test(text);

/** The name before a sign. White space may stand between them. */
function nameBefore(text: string, from: number, sign: number): Name | undefined {
  let end = sign;
  while (end > from && /\s/.test(text.charAt(end - 1))) end -= 1;
  let nameEnd = end;
  if (end > from && /["'`]/.test(text.charAt(end - 1))) {
    nameEnd -= 1;
    while (nameEnd > from && text[nameEnd - 1] === '\\') nameEnd -= 1;
  }
  let start = nameEnd;
  const first = Math.max(from, nameEnd - longestName);
  while (start > first && /[\w.%-]/.test(text.charAt(start - 1))) start -= 1;
  // In `//token:xxxxx@host` the name is a user, whose password has been masked.
  const isUser =
    text.startsWith('//', start - 2) && maskedUserInfo.test(text.slice(sign, sign + 8));
  if (start === nameEnd || isUser) return undefined;
  return { text: text.slice(start, nameEnd), quote: text.slice(nameEnd, end) };
}

const maskedUserInfo = /^:xxxxx@[\w[]/;

/** A value, and what replaces it. `from` equals `to` if it is not masked. */
interface Value {
  readonly from: number;
  readonly to: number;
  readonly masked: string;
}

function valueAfter(text: string, start: number, sign: string, nameQuote: string): Value {
  const from = sign.startsWith('%') ? start : indexOf(text, /\S/g, start);
  const quote = quoteAt(text, from);
  if (quote !== undefined) {
    const inside = from + quote.length;
    const end = closing(text, inside, quote);
    // Backticks are no quotes everywhere: what follows belongs to the value.
    const to = quote.endsWith('`') ? valueEnd(text, end, pairEnd) : end;
    return { from: inside, to: chainEnd(text, to), masked: mask };
  }
  if (sign !== ':') return pairValue(text, from, sign.startsWith('=') ? pairEnd : encodedPairEnd);
  if (/[[{]/.test(text.charAt(from))) return bracketed(text, from, nameQuote);
  return nameQuote === '' ? lineValue(text, from) : fieldValue(text, from, nameQuote);
}

const kept = (at: number): Value => ({ from: at, to: at, masked: '' });

const pairEnd = /[&\s"']/g;
const encodedPairEnd = /%(?:25)*26|[&\s"']/gi;

/** `name=<secret>`, but not `name=<secret>more`. */
const pairPlaceholder = /<[\w -]+>(?![^&\s"',;)}\]])/y;

function pairValue(text: string, from: number, end: RegExp): Value {
  pairPlaceholder.lastIndex = from;
  if (pairPlaceholder.test(text)) return kept(from);
  return { from, to: chainEnd(text, valueEnd(text, from, end)), masked: mask };
}

const fieldEnd = /[&"'\s,}]/g;

/** A number or a word after a quoted name: JSON without quotes around the value. */
function fieldValue(text: string, from: number, nameQuote: string): Value {
  const to = indexOf(text, fieldEnd, from);
  const value = text.slice(from, to);
  if (/^(?:null|true|false|[\]);]*)$/.test(value) || isPlaceholder(value)) return kept(from);
  return { from, to, masked: nameQuote + mask + nameQuote };
}

/** A header, or a setting in YAML or a log: the rest of the line, for it may hold spaces. */
function lineValue(text: string, from: number): Value {
  // MySQL: "Access denied for user 'root'@'h' (using password: YES)".
  mysqlWord.lastIndex = from;
  if (mysqlWord.test(text) && text.endsWith('(using password: ', from)) return kept(from);
  block.lastIndex = from;
  if (block.test(text)) return { from, to: block.lastIndex, masked: mask };
  const to = valueEnd(text, from, lineEnd);
  return isHarmless(text.slice(from, to).trim()) ? kept(from) : { from, to, masked: mask };
}

const lineEnd = /["'\r\n]/g;
/** A block of YAML: the lines after it that begin with a space. */
const block = /[|>][+\d-]{0,3}[ \t]*\r?\n(?:[ \t]+[^\n]*(?:\n|$))+/y;
const mysqlWord = /(?:YES|NO)\)/y;

/** Another sign after a value, which then was a name: `token = password = x`. */
const signAfter = /(?:\s*\\*["'`])?\s*(?:[=:]|%(?:25)*3D)\s*/iy;
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

const signBefore = /(?:[=:]|%(?:25)*3D)\s*\\*$/i;

/** Where an unquoted value ends. A quote ends it unless it begins a part of it: `Digest username="a", response="b"`. */
function valueEnd(text: string, from: number, end: RegExp): number {
  let to = indexOf(text, end, from);
  while (/["']/.test(text.charAt(to)) && signBefore.test(text.slice(Math.max(from, to - 16), to))) {
    const quote = (text[to - 1] === '\\' ? '\\' : '') + text.charAt(to);
    to = indexOf(text, end, closing(text, to + 1, quote) + quote.length);
  }
  return to;
}

/** Placeholders, and punctuation as in "unexpected token: }". */
function isHarmless(value: string): boolean {
  if (/^[\]})>.,;]*$/.test(value) || isPlaceholder(value)) return true;
  const [, credentials] = /^(?:basic|bearer)\s+(\S+)$/i.exec(value) ?? [];
  return credentials !== undefined && credentials !== mask && isPlaceholder(credentials);
}

/** A list or an object under a secret name. It is masked as a whole, to the end of the text if it was cut off. */
function bracketed(text: string, from: number, nameQuote: string): Value {
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
