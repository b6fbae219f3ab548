// Seeded defects of removing a changefeed.
import {
  body,
  changing,
  emptyAccepted,
  errorAnswer,
  header,
  json,
  mediaType,
  status,
  text,
  unknownChangefeed,
} from '../answers.js';
import { isObject, list, objects, renamed, without } from '../bodies.js';
import { type Answer, type Defect, defectsOf, type Play } from '../defect.js';
import { createdId, delayed, ignored, leaking, pauses, replacedBy } from '../effects.js';
import { accepting } from '../requests.js';

/** The details are answered as they last were. */
const detailKept: Play = (operationId) => {
  const last = new Map<string, Answer>();
  const removed = new Set<string>();
  return async (call, server) => {
    const answer = await server.send(call.request);
    const { changefeedId } = call;
    if (call.operationId === operationId && answer.status < 300) removed.add(changefeedId);
    if (call.operationId !== 'getChangefeed') return answer;
    if (answer.status === 200) last.set(changefeedId, answer);
    return (removed.has(changefeedId) ? last.get(changefeedId) : undefined) ?? answer;
  };
};

/** The server itself creates again what was removed. */
const comesBack: Play = (operationId) => {
  const created = new Map<string, Parameters<typeof createdId>[0]['request']>();
  return async (call, server) => {
    const answer = await server.send(call.request);
    if (answer.status >= 300) return answer;
    if (createdId(call) !== '') created.set(createdId(call), call.request);
    const request = call.operationId === operationId ? created.get(call.changefeedId) : undefined;
    if (request !== undefined) await server.send(request);
    return answer;
  };
};

/** Its processors stay in their list. */
const processorsKept: Play = (operationId) => {
  const removed = new Set<string>();
  return async (call, server) => {
    const answer = await server.send(call.request);
    if (call.operationId === operationId && answer.status < 300) removed.add(call.changefeedId);
    if (call.operationId !== 'listProcessors') return answer;
    return list((all) => {
      const [pattern] = all;
      if (!isObject(pattern)) return all;
      return [...all, ...[...removed].map((id) => ({ ...pattern, changefeed_id: id }))];
    })(answer, call);
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
        const answer = await server.send(call.request);
        if (call.operationId !== operationId) return answer;
        if (removed.has(call.changefeedId)) return { ...answer, status: 410 };
        if (answer.status < 300) removed.add(call.changefeedId);
        return answer;
      };
    },
  ],
  ['bodies', 'answers what was removed', changing(body('{"id":"gone","state":"removed"}', json))],
  ['media types', 'labels the empty body JSON', changing(mediaType(json))],
  ['headers', 'tells when it removed', changing(header('x-removed-at', '2021-08-10T06:04:54Z'))],
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
      const answer = await server.rehearse(call.request);
      if (call.operationId !== operationId || answer.status !== 202)
        return server.send(call.request);
      return errorAnswer(
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
