// What the tests of the disruptive phase share.
import type { TransportRequest } from '../../../../../src/contract/run/transport/transport.js';
import { accepted, type Between, is } from '../support.js';

/** Options of a run in disruptive mode. */
export const disruptive = { mode: 'disruptive' } as const;

/** Servers that respond at once, and servers that respond at the ticks of their owner, as real ones do. */
export const latencies = ['none', 'ticks'] as const;

export const json = { 'content-type': 'application/json; charset=utf-8' };

export const isMove = (request: TransportRequest) =>
  is(request, 'POST', /check-unit-5\/tables\/move_table$/);

/** A drain of a capture that exists. */
export const isDrain = (request: TransportRequest) =>
  is(request, 'PUT', /\/captures\/drain$/) &&
  /"capture_id":"(?!0000)[^"]+"/.test(request.body ?? '');

export const isResign = (request: TransportRequest) => is(request, 'POST', /\/owner\/resign$/);

/** Responds 202 to some requests without doing anything. */
export const respondWith =
  (matches: (request: TransportRequest) => boolean, body = ''): Between =>
  (request, send) =>
    matches(request)
      ? Promise.resolve(body === '' ? accepted : { ...accepted, headers: json, body, status: 202 })
      : send(request);

/** Sends another request after some requests. */
export const also =
  (
    matches: (request: TransportRequest) => boolean,
    more: (request: TransportRequest) => TransportRequest,
  ): Between =>
  async (request, send) => {
    const response = await send(request);
    if (matches(request)) await send(more(request));
    return response;
  };
