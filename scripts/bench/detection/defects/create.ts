// Seeded defects of creating a changefeed.

import { digits, objects, renamed, replaced, rounded, without } from '../bodies.js';
import { type Defect, defectsOf } from '../defect.js';
import { createdId, delayed, followedBy, ignored, shownAfter } from '../effects.js';
import { accepting, bodyText, changedRequest, requestFor } from '../requests.js';
import {
  body,
  both,
  changing,
  coded,
  emptyAccepted,
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

const taken = coded('CDC:ErrChangeFeedAlreadyExists');
const badSink = coded('CDC:ErrSinkURIInvalid');
const badId = withMessage('invalid changefeed_id');

/** Rounds an integer of the request, as a server does that reads JSON into doubles. */
const roundsRequest = (name: string) =>
  changedRequest((request) => {
    const response = { status: 0, headers: {}, body: request.body };
    const call = { request, operationId: undefined, changefeedId: '' };
    return { ...request, body: digits(name, rounded)(response, call).body };
  });

export const createDefects: readonly Defect[] = defectsOf('createChangefeed', [
  ['statuses', 'answers 200 in place of 202', changing(status(200))],
  [
    'statuses',
    'answers 201 and where the changefeed is',
    changing(both(status(201), header('location', '/api/v1/changefeeds/new'))),
  ],
  ['statuses', 'refuses a taken ID with 409', changing(status(409), taken)],
  ['statuses', 'refuses an unreadable body with 500', changing(status(500), unreadable)],
  ['bodies', 'answers the ID', changing(body('{"id":"new"}', json))],
  ['media types', 'labels the empty body JSON', changing(mediaType(json))],
  [
    'media types',
    'labels the refusal of an unreadable body JSON',
    changing(mediaType(json), unreadable),
  ],
  ['headers', 'sends Server', changing(header('server', 'nginx/1.18.0'))],
  ['errors', 'calls error_code code', changing(objects(renamed('error_code', 'code')), refused)],
  [
    'errors',
    'leaves CDC: out of its codes',
    changing(
      objects((error) => ({ ...error, error_code: String(error.error_code).replace('CDC:', '') })),
      refused,
    ),
  ],
  ['errors', 'sends null for error_msg', changing(objects(replaced('error_msg', null)), badSink)],
  [
    'errors',
    'has the code of a bad sink for a bad ID',
    changing(
      text((all) => all.replaceAll('CDC:ErrAPIInvalidParam', 'CDC:ErrSinkURIInvalid')),
      badId,
    ),
  ],
  [
    'errors',
    'adds the stack to its errors',
    changing(
      objects((error) => ({ ...error, stack: 'goroutine 1 [running]' })),
      refused,
    ),
  ],
  ['errors', 'leaves error_code out', changing(objects(without('error_code')), badSink)],
  ['accepted refusals', 'accepts a taken ID', accepting(taken, emptyAccepted)],
  ['accepted refusals', 'accepts a malformed ID', accepting(badId, emptyAccepted)],
  ['accepted refusals', 'accepts a sink that it does not know', accepting(badSink, emptyAccepted)],
  ['accepted refusals', 'accepts an unreadable body', accepting(unreadable, emptyAccepted)],
  [
    'accepted refusals',
    'accepts a target_ts below start_ts',
    accepting(coded('CDC:ErrTargetTsBeforeStartTs'), emptyAccepted),
  ],
  [
    'refused requests',
    'refuses every sink that goes nowhere',
    (operationId) => async (call, server) =>
      call.operationId === operationId && call.request.body.includes('blackhole')
        ? errorResponse(
            400,
            'CDC:ErrSinkURIInvalid',
            'the sink scheme (blackhole) is not supported',
          )
        : server.send(call.request),
  ],
  ['settling', 'creates nothing', ignored],
  ['settling', 'creates two minutes late', delayed(120_000)],
  [
    'settling',
    'creates the changefeed stopped',
    followedBy((call) => requestFor('pauseChangefeed', createdId(call))),
  ],
  [
    'settling',
    'removes the changefeed again',
    followedBy((call) => requestFor('removeChangefeed', createdId(call))),
  ],
  ['settling', 'shows the new changefeed as failed', shownAfter(replaced('state', 'failed'))],
  [
    'settling',
    'creates the changefeed under another ID',
    changedRequest(bodyText((all) => all.replace(/("changefeed_id"\s*:\s*"[^"]*)"/, '$10"'))),
  ],
  [
    'settling',
    'takes all tables in place of those of filter_rules',
    changedRequest(
      bodyText((all) => all.replace(/"filter_rules"\s*:\s*\[[^\]]*\]/, '"filter_rules":["*.*"]')),
    ),
  ],
  ['integers', 'rounds the start_ts that it is given', roundsRequest('start_ts')],
  ['integers', 'rounds the target_ts that it is given', roundsRequest('target_ts')],
  [
    'settling',
    'forgets the target_ts that it is given',
    changedRequest(bodyText((all) => all.replace(/"target_ts"\s*:\s*\d+/, '"target_ts":0'))),
  ],
  [
    'leaks',
    'creates a second changefeed as well',
    (operationId) => async (call, server) => {
      const response = await server.send(call.request);
      if (call.operationId !== operationId || response.status >= 300) return response;
      const id = createdId(call);
      await server.send({ ...call.request, body: call.request.body.replaceAll(id, `${id}-copy`) });
      return response;
    },
  ],
]);
