// Defects of the list of changefeeds.
import { isObject } from '../../../../src/shared/json.js';
import { type Call, type Defect, defectsOf, type Play } from '../defect.js';
import {
  changed,
  earlierCheckpoint,
  editing,
  laterTime,
  list,
  objects,
  replaced,
  textOf,
  without,
} from '../mutations/bodies.js';
import { createdId, shownAfter } from '../mutations/effects.js';
import { cached, looking, shownFeeds } from '../mutations/looking.js';
import { changing, errorResponse, succeeded } from '../mutations/responses.js';

const filterOf = ({ request }: Call) =>
  new URLSearchParams(request.target.split('?')[1] ?? '').get('state') ?? '';

const items = (change: Parameters<typeof list>[0]) => changing(list(change));

/** Changefeeds that this server creates never show. */
const newOnesHidden: Play = (operationId) => {
  const created = new Set<string>();
  return async (call, server) => {
    const response = await server.send(call.request);
    if (succeeded(response, call)) created.add(createdId(call));
    if (call.operationId !== operationId) return response;
    const isOld = (item: Parameters<typeof isObject>[0]) =>
      !isObject(item) || !created.has(textOf(item.id));
    return list((all) => all.filter(isOld))(response, call);
  };
};

/** Removed changefeeds stay in the list as they last were. */
const removedOnesKept: Play = (operationId) => {
  const last = new Map<string, Parameters<typeof isObject>[0]>();
  const removed = new Set<string>();
  return async (call, server) => {
    const response = await server.send(call.request);
    if (call.operationId === 'removeChangefeed' && succeeded(response, call)) {
      removed.add(call.changefeedId);
    }
    if (call.operationId !== operationId) return response;
    return list((all) => {
      for (const item of all) if (isObject(item)) last.set(textOf(item.id), item);
      return [...all, ...[...removed].flatMap((id) => last.get(id) ?? [])];
    })(response, call);
  };
};

const withoutError = without('error');

const ghost = { id: 'ghost', state: 'normal' };

const ofTwelveHours = (time: string) =>
  time.replace(/ (\d\d):/, (_, hour) => ` ${`${Number(hour) % 12 || 12}`.padStart(2, '0')}:`);

export const changefeedListDefects: readonly Defect[] = [
  ...defectsOf('listChangefeeds', [
    [
      'fields',
      'leaves error out where there is none',
      changing(objects((item, call) => (item.error === null ? withoutError(item, call) : item))),
    ],
    [
      'bodies',
      'sends null in place of an empty list',
      changing(editing((all) => (Array.isArray(all) && all.length === 0 ? null : all))),
    ],
    [
      'refused requests',
      'refuses a state that it does not know',
      (operationId) => async (call, server) => {
        const known = /^(all|normal|stopped|error|failed|finished|warning|pending|removed|)$/;
        const isRefused = call.operationId === operationId && !known.test(filterOf(call));
        return isRefused
          ? errorResponse(400, 'CDC:ErrAPIInvalidParam', `invalid state: ${filterOf(call)}`)
          : server.send(call.request);
      },
    ],
    ['consistency', 'has no order', items((all) => all.toReversed())],
    [
      'consistency',
      'shows every changefeed twice',
      items((all) => all.flatMap((item) => [item, item])),
    ],
    [
      'consistency',
      'shows a changefeed that is not there',
      items((all) => {
        const [first] = all;
        return isObject(first) && first.state === 'normal' ? [{ ...first, ...ghost }, ...all] : all;
      }),
    ],
    ['consistency', 'never shows new changefeeds', newOnesHidden],
    ['consistency', 'keeps showing removed changefeeds', removedOnesKept],
    [
      'consistency',
      'shows paused changefeeds as normal',
      (_) => shownAfter(replaced('state', 'normal'), ['listChangefeeds'])('pauseChangefeed'),
    ],
    [
      'consistency',
      'returns a checkpoint_time that is 17 minutes late',
      changing(
        objects(changed('checkpoint_time', (time) => laterTime(textOf(time), -17 * 60_000))),
      ),
    ],
    [
      'consistency',
      'returns the checkpoint of an hour ago in every second list',
      (operationId) => {
        let lists = 0;
        return async (call, server) => {
          const response = await server.send(call.request);
          if (call.operationId !== operationId) return response;
          lists += 1;
          return lists % 2 === 0 ? objects(earlierCheckpoint(3_600_000))(response, call) : response;
        };
      },
    ],
    [
      'errors',
      'answers every question about finished changefeeds with a 500',
      (operationId) => async (call, server) =>
        call.operationId === operationId && filterOf(call) === 'finished'
          ? errorResponse(500, 'CDC:ErrPDEtcdAPIError', 'etcd api call error')
          : server.send(call.request),
    ],
    ['consistency', 'is up to three seconds old', cached(3_000)],
    [
      'consistency',
      'prints checkpoint_time in UTC, the detail in local time',
      changing(
        objects(changed('checkpoint_time', (time) => laterTime(textOf(time), -8 * 3_600_000))),
      ),
    ],
    [
      'bounds and formats',
      'prints hours of a clock with twelve of them, as does the detail',
      looking(
        () => (call, response) =>
          shownFeeds(
            call,
            response,
            changed('checkpoint_time', (time) => ofTwelveHours(textOf(time))),
          ),
      ),
    ],
    [
      'fields',
      'has no error for a failed changefeed',
      changing(objects((one) => (one.state === 'failed' ? { ...one, error: null } : one))),
    ],
    ['consistency', 'has upstream_id 0', changing(objects(replaced('upstream_id', 0)))],
    ['consistency', 'ends after ten changefeeds', changing(list((items) => items.slice(0, 10)))],
    [
      'consistency',
      'has the checkpoint of the changefeed before it',
      changing(
        list((items) =>
          items.map((item, index) => {
            const before = items[index - 1];
            if (!isObject(item) || !isObject(before)) return item;
            const { checkpoint_tso = 0, checkpoint_time = '' } = before;
            return { ...item, checkpoint_tso, checkpoint_time };
          }),
        ),
      ),
    ],
  ]),
];
