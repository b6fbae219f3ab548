// Seeded defects of resuming a changefeed.

import { earlierCheckpoint, objects, replaced, twice, without } from '../bodies.js';
import { type Defect, defectsOf } from '../defect.js';
import {
  delayed,
  followedBy,
  ignored,
  leaking,
  pauses,
  removes,
  replacedBy,
  shownAfter,
} from '../effects.js';
import { accepting } from '../requests.js';
import {
  body,
  changing,
  emptyAccepted,
  errorResponse,
  header,
  json,
  mediaType,
  status,
  text,
  unknownChangefeed,
} from '../responses.js';
import { unslashed } from '../routes.js';

export const resumeDefects: readonly Defect[] = defectsOf('resumeChangefeed', [
  ['statuses', 'answers 204 in place of 202', changing(status(204))],
  ['statuses', 'answers 500 for an unknown changefeed', changing(status(500), unknownChangefeed)],
  ['bodies', 'answers a list', changing(body('[]', json))],
  ['media types', 'labels the empty body text/html', changing(mediaType('text/html'))],
  [
    'media types',
    'labels its errors text/html',
    changing(mediaType('text/html; charset=utf-8'), unknownChangefeed),
  ],
  [
    'headers',
    'sends the address of the owner',
    changing(header('x-ticdc-owner', '127.0.0.1:8300')),
  ],
  ['syntax', 'writes error_code twice', changing(twice('error_code'), unknownChangefeed)],
  [
    'errors',
    'has a code of its own for an unknown changefeed',
    changing(
      text((all) => all.replaceAll('CDC:ErrChangeFeedNotExists', 'CDC:ErrChangefeedUnknown')),
      unknownChangefeed,
    ),
  ],
  ['errors', 'sends no message', changing(objects(replaced('error_msg', null)), unknownChangefeed)],
  [
    'accepted refusals',
    'accepts an unknown changefeed',
    accepting(unknownChangefeed, emptyAccepted),
  ],
  [
    'refused requests',
    'refuses every changefeed',
    (operationId) => async (call, server) => {
      const response = await server.rehearse(call.request);
      if (call.operationId !== operationId || response.status !== 202)
        return server.send(call.request);
      return errorResponse(500, 'CDC:ErrPDEtcdAPIError', 'etcd api call error');
    },
  ],
  ['settling', 'resumes nothing', ignored],
  ['settling', 'resumes two minutes late', delayed(120_000)],
  ['settling', 'makes the changefeed a warning', shownAfter(resumed('warning'))],
  ['settling', 'resumes in the list alone', shownAfter(resumed('stopped'), ['getChangefeed'])],
  ['settling', 'resumes in the details alone', shownAfter(resumed('stopped'), ['listChangefeeds'])],
  ['settling', 'pauses the changefeed a moment later', followedBy(pauses)],
  ['settling', 'removes the changefeed', replacedBy(removes)],
  [
    'settling',
    'leaves the changefeed without its captures',
    shownAfter(without('task_status'), ['getChangefeed']),
  ],
  ['consistency', 'begins an hour before the checkpoint', shownAfter(earlierCheckpoint(3_600_000))],
  ['leaks', 'resumes other changefeeds too', leaking('too')],
  ['routing', 'answers with a slash behind its path', unslashed],
]);

function resumed(state: string): Parameters<typeof shownAfter>[0] {
  const other = replaced('state', state);
  return (object, call) => (object.state === 'normal' ? other(object, call) : object);
}
