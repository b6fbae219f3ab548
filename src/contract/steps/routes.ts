// What the router answers to requests that no operation takes (facts 8).
import type { RawExchange } from '../connection.js';
import { type Finding, finding } from '../finding.js';

/** A request that no operation takes. All of them are GET. */
export interface RouteStep {
  readonly name: string;
  readonly path: string;
  /** Where the server sends on to; undefined: there is nothing. */
  readonly location?: string;
}

export const routeSteps: readonly RouteStep[] = [
  { name: 'an unknown route is 404', path: '/api/v1/no-such-route' },
  { name: 'paths are case-sensitive', path: '/API/v1/status' },
  { name: 'GET of what only POST takes is 404', path: '/api/v1/owner/resign' },
  { name: 'GET of what only PUT takes is 404', path: '/api/v1/captures/drain' },
  {
    name: 'a changefeed and the name of a job is no route of GET',
    path: '/api/v1/changefeeds/a/pause',
  },
  { name: 'processors of a changefeed are no route', path: '/api/v1/processors/a' },
  { name: 'a trailing slash is redirected', path: '/api/v1/status/', location: '/api/v1/status' },
  {
    name: 'a trailing slash is redirected with the query',
    path: '/api/v1/changefeeds/?state=all',
    location: '/api/v1/changefeeds?state=all',
  },
];

/** Everything in which the answer is not the router's. */
export function checkRoute({ location }: RouteStep, { response }: RawExchange): Finding[] {
  const found = (expected: string, received: string) =>
    finding('routing', undefined, expected, received);
  const { status, headers, body } = response;
  const type = headers['content-type'] ?? 'none';
  if (location === undefined) {
    if (status !== 404) return [found('status 404', `${status}: ${body || 'no body'}`)];
    const isPlain = /^text\/plain\s*(?:;|$)/.test(type);
    return [
      ...(isPlain ? [] : [found('content type text/plain', type)]),
      ...(body === '404 page not found' ? [] : [found('404 page not found', body || 'no body')]),
    ];
  }
  if (status !== 301) return [found('status 301', `${status}: ${body || 'no body'}`)];
  const received = headers.location ?? 'none';
  return [
    ...(received.endsWith(location) ? [] : [found(`Location ${location}`, received)]),
    ...(/^text\/html\s*(?:;|$)/.test(type) ? [] : [found('content type text/html', type)]),
  ];
}
