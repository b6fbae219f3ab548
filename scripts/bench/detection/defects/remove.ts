// Seeded defects of removing a changefeed.

import { isObject } from '../../../../src/shared/json.js';
import { list, objects, renamed, without } from '../bodies.js';
import { type Defect, defectsOf, type Play, type RawResponse } from '../defect.js';
import { createdId, delayed, ignored, leaking, pauses, replacedBy } from '../effects.js';
import { accepting } from '../requests.js';
import {
  body,
  changing,
  emptyAccepted,
  errorResponse,
  header,
  json,
  mediaType,
  status,
  text,
  unknownChangefeed,
} from '../responses.js';

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

export const removeDefects: readonly Defect[] = defectsOf('removeChangefeed', [
  ['statuses', 'answers 200 in place of 202', changing(status(200))],
  ['statuses', 'answers 204 in place of 202', changing(status(204))],
  ['statuses', 'answers 404 for an unknown changefeed', changing(status(404), unknownChangefeed)],
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
  ['bodies', 'answers what was removed', changing(body('{"id":"gone","state":"removed"}', json))],
  ['media types', 'labels the empty body JSON', changing(mediaType(json))],
  [
    'headers',
    'sends the time of the removal in a header',
    changing(header('x-removed-at', '2021-08-10T06:04:54Z')),
  ],
  [
    'errors',
    'has the code of an illegal parameter for an unknown changefeed',
    changing(
      text((all) => all.replaceAll('CDC:ErrChangeFeedNotExists', 'CDC:ErrAPIInvalidParam')),
      unknownChangefeed,
    ),
  ],
  [
    'errors',
    'calls error_code errorCode',
    changing(objects(renamed('error_code', 'errorCode')), unknownChangefeed),
  ],
  ['errors', 'leaves error_msg out', changing(objects(without('error_msg')), unknownChangefeed)],
  [
    'accepted refusals',
    'accepts an unknown changefeed',
    accepting(unknownChangefeed, emptyAccepted),
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
]);
