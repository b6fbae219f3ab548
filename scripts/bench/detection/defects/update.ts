// Seeded defects of updating a changefeed.

import { isObject } from '../../../../src/shared/json.js';
import { changed, digits, objects, readValue, rounded, without } from '../bodies.js';
import { type Defect, defectsOf, type Play } from '../defect.js';
import {
  delayed,
  followedBy,
  ignored,
  leaking,
  pauses,
  removes,
  resumes,
  shownAfter,
} from '../effects.js';
import { accepting, bodyText, changedRequest, requestFor } from '../requests.js';
import {
  body,
  changing,
  coded,
  emptyAccepted,
  header,
  json,
  mediaType,
  status,
  text,
  unknownChangefeed,
  unreadable,
  withMessage,
} from '../responses.js';

const updateRefused = coded('CDC:ErrChangefeedUpdateRefused');
const running = withMessage('can only update changefeed config when it is stopped');
const unchanged = withMessage('the same with the old one');

/** Takes a running changefeed for a stopped one: what is asked is done between a pause and a resume. */
const updatesRunning: Play = (operationId) => async (call, server) => {
  const response = await server.send(call.request);
  if (call.operationId !== operationId || !running(response, call)) return response;
  await server.send(pauses(call));
  await server.send(resumes(call));
  return emptyAccepted;
};

const roundsTarget = changedRequest((request) => {
  const response = { status: 0, headers: {}, body: request.body };
  const call = { request, operationId: undefined, changefeedId: '' };
  return { ...request, body: digits('target_ts', rounded)(response, call).body };
});

/** Sets what is not given to what it was at first. */
const resetsTarget: Play = changedRequest(async (request, call, server) => {
  const detail = readValue(await server.send(requestFor('getChangefeed', call.changefeedId)));
  const hasTarget = request.body.includes('"target_ts"');
  if (
    hasTarget ||
    !isObject(detail) ||
    detail.start_ts === undefined ||
    !request.body.startsWith('{"')
  )
    return request;
  const target = BigInt(String(detail.start_ts)) + (1n << 50n);
  return { ...request, body: request.body.replace('{', `{"target_ts":${target},`) };
});

export const updateDefects: readonly Defect[] = defectsOf('updateChangefeed', [
  ['statuses', 'answers 200 in place of 202', changing(status(200))],
  ['statuses', 'answers 204 in place of 202', changing(status(204))],
  ['statuses', 'refuses a running changefeed with 409', changing(status(409), running)],
  ['statuses', 'answers 404 for an unknown changefeed', changing(status(404), unknownChangefeed)],
  ['bodies', 'answers null', changing(body('null', json))],
  [
    'media types',
    'labels the empty body text/plain',
    changing(mediaType('text/plain; charset=utf-8')),
  ],
  [
    'media types',
    'labels the refusal of an unreadable body JSON',
    changing(mediaType(json), unreadable),
  ],
  ['headers', 'sends Retry-After', changing(header('retry-after', '1'))],
  [
    'errors',
    'has the code of an illegal parameter for a running changefeed',
    changing(
      text((all) => all.replaceAll('CDC:ErrChangefeedUpdateRefused', 'CDC:ErrAPIInvalidParam')),
      running,
    ),
  ],
  ['errors', 'leaves error_msg out', changing(objects(without('error_msg')), updateRefused)],
  [
    'errors',
    'sends error_code as a number',
    changing(objects(changed('error_code', () => 8004)), updateRefused),
  ],
  [
    'errors',
    'refuses an unreadable body with bare text',
    changing(body('EOF', 'text/plain; charset=utf-8'), unreadable),
  ],
  ['accepted refusals', 'updates a running changefeed', updatesRunning],
  [
    'accepted refusals',
    'accepts an update that changes nothing',
    accepting(unchanged, emptyAccepted),
  ],
  [
    'accepted refusals',
    'accepts a target_ts below start_ts',
    accepting(withMessage('can not update target'), emptyAccepted),
  ],
  [
    'accepted refusals',
    'accepts an unknown changefeed',
    accepting(unknownChangefeed, emptyAccepted),
  ],
  ['accepted refusals', 'accepts an unreadable body', accepting(unreadable, emptyAccepted)],
  ['settling', 'changes nothing', ignored],
  ['settling', 'changes two minutes late', delayed(120_000)],
  ['settling', 'resumes the changefeed', followedBy(resumes)],
  ['settling', 'removes the changefeed', followedBy(removes)],
  [
    'settling',
    'forgets the target_ts that it is given',
    changedRequest(
      bodyText((all) => all.replace(/"target_ts"\s*:\s*\d+/, '"mounter_worker_num":31')),
    ),
  ],
  ['settling', 'sets a target_ts that it was not given', resetsTarget],
  [
    'settling',
    'changes start_ts',
    shownAfter(
      changed('start_ts', (ts) => BigInt(String(ts)) + 1n),
      ['getChangefeed'],
    ),
  ],
  ['integers', 'rounds the target_ts that it is given', roundsTarget],
  ['leaks', 'changes other changefeeds too', leaking('too')],
  ['leaks', 'changes another changefeed in its place', leaking('instead')],
]);
