// The request header `Prefer`, which chooses a response. Prism has the same header. Pure.

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

/**
 * Reads `code=400, example=NAME, dynamic=true` (separated by commas or semicolons, values optionally in quotes). Other preferences
 * are ignored, as RFC 7240 requires.
 *
 * @throws {PreferenceError} if `code` does not have three digits, or `dynamic` is neither `true` nor `false`.
 */
export function parsePrefer(header: string | undefined): Preferences {
  const given = new Map<string, string>();
  for (const preference of (header ?? '').split(/[,;]/)) {
    const [name = '', value = ''] = preference.split(/=(.*)/s);
    given.set(name.trim().toLowerCase(), value.trim().replace(/^"(.*)"$/, '$1'));
  }
  const code = given.get('code');
  const example = given.get('example');
  const dynamic = given.get('dynamic');
  if (code !== undefined && !/^\d{3}$/.test(code)) {
    throw new PreferenceError(`Prefer: code=${code} is not a status of three digits`);
  }
  if (dynamic !== undefined && dynamic !== 'true' && dynamic !== 'false') {
    throw new PreferenceError(`Prefer: dynamic=${dynamic} is neither true nor false`);
  }
  return {
    ...(code !== undefined && { code: Number(code) }),
    ...(example !== undefined && { example }),
    ...(dynamic !== undefined && { dynamic: dynamic === 'true' }),
  };
}
