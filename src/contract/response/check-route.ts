// Checks what the router responds to requests that no operation takes (server-behaviour/http.md#router).
import { type Finding, finding } from '../finding/finding.js';
import type { Exchange } from './exchange.js';

/** A request that no operation takes. */
export interface RouteRequest {
  readonly method: string;
  /** Where the server redirects to; undefined if there is no such route. */
  readonly location?: string;
}

/** Everything in which the response is not the router's. */
export function checkRoute(
  { method, location }: RouteRequest,
  { status, headers, body }: Exchange['response'],
): Finding[] {
  const type = headers['content-type'] ?? 'none';
  const isOfType = (name: string) =>
    type
      .split(';', 1)
      .map((part) => part.trim())
      .includes(name);
  const wanted = location === undefined ? 404 : method === 'GET' ? 301 : 307;
  if (status !== wanted) {
    const received = `${status}: ${body || 'no body'}`;
    return [finding('route-status', undefined, { expected: wanted, received })];
  }
  const wrongType = (expected: string) =>
    isOfType(expected)
      ? []
      : [finding('route-content-type', undefined, { expected, received: type })];
  const wrongBody = (expected: string, text: string) =>
    body === text
      ? []
      : [finding('route-body', undefined, { expected, received: body || 'no body' })];
  if (location === undefined) {
    return [...wrongType('text/plain'), ...wrongBody('404 page not found', '404 page not found')];
  }
  const received = headers.location ?? 'none';
  const wrongLocation = received.endsWith(location)
    ? []
    : [finding('route-location', undefined, { expected: location, received })];
  return [
    ...wrongLocation,
    ...(method === 'GET' ? wrongType('text/html') : wrongBody('no body', '')),
  ];
}
