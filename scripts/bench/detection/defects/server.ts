// Defects of one server: its status, health and log level.

import { type Call, type Defect, defectsOf } from '../defect.js';
import { changed, objects, replaced, textOf } from '../mutations/bodies.js';
import {
  asked,
  bindError,
  listOf,
  looking,
  objectOf,
  observing,
  ownerOf,
  refusing,
  rememberPauses,
} from '../mutations/looking.js';
import {
  always,
  badGateway,
  both,
  broken,
  changing,
  errorResponse,
  header,
  status,
  withMessage,
} from '../mutations/responses.js';
import { wrongMethod } from '../mutations/routes.js';

const unhealthy = errorResponse(500, 'CDC:ErrClusterIsUnhealthy', 'TiCDC cluster is unhealthy');

const level = (call: Call) => textOf(asked(call).log_level);

const badLevel = (call: Call) =>
  errorResponse(400, 'CDC:ErrAPIInvalidParam', `fail to change log level: ${level(call)}`);

const empty = { status: 200, headers: {}, body: '' };

export const serverDefects: readonly Defect[] = [
  ...defectsOf('getServerStatus', [
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
    [
      'routing',
      'describes the owner in place of the capture that was called',
      observing(async (call, response, server) => {
        const id = await ownerOf(server);
        if (id === '') return response;
        return objects((status) => ({ ...status, id, is_owner: true }))(response, call);
      }),
    ],
    [
      'consistency',
      'has another pid in every response',
      looking((operationId) => {
        let pid = 4_000;
        return (call, response) => {
          if (call.operationId !== operationId) return response;
          pid += 1;
          return objects(replaced('pid', pid))(response, call);
        };
      }),
    ],
    [
      'consistency',
      'names another cluster than the captures do',
      changing(objects(replaced('cluster_id', 'cdc-cluster'))),
    ],
    [
      'consistency',
      'says is_owner after ownership was lost',
      looking((operationId) => {
        let was = false;
        return (call, response) => {
          if (call.operationId !== operationId) return response;
          was ||= objectOf(response)?.is_owner === true;
          return was ? objects(replaced('is_owner', true))(response, call) : response;
        };
      }),
    ],
    [
      'fields',
      'names its release without the v',
      changing(objects(changed('version', (version) => textOf(version).replace(/^v/, '')))),
    ],
  ]),

  ...defectsOf('getHealth', [
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
    ['transport', 'ends the connection without a response', changing(broken('without a response'))],
    [
      'statuses',
      'is unhealthy when any changefeed has failed',
      observing(async (_, response, server) =>
        (await listOf(server)).some(({ state }) => state === 'failed') ? unhealthy : response,
      ),
    ],
    [
      'statuses',
      'is 200 while there is no owner',
      changing(
        () => empty,
        ({ status }) => status >= 500,
      ),
    ],
    [
      'settling',
      'is unhealthy while a changefeed that was paused here is stopped',
      looking((operationId) => {
        const pausedNow = rememberPauses();
        return (call, response) => {
          const paused = pausedNow(call, response);
          return call.operationId === operationId && paused.size > 0 ? unhealthy : response;
        };
      }),
    ],
  ]),

  ...defectsOf('setLogLevel', [
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
    [
      'refused requests',
      'refuses levels in capitals',
      refusing((call) => /[A-Z]/.test(level(call)), badLevel),
    ],
    [
      'refused requests',
      'refuses a body without a level',
      refusing(({ request }) => {
        const body = objectOf(request);
        return body !== undefined && body.log_level === undefined;
      }, badLevel),
    ],
    [
      'errors',
      'does not name the level that it refuses',
      changing((response, call) => {
        if (level(call) === '') return response;
        return { ...response, body: response.body.replace(`level: ${level(call)}`, 'level') };
      }, withMessage('fail to change log level')),
    ],
    [
      'refused requests',
      'refuses fields that it does not know',
      refusing(
        (call) => Object.keys(asked(call)).some((key) => key.toLowerCase() !== 'log_level'),
        () => bindError('json: unknown field'),
      ),
    ],
  ]),
];
