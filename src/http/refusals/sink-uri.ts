// Sink URIs, read by Go's net/url, and shown with masked secrets.
import { parseGoQuery, replaceInGoQuery } from './go/query.js';
import { type GoUrl, parseGoUrl, printGoUrl } from './go/url.js';

export type SinkUri = GoUrl;

/** Returns the parts of a URI, or the error of Go if it cannot read the URI. */
export const readSinkUri = parseGoUrl;

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
    return printGoUrl(uri.user === undefined ? uri : { ...uri, password: 'xxxx' });
  }
  const query = maskQuery(uri.query);
  return printGoUrl({ ...uri, query, password: uri.password === undefined ? undefined : 'xxxxx' });
}

function maskQuery(query: string | undefined): string | undefined {
  if (query === undefined || !parseGoQuery(query).has('sasl-password')) return query;
  return replaceInGoQuery(query, 'sasl-password', 'xxxxx');
}
