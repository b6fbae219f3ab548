// What the held-out defects share: what a request asks for, what the server knows, and ways to play a defect with a memory.
import type { OperationId } from '../../../../generated/operations.js';
import { type JsonValue, stringifyJson } from '../../../../src/codec/index.js';
import { isObject, type JsonObject } from '../../../../src/shared/json.js';
import type { Call, Play, RawResponse, Request, Server } from '../defect.js';
import { type Edit, laterTime, list, objects, readValue, replaced, textOf } from './bodies.js';
import { accepted } from './effects.js';
import { requestFor } from './requests.js';
import { type Change, errorResponse } from './responses.js';

export const isOf = (call: Call, ids: readonly OperationId[]) =>
  ids.some((id) => id === call.operationId);

/** Returns the body of a request or response if it is an object. */
export function objectOf(message: { readonly body: string }): JsonObject | undefined {
  const value = readValue(message);
  return isObject(value) ? value : undefined;
}

/** The fields of the request's body; none if it has no object. */
export const asked = ({ request }: Call): JsonObject => objectOf(request) ?? {};

export const withBody = (request: Request, value: JsonValue): Request => ({
  ...request,
  body: stringifyJson(value),
});

/** The capture in the path of `getProcessor`. */
export const captureOf = ({ request }: Call) => request.target.split('?')[0]?.split('/').at(-1);

export async function detailOf(server: Server, id: string): Promise<JsonObject | undefined> {
  const response = await server.send(requestFor('getChangefeed', id));
  return response.status === 200 ? objectOf(response) : undefined;
}

export const stateOf = async (server: Server, id: string) => (await detailOf(server, id))?.state;

async function itemsOf(server: Server, request: Request): Promise<JsonObject[]> {
  const value = readValue(await server.send(request));
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** All changefeeds, whatever their state. */
export function listOf(server: Server): Promise<JsonObject[]> {
  const request = requestFor('listChangefeeds');
  return itemsOf(server, { ...request, target: `${request.target}?state=all` });
}

export const capturesOf = (server: Server) => itemsOf(server, requestFor('listCaptures'));

/** The ID of the owner; empty while nobody leads. */
export async function ownerOf(server: Server): Promise<string> {
  const owner = (await capturesOf(server)).find((capture) => capture.is_owner === true);
  return textOf(owner?.id);
}

/** An integer as it is; 0 for everything else. */
export function whole(value: JsonValue | undefined): bigint {
  if (typeof value === 'bigint') return value;
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : 0n;
}

/** A TSO that has lost what counts within its millisecond; anything else as it is. */
export const withoutCounter = (tso: JsonValue): JsonValue =>
  whole(tso) === 0n ? tso : (whole(tso) >> 18n) << 18n;

/** The checkpoint there, as TSO and as time. */
export function atCheckpoint(object: JsonObject, tso: bigint): JsonObject {
  const { checkpoint_tso: old, checkpoint_time: time } = object;
  if (old === undefined || time === undefined) return object;
  const later = Number((tso >> 18n) - (whole(old) >> 18n));
  return { ...object, checkpoint_tso: tso, checkpoint_time: laterTime(textOf(time), later) };
}

/** Changes the changefeeds of a successful response, in the list or the details. */
export const shownFeeds = (call: Call, response: RawResponse, edit: Edit): RawResponse =>
  accepted(response) && isOf(call, ['listChangefeeds', 'getChangefeed'])
    ? objects(edit)(response, call)
    : response;

/** Takes objects out of a list. */
export const leftOut = (drop: (object: JsonObject) => boolean): Change =>
  list((items) => items.filter((item) => !(isObject(item) && drop(item))));

const idOf = (item: JsonValue) => (isObject(item) ? textOf(item.id) : '');

/** Adds objects to a list that is ordered by ID. */
export const withMore = (more: readonly JsonObject[]): Change =>
  list((items) => [...items, ...more].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1)));

/** A processor of each changefeed on each capture. */
export function processorsOf(ids: Iterable<string>, captures: readonly string[]): JsonObject[] {
  return [...ids].flatMap((id) =>
    captures.map((capture) => ({
      namespace: 'default',
      changefeed_id: id,
      capture_id: capture,
    })),
  );
}

/** Receives each response of a run and returns it or another one. */
export type Look = (
  call: Call,
  response: RawResponse,
  server: Server,
) => RawResponse | Promise<RawResponse>;

