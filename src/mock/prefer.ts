// How a client chooses a response: by the request header `Prefer` or by query parameters, both as in Prism. Pure.

/** The response that the client prefers. */
export interface Preferences {
  readonly code?: number;
  readonly example?: string;
  readonly dynamic?: boolean;
}

/** Thrown for an invalid preference. The message names it and the expected form. */
export class PreferenceError extends Error {
  override readonly name = 'PreferenceError';
}

const names = ['code', 'example', 'dynamic'] as const;

/**
 * Reads the preferences of a request: from the header `Prefer: code=400, example=NAME, dynamic=true`, or without that header from the
 * query `__code=400&__example=NAME&__dynamic=true`. In the header the first of repeated preferences counts, and others are ignored
 * (RFC 7240).
 *
 * @throws {PreferenceError} if `code` does not have three digits, `dynamic` is neither `true` nor `false`, or a query parameter is
 * repeated.
 */
export function parsePreferences(header: string | undefined, query: URLSearchParams): Preferences {
  return header
    ? preferencesOf(readHeader(header), 'Prefer: ')
    : preferencesOf(readQuery(query), '__');
}

function preferencesOf(given: ReadonlyMap<string, string>, prefix: string): Preferences {
  const [code, example, dynamic] = names.map((name) => given.get(name));
  if (code !== undefined && !/^\d{3}$/.test(code)) {
    throw new PreferenceError(`${prefix}code=${code} is not a status of three digits`);
  }
  if (dynamic !== undefined && dynamic !== 'true' && dynamic !== 'false') {
    throw new PreferenceError(`${prefix}dynamic=${dynamic} is neither true nor false`);
  }
  return {
    ...(code !== undefined && { code: Number(code) }),
    ...(example !== undefined && { example }),
    ...(dynamic !== undefined && { dynamic: dynamic === 'true' }),
  };
}

/** Returns the first value of each preference. What follows a semicolon is a parameter of a preference, and has no meaning here. */
function readHeader(header: string): Map<string, string> {
  const given = new Map<string, string>();
  for (const [preference] of header.matchAll(/(?:"[^"]*"?|[^,"])+/g)) {
    const [own = ''] = /^(?:"[^"]*"?|[^;"])*/.exec(preference) ?? [];
    const [name = '', value = ''] = own.split(/=(.*)/s);
    const key = name.trim().toLowerCase();
    if (!given.has(key)) given.set(key, value.trim().replace(/^"(.*)"$/, '$1'));
  }
  return given;
}

function readQuery(query: URLSearchParams): Map<string, string> {
  const given = new Map<string, string>();
  for (const name of names) {
    const [value, ...more] = query.getAll(`__${name}`);
    if (more.length > 0) throw new PreferenceError(`__${name} is given ${more.length + 1} times`);
    if (value !== undefined) given.set(name, value);
  }
  return given;
}
