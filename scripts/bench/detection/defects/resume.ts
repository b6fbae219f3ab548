// Defects of resuming a changefeed.

import { type Defect, defectsOf, type Play } from '../defect.js';
import { earlierCheckpoint, replaced, textOf, without } from '../mutations/bodies.js';
import {
  accepted,
  delayed,
  followedBy,
  ignored,
  leaking,
  pauses,
  removes,
  replacedBy,
  shownAfter,
} from '../mutations/effects.js';
import {
  atCheckpoint,
  detailOf,
  looking,
  shownFeeds,
  stateOf,
  whole,
} from '../mutations/looking.js';
import { changedRequest } from '../mutations/requests.js';
import { errorResponse } from '../mutations/responses.js';
import { tablesShown } from '../mutations/tables.js';

function resumed(state: string): Parameters<typeof shownAfter>[0] {
  const other = replaced('state', state);
  return (object, call) => (object.state === 'normal' ? other(object, call) : object);
}

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

export const resumeDefects: readonly Defect[] = [
  ...defectsOf('resumeChangefeed', [
    [
      'refused requests',
      'refuses every changefeed',
      (operationId) => async (call, server) => {
        const response = await server.rehearse(call.request);
        if (call.operationId !== operationId || response.status !== 202)
          return server.send(call.request);
        return errorResponse(500, 'CDC:ErrPDEtcdAPIError', 'etcd api call error');
      },
    ],
    ['settling', 'resumes nothing', ignored],
    ['settling', 'resumes two minutes late', delayed(120_000)],
    ['settling', 'makes the changefeed a warning', shownAfter(resumed('warning'))],
    ['settling', 'resumes in the list alone', shownAfter(resumed('stopped'), ['getChangefeed'])],
    [
      'settling',
      'resumes in the details alone',
      shownAfter(resumed('stopped'), ['listChangefeeds']),
    ],
    ['settling', 'pauses the changefeed a moment later', followedBy(pauses)],
    ['settling', 'removes the changefeed', replacedBy(removes)],
    [
      'settling',
      'leaves the changefeed without its captures',
      shownAfter(without('task_status'), ['getChangefeed']),
    ],
    [
      'consistency',
      'begins an hour before the checkpoint',
      shownAfter(earlierCheckpoint(3_600_000)),
    ],
    ['leaks', 'resumes other changefeeds too', leaking('too')],
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
