// Seeded defects of the captures: their list, the owner's resignation, and draining.
import {
  badGateway,
  body,
  changing,
  coded,
  errorAnswer,
  header,
  json,
  mediaType,
  refused,
  saying,
  status,
  text,
  unreadable,
} from '../answers.js';
import {
  added,
  changed,
  digits,
  isObject,
  list,
  objects,
  quoted,
  renamed,
  replaced,
  twice,
  without,
} from '../bodies.js';
import { type Answer, type Call, type Defect, defectsOf, type Play } from '../defect.js';
import { ignored } from '../effects.js';
import { accepting } from '../requests.js';
import { unslashed } from '../routes.js';

const unknownCapture = coded('CDC:ErrCaptureNotExist');
const isOwner = saying('cannot drain the owner');

/** Once the owner has resigned, answers of other operations are spoilt: while nobody leads, or ever after. */
function afterResignation(
  change: (answer: Answer, call: Call) => Answer,
  lasts = Number.POSITIVE_INFINITY,
): Play {
  return (operationId) => {
    let since: number | undefined;
    return async (call, server) => {
      const answer = await server.send(call.request);
      if (call.operationId === operationId) {
        if (answer.status < 300) since = server.now();
        return answer;
      }
      const isOver = since === undefined || server.now() > since + lasts;
      return isOver ? answer : change(answer, call);
    };
  };
}

const ofOwner = (call: Call) =>
  call.operationId !== undefined &&
  call.operationId !== 'getServerStatus' &&
  call.operationId !== 'setLogLevel';

const noOwner = errorAnswer(500, 'CDC:ErrOwnerNotFound', 'owner not found');

/** What nobody leads is answered with. */
const inGap = ({ status, body: answered }: Answer) =>
  status === 500 && /owner not found|no leader/.test(answered);

/** The drained capture keeps its tables in the details. */
const onlyCounts: Play = (operationId) => async (call, server) => {
  if (call.operationId !== operationId) return server.send(call.request);
  const answer = await server.rehearse(call.request);
  return answer.status === 202 ? objects(replaced('current_table_count', 0))(answer, call) : answer;
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
          ? errorAnswer(500, 'CDC:ErrNotOwner', 'this capture is not a owner')
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
      afterResignation((answer, call) => (ofOwner(call) ? noOwner : answer)),
    ],
    [
      'settling',
      'leaves the cluster without an owner for two minutes',
      afterResignation((answer, call) => (ofOwner(call) ? noOwner : answer), 120_000),
    ],
    [
      'settling',
      'leaves two owners',
      afterResignation((answer, call) =>
        call.operationId === 'listCaptures'
          ? list((all) =>
              all.map((item, index) =>
                isObject(item) && index < 2 ? { ...item, is_owner: true } : item,
              ),
            )(answer, call)
          : answer,
      ),
    ],
    [
      'settling',
      'loses the changefeeds',
      afterResignation((answer, call) =>
        call.operationId === 'listChangefeeds' ? list(() => [])(answer, call) : answer,
      ),
    ],
    [
      'settling',
      'leaves the cluster unhealthy',
      afterResignation((answer, call) =>
        call.operationId === 'getHealth'
          ? errorAnswer(500, 'CDC:ErrClusterIsUnhealthy', 'TiCDC cluster is unhealthy')
          : answer,
      ),
    ],
    [
      'consistency',
      'makes another capture the owner whose status denies it',
      (operationId) => {
        let resigned = false;
        return async (call, server) => {
          const answer = await server.send(call.request);
          resigned ||= call.operationId === operationId && answer.status < 300;
          if (!resigned || call.operationId !== 'getServerStatus') return answer;
          return objects(changed('is_owner', (is) => is !== true))(answer, call);
        };
      },
    ],
    [
      'errors',
      'answers a gateway page while nobody leads',
      afterResignation((answer) => (inGap(answer) ? badGateway : answer)),
    ],
    [
      'errors',
      'has a code of its own while nobody leads',
      afterResignation((answer) =>
        inGap(answer) ? errorAnswer(500, 'CDC:ErrNoLeader', 'no leader') : answer,
      ),
    ],
    [
      'errors',
      'answers 404 while nobody leads',
      afterResignation((answer) => (inGap(answer) ? { ...answer, status: 404 } : answer)),
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
    ['headers', 'tells how long it takes', changing(header('x-estimate', '3s'))],
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
    ['settling', 'says that it is done and moves nothing', onlyCounts],
  ]),
];

function drained(count: number): Answer {
  return {
    status: 202,
    headers: { 'content-type': json },
    body: `{"current_table_count":${count}}`,
  };
}
