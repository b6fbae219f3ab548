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
 * @throws {TypeError} if it is not an http or https URL, has a query or fragment, or ends in `/api/v1`.
 */
export function readBaseUrl(baseUrl: string): ServerAddress {
  const [apiPath] = /\/api(?:\/v\d+)?\/*$/.exec(baseUrl) ?? [];
  if (apiPath !== undefined) {
    const server = baseUrl.slice(0, -apiPath.length);
    throw new TypeError(
      `baseUrl: expected the URL of a server without /api/v1, which is added to it: ${shown(server)}, got ${shown(baseUrl)}`,
    );
  }
  if (/^(?:$|\/(?!\/))/.test(baseUrl)) return { baseUrl: withoutTrailingSlashes(baseUrl) };
  const url = parseUrl(baseUrl);
  if (
    url === undefined ||
    !/^https?:$/.test(url.protocol) ||
    url.search !== '' ||
    url.hash !== ''
  ) {
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

const shown = (url: string) => JSON.stringify(maskSecrets(url));

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
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
 * @throws {TypeError} if the user name contains a colon: the server would take the rest of it for the password.
 */
export function basic(user: string, password: string): string {
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
