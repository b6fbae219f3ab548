// Defects of pausing a changefeed.

import { isObject } from '../../../../src/shared/json.js';
import { type Defect, defectsOf, type Play } from '../defect.js';
import { earlierCheckpoint, list, replaced, textOf } from '../mutations/bodies.js';
import {
  accepted,
  delayed,
  followedBy,
  ignored,
  Later,
  leaking,
  removes,
  replacedBy,
  resumes,
  shownAfter,
} from '../mutations/effects.js';
import {
  atCheckpoint,
  backToStart,
  looking,
  processorsOf,
  rememberPauses,
  shownFeeds,
  stateOf,
  whole,
} from '../mutations/looking.js';
import { changedRequest, requestFor } from '../mutations/requests.js';
import { errorResponse } from '../mutations/responses.js';
import { wrongMethod } from '../mutations/routes.js';
import { captureIds } from '../mutations/tables.js';

const twiceRefused = errorResponse(400, 'CDC:ErrAPIInvalidParam', 'changefeed is already stopped');

/** Only as long as it is paused: a resume cures it. */
function paused(state: string): Parameters<typeof shownAfter>[0] {
  const other = replaced('state', state);
  return (object, call) => (object.state === 'stopped' ? other(object, call) : object);
}

/** The checkpoint of a changefeed that is stopped goes on with time. */
const advancing: Play = looking((operationId) => {
  const times = new Map<string, number>();
  return (call, response, server) => {
    const { changefeedId } = call;
    if (accepted(response)) {
      if (call.operationId === operationId && !times.has(changefeedId)) {
        times.set(changefeedId, server.now());
      }
      if (call.operationId === 'resumeChangefeed') times.delete(changefeedId);
    }
    return shownFeeds(call, response, (one) => {
      const time = times.get(textOf(one.id));
      if (time === undefined || one.state !== 'stopped') return one;
      return atCheckpoint(one, whole(one.checkpoint_tso) + (BigInt(server.now() - time) << 18n));
    });
  };
});

/** An election resumes what was paused. */
const resumedByElection: Play = () => {
  const pausedNow = rememberPauses();
  const later = new Later();
  return async (call, server) => {
    await later.run(server);
    const response = await server.send(call.request);
    const paused = pausedNow(call, response);
    if (call.operationId === 'resignOwner' && accepted(response)) {
      for (const id of paused) later.add(requestFor('resumeChangefeed', id), server.now() + 1_500);
    }
    return response;
  };
};

const processorsRun: Play = looking(() => {
  const pausedNow = rememberPauses();
  return async (call, response, server) => {
    const paused = pausedNow(call, response);
    if (call.operationId !== 'listProcessors' || !accepted(response) || paused.size === 0) {
      return response;
    }
    const captures = await captureIds(server);
    return list((items) => {
      const isListed = (id: string) =>
        items.some((item) => isObject(item) && item.changefeed_id === id);
      const gone = [...paused].filter((id) => !isListed(id));
      return [...items, ...processorsOf(gone, captures)];
    })(response, call);
  };
});

export const pauseDefects: readonly Defect[] = [
  ...defectsOf('pauseChangefeed', [
    [
      'refused requests',
      'refuses to pause twice',
      (operationId) => {
        const paused = new Set<string>();
        return async (call, server) => {
          const isOurs = call.operationId === operationId;
          if (isOurs && paused.has(call.changefeedId)) return twiceRefused;
          const response = await server.send(call.request);
          if (isOurs && response.status < 300) paused.add(call.changefeedId);
          if (call.operationId === 'resumeChangefeed') paused.delete(call.changefeedId);
          return response;
        };
      },
    ],
    ['settling', 'pauses nothing', ignored],
    ['settling', 'pauses two minutes late', delayed(120_000)],
    ['settling', 'makes the changefeed failed', shownAfter(paused('failed'))],
    ['settling', 'pauses in the list alone', shownAfter(paused('normal'), ['getChangefeed'])],
    ['settling', 'removes the changefeed', replacedBy(removes)],
    ['settling', 'resumes the changefeed a moment later', followedBy(resumes)],
    [
      'consistency',
      'sets the checkpoint back by an hour',
      shownAfter(earlierCheckpoint(3_600_000)),
    ],
    ['leaks', 'pauses other changefeeds too', leaking('too')],
    ['leaks', 'pauses another changefeed in its place', leaking('instead')],
    [
      'routing',
      'answers a GET with 405',
      wrongMethod((response) => ({ ...response, status: 405 })),
    ],
    ['settling', 'loses the checkpoint', backToStart],
    ['settling', 'lets the checkpoint advance', advancing],
    [
      'settling',
      'resumes a changefeed that is stopped',
      changedRequest(async (request, call, server) =>
        (await stateOf(server, call.changefeedId)) === 'stopped' ? resumes(call) : request,
      ),
    ],
    ['settling', 'does not survive an election', resumedByElection],
    ['settling', 'ends by itself after ten seconds', followedBy(resumes, 10_000)],
    ['settling', 'leaves its processors running', processorsRun],
    ['settling', 'takes the target away', shownAfter(replaced('target_ts', 0), ['getChangefeed'])],
  ]),
];
