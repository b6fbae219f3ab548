// Defects of removing a changefeed.
import { isObject, type JsonObject } from '../../../../src/shared/json.js';
import { type Defect, defectsOf, type Play, type RawResponse } from '../defect.js';
import { list, textOf } from '../mutations/bodies.js';
import {
  accepted,
  createdId,
  delayed,
  ignored,
  leaking,
  pauses,
  replacedBy,
} from '../mutations/effects.js';
import { listOf, looking, processorsOf, stateOf, withMore } from '../mutations/looking.js';
import { about, requestFor } from '../mutations/requests.js';
import { errorResponse } from '../mutations/responses.js';
import { captureIds } from '../mutations/tables.js';

/** Returns the last details of a removed changefeed. */
const detailKept: Play = (operationId) => {
  const last = new Map<string, RawResponse>();
  const removed = new Set<string>();
  return async (call, server) => {
    const response = await server.send(call.request);
    const { changefeedId } = call;
    if (call.operationId === operationId && response.status < 300) removed.add(changefeedId);
    if (call.operationId !== 'getChangefeed') return response;
    if (response.status === 200) last.set(changefeedId, response);
    return (removed.has(changefeedId) ? last.get(changefeedId) : undefined) ?? response;
  };
};

/** The server itself creates again what was removed. */
const comesBack: Play = (operationId) => {
  const created = new Map<string, Parameters<typeof createdId>[0]['request']>();
  return async (call, server) => {
    const response = await server.send(call.request);
    if (response.status >= 300) return response;
    if (createdId(call) !== '') created.set(createdId(call), call.request);
    const request = call.operationId === operationId ? created.get(call.changefeedId) : undefined;
    if (request !== undefined) await server.send(request);
    return response;
  };
};

/** Its processors stay in their list. */
const processorsKept: Play = (operationId) => {
  const removed = new Set<string>();
  return async (call, server) => {
    const response = await server.send(call.request);
    if (call.operationId === operationId && response.status < 300) removed.add(call.changefeedId);
    if (call.operationId !== 'listProcessors') return response;
    return list((all) => {
      const [pattern] = all;
      if (!isObject(pattern)) return all;
      return [...all, ...[...removed].map((id) => ({ ...pattern, changefeed_id: id }))];
    })(response, call);
  };
};

const processorsKeptEverywhere: Play = looking((operationId) => {
  const removed = new Set<string>();
  return async (call, response, server) => {
    if (!accepted(response)) return response;
    if (call.operationId === operationId) removed.add(call.changefeedId);
    if (call.operationId !== 'listProcessors' || removed.size === 0) return response;
    const captures = await captureIds(server);
    return list((items) => [...items, ...processorsOf(removed, captures)])(response, call);
  };
});

/** After an election the list shows again what was removed. */
const undoneByElection: Play = (operationId) => {
  const removed = new Map<string, JsonObject>();
  let isElected = false;
  return async (call, server) => {
    const isOurs = call.operationId === operationId;
    const before = isOurs ? await listOf(server) : [];
    const response = await server.send(call.request);
    if (!accepted(response)) return response;
    const gone = before.find(({ id }) => id === call.changefeedId);
    if (gone) removed.set(call.changefeedId, gone);
    isElected ||= call.operationId === 'resignOwner';
    if (!isElected || call.operationId !== 'listChangefeeds') return response;
    return withMore([...removed.values()])(response, call);
  };
};

const detailKeptBriefly: Play = (operationId) => {
  const kept = new Map<string, { readonly at: number; readonly response: RawResponse }>();
  return async (call, server) => {
    const { changefeedId } = call;
    const isOurs = call.operationId === operationId;
    const detail = requestFor('getChangefeed', changefeedId);
    const before = isOurs ? await server.send(detail) : undefined;
    const response = await server.send(call.request);
    if (before && accepted(before) && accepted(response)) {
      kept.set(changefeedId, { at: server.now(), response: before });
    }
    const old = kept.get(changefeedId);
    const isKept = old !== undefined && server.now() - old.at < 2_000;
    return isKept && call.operationId === 'getChangefeed' ? old.response : response;
  };
};

export const removeDefects: readonly Defect[] = [
  ...defectsOf('removeChangefeed', [
    [
      'statuses',
      'answers 410 to a second removal',
      (operationId) => {
        const removed = new Set<string>();
        return async (call, server) => {
          const response = await server.send(call.request);
          if (call.operationId !== operationId) return response;
          if (removed.has(call.changefeedId)) return { ...response, status: 410 };
          if (response.status < 300) removed.add(call.changefeedId);
          return response;
        };
      },
    ],
    [
      'refused requests',
      'never gets to the end',
      (operationId) => async (call, server) => {
        const response = await server.rehearse(call.request);
        if (call.operationId !== operationId || response.status !== 202)
          return server.send(call.request);
        return errorResponse(
          500,
          'CDC:ErrReachMaxTry',
          'reach maximum try: 100: [CDC:ErrChangeFeedDeletionUnfinished]changefeed exists after deletion',
        );
      },
    ],
    ['settling', 'removes nothing', ignored],
    ['settling', 'removes two minutes late', delayed(120_000)],
    ['settling', 'pauses the changefeed in place of removing it', replacedBy(pauses)],
    ['settling', 'removes from the list alone', detailKept],
    ['settling', 'creates the changefeed again', comesBack],
    ['settling', 'keeps the processors', processorsKept],
    ['leaks', 'removes other changefeeds too', leaking('too')],
    ['leaks', 'removes another changefeed in its place', leaking('instead')],
    ['settling', 'leaves its processors in the list', processorsKeptEverywhere],
    ['settling', 'takes effect a second and a half after its response', delayed(1_500)],
    [
      'settling',
      'does nothing to a changefeed that is stopped',
      (operationId) => async (call, server) => {
        const isOurs = call.operationId === operationId;
        const isStopped = isOurs && (await stateOf(server, call.changefeedId)) === 'stopped';
        return isStopped ? server.rehearse(call.request) : server.send(call.request);
      },
    ],
    [
      'settling',
      'keeps the ID from being used again',
      looking((operationId) => {
        const gone = new Set<string>();
        return (call, response) => {
          if (call.operationId === operationId && accepted(response)) gone.add(call.changefeedId);
          const id = createdId(call);
          if (!gone.has(id)) return response;
          const message = `changefeed already exists, ${id}`;
          return errorResponse(500, 'CDC:ErrChangeFeedAlreadyExists', message);
        };
      }),
    ],
    ['settling', 'is undone by an election', undoneByElection],
    [
      'leaks',
      'removes all changefeeds whose IDs begin with the same characters',
      (operationId) => async (call, server) => {
        const response = await server.send(call.request);
        if (call.operationId !== operationId || !accepted(response)) return response;
        const ids = (await listOf(server)).map(({ id }) => textOf(id));
        for (const id of ids.filter((one) => one.startsWith(call.changefeedId))) {
          await server.send(about(id, call));
        }
        return response;
      },
    ],
    ['settling', 'leaves the detail for two seconds', detailKeptBriefly],
  ]),
];
