// Seeded defects of the list of changefeeds.

import { isObject } from '../../../../src/shared/json.js';
import {
  added,
  changed,
  digits,
  earlierCheckpoint,
  editing,
  exponent,
  inside,
  laterTime,
  list,
  objects,
  quoted,
  renamed,
  replaced,
  rounded,
  textOf,
  twice,
  without,
} from '../bodies.js';
import { type Call, type Defect, defectsOf, type Play } from '../defect.js';
import { createdId, shownAfter } from '../effects.js';
import { changedRequest } from '../requests.js';
import {
  body,
  changing,
  errorResponse,
  header,
  json,
  mediaType,
  notUtf8,
  status,
  succeeded,
  text,
} from '../responses.js';
import { unslashed } from '../routes.js';

const filterOf = ({ request }: Call) =>
  new URLSearchParams(request.target.split('?')[1] ?? '').get('state') ?? '';

/** Asks the sandbox with another filter. */
const filtering = (change: (filter: string) => string): Play =>
  changedRequest((request, call) => ({
    ...request,
    target: `/api/v1/changefeeds?state=${encodeURIComponent(change(filterOf(call)))}`,
  }));

const hasState = (state: string) => (item: unknown) =>
  typeof item === 'object' && item !== null && 'state' in item && item.state === state;

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

export const changefeedListDefects: readonly Defect[] = defectsOf('listChangefeeds', [
  ['statuses', 'answers 206 in place of 200', changing(status(206))],
  ['media types', 'labels its JSON text/html', changing(mediaType('text/html; charset=utf-8'))],
  ['headers', 'allows every origin', changing(header('access-control-allow-origin', '*'))],
  ['integers', 'rounds checkpoint_tso as a double', changing(digits('checkpoint_tso', rounded))],
  ['integers', 'rounds upstream_id as a double', changing(digits('upstream_id', rounded))],
  ['integers', 'quotes checkpoint_tso', changing(objects(quoted('checkpoint_tso')))],
  [
    'integers',
    'writes checkpoint_tso with an exponent',
    changing(digits('checkpoint_tso', exponent)),
  ],
  [
    'integers',
    'writes checkpoint_tso with a fraction',
    changing(digits('checkpoint_tso', (tso) => `${tso}.0`)),
  ],
  [
    'integers',
    'sends an upstream_id of 2^64',
    changing(digits('upstream_id', () => '18446744073709551616')),
  ],
  [
    'integers',
    'sends upstream_id as a signed integer',
    changing(digits('upstream_id', (id) => String(-BigInt(id)))),
  ],
  [
    'fields',
    'leaves error out where there is none',
    changing(objects((item, call) => (item.error === null ? withoutError(item, call) : item))),
  ],
  ['fields', 'leaves namespace out', changing(objects(without('namespace')))],
  [
    'fields',
    'calls checkpoint_time checkpoint_ts',
    changing(objects(renamed('checkpoint_time', 'checkpoint_ts'))),
  ],
  ['fields', 'adds start_ts', changing(objects(added('start_ts', 426919038970232833n)))],
  ['fields', "leaves an error's code out", changing(objects(inside('error', without('code'))))],
  [
    'types',
    'sends {} in place of null for error',
    changing(objects((item) => (item.error === null ? { ...item, error: {} } : item))),
  ],
  [
    'types',
    "sends an error's message as a list",
    changing(
      objects(
        inside(
          'error',
          changed('message', (value) => [value]),
        ),
      ),
    ),
  ],
  [
    'bounds and formats',
    'writes checkpoint_time as RFC 3339',
    changing(objects(changed('checkpoint_time', (time) => `${textOf(time).replace(' ', 'T')}Z`))),
  ],
  [
    'bounds and formats',
    'has a state that no release has',
    changing(objects(changed('state', (state) => (state === 'normal' ? 'running' : state)))),
  ],
  ['bodies', 'wraps the list as v2 does', items((all) => ({ total: all.length, items: all }))],
  [
    'bodies',
    'sends null in place of an empty list',
    changing(editing((all) => (Array.isArray(all) && all.length === 0 ? null : all))),
  ],
  ['syntax', 'writes checkpoint_tso twice', changing(twice('checkpoint_tso'))],
  ['syntax', 'begins with a byte order mark', changing(text((all) => `\ufeff${all}`))],
  ['syntax', 'has a comma too many', changing(text((all) => all.replace(/\n\]$/, ',\n]')))],
  ['syntax', 'sends bytes that are not UTF-8', changing(notUtf8(/("namespace": "default)/))],
  ['filters', 'ignores the filter', filtering(() => 'all')],
  [
    'filters',
    'finds nothing for state=stopped',
    filtering((state) => (state === 'stopped' ? 'none' : state)),
  ],
  [
    'filters',
    'takes state=failed for state=finished',
    filtering((state) => (state === 'failed' ? 'finished' : state)),
  ],
  [
    'filters',
    'hides failed changefeeds by default',
    changing(
      list((all) => all.filter((item) => !hasState('failed')(item))),
      (_, call) => filterOf(call) === '',
    ),
  ],
  [
    'filters',
    'shows finished changefeeds by default',
    filtering((state) => (state === '' ? 'all' : state)),
  ],
  [
    'filters',
    'hides finished changefeeds from state=all',
    filtering((state) => (state === 'all' ? '' : state)),
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
    changing(objects(changed('checkpoint_time', (time) => laterTime(textOf(time), -17 * 60_000)))),
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
  ['bodies', 'sends nothing at all', changing(body('', json))],
  ['routing', 'answers with a slash behind its path', unslashed],
]);
