// Held-out defects of removing a changefeed.
import { errorAnswer } from '../answers.js';
import { type JsonObject, list, textOf } from '../bodies.js';
import { type Answer, type Defect, defectsOf, type Play } from '../defect.js';
import { accepted, createdId, delayed } from '../effects.js';
import { about, requestFor } from '../requests.js';
import { captureIds } from '../tables.js';
import { listOf, looking, processorsOf, stateOf, withMore } from './shared.js';

const processorsKept: Play = looking((operationId) => {
  const removed = new Set<string>();
  return async (call, answer, server) => {
    if (!accepted(answer)) return answer;
    if (call.operationId === operationId) removed.add(call.changefeedId);
    if (call.operationId !== 'listProcessors' || removed.size === 0) return answer;
    const captures = await captureIds(server);
    return list((items) => [...items, ...processorsOf(removed, captures)])(answer, call);
  };
});

/** After an election the list shows again what was removed. */
const undoneByElection: Play = (operationId) => {
  const removed = new Map<string, JsonObject>();
  let isElected = false;
  return async (call, server) => {
    const isOurs = call.operationId === operationId;
    const before = isOurs ? await listOf(server) : [];
    const answer = await server.send(call.request);
    if (!accepted(answer)) return answer;
    const gone = before.find(({ id }) => id === call.changefeedId);
    if (gone) removed.set(call.changefeedId, gone);
    isElected ||= call.operationId === 'resignOwner';
    if (!isElected || call.operationId !== 'listChangefeeds') return answer;
    return withMore([...removed.values()])(answer, call);
  };
};

const detailKept: Play = (operationId) => {
  const kept = new Map<string, { readonly at: number; readonly answer: Answer }>();
  return async (call, server) => {
    const { changefeedId } = call;
    const isOurs = call.operationId === operationId;
    const detail = requestFor('getChangefeed', changefeedId);
    const before = isOurs ? await server.send(detail) : undefined;
    const answer = await server.send(call.request);
    if (before && accepted(before) && accepted(answer)) {
      kept.set(changefeedId, { at: server.now(), answer: before });
    }
    const old = kept.get(changefeedId);
    const isKept = old !== undefined && server.now() - old.at < 2_000;
    return isKept && call.operationId === 'getChangefeed' ? old.answer : answer;
  };
};

export const removeDefects: readonly Defect[] = defectsOf('removeChangefeed', [
  ['settling', 'leaves its processors in the list', processorsKept],
  ['settling', 'takes effect a second and a half after its answer', delayed(1_500)],
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
      return (call, answer) => {
        if (call.operationId === operationId && accepted(answer)) gone.add(call.changefeedId);
        const id = createdId(call);
        if (!gone.has(id)) return answer;
        const message = `changefeed already exists, ${id}`;
        return errorAnswer(500, 'CDC:ErrChangeFeedAlreadyExists', message);
      };
    }),
  ],
  ['settling', 'is undone by an election', undoneByElection],
  [
    'leaks',
    'removes all changefeeds whose IDs begin with the same characters',
    (operationId) => async (call, server) => {
      const answer = await server.send(call.request);
      if (call.operationId !== operationId || !accepted(answer)) return answer;
      const ids = (await listOf(server)).map(({ id }) => textOf(id));
      for (const id of ids.filter((one) => one.startsWith(call.changefeedId))) {
        await server.send(about(id, call));
      }
      return answer;
    },
  ],
  ['settling', 'leaves the detail for two seconds', detailKept],
]);
