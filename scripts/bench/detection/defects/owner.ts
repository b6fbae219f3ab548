// Defects of the owner's resignation.
import { isObject, type JsonObject } from '../../../../src/shared/json.js';
import { type Call, type Defect, defectsOf, type Play, type RawResponse } from '../defect.js';
import { changed, earlierCheckpoint, list, objects } from '../mutations/bodies.js';
import { accepted, followedBy, ignored } from '../mutations/effects.js';
import {
  asBefore,
  detailOf,
  leftOut,
  looking,
  objectOf,
  ownerOf,
  shownFeeds,
  since,
} from '../mutations/looking.js';
import { requestFor } from '../mutations/requests.js';
import { badGateway, errorResponse } from '../mutations/responses.js';

/** Changes responses of other operations after the owner has resigned: while there is no owner, or from then on. */
function afterResignation(
  change: (response: RawResponse, call: Call) => RawResponse,
  lasts = Number.POSITIVE_INFINITY,
): Play {
  return (operationId) => {
    let since: number | undefined;
    return async (call, server) => {
      const response = await server.send(call.request);
      if (call.operationId === operationId) {
        if (response.status < 300) since = server.now();
        return response;
      }
      const isOver = since === undefined || server.now() > since + lasts;
      return isOver ? response : change(response, call);
    };
  };
}

const ofOwner = (call: Call) =>
  call.operationId !== undefined &&
  call.operationId !== 'getServerStatus' &&
  call.operationId !== 'setLogLevel';

const noOwner = errorResponse(500, 'CDC:ErrOwnerNotFound', 'owner not found');

/** The response while there is no owner. */
const isLeaderless = ({ status, body }: RawResponse) =>
  status === 500 && /owner not found|no leader/.test(body);

const unknown = (id: string) =>
  errorResponse(400, 'CDC:ErrChangeFeedNotExists', `changefeed not exists, default/${id}`);

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

export const ownerDefects: readonly Defect[] = [
  ...defectsOf('resignOwner', [
    [
      'refused requests',
      'refuses to resign',
      (operationId) => async (call, server) =>
        call.operationId === operationId
          ? errorResponse(500, 'CDC:ErrNotOwner', 'this capture is not a owner')
          : server.send(call.request),
    ],
    [
      'refused requests',
      'is not there',
      (operationId) => async (call, server) =>
        call.operationId === operationId
          ? { status: 404, headers: { 'content-type': 'text/plain' }, body: '404 page not found' }
          : server.send(call.request),
    ],
    ['settling', 'does not resign', ignored],
    [
      'settling',
      'leaves the cluster without an owner',
      afterResignation((response, call) => (ofOwner(call) ? noOwner : response)),
    ],
    [
      'settling',
      'leaves the cluster without an owner for two minutes',
      afterResignation((response, call) => (ofOwner(call) ? noOwner : response), 120_000),
    ],
    [
      'settling',
      'leaves two owners',
      afterResignation((response, call) =>
        call.operationId === 'listCaptures'
          ? list((all) =>
              all.map((item, index) =>
                isObject(item) && index < 2 ? { ...item, is_owner: true } : item,
              ),
            )(response, call)
          : response,
      ),
    ],
    [
      'settling',
      'loses the changefeeds',
      afterResignation((response, call) =>
        call.operationId === 'listChangefeeds' ? list(() => [])(response, call) : response,
      ),
    ],
    [
      'settling',
      'leaves the cluster unhealthy',
      afterResignation((response, call) =>
        call.operationId === 'getHealth'
          ? errorResponse(500, 'CDC:ErrClusterIsUnhealthy', 'TiCDC cluster is unhealthy')
          : response,
      ),
    ],
    [
      'consistency',
      'makes another capture the owner whose status denies it',
      (operationId) => {
        let resigned = false;
        return async (call, server) => {
          const response = await server.send(call.request);
          resigned ||= call.operationId === operationId && response.status < 300;
          if (!resigned || call.operationId !== 'getServerStatus') return response;
          return objects(changed('is_owner', (is) => is !== true))(response, call);
        };
      },
    ],
    [
      'errors',
      'answers a gateway page while nobody leads',
      afterResignation((response) => (isLeaderless(response) ? badGateway : response)),
    ],
    [
      'errors',
      'has a code of its own while nobody leads',
      afterResignation((response) =>
        isLeaderless(response) ? errorResponse(500, 'CDC:ErrNoLeader', 'no leader') : response,
      ),
    ],
    [
      'errors',
      'answers 404 while nobody leads',
      afterResignation((response) =>
        isLeaderless(response) ? { ...response, status: 404 } : response,
      ),
    ],
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
