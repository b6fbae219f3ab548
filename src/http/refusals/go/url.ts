// URLs, read and written as Go's net/url does (Parse and String).
import { fromBytes, toBytes } from './bytes.js';
import { escapePart, GoUrlError, isEncoded, type UrlPart, unescapePart } from './escapes.js';
import { ipProblem } from './ip-address.js';
import { goQuote } from './quote.js';

export interface GoUrl {
  /** In lower case; may be empty. */
  readonly scheme: string;
  /** The rest after the scheme if it does not begin with a slash; empty otherwise. */
  readonly opaque: string;
  /** Decoded. */
  readonly user: string | undefined;
  /** Decoded. */
  readonly password: string | undefined;
  /** Decoded, with the port. */
  readonly host: string;
  /** As it was sent. */
  readonly path: string;
  /** Whether the scheme is followed by a path without `//`. */
  readonly omitsHost: boolean;
  /** As it was sent, without the question mark; undefined if there is none. */
  readonly query: string | undefined;
  /** As it was sent. */
  readonly fragment: string;
}

/** Returns the parts of a URL, or Go's error if it cannot read the URL. */
export function parseGoUrl(text: string): GoUrl | { readonly problem: string } {
  const [, beforeFragment = '', fragment = ''] = /^([^#]*)(?:#(.*))?$/s.exec(text) ?? [];
  let quoted = beforeFragment;
  try {
    const url = parse(toBytes(beforeFragment));
    quoted = text;
    unescapePart(toBytes(fragment), 'fragment');
    return { ...url, fragment };
  } catch (error) {
    if (!(error instanceof GoUrlError)) throw error;
    return { problem: `parse ${goQuote(quoted)}: ${error.message}` };
  }
}

function parse(text: string): Omit<GoUrl, 'fragment'> {
  if (Array.from(text).some((byte) => byte < ' ' || byte === '\u007f')) {
    throw new GoUrlError('net/url: invalid control character in URL');
  }
  if (text.startsWith(':')) throw new GoUrlError('missing protocol scheme');
  const [, given = '', rest = ''] = /^(?:([a-z][a-z0-9+.-]*):)?(.*)$/is.exec(text) ?? [];
  const scheme = given.toLowerCase();
  const [, beforeQuery = '', query] = /^([^?]*)(?:\?(.*))?$/s.exec(rest) ?? [];
  const parts = {
    scheme,
    opaque: '',
    user: undefined,
    password: undefined,
    host: '',
    path: '',
    omitsHost: false,
    query: query === undefined ? undefined : fromBytes(query),
  };
  if (text === '*') return { ...parts, path: '*' };
  if (!beforeQuery.startsWith('/')) {
    if (scheme !== '') return { ...parts, opaque: fromBytes(beforeQuery) };
    if (/^[^/]*:/.test(beforeQuery)) {
      throw new GoUrlError('first path segment in URL cannot contain colon');
    }
  }
  const hasAuthority =
    beforeQuery.startsWith('//') && (scheme !== '' || !beforeQuery.startsWith('///'));
  const [, authority = '', path = ''] = hasAuthority
    ? (/^\/\/([^/]*)(.*)$/s.exec(beforeQuery) ?? [])
    : ['', '', beforeQuery];
  const located = hasAuthority ? parseAuthority(scheme, authority) : {};
  unescapePart(path, 'path');
  return {
    ...parts,
    ...located,
    path: fromBytes(path),
    omitsHost: !hasAuthority && scheme !== '' && beforeQuery.startsWith('/'),
  };
}

function parseAuthority(scheme: string, authority: string) {
  const at = authority.lastIndexOf('@');
  const host = fromBytes(parseHost(scheme, authority.slice(at + 1)));
  if (at < 0) return { host };
  const userInfo = authority.slice(0, at);
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(userInfo)) {
    throw new GoUrlError('net/url: invalid userinfo');
  }
  const [, name = '', secret] = /^([^:]*)(?::(.*))?$/s.exec(userInfo) ?? [];
  const user = fromBytes(unescapePart(name, 'user'));
  const password = secret === undefined ? undefined : fromBytes(unescapePart(secret, 'user'));
  return { host, user, password };
}

function parseHost(scheme: string, host: string): string {
  const bracket = host.lastIndexOf('[');
  if (bracket > 0) throw new GoUrlError('invalid IP-literal');
  if (bracket === 0) return parseLiteral(host);
  const first = host.indexOf(':');
  if (first >= 0) {
    // Only URLs of the web have one colon at most; lists of hosts have more.
    const strict = scheme === 'http' || scheme === 'https';
    checkPort(host.slice(strict ? first : host.lastIndexOf(':')));
  }
  return unescapePart(host, 'host');
}

/** Reads an IPv6 address in square brackets, which may have a zone after `%25`. */
function parseLiteral(host: string): string {
  const close = host.lastIndexOf(']');
  if (close < 0) throw new GoUrlError("missing ']' in host");
  const port = host.slice(close + 1);
  checkPort(port);
  const literal = host.slice(1, close);
  const zone = literal.indexOf('%25');
  const address =
    zone < 0
      ? unescapePart(literal, 'host')
      : unescapePart(literal.slice(0, zone), 'host') + unescapePart(literal.slice(zone), 'zone');
  const problem = ipProblem(fromBytes(address));
  if (problem === 'IPv4') throw new GoUrlError('invalid IP-literal');
  if (problem !== undefined) throw new GoUrlError(`invalid host: ${problem}`);
  return `[${address}]${port}`;
}

function checkPort(port: string): void {
  if (port === '' || /^:\d*$/.test(port)) return;
  throw new GoUrlError(`invalid port ${goQuote(fromBytes(port))} after host`);
}

/** Returns the path, decoded. */
export function decodedPath({ path }: GoUrl): string {
  return fromBytes(unescapePart(toBytes(path), 'path'));
}

/** Writes a URL. Without host, user and path it has no slashes: `blackhole://` becomes `blackhole:`. */
export function printGoUrl(url: GoUrl): string {
  const { scheme, opaque, user, password, host, path, omitsHost, query, fragment } = url;
  const before = scheme === '' ? '' : `${scheme}:`;
  const authority =
    user === undefined
      ? escaped(host, 'host')
      : `${escaped(user, 'user')}${password === undefined ? '' : `:${escaped(password, 'user')}`}@${escaped(host, 'host')}`;
  const isBare = host === '' && user === undefined;
  const hasSlashes = !isBare || (scheme !== '' && path !== '' && !omitsHost);
  const shownPath = encoded(path, 'path');
  // A colon in the first segment would make it a scheme.
  const dot = before === '' && isBare && /^[^/]*:/.test(shownPath) ? './' : '';
  const location = opaque || `${hasSlashes ? '//' : ''}${authority}${dot}${shownPath}`;
  return [
    before,
    location,
    query === undefined ? '' : `?${query}`,
    fragment === '' ? '' : `#${encoded(fragment, 'fragment')}`,
  ].join('');
}

function escaped(text: string, part: UrlPart): string {
  return escapePart(toBytes(text), part);
}

/** Keeps a valid encoding as it was sent, and encodes anew otherwise. */
function encoded(sent: string, part: 'path' | 'fragment'): string {
  const bytes = toBytes(sent);
  return isEncoded(bytes, part) ? sent : escapePart(unescapePart(bytes, part), part);
}
