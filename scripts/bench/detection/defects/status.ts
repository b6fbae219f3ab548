// Seeded defects of the operations about one server: its status, the cluster's health, its log level.

import { added, digits, objects, quoted, renamed, replaced, twice, without } from '../bodies.js';
import { type Defect, defectsOf } from '../defect.js';
import { accepting } from '../requests.js';
import {
  always,
  badGateway,
  body,
  both,
  broken,
  changing,
  errorResponse,
  header,
  html,
  json,
  mediaType,
  refused,
  status,
  text,
  unreadable,
  withMessage,
} from '../responses.js';
import { unslashed, wrongMethod } from '../routes.js';

const unknownLevel = withMessage('fail to change log level');

export const statusDefects: readonly Defect[] = [
  ...defectsOf('getServerStatus', [
    ['statuses', 'answers 203 in place of 200', changing(status(203))],
    ['media types', 'labels its JSON text/plain', changing(mediaType('text/plain; charset=utf-8'))],
    ['headers', 'sends X-Powered-By', changing(header('x-powered-by', 'gin'))],
    ['fields', 'leaves version out', changing(objects(without('version')))],
    ['fields', 'leaves liveness out', changing(objects(without('liveness')))],
    ['fields', 'calls git_hash git_commit', changing(objects(renamed('git_hash', 'git_commit')))],
    ['fields', 'adds start_time', changing(objects(added('start_time', '2021-08-10T06:04:54Z')))],
    ['types', 'quotes pid', changing(objects(quoted('pid')))],
    ['types', 'sends is_owner as 0 or 1', changing(objects(replaced('is_owner', 1)))],
    ['types', 'sends null for cluster_id', changing(objects(replaced('cluster_id', null)))],
    ['bounds and formats', 'sends a negative pid', changing(digits('pid', (pid) => `-${pid}`))],
    ['bounds and formats', 'sends -1 for liveness', changing(objects(replaced('liveness', -1)))],
    ['syntax', 'writes id twice', changing(twice('id'))],
    ['syntax', 'ends its JSON early', changing(text((all) => all.slice(0, -1)))],
    [
      'consistency',
      'returns an ID that is not in the list of captures',
      changing(objects(replaced('id', '00000000-0000-4000-8000-000000000000'))),
    ],
    [
      'consistency',
      'reports that the owner is not the owner',
      changing(objects(replaced('is_owner', false))),
    ],
    ['routing', 'answers with a slash behind its path', unslashed],
  ]),

  ...defectsOf('getHealth', [
    ['statuses', 'answers 204 in place of 200', changing(status(204))],
    ['statuses', 'answers 202 in place of 200', changing(status(202))],
    ['bodies', 'answers OK as text', changing(body('OK', 'text/plain; charset=utf-8'))],
    ['bodies', 'answers true as JSON', changing(body('true', json))],
    ['bodies', 'answers an HTML page', changing(body('<h1>healthy</h1>', html))],
    ['media types', 'labels the empty body JSON', changing(mediaType(json))],
    ['headers', 'forbids caches', changing(header('cache-control', 'no-store'))],
    ['headers', 'sets a cookie', changing(header('set-cookie', 'route=1'))],
    [
      'refused requests',
      'calls every cluster unhealthy',
      always(errorResponse(500, 'CDC:ErrClusterIsUnhealthy', 'TiCDC cluster is unhealthy')),
    ],
    ['errors', 'answers as a gateway that has lost its server', always(badGateway)],
    [
      'routing',
      'redirects to another path',
      changing(both(status(302), header('location', '/status'))),
    ],
    ['routing', 'answers with a slash behind its path', unslashed],
    ['transport', 'ends the connection without a response', changing(broken('without a response'))],
  ]),

  ...defectsOf('setLogLevel', [
    ['statuses', 'answers 202 in place of 200', changing(status(202))],
    ['statuses', 'refuses an unknown level with 500', changing(status(500), unknownLevel)],
    ['statuses', 'refuses an unreadable body with 422', changing(status(422), unreadable)],
    ['bodies', 'answers success with a message', changing(body('{"result":"ok"}', json))],
    ['media types', 'labels the empty body JSON', changing(mediaType(json))],
    [
      'media types',
      'labels the refusal of an unreadable body JSON',
      changing(mediaType(json), unreadable),
    ],
    ['headers', 'sends a request ID', changing(header('x-request-id', '7f3c'))],
    ['errors', 'leaves error_code out', changing(objects(without('error_code')), unknownLevel)],
    [
      'errors',
      'calls error_msg message',
      changing(objects(renamed('error_msg', 'message')), refused),
    ],
    [
      'errors',
      'has a code that TiCDC does not have',
      changing(
        text((all) => all.replaceAll('CDC:ErrAPIInvalidParam', 'CDC:ErrLogLevel')),
        unknownLevel,
      ),
    ],
    [
      'errors',
      'refuses with bare text',
      changing(body('bad log level', 'text/plain'), unknownLevel),
    ],
    [
      'accepted refusals',
      'accepts an unknown level',
      accepting(unknownLevel, { status: 200, headers: {}, body: '' }),
    ],
    [
      'accepted refusals',
      'accepts an unreadable body',
      accepting(unreadable, { status: 200, headers: {}, body: '' }),
    ],
    [
      'refused requests',
      'refuses every level',
      always(errorResponse(400, 'CDC:ErrAPIInvalidParam', 'fail to change log level: info')),
    ],
    [
      'routing',
      'answers a GET with 405',
      wrongMethod((response) => ({ ...response, status: 405 })),
    ],
  ]),
];
