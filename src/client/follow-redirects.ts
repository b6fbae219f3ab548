// Follows the redirects of a write that keep its method and body: 307 and 308.
import { mergeHeaders } from 'openapi-fetch';
import { parseHttpUrl } from './base-url.js';
import type { Exchanged, Outgoing } from './exchange.js';

const mostRedirects = 20;

/** Sends a request, and again to where a 307 or 308 leads. Returns any other redirect of a write. */
export async function followRedirects(
  request: Outgoing,
  exchange: (request: Outgoing) => Promise<Exchanged>,
): Promise<Exchanged> {
  let hop = request;
  for (let redirects = 0; ; redirects += 1) {
    const exchanged = await exchange(hop);
    const { ok, status, type, headers } = exchanged.response;
    if (ok) return exchanged;
    const { url } = exchanged.request;
    const isKept = (status === 307 || status === 308) && headers.has('location');
    const target = isKept ? parseHttpUrl(headers.get('location') ?? '', url) : undefined;
    if (type === 'opaqueredirect') {
      // A browser hides the status. If the redirect makes a GET of the write, its success is none of this operation.
      hop = { ...hop, options: { ...hop.options, redirect: 'follow' } };
    } else if (target && redirects < mostRedirects) {
      const { origin, pathname, search } = target;
      const options = { ...hop.options, params: {} };
      hop = {
        ...hop,
        server: { ...hop.server, baseUrl: origin },
        path: pathname + search,
        options,
      };
      if (origin !== new URL(url).origin) {
        // Another origin must not see credentials, as with every `fetch`.
        const own = Object.fromEntries(mergeHeaders(options.headers));
        const headers = { ...own, authorization: null, cookie: null };
        hop = { ...hop, server: { baseUrl: origin }, options: { ...options, headers } };
      }
    } else {
      return exchanged;
    }
  }
}
