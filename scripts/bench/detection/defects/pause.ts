// Seeded defects of pausing a changefeed.

import { earlierCheckpoint, objects, renamed, replaced, without } from '../bodies.js';
import { type Defect, defectsOf } from '../defect.js';
import {
  delayed,
  followedBy,
  ignored,
  leaking,
  removes,
  replacedBy,
  resumes,
  shownAfter,
} from '../effects.js';
import { accepting } from '../requests.js';
import {
  badGateway,
  body,
  changing,
  emptyAccepted,
  errorResponse,
  header,
  json,
  mediaType,
  refused,
  status,
  unknownChangefeed,
} from '../responses.js';
import { wrongMethod } from '../routes.js';

const twiceRefused = errorResponse(400, 'CDC:ErrAPIInvalidParam', 'changefeed is already stopped');

export const pauseDefects: readonly Defect[] = defectsOf('pauseChangefeed', [
  ['statuses', 'answers 200 in place of 202', changing(status(200))],
  ['statuses', 'answers 404 for an unknown changefeed', changing(status(404), unknownChangefeed)],
  ['bodies', 'answers the state', changing(body('{"state":"stopped"}', json))],
  ['media types', 'labels the empty body JSON', changing(mediaType(json))],
  ['headers', 'sends Deprecation', changing(header('deprecation', 'true'))],
  [
    'errors',
    'has no code for an unknown changefeed',
    changing(objects(without('error_code')), unknownChangefeed),
  ],
  ['errors', 'calls error_msg error', changing(objects(renamed('error_msg', 'error')), refused)],
  [
    'errors',
    'answers a gateway page for an unknown changefeed',
    changing(() => badGateway, unknownChangefeed),
  ],
  [
    'accepted refusals',
    'accepts an unknown changefeed',
    accepting(unknownChangefeed, emptyAccepted),
  ],
  [
    'refused requests',
    'refuses to pause twice',
    (operationId) => {
      const paused = new Set<string>();
      return async (call, server) => {
        const isOurs = call.operationId === operationId;
        if (isOurs && paused.has(call.changefeedId)) return twiceRefused;
        const response = await server.send(call.request);
        if (isOurs && response.status < 300) paused.add(call.changefeedId);
        if (call.operationId === 'resumeChangefeed') paused.delete(call.changefeedId);
        return response;
      };
    },
  ],
  ['settling', 'pauses nothing', ignored],
  ['settling', 'pauses two minutes late', delayed(120_000)],
  ['settling', 'makes the changefeed failed', shownAfter(paused('failed'))],
  ['settling', 'pauses in the list alone', shownAfter(paused('normal'), ['getChangefeed'])],
  ['settling', 'removes the changefeed', replacedBy(removes)],
  ['settling', 'resumes the changefeed a moment later', followedBy(resumes)],
  ['consistency', 'sets the checkpoint back by an hour', shownAfter(earlierCheckpoint(3_600_000))],
  ['leaks', 'pauses other changefeeds too', leaking('too')],
  ['leaks', 'pauses another changefeed in its place', leaking('instead')],
  ['routing', 'answers a GET with 405', wrongMethod((response) => ({ ...response, status: 405 }))],
]);

/** Only as long as it is paused: a resume cures it. */
function paused(state: string): Parameters<typeof shownAfter>[0] {
  const other = replaced('state', state);
  return (object, call) => (object.state === 'stopped' ? other(object, call) : object);
}
