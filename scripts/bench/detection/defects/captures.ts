// Seeded defects of the captures: their list, the owner's resignation, and draining.

import { isObject } from '../../../../src/shared/json.js';
import {
  added,
  changed,
  digits,
  list,
  objects,
  quoted,
  renamed,
  replaced,
  twice,
  without,
} from '../bodies.js';
import { type Call, type Defect, defectsOf, type Play, type RawResponse } from '../defect.js';
import { ignored } from '../effects.js';
import { accepting } from '../requests.js';
import {
  badGateway,
  body,
  changing,
  coded,
  errorResponse,
  header,
  json,
  mediaType,
  refused,
  status,
  text,
  unreadable,
  withMessage,
} from '../responses.js';
import { unslashed } from '../routes.js';

const unknownCapture = coded('CDC:ErrCaptureNotExist');
const isOwner = withMessage('cannot drain the owner');

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

/** The drained capture keeps its tables in the details. */
const onlyCounts: Play = (operationId) => async (call, server) => {
  if (call.operationId !== operationId) return server.send(call.request);
  const response = await server.rehearse(call.request);
  return response.status === 202
    ? objects(replaced('current_table_count', 0))(response, call)
    : response;
};

export const captureDefects: readonly Defect[] = [
  ...defectsOf('listCaptures', [
    ['statuses', 'answers 206 in place of 200', changing(status(206))],
    ['media types', 'labels its JSON text/json', changing(mediaType('text/json'))],
    ['headers', 'sends Vary', changing(header('vary', 'Origin'))],
    ['fields', 'leaves address out', changing(objects(without('address')))],
    ['fields', 'leaves cluster_id out', changing(objects(without('cluster_id')))],
    ['fields', 'calls id capture_id', changing(objects(renamed('id', 'capture_id')))],
    ['fields', 'adds version', changing(objects(added('version', 'v8.5.7')))],
    ['types', 'sends null for address', changing(objects(replaced('address', null)))],
    ['types', 'quotes is_owner', changing(objects(quoted('is_owner')))],
    [
      'bodies',
      'wraps the list as v2 does',
      changing(list((all) => ({ total: all.length, items: all }))),
    ],
    ['syntax', 'writes is_owner twice', changing(twice('is_owner'))],
    ['consistency', 'calls every capture the owner', changing(objects(replaced('is_owner', true)))],
    ['consistency', 'calls no capture the owner', changing(objects(replaced('is_owner', false)))],
    [
      'consistency',
      'calls another capture the owner',
      changing(
        list((all) =>
          all.map((item, index) =>
            isObject(item) ? { ...item, is_owner: index === all.length - 1 } : item,
          ),
        ),
      ),
    ],
    [
      'consistency',
      'leaves the owner out',
      changing(list((all) => all.filter((item) => !isObject(item) || item.is_owner !== true))),
    ],
    ['consistency', 'shows every capture twice', changing(list((all) => [...all, ...all]))],
    ['consistency', 'shows no capture', changing(list(() => []))],
    ['routing', 'answers with a slash behind its path', unslashed],
  ]),

  ...defectsOf('resignOwner', [
    ['statuses', 'answers 200 in place of 202', changing(status(200))],
    ['bodies', 'answers who follows', changing(body('{"owner":"unknown"}', json))],
    ['media types', 'labels the empty body JSON', changing(mediaType(json))],
    ['headers', 'sends Refresh', changing(header('refresh', '5'))],
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
  ]),

  ...defectsOf('drainCapture', [
    ['statuses', 'answers 200 in place of 202', changing(status(200))],
    ['statuses', 'answers 404 for an unknown capture', changing(status(404), unknownCapture)],
    ['bodies', 'answers nothing', changing(body('', json))],
    [
      'bodies',
      'answers the number alone',
      changing(text((all) => all.replace(/^.*:(\d+)\}$/, '$1'))),
    ],
    ['media types', 'labels its JSON text/plain', changing(mediaType('text/plain; charset=utf-8'))],
    [
      'media types',
      'labels the refusal of an unreadable body text/plain',
      changing(mediaType('text/plain; charset=utf-8'), unreadable),
    ],
    ['headers', 'sends its duration in a header', changing(header('x-estimate', '3s'))],
    [
      'fields',
      'calls current_table_count table_count',
      changing(objects(renamed('current_table_count', 'table_count'))),
    ],
    ['fields', 'adds target', changing(objects(added('target', 0)))],
    ['types', 'quotes current_table_count', changing(objects(quoted('current_table_count')))],
    [
      'bounds and formats',
      'sends a negative current_table_count',
      changing(digits('current_table_count', () => '-1')),
    ],
    [
      'integers',
      'writes current_table_count with a fraction',
      changing(digits('current_table_count', (count) => `${count}.5`)),
    ],
    ['syntax', 'writes current_table_count twice', changing(twice('current_table_count'))],
    [
      'errors',
      'has the code of an illegal parameter for an unknown capture',
      changing(
        text((all) => all.replaceAll('CDC:ErrCaptureNotExist', 'CDC:ErrAPIInvalidParam')),
        unknownCapture,
      ),
    ],
    ['errors', 'leaves error_code out', changing(objects(without('error_code')), refused)],
    ['accepted refusals', 'accepts an unknown capture', accepting(unknownCapture, drained(0))],
    ['accepted refusals', 'drains the owner', accepting(isOwner, drained(1))],
    ['accepted refusals', 'accepts an unreadable body', accepting(unreadable, drained(0))],
    [
      'settling',
      'never gets to the end',
      changing(objects(changed('current_table_count', (count) => Math.max(1, Number(count))))),
    ],
    ['settling', 'reports that it is done and moves nothing', onlyCounts],
  ]),
];

function drained(count: number): RawResponse {
  return {
    status: 202,
    headers: { 'content-type': json },
    body: `{"current_table_count":${count}}`,
  };
}
