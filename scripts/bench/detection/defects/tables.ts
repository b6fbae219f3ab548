// Seeded defects of moving a table and of spreading tables anew.

import { objects, renamed, replaced, without } from '../bodies.js';
import { type Defect, defectsOf, type Play } from '../defect.js';
import { delayed, followedBy, ignored, leaking, pauses, removes } from '../effects.js';
import { accepting, bodyText, changedRequest } from '../requests.js';
import {
  body,
  changing,
  emptyAccepted,
  errorResponse,
  header,
  json,
  mediaType,
  refused,
  status,
  text,
  unknownChangefeed,
  unreadable,
  withMessage,
} from '../responses.js';
import { wrongMethod } from '../routes.js';
import { captureIds, moveOf, moveRequest, tablesOf, tablesShown } from '../tables.js';

const noCapture = withMessage('invalid capture_id');

/** Moves to a capture that nobody named. */
const toAnother = changedRequest(async (request, call, server) => {
  const { capture, table } = moveOf(call);
  const others = (await captureIds(server)).filter((id) => id !== capture);
  const [other] = others;
  if (other === undefined || others.length === 0) return request;
  return { ...request, body: moveRequest(call.changefeedId, { table, capture: other }).body };
});

const allTables: Play = (operationId) => async (call, server) => {
  const response = await server.send(call.request);
  if (call.operationId !== operationId || response.status >= 300) return response;
  const { capture } = moveOf(call);
  for (const { table } of await tablesOf(server, call.changefeedId)) {
    await server.send(moveRequest(call.changefeedId, { table, capture }));
  }
  return response;
};

/** Moves every table to the first capture: the opposite of what is asked. */
const crowded: Play = (operationId) => async (call, server) => {
  const response = await server.send(call.request);
  if (call.operationId !== operationId || response.status >= 300) return response;
  const [capture = ''] = await captureIds(server);
  for (const { table } of await tablesOf(server, call.changefeedId)) {
    await server.send(moveRequest(call.changefeedId, { table, capture }));
  }
  return response;
};

const same = (one: unknown, other: unknown) => String(one) === String(other);

export const tableDefects: readonly Defect[] = [
  ...defectsOf('moveTable', [
    ['statuses', 'answers 200 in place of 202', changing(status(200))],
    ['statuses', 'answers 404 for an unknown changefeed', changing(status(404), unknownChangefeed)],
    ['statuses', 'refuses a request without capture_id with 500', changing(status(500), noCapture)],
    ['bodies', 'answers success with a message', changing(body('{"moved":true}', json))],
    ['media types', 'labels the empty body JSON', changing(mediaType(json))],
    [
      'media types',
      'labels the refusal of an unreadable body JSON',
      changing(mediaType(json), unreadable),
    ],
    ['headers', 'sends X-Frame-Options', changing(header('x-frame-options', 'DENY'))],
    [
      'errors',
      'has no code for a request without capture_id',
      changing(objects(replaced('error_code', '')), noCapture),
    ],
    [
      'errors',
      'calls error_msg detail',
      changing(objects(renamed('error_msg', 'detail')), refused),
    ],
    [
      'errors',
      'has the code of an unknown capture for an unknown changefeed',
      changing(
        text((all) => all.replaceAll('CDC:ErrChangeFeedNotExists', 'CDC:ErrCaptureNotExist')),
        unknownChangefeed,
      ),
    ],
    [
      'accepted refusals',
      'accepts a request without capture_id',
      accepting(noCapture, emptyAccepted),
    ],
    ['accepted refusals', 'accepts an unreadable body', accepting(unreadable, emptyAccepted)],
    [
      'accepted refusals',
      'accepts an unknown changefeed',
      accepting(unknownChangefeed, emptyAccepted),
    ],
    [
      'refused requests',
      'asks for target_capture_id',
      changedRequest(bodyText((all) => all.replace('"capture_id"', '"target_capture_id"'))),
    ],
    ['settling', 'moves nothing', ignored],
    ['settling', 'moves two minutes late', delayed(120_000)],
    ['settling', 'moves to another capture', toAnother],
    ['settling', 'moves all tables', allTables],
    [
      'settling',
      'loses the table',
      tablesShown((tables, _capture, _before, { table }) =>
        tables.filter((one) => !same(one, table)),
      ),
    ],
    [
      'settling',
      'leaves the table where it was as well',
      tablesShown((tables, capture, before, { table }) => {
        const wasHere = before.some((one) => same(one.table, table) && one.capture === capture);
        const isHere = tables.some((one) => same(one, table));
        return wasHere && !isHere ? [...tables, table] : [...tables];
      }),
    ],
    ['settling', 'pauses the changefeed', followedBy(pauses)],
    ['leaks', 'moves the table in other changefeeds too', leaking('too')],
  ]),

  ...defectsOf('rebalanceTables', [
    ['statuses', 'answers 200 in place of 202', changing(status(200))],
    ['statuses', 'answers 404 for an unknown changefeed', changing(status(404), unknownChangefeed)],
    ['bodies', 'answers a number', changing(body('2', json))],
    ['media types', 'labels the empty body text/plain', changing(mediaType('text/plain'))],
    ['headers', 'sends Pragma', changing(header('pragma', 'no-cache'))],
    [
      'errors',
      'leaves error_code out',
      changing(objects(without('error_code')), unknownChangefeed),
    ],
    [
      'errors',
      'refuses with bare text',
      changing(body('no such changefeed', 'text/plain'), unknownChangefeed),
    ],
    [
      'errors',
      'has the code of a missing owner for an unknown changefeed',
      changing(
        text((all) => all.replaceAll('CDC:ErrChangeFeedNotExists', 'CDC:ErrOwnerNotFound')),
        unknownChangefeed,
      ),
    ],
    [
      'accepted refusals',
      'accepts an unknown changefeed',
      accepting(unknownChangefeed, emptyAccepted),
    ],
    [
      'refused requests',
      'is not there',
      (operationId) => async (call, server) =>
        call.operationId === operationId
          ? { status: 404, headers: { 'content-type': 'text/plain' }, body: '404 page not found' }
          : server.send(call.request),
    ],
    [
      'refused requests',
      'knows no scheduler',
      (operationId) => async (call, server) => {
        const response = await server.send(call.request);
        if (call.operationId !== operationId || response.status !== 202) return response;
        return errorResponse(500, 'CDC:ErrSchedulerRequestFailed', 'scheduler request failed');
      },
    ],
    ['settling', 'spreads nothing', ignored],
    ['settling', 'puts all tables on one capture', crowded],
    ['settling', 'loses a table', tablesShown((tables) => tables.slice(1))],
    [
      'settling',
      'shows a table on every capture',
      tablesShown((tables, _capture, before) => {
        const [first] = before;
        const isHere = first === undefined || tables.some((one) => same(one, first.table));
        return isHere ? [...tables] : [...tables, first.table];
      }),
    ],
    ['settling', 'pauses the changefeed', followedBy(pauses)],
    ['settling', 'removes the changefeed', followedBy(removes)],
    [
      'routing',
      'answers a GET with 405',
      wrongMethod((response) => ({ ...response, status: 405 })),
    ],
  ]),
];