/** Passes every response to the observer; `make` creates its state for one run. */
export function looking(make: (operationId: OperationId | undefined) => Look): Play {
  return (operationId) => {
    const look = make(operationId);
    return async (call, server) => look(call, await server.send(call.request), server);
  };
}

/** Changes the successful responses of the operation; may send more requests to the server. */
export const observing = (change: Look): Play =>
  looking(
    (operationId) => (call, response, server) =>
      call.operationId === operationId && accepted(response)
        ? change(call, response, server)
        : response,
  );

/** Changes responses after the first accepted request of an operation. */
export const since = (begin: OperationId, change: Look): Play =>
  looking(() => {
    let hasBegun = false;
    return (call, response, server) => {
      hasBegun ||= call.operationId === begin && accepted(response);
      return hasBegun ? change(call, response, server) : response;
    };
  });

/** Refuses requests of the operation before the server sees them. */
export function refusing(
  when: (call: Call, server: Server) => boolean | Promise<boolean>,
  response: (call: Call) => RawResponse,
): Play {
  return (operationId) => async (call, server) =>
    call.operationId === operationId && (await when(call, server))
      ? response(call)
      : server.send(call.request);
}

/** Refused as a body that cannot be read. */
export const bindError = (text: string): RawResponse => ({
  ...errorResponse(400, 'CDC:ErrAPIInvalidParam', `invalid api parameter: ${text}`),
  headers: { 'content-type': 'text/plain; charset=utf-8' },
});

/** Serves responses from a cache for the given number of milliseconds. */
export function cached(milliseconds: number): Play {
  return (operationId) => {
    const kept = new Map<string, { readonly at: number; readonly response: RawResponse }>();
    return async (call, server) => {
      if (call.operationId !== operationId) return server.send(call.request);
      const { target } = call.request;
      const old = kept.get(target);
      if (old && server.now() - old.at < milliseconds) return old.response;
      const response = await server.send(call.request);
      if (accepted(response)) kept.set(target, { at: server.now(), response });
      return response;
    };
  };
}

/** Remembers which changefeeds were paused in this run, and neither resumed nor removed since. */
export function rememberPauses(): (call: Call, response: RawResponse) => ReadonlySet<string> {
  const paused = new Set<string>();
  return (call, response) => {
    if (!accepted(response)) return paused;
    if (call.operationId === 'pauseChangefeed') paused.add(call.changefeedId);
    if (isOf(call, ['resumeChangefeed', 'removeChangefeed'])) paused.delete(call.changefeedId);
    return paused;
  };
}

/** Local time of the servers. */
const localTime = (now: number) =>
  new Date(now + 8 * 3_600_000).toISOString().replace('T', ' ').replace('Z', '');

/** The details show as `create_time` when one of these operations was last accepted. */
export const createdAt = (operations: readonly OperationId[]): Play =>
  looking(() => {
    const times = new Map<string, number>();
    return (call, response, server) => {
      if (!accepted(response)) return response;
      if (isOf(call, operations)) times.set(call.changefeedId, server.now());
      const time = times.get(call.changefeedId);
      if (call.operationId !== 'getChangefeed' || time === undefined) return response;
      return objects(replaced('create_time', localTime(time)))(response, call);
    };
  });

/** From an accepted request on, the changefeed shows its start as its checkpoint while it is stopped. */
export const backToStart: Play = looking((operationId) => {
  const starts = new Map<string, bigint>();
  return async (call, response, server) => {
    if (call.operationId === operationId && accepted(response)) {
      const { changefeedId } = call;
      starts.set(changefeedId, whole((await detailOf(server, changefeedId))?.start_ts));
    }
    return shownFeeds(call, response, (object) => {
      const start = starts.get(textOf(object.id));
      return start === undefined || object.state !== 'stopped'
        ? object
        : atCheckpoint(object, start);
    });
  };
});

/** Shows the target and the sink of an earlier time. */
export const asBefore =
  ({ target_ts = 0, sink_uri = '' }: JsonObject): Edit =>
  (object) => ({ ...object, target_ts, sink_uri });

/** Refuses what is asked of a changefeed that is stopped. */
export const refusingStopped = refusing(
  async ({ changefeedId }, server) => (await stateOf(server, changefeedId)) === 'stopped',
  () =>
    errorResponse(
      500,
      'CDC:ErrSchedulerRequestFailed',
      'scheduler request failed, changefeed is not running',
    ),
);
