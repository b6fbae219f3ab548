// Passwords in the user info of URIs: `mysql://root:p@ss@host`.
import { indexOf, type Part, replaceParts } from './scan.js';
import { mask } from './secret-names.js';

/** How far a password may reach beyond the end of its URI, when it holds characters that end one. */
const overrun = 256;

/** Masks the passwords of URIs. */
export function maskUserInfo(text: string): string {
  return maskStrictly(maskAfterSchemes(text));
}

/** `//user:password@`, also without a scheme, and where the password looks like a port: `//root:123?x=y@host`. */
const authority = /\/\/([^\s"'/?#@:]*):([^\s"'/]+)@/g;

function maskStrictly(text: string): string {
  return text.replace(authority, (whole, user: string, password: string) =>
    isIpv6(user, password) ? whole : `//${user}:${mask}@`,
  );
}

/** In `//[::1]:8300?x=a@b` the first colon belongs to the host. */
function isIpv6(user: string, password: string): boolean {
  return /^\[[\da-f]*$/i.test(user) && /^[\da-f:.]*\]/i.test(password);
}

function maskAfterSchemes(text: string): string {
  return replaceParts(text, /:\/\//g, ({ index }) => password(text, index));
}

/** Where the password of the URI stands that has its `://` at `separator`; an empty place after it if it has none. */
function password(text: string, separator: number): Part {
  const start = separator + 3;
  const end = indexOf(text, uriEnd, start);
  const head = text.slice(start, end);
  const user = /^[^:@[][^:@]*:|^:/.exec(head)?.[0];
  const isPort =
    /^[^:@]*:\d*(?:[,/?#][^@]*)?$/.test(head) ||
    (/^[^:@]*:\d+[).;,]+$/.test(head) && !lineFrom(text, end).includes('@'));
  const isPath = /^[^:@]*[/?#]/.test(head) && !head.includes('@');
  if (user === undefined || isPort || isPath) return { from: end, to: end };
  const from = start + user.length;
  const looseEnd = indexOf(text, looseEnds[opening(text, separator)] ?? uriEnd, from);
  const at = text.slice(from, looseEnd).lastIndexOf('@');
  if (at !== -1 && from + at < looseEnd - 1) return { from, to: from + at };
  // No host follows: the password holds what ends a URI, or the text was cut off.
  const line = lineFrom(text, looseEnd);
  const next = line.indexOf('@');
  if (next === -1) return { from, to: at === -1 ? looseEnd : from + at };
  const rest = line.slice(0, indexOf(line, /[\s"'`<>]/g, next));
  return { from, to: looseEnd + rest.lastIndexOf('@') };
}

/** The rest of the line, as far as a password may reach. */
const lineFrom = (text: string, start: number) =>
  text.slice(start, start + overrun).split('\n', 1)[0] ?? '';

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
