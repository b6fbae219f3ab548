// Held-out defects of pausing and resuming a changefeed.
import { isObject } from '../../../../src/shared/json.js';
import { list, replaced, textOf } from '../bodies.js';
import { type Defect, defectsOf, type Play } from '../defect.js';
import { accepted, followedBy, Later, pauses, resumes, shownAfter } from '../effects.js';
import { changedRequest, requestFor } from '../requests.js';
import { captureIds, tablesShown } from '../tables.js';
import {
  atCheckpoint,
  backToStart,
  detailOf,
  looking,
  processorsOf,
  rememberPauses,
  shownFeeds,
  stateOf,
  whole,
} from './shared.js';

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

/** After a resume the checkpoint begins at the start, and goes on from there with time. */
const fromStart: Play = looking((operationId) => {
  const resumed = new Map<string, { readonly start: bigint; readonly at: number }>();
  return async (call, response, server) => {
    const { changefeedId } = call;
    if (call.operationId === operationId && accepted(response)) {
      const start = whole((await detailOf(server, changefeedId))?.start_ts);
      resumed.set(changefeedId, { start, at: server.now() });
    }
    return shownFeeds(call, response, (one) => {
      const from = resumed.get(textOf(one.id));
      if (from === undefined || one.state !== 'normal') return one;
      const replayed = from.start + (BigInt(server.now() - from.at) << 18n);
      const real = whole(one.checkpoint_tso);
      return atCheckpoint(one, replayed < real ? replayed : real);
    });
  };
});

const once: Play = (operationId) => {
  const done = new Set<string>();
  return async (call, server) => {
    if (call.operationId !== operationId) return server.send(call.request);
    if (done.has(call.changefeedId)) return server.rehearse(call.request);
    const response = await server.send(call.request);
    if (accepted(response)) done.add(call.changefeedId);
    return response;
  };
};

/** After a resume the checkpoint stays where it was before. */
const standing: Play = (operationId) => {
  const still = new Map<string, bigint>();
  return async (call, server) => {
    const { changefeedId } = call;
    const before =
      call.operationId === operationId ? await detailOf(server, changefeedId) : undefined;
    const response = await server.send(call.request);
    if (before && accepted(response)) still.set(changefeedId, whole(before.checkpoint_tso));
    return shownFeeds(call, response, (one) => {
      const tso = still.get(textOf(one.id));
      if (tso === undefined) return one;
      return atCheckpoint(replaced('resolved_ts', tso)(one, call), tso);
    });
  };
};

export const pauseAndResumeDefects: readonly Defect[] = [
  ...defectsOf('pauseChangefeed', [
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

  ...defectsOf('resumeChangefeed', [
    ['settling', 'begins again at start_ts', fromStart],
    [
      'settling',
      'stops a changefeed that runs',
      changedRequest(async (request, call, server) =>
        (await stateOf(server, call.changefeedId)) === 'normal' ? pauses(call) : request,
      ),
    ],
    ['settling', 'takes the target away', shownAfter(replaced('target_ts', 0), ['getChangefeed'])],
    ['settling', 'works once for each changefeed', once],
    ['settling', 'falls back to stopped after five seconds', followedBy(pauses, 5_000)],
    [
      'settling',
      'leaves one table behind',
      tablesShown((tables, _, before) => {
        const lost = before[0]?.table ?? tables[0];
        return tables.filter((table) => String(table) !== String(lost));
      }),
    ],
    ['settling', 'is normal, but its checkpoint stands still', standing],
  ]),
];
