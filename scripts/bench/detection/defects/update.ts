// Defects of updating a changefeed.

import type { JsonValue } from '../../../../src/codec/index.js';
import { isObject, type JsonObject } from '../../../../src/shared/json.js';
import { type Defect, defectsOf, type Play, type Request } from '../defect.js';
import {
  changed,
  digits,
  objects,
  readValue,
  replaced,
  rounded,
  textOf,
} from '../mutations/bodies.js';
import {
  accepted,
  delayed,
  followedBy,
  ignored,
  leaking,
  pauses,
  removes,
  resumes,
  shownAfter,
} from '../mutations/effects.js';
import {
  asBefore,
  asked,
  backToStart,
  createdAt,
  detailOf,
  looking,
  whole,
  withBody,
} from '../mutations/looking.js';
import { about, bodyText, changedRequest, requestFor } from '../mutations/requests.js';
import { emptyAccepted, withMessage } from '../mutations/responses.js';

const running = withMessage('can only update changefeed config when it is stopped');

/** Takes a running changefeed for a stopped one: what is asked is done between a pause and a resume. */
const updatesRunning: Play = (operationId) => async (call, server) => {
  const response = await server.send(call.request);
  if (call.operationId !== operationId || !running(response, call)) return response;
  await server.send(pauses(call));
  await server.send(resumes(call));
  return emptyAccepted;
};

const roundsTarget = changedRequest((request) => {
  const response = { status: 0, headers: {}, body: request.body };
  const call = { request, operationId: undefined, changefeedId: '' };
  return { ...request, body: digits('target_ts', rounded)(response, call).body };
});

/** Sets what is not given to what it was at first. */
const resetsTarget: Play = changedRequest(async (request, call, server) => {
  const detail = readValue(await server.send(requestFor('getChangefeed', call.changefeedId)));
  const hasTarget = request.body.includes('"target_ts"');
  if (
    hasTarget ||
    !isObject(detail) ||
    detail.start_ts === undefined ||
    !request.body.startsWith('{"')
  )
    return request;
  const target = BigInt(String(detail.start_ts)) + (1n << 50n);
  return { ...request, body: request.body.replace('{', `{"target_ts":${target},`) };
});

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

export const updateDefects: readonly Defect[] = [
  ...defectsOf('updateChangefeed', [
    ['accepted refusals', 'updates a running changefeed', updatesRunning],
    ['settling', 'changes nothing', ignored],
    ['settling', 'changes two minutes late', delayed(120_000)],
    ['settling', 'resumes the changefeed', followedBy(resumes)],
    ['settling', 'removes the changefeed', followedBy(removes)],
    [
      'settling',
      'forgets the target_ts that it is given',
      changedRequest(
        bodyText((all) => all.replace(/"target_ts"\s*:\s*\d+/, '"mounter_worker_num":31')),
      ),
    ],
    ['settling', 'sets a target_ts that it was not given', resetsTarget],
    [
      'settling',
      'changes start_ts',
      shownAfter(
        changed('start_ts', (ts) => BigInt(String(ts)) + 1n),
        ['getChangefeed'],
      ),
    ],
    ['integers', 'rounds the target_ts that it is given', roundsTarget],
    ['leaks', 'changes other changefeeds too', leaking('too')],
    ['leaks', 'changes another changefeed in its place', leaking('instead')],
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
          if (call.operationId !== 'getChangefeed' || !reset.has(call.changefeedId))
            return response;
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
        return uri === undefined || rest.target_ts === undefined
          ? request
          : withBody(request, rest);
      }),
    ],
    ['settling', 'moves the checkpoint back to the start', backToStart],
  ]),
];
