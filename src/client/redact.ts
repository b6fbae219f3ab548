// Masks secrets in text: passwords of URIs, and the values of secret query parameters and JSON fields.

const mask = 'xxxxx';

/**
 * Masks the secrets of sink URIs with `xxxxx`, wherever they stand in a text: passwords in the user info (`user:p@ss@host`
 * too), query parameters such as `sasl-password`, `secret-access-key` or `sas-token`, and JSON fields of such names, in any
 * letter case, with `-` or `_`, plain or percent-encoded. Rather masks too much than too little. Takes linear time.
 */
export function redact(text: string): string {
  return redactLevel(text, 0);
}

/** Percent-encodings within percent-encodings that are looked into; what lies deeper is masked as a whole. */
const deepestEncoding = 3;

function redactLevel(text: string, level: number): string {
  return redactNamedValues(redactUserInfo(redactEncodedUris(text, level)));
}

const encodedSeparator = /%(?:25)*3A%(?:25)*2F%(?:25)*2F[^\s"'`<>&#]*/gi;

/** `mysql%3A%2F%2Froot%3Asecret%40host`: a URI as the value of a query parameter. */
function redactEncodedUris(text: string, level: number): string {
  return text.replace(encodedSeparator, (encoded) => {
    const decoded = level < deepestEncoding ? decode(encoded) : undefined;
    if (decoded === undefined) return mask;
    const redacted = redactLevel(decoded, level + 1);
    return redacted === decoded ? encoded : encodeURIComponent(redacted);
  });
}

/** How far a password may reach beyond the end of its URI, when it holds characters that end one. */
const overrun = 256;

function redactUserInfo(text: string): string {
  let result = '';
  let done = 0;
  for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', done)) {
    const [from, to] = password(text, at);
    result += text.slice(done, from);
    if (from < to) result += mask;
    done = to;
  }
  return result + text.slice(done);
}

/** Where the password of the URI stands that has its `://` at `separator`; an empty place after it if it has none. */
function password(text: string, separator: number): readonly [number, number] {
  const start = separator + 3;
  const end = indexOf(text, uriEnd, start);
  const head = text.slice(start, end);
  const user = /^[^:@[][^:@]*:|^:/.exec(head)?.[0];
  const isPort = /^[^:@]*:\d*(?:[,/?#][^@]*)?$/.test(head);
  const isPath = /^[^:@]*[/?#]/.test(head) && !head.includes('@');
  if (user === undefined || isPort || isPath) return [end, end];
  const from = start + user.length;
  const looseEnd = indexOf(text, looseEnds[opening(text, separator)] ?? uriEnd, from);
  const at = text.slice(from, looseEnd).lastIndexOf('@');
  if (at !== -1 && from + at < looseEnd - 1) return [from, from + at];
  // No host follows: the password holds what ends a URI, or the text was cut off.
  const line = text.slice(looseEnd, looseEnd + overrun).split('\n', 1)[0] ?? '';
  const next = line.indexOf('@');
  if (next === -1) return [from, at === -1 ? looseEnd : from + at];
  const rest = line.slice(0, indexOf(line, /[\s"'`<>]/g, next));
  return [from, looseEnd + rest.lastIndexOf('@')];
}

/** What ends a URI, or starts its query. */
const uriEnd = /[\s"'`<>]|[?&][\w.%-]+=/g;

/** What ends a URI with a password, by the character before it: in quotes and at the start of a text it may hold spaces. */
const looseEnds: Readonly<Record<string, RegExp>> = {
  '"': /["\n]|[?&][\w.%-]+=/g,
  "'": /['\n]|[?&][\w.%-]+=/g,
  '': /\n|[?&][\w.%-]+=/g,
};

const longestScheme = 32;

/** The character before the URI; `''` at the start of the text. */
function opening(text: string, separator: number): string {
  const before = text.slice(Math.max(0, separator - longestScheme), separator);
  return before.replace(/[a-z\d+.-]+$/i, '').slice(-1);
}

const longestName = 80;

/** `name=value` (also `name%3Dvalue`) and `"name": value`. */
function redactNamedValues(text: string): string {
  let result = '';
  let done = 0;
  for (const { index, 0: sign } of text.matchAll(/=|%3D|:/gi)) {
    if (index < done) continue;
    const before = text.slice(Math.max(done, index - longestName), index);
    const name = (sign === ':' ? /["']([\w.%-]+)\\*["']\s*$/ : /([\w.%-]+)$/).exec(before)?.[1];
    if (name === undefined || !isSecret(name)) continue;
    const [from, to, masked] = secretValue(text, index + sign.length, sign);
    result += text.slice(done, from) + (from < to ? masked : '');
    done = to;
  }
  return result + text.slice(done);
}

/** Where the value after the sign stands, and what replaces it. */
function secretValue(text: string, start: number, sign: string): readonly [number, number, string] {
  const space = sign === ':' ? indexOf(text, /\S/g, start) : start;
  const quote = /\\*["'`]/y;
  quote.lastIndex = space;
  const delimiter = quote.exec(text)?.[0];
  if (delimiter !== undefined) {
    const from = space + delimiter.length;
    return [from, closing(text, from, delimiter), mask];
  }
  if (sign !== ':') {
    const end = sign === '=' ? /[&\s"'`<>]/g : /%26|[&\s"'`<>]/g;
    return [space, indexOf(text, end, space), mask];
  }
  const end = indexOf(text, /[^\w.+-]/g, space);
  const harmless = /^(?:null|true|false|)$/.test(text.slice(space, end));
  return [space, harmless ? space : end, `"${mask}"`];
}

/** Where a quoted value ends; the end of the text if it was cut off. */
function closing(text: string, start: number, delimiter: string): number {
  if (delimiter.length > 1) {
    const end = text.indexOf(delimiter, start);
    return end === -1 ? text.length : end;
  }
  let at = start;
  while (at < text.length && text[at] !== delimiter) at += text[at] === '\\' ? 2 : 1;
  return Math.min(at, text.length);
}

const secretNames =
  /(?:password|passwd|pwd|secret|token|signature|^sig|credentials?|(?:access|account|api|encryption|private|secret|shared|ssl)key)$/;

function isSecret(name: string): boolean {
  const plain = (decode(name) ?? name).toLowerCase().replace(/[^a-z\d]/g, '');
  return secretNames.test(plain);
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Where a global pattern next matches, or the end of the text. */
function indexOf(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}
