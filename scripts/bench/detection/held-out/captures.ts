// Held-out defects of the list of captures and of the owner's resignation.

import { isObject, type JsonObject } from '../../../../src/shared/json.js';
import { changed, earlierCheckpoint, list, objects, textOf } from '../bodies.js';
import { type Defect, defectsOf, type Play, type RawResponse } from '../defect.js';
import { accepted, followedBy } from '../effects.js';
import { requestFor } from '../requests.js';
import { changing, errorResponse } from '../responses.js';
import {
  asBefore,
  asked,
  detailOf,
  leftOut,
  looking,
  objectOf,
  observing,
  ownerOf,
  shownFeeds,
  since,
} from './shared.js';

const unknown = (id: string) =>
  errorResponse(400, 'CDC:ErrChangeFeedNotExists', `changefeed not exists, default/${id}`);

const drainedLeftOut: Play = looking((operationId) => {
  let drained = '';
  return (call, response) => {
    if (call.operationId === 'drainCapture' && accepted(response)) {
      drained = textOf(asked(call).capture_id);
    }
    if (call.operationId !== operationId || drained === '') return response;
    return leftOut(({ id }) => id === drained)(response, call);
  };
});

const oldOwnerShown: Play = (operationId) => {
  let before: RawResponse | undefined;
  let end = Number.NEGATIVE_INFINITY;
  return async (call, server) => {
    const resigns = call.operationId === 'resignOwner';
    if (resigns) before = await server.send(requestFor('listCaptures'));
    const response = await server.send(call.request);
    if (resigns && accepted(response)) end = server.now() + 5_000;
    return before && call.operationId === operationId && server.now() < end ? before : response;
  };
};

const ofOwnersAddress = list((items) => {
  const owner = items.find((item) => isObject(item) && item.is_owner === true);
  const address = isObject(owner) ? owner.address : undefined;
  if (address === undefined) return items;
  return items.map((item) => (isObject(item) ? { ...item, address } : item));
});

const ofManyClusters = list((items) =>
  items.map((item, index) =>
    isObject(item) && index > 0 ? { ...item, cluster_id: `default-${index}` } : item,
  ),
);

/** Details show the target and the sink from before the first update. */
const updatesUndone: Play = (operationId) => {
  const first = new Map<string, JsonObject>();
  let isElected = false;
  return async (call, server) => {
    const { changefeedId } = call;
    if (call.operationId === 'updateChangefeed' && !first.has(changefeedId)) {
      const detail = await detailOf(server, changefeedId);
      if (detail) first.set(changefeedId, detail);
    }
    const response = await server.send(call.request);
    isElected ||= call.operationId === operationId && accepted(response);
    const was = first.get(changefeedId);
    if (!isElected || was === undefined || call.operationId !== 'getChangefeed') return response;
    return objects(asBefore(was))(response, call);
  };
};

const leaderGone: Play = (operationId) => {
  let gone = '';
  return async (call, server) => {
    const owner = call.operationId === operationId ? await ownerOf(server) : '';
    const response = await server.send(call.request);
    if (owner !== '' && accepted(response)) gone = owner;
    if (gone === '' || call.operationId !== 'listCaptures') return response;
    return leftOut(({ id }) => id === gone)(response, call);
  };
};

export const captureDefects: readonly Defect[] = [
  ...defectsOf('listCaptures', [
    ['settling', 'leaves out a capture that is drained', drainedLeftOut],
    ['consistency', 'has the address of the owner for all', changing(ofOwnersAddress)],
    ['consistency', 'has another cluster for each capture', changing(ofManyClusters)],
    ['settling', 'shows the old owner for five seconds', oldOwnerShown],
    [
      'consistency',
      'writes IDs in capitals',
      changing(objects(changed('id', (id) => textOf(id).toUpperCase()))),
    ],
    [
      'settling',
      'leaves out the capture that was called, unless it is the owner',
      observing(async (call, response, server) => {
        const called = objectOf(await server.send(requestFor('getServerStatus')));
        if (called === undefined || called.is_owner === true) return response;
        return leftOut(({ id }) => id === called.id)(response, call);
      }),
    ],
  ]),

  ...defectsOf('resignOwner', [
    [
      'settling',
      'forgets changefeeds that are stopped',
      since('resignOwner', (call, response) => {
        if (call.operationId === 'listChangefeeds') {
          return leftOut(({ state }) => state === 'stopped')(response, call);
        }
        const isStopped =
          call.operationId === 'getChangefeed' && objectOf(response)?.state === 'stopped';
        return isStopped ? unknown(call.changefeedId) : response;
      }),
    ],
    [
      'settling',
      'takes checkpoints a minute back',
      since('resignOwner', (call, response) =>
        shownFeeds(call, response, earlierCheckpoint(60_000)),
      ),
    ],
    ['settling', 'undoes what was updated', updatesUndone],
    ['settling', 'takes the capture out of the list', leaderGone],
    [
      'statuses',
      'lets requests without an owner be 503',
      looking(() => (_, response) => {
        const isInGap = response.status === 500 && /owner not found|no leader/i.test(response.body);
        return isInGap ? { ...response, status: 503 } : response;
      }),
    ],
    [
      'settling',
      'happens again three seconds later',
      followedBy(() => requestFor('resignOwner'), 3_000),
    ],
    [
      'settling',
      'makes finished changefeeds run again',
      since('resignOwner', (call, response) =>
        shownFeeds(call, response, (one) =>
          one.state === 'finished' ? { ...one, state: 'normal' } : one,
        ),
      ),
    ],
  ]),
];
