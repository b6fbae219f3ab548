// Sink URIs, read and written in the way of Go's net/url. Pure.

export interface SinkUri {
  /** In lower case; may be empty. */
  readonly scheme: string;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly host: string;
  readonly path: string;
  /** Without the question mark; undefined if there is none. */
  readonly query: string | undefined;
  readonly fragment: string | undefined;
  /** The rest after the scheme if it does not begin with a slash. */
  readonly opaque: string | undefined;
}

/** Returns the parts of a URI, or the error of Go if it cannot read the URI. */
export function readSinkUri(text: string): SinkUri | { readonly problem: string } {
  const problem = problemOf(text);
  if (problem !== undefined) return { problem: `parse ${JSON.stringify(text)}: ${problem}` };
  const [, beforeFragment = '', fragment] = /^([^#]*)(?:#(.*))?$/s.exec(text) ?? [];
  const [, beforeQuery = '', query] = /^([^?]*)(?:\?(.*))?$/s.exec(beforeFragment) ?? [];
  const [, scheme = '', rest = ''] = /^(?:([a-z][a-z0-9+.-]*):)?(.*)$/is.exec(beforeQuery) ?? [];
  const [, authority, path = ''] = /^(?:\/\/([^/]*))?(.*)$/s.exec(rest) ?? [];
  const opaque = scheme !== '' && !rest.startsWith('/') && rest !== '' ? rest : undefined;
  const [, userInfo, host = ''] = /^(?:(.*)@)?([^@]*)$/s.exec(authority ?? '') ?? [];
  const [, user, password] = /^([^:]*)(?::(.*))?$/s.exec(userInfo ?? '') ?? [];
  return {
    scheme: scheme.toLowerCase(),
    user: userInfo === undefined ? undefined : user,
    password: userInfo === undefined ? undefined : password,
    host,
    path: opaque === undefined ? path : '',
    query,
    fragment,
    opaque,
  };
}

function problemOf(text: string): string | undefined {
  for (const character of text) {
    if (character < ' ' || character === '\u007f') {
      return 'net/url: invalid control character in URL';
    }
  }
  if (text.startsWith(':')) return 'missing protocol scheme';
  const [path = ''] = text.split('?');
  const [badEscape] = /%(?![0-9a-f]{2}).{0,2}/i.exec(path) ?? [];
  if (badEscape !== undefined) return `invalid URL escape ${JSON.stringify(badEscape)}`;
  const [, port] =
    /^[a-z][a-z0-9+.-]*:\/\/[^/]*?(:[^/@:\]]*)$/i.exec(
      path.replace(/^([^/]*\/\/[^/]*).*$/, '$1'),
    ) ?? [];
  if (port !== undefined && !/^:\d*$/.test(port)) {
    return `invalid port ${JSON.stringify(port)} after host`;
  }
  return undefined;
}

/** Writes the parts as a URI. Without host, user and path it has no slashes: `blackhole://` becomes `blackhole:`. */
function write(uri: SinkUri): string {
  const { scheme, user, password, host, path, query, fragment, opaque } = uri;
  const userInfo =
    user === undefined ? '' : `${user}${password === undefined ? '' : `:${password}`}@`;
  const hasAuthority = host !== '' || path !== '' || user !== undefined;
  const location = opaque ?? `${hasAuthority ? '//' : ''}${userInfo}${host}${path}`;
  return [
    scheme === '' ? '' : `${scheme}:`,
    location,
    query === undefined ? '' : `?${query}`,
    fragment === undefined || fragment === '' ? '' : `#${fragment}`,
  ].join('');
}

/**
 * Returns the URI as a release shows it.
 *
 * @param mask length of the mask. `four` adds a masked password to a user without one. `five` also masks `sasl-password`, and sorts
 *   the query if it contains one.
 */
export function maskSinkUri(text: string, mask: 'none' | 'four' | 'five'): string {
  const uri = readSinkUri(text);
  if (mask === 'none' || 'problem' in uri) return text;
  if (mask === 'four') {
    return write(uri.user === undefined ? uri : { ...uri, password: 'xxxx' });
  }
  const query = maskQuery(uri.query);
  return write({ ...uri, query, password: uri.password === undefined ? undefined : 'xxxxx' });
}

function maskQuery(query: string | undefined): string | undefined {
  const parameters = new URLSearchParams(query ?? '');
  if (!parameters.has('sasl-password')) return query;
  parameters.set('sasl-password', 'xxxxx');
  parameters.sort();
  return parameters.toString();
}
