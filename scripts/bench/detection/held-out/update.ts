// Held-out defects of updating a changefeed.
import type { JsonValue } from '../../../../src/codec/index.js';
import type { JsonObject } from '../../../../src/shared/json.js';
import { objects, replaced, textOf } from '../bodies.js';
import { type Defect, defectsOf, type Play, type Request } from '../defect.js';
import { accepted } from '../effects.js';
import { about, accepting, changedRequest } from '../requests.js';
import { emptyAccepted, withMessage } from '../responses.js';
import {
  asBefore,
  asked,
  backToStart,
  createdAt,
  detailOf,
  looking,
  whole,
  withBody,
} from './shared.js';

/** Keeps updates back, and makes them when the changefeed is resumed. */
const heldBack: Play = (operationId) => {
  const held = new Map<string, Request[]>();
  return async (call, server) => {
    const { changefeedId, request } = call;
    const waiting = held.get(changefeedId) ?? [];
    if (call.operationId === operationId) {
      const response = await server.rehearse(request);
      if (accepted(response)) held.set(changefeedId, [...waiting, request]);
      return response;
    }
    if (call.operationId === 'resumeChangefeed') {
      for (const update of waiting) await server.send(update);
      held.delete(changefeedId);
    }
    return server.send(request);
  };
};

/** Shows the changefeed as it was before its first update, once it is resumed after the last one. */
const lostAtResume: Play = (operationId) => {
  const first = new Map<string, JsonObject>();
  const lost = new Set<string>();
  return async (call, server) => {
    const { changefeedId } = call;
    const before =
      call.operationId === operationId ? await detailOf(server, changefeedId) : undefined;
    const response = await server.send(call.request);
    if (!accepted(response)) return response;
    if (before !== undefined) {
      if (!first.has(changefeedId)) first.set(changefeedId, before);
      lost.delete(changefeedId);
    }
    const was = first.get(changefeedId);
    if (was === undefined) return response;
    if (call.operationId === 'resumeChangefeed') lost.add(changefeedId);
    const isShown = call.operationId === 'getChangefeed' && lost.has(changefeedId);
    return isShown ? objects(asBefore(was))(response, call) : response;
  };
};

export const updateDefects: readonly Defect[] = defectsOf('updateChangefeed', [
  [
    'settling',
    'takes the target away where none is given',
    looking((operationId) => {
      const reset = new Set<string>();
      return (call, response) => {
        if (call.operationId === operationId && accepted(response)) {
          if (asked(call).target_ts === undefined) reset.add(call.changefeedId);
          else reset.delete(call.changefeedId);
        }
        if (call.operationId !== 'getChangefeed' || !reset.has(call.changefeedId)) return response;
        return objects(replaced('target_ts', 0))(response, call);
      };
    }),
  ],
  ['settling', 'gives a new create_time', createdAt(['updateChangefeed'])],
  ['settling', 'shows only after the next resume', heldBack],
  ['settling', 'is lost at the next resume', lostAtResume],
  [
    'routing',
    'goes to the changefeed that the body names',
    changedRequest((request, call) => {
      const id = textOf(asked(call).changefeed_id);
      return id === '' ? request : about(id, call);
    }),
  ],
  [
    'settling',
    'takes start_ts, which it should ignore',
    looking((operationId) => {
      const starts = new Map<string, JsonValue>();
      return (call, response) => {
        const { start_ts: given } = asked(call);
        if (call.operationId === operationId && accepted(response) && given !== undefined) {
          starts.set(call.changefeedId, given);
        }
        const start = starts.get(call.changefeedId);
        if (call.operationId !== 'getChangefeed' || start === undefined) return response;
        return objects(replaced('start_ts', start))(response, call);
      };
    }),
  ],
  [
    'accepted refusals',
    'accepts what changes nothing',
    accepting(withMessage('the same with the old one'), emptyAccepted),
  ],
  [
    'accepted refusals',
    'accepts a target that is the start',
    (operationId) => async (call, server) => {
      const response = await server.send(call.request);
      const isRefused = response.body.includes('can not update target-ts');
      if (call.operationId !== operationId || !isRefused) return response;
      const start = whole((await detailOf(server, call.changefeedId))?.start_ts);
      return start === whole(asked(call).target_ts) ? emptyAccepted : response;
    },
  ],
  [
    'settling',
    'forgets the sink where a target is given too',
    changedRequest((request, call) => {
      const { sink_uri: uri, ...rest } = asked(call);
      return uri === undefined || rest.target_ts === undefined ? request : withBody(request, rest);
    }),
  ],
  ['settling', 'moves the checkpoint back to the start', backToStart],
]);
