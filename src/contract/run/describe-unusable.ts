// Says why a response is none of TiCDC's: what stood in it, and what to do where that is known.
import { maskSecrets } from '../../shared/mask-secrets/index.js';
import { beginning } from '../response/excerpt.js';
import type { RawExchange } from './transport/connection.js';

/** Characters of a body that are shown. */
const shownBody = 200;

/** Describes a response to a probe in one line. */
export function describeUnusable({ request, response }: RawExchange): string {
  const { status, headers } = response;
  const text = beginning(response.body.trim(), shownBody).replace(/\s+/g, ' ');
  const type = headers['content-type'] ?? 'no content type';
  const body = text === '' ? 'without a body' : `with the body ${JSON.stringify(text)}`;
  const received = `${request.method} ${new URL(request.url).pathname} responds with ${status}, ${type}, ${body}`;
  return `${received}; ${remedyOf(response) ?? 'expected JSON such as an object with version, id and pid'}`;
}

/** Says what to do; undefined if nothing in the response explains it. */
function remedyOf({ status, headers, body }: RawExchange['response']): string | undefined {
  if (status >= 300 && status < 400 && headers.location !== undefined) {
    return `it redirects to ${maskSecrets(headers.location)}, and redirects are not followed; give the address of the server itself`;
  }
  if (status === 401) {
    return `${challenge('WWW-Authenticate', headers['www-authenticate'])}set TICDC_USER and TICDC_PASSWORD, or give a --header`;
  }
  if (status === 407) {
    return `${challenge('Proxy-Authenticate', headers['proxy-authenticate'])}the proxy wants credentials; put them into the URL of --proxy`;
  }
  if (/HTTP request.*HTTPS (?:server|port)/i.test(body)) return 'use https in place of http';
  return undefined;
}

const challenge = (name: string, value: string | undefined) =>
  value === undefined ? '' : `${name}: ${maskSecrets(value)}; `;
