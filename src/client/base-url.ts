// The address of a server: what `baseUrl` may be, and the credentials in it.
import { maskSecrets } from '../shared/mask-secrets/index.js';

/** A base URL that paths can be appended to. */
export interface ServerAddress {
  /** Without credentials and trailing slashes. */
  readonly baseUrl: string;
  /** The `Authorization` header for the credentials that were in the URL. */
  readonly authorization?: string | undefined;
}

/**
 * Reads a base URL. `fetch` refuses URLs with credentials, so `http://user:password@host` becomes basic authentication.
 * A URL that is empty or starts with `/` is relative to the page (in browsers).
 *
 * @throws {TypeError} if it is not an http or https URL, has a query or fragment, or its path has `/api/v1`.
 */
export function readBaseUrl(baseUrl: string): ServerAddress {
  const [, server] = apiPath.exec(baseUrl) ?? [];
  if (server !== undefined) {
    throw new TypeError(
      `baseUrl: expected the URL of a server without /api/v1, which is added to it: ${shown(server)}, got ${shown(baseUrl)}`,
    );
  }
  if (/^(?:$|\/(?!\/))/.test(baseUrl)) return { baseUrl: withoutTrailingSlashes(baseUrl) };
  const url = parseHttpUrl(baseUrl);
  if (url === undefined || url.search !== '' || url.hash !== '') {
    throw new TypeError(
      'baseUrl: expected an http or https URL without query and fragment, such as http://127.0.0.1:8300, ' +
        `got ${shown(baseUrl)}`,
    );
  }
  const { username, password } = url;
  url.username = '';
  url.password = '';
  const address = { baseUrl: withoutTrailingSlashes(url.href.replace(/[?#]+$/, '')) };
  if (username === '' && password === '') return address;
  return { ...address, authorization: basic(decode(username), decode(password)) };
}

/** `/api/v1` and what follows it. A host may be called `api`. */
const apiPath = /^(.*?)(?<!:\/?)\/+api(?:\/+v\d+(?:[/;].*)?)?\/*$/i;

const shown = (url: string) => JSON.stringify(maskSecrets(String(url)));

/** Reads an http or https URL; undefined if the text is none. */
export function parseHttpUrl(text: string, base?: string): URL | undefined {
  try {
    const url = new URL(text, base);
    return /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}

function withoutTrailingSlashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === '/') end -= 1;
  return text.slice(0, end);
}

/**
 * Returns the `Authorization` header of RFC 7617, in UTF-8.
 *
 * @throws {TypeError} if one is not a string, as a setting that is missing, or if the user name contains a colon: the server would take the
 * rest of it for the password.
 */
export function basic(user: string, password: string): string {
  if (typeof user !== 'string' || typeof password !== 'string') {
    throw new TypeError('auth: expected username and password as strings');
  }
  if (user.includes(':')) {
    throw new TypeError(`auth: expected a user name without ":", got ${JSON.stringify(user)}`);
  }
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
