// Held-out defects of the list of captures and of the owner's resignation.
import { changing, errorAnswer } from '../answers.js';
import {
  changed,
  earlierCheckpoint,
  isObject,
  type JsonObject,
  list,
  objects,
  textOf,
} from '../bodies.js';
import { type Answer, type Defect, defectsOf, type Play } from '../defect.js';
import { accepted, followedBy } from '../effects.js';
import { requestFor } from '../requests.js';
import {
  answering,
  asBefore,
  asked,
  detailOf,
  leftOut,
  looking,
  objectOf,
  ownerOf,
  shownFeeds,
  since,
} from './shared.js';

const unknown = (id: string) =>
  errorAnswer(400, 'CDC:ErrChangeFeedNotExists', `changefeed not exists, default/${id}`);

const drainedLeftOut: Play = looking((operationId) => {
  let drained = '';
  return (call, answer) => {
    if (call.operationId === 'drainCapture' && accepted(answer)) {
      drained = textOf(asked(call).capture_id);
    }
    if (call.operationId !== operationId || drained === '') return answer;
    return leftOut(({ id }) => id === drained)(answer, call);
  };
});

const oldOwnerShown: Play = (operationId) => {
  let before: Answer | undefined;
  let end = Number.NEGATIVE_INFINITY;
  return async (call, server) => {
    const resigns = call.operationId === 'resignOwner';
    if (resigns) before = await server.send(requestFor('listCaptures'));
    const answer = await server.send(call.request);
    if (resigns && accepted(answer)) end = server.now() + 5_000;
    return before && call.operationId === operationId && server.now() < end ? before : answer;
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
    const answer = await server.send(call.request);
    isElected ||= call.operationId === operationId && accepted(answer);
    const was = first.get(changefeedId);
    if (!isElected || was === undefined || call.operationId !== 'getChangefeed') return answer;
    return objects(asBefore(was))(answer, call);
  };
};

const leaderGone: Play = (operationId) => {
  let gone = '';
  return async (call, server) => {
    const owner = call.operationId === operationId ? await ownerOf(server) : '';
    const answer = await server.send(call.request);
    if (owner !== '' && accepted(answer)) gone = owner;
    if (gone === '' || call.operationId !== 'listCaptures') return answer;
    return leftOut(({ id }) => id === gone)(answer, call);
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
      answering(async (call, answer, server) => {
        const called = objectOf(await server.send(requestFor('getServerStatus')));
        if (called === undefined || called.is_owner === true) return answer;
        return leftOut(({ id }) => id === called.id)(answer, call);
      }),
    ],
  ]),

  ...defectsOf('resignOwner', [
    [
      'settling',
      'forgets changefeeds that are stopped',
      since('resignOwner', (call, answer) => {
        if (call.operationId === 'listChangefeeds') {
          return leftOut(({ state }) => state === 'stopped')(answer, call);
        }
        const isStopped =
          call.operationId === 'getChangefeed' && objectOf(answer)?.state === 'stopped';
        return isStopped ? unknown(call.changefeedId) : answer;
      }),
    ],
    [
      'settling',
      'takes checkpoints a minute back',
      since('resignOwner', (call, answer) => shownFeeds(call, answer, earlierCheckpoint(60_000))),
    ],
    ['settling', 'undoes what was updated', updatesUndone],
    ['settling', 'takes the capture out of the list', leaderGone],
    [
      'statuses',
      'lets requests without an owner be 503',
      looking(() => (_, answer) => {
        const isInGap = answer.status === 500 && /owner not found|no leader/i.test(answer.body);
        return isInGap ? { ...answer, status: 503 } : answer;
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
      since('resignOwner', (call, answer) =>
        shownFeeds(call, answer, (one) =>
          one.state === 'finished' ? { ...one, state: 'normal' } : one,
        ),
      ),
    ],
  ]),
];
