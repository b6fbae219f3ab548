// What to do about an error, as data, where that is known.
import type { ErrorBody } from './error-body.js';

interface Called {
  readonly method: string;
  readonly url: string;
}

const electing = 'The cluster is electing an owner: send it again in a second.';
const credentials = 'Give the credentials of a TiDB user in the option auth.';

/** By error code. */
const byCode: Readonly<Record<string, string>> = {
  'CDC:ErrOwnerNotFound': electing,
  'CDC:ErrServerIsNotReady': 'The server is starting: send it again in a few seconds.',
  'CDC:ErrChangeFeedNotExists':
    'Just after a create or an election, a changefeed that exists may be refused like this for a moment.',
  'CDC:ErrCredentialNotFound': credentials,
  'CDC:ErrUnauthorized': credentials,
};

/** Returns the advice on a response; undefined if there is none. */
export function adviceOn(
  { method, url }: Called,
  { status, headers, redirected, url: finalUrl }: Response,
  { error_code, error_msg }: ErrorBody,
): string | undefined {
  const location = headers.get('location');
  if (status >= 300 && status < 400 && location !== null) {
    const becomesGet = method !== 'GET' && status >= 301 && status <= 303;
    const why = becomesGet ? `, and a redirected ${method} becomes a GET` : '';
    return `${url} redirects to ${location}${why}. Use the address of the server itself as baseUrl.`;
  }
  if (redirected) {
    return `The response came from ${finalUrl}, after a redirect. Use the address of the server itself as baseUrl.`;
  }
  if (error_msg === 'election: no leader') return electing;
  if (error_msg.includes('when it is stopped')) {
    return 'reconfigureChangefeed pauses, updates and resumes it.';
  }
  if (status === 404 && error_code === '') {
    return 'The server is older than this operation, or baseUrl is not the address of a TiCDC server.';
  }
  return byCode[error_code];
}

/** By a part of the reason or code of a failure of `fetch`. */
const byReason: readonly (readonly [RegExp, string])[] = [
  [
    /parse URL/,
    'This fetch takes no Request of another implementation: pass the Request that belongs to it as the option Request, or use ' +
      'the global fetch: (request) => fetch(request, { dispatcher }).',
  ],
  [/wrong.version|length.too.long/i, 'The server does not speak TLS: use http:// in baseUrl.'],
  [
    /certificate|CERT|SELF_SIGNED|UNABLE_TO/,
    'To trust a private CA, set NODE_EXTRA_CA_CERTS, or pass a fetch with a dispatcher.',
  ],
];

/** Returns the advice on a failure of `fetch`. */
export function adviceOnFailure(
  { method, url }: Called,
  reason: string,
  isUnsent: boolean,
  isBrokenOff: boolean,
): string {
  const known = byReason.find(([pattern]) => pattern.test(reason));
  if (known) return known[1];
  // Browsers hide the reason. Node has no location.
  const origin = 'location' in globalThis ? globalThis.location?.origin : undefined;
  if (!isBrokenOff && origin && origin !== new URL(url).origin) {
    return 'Is a server listening there, and does it allow pages of other origins (CORS)? TiCDC does not: call it through the origin of the page. Mock and sandbox have the option cors.';
  }
  if (method !== 'GET' && !isUnsent) {
    return 'The server may have carried it out: read what it changes before you send it again.';
  }
  return isBrokenOff ? 'Send it again.' : 'Is a TiCDC server listening there?';
}
