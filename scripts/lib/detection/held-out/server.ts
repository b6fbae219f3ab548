// Held-out defects of the server's status, its health and its log level.
import { changing, errorAnswer, saying } from '../answers.js';
import { changed, objects, replaced, textOf } from '../bodies.js';
import { type Call, type Defect, defectsOf } from '../defect.js';
import { accepting } from '../requests.js';
import {
  answering,
  asked,
  bindError,
  listOf,
  looking,
  objectOf,
  ownerOf,
  refusing,
  rememberPauses,
  since,
} from './shared.js';

const unhealthy = errorAnswer(500, 'CDC:ErrClusterIsUnhealthy', 'TiCDC cluster is unhealthy');

const level = (call: Call) => textOf(asked(call).log_level);
const badLevel = (call: Call) =>
  errorAnswer(400, 'CDC:ErrAPIInvalidParam', `fail to change log level: ${level(call)}`);
const empty = { status: 200, headers: {}, body: '' };

export const serverDefects: readonly Defect[] = [
  ...defectsOf('getServerStatus', [
    [
      'routing',
      'describes the owner in place of the capture that was called',
      answering(async (call, answer, server) => {
        const id = await ownerOf(server);
        if (id === '') return answer;
        return objects((status) => ({ ...status, id, is_owner: true }))(answer, call);
      }),
    ],
    [
      'consistency',
      'has another pid in every answer',
      looking((operationId) => {
        let pid = 4_000;
        return (call, answer) => {
          if (call.operationId !== operationId) return answer;
          pid += 1;
          return objects(replaced('pid', pid))(answer, call);
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
        return (call, answer) => {
          if (call.operationId !== operationId) return answer;
          was ||= objectOf(answer)?.is_owner === true;
          return was ? objects(replaced('is_owner', true))(answer, call) : answer;
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
      'statuses',
      'is unhealthy when any changefeed has failed',
      answering(async (_, answer, server) =>
        (await listOf(server)).some(({ state }) => state === 'failed') ? unhealthy : answer,
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
      'stays unhealthy after an election',
      since('resignOwner', (call, answer) =>
        call.operationId === 'getHealth' ? unhealthy : answer,
      ),
    ],
    [
      'settling',
      'is unhealthy while a changefeed that was paused here is stopped',
      looking((operationId) => {
        const pausedNow = rememberPauses();
        return (call, answer) => {
          const paused = pausedNow(call, answer);
          return call.operationId === operationId && paused.size > 0 ? unhealthy : answer;
        };
      }),
    ],
  ]),

  ...defectsOf('setLogLevel', [
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
      'accepted refusals',
      'takes the level warning',
      accepting((_, call) => level(call) === 'warning', empty),
    ],
    [
      'errors',
      'does not name the level that it refuses',
      changing((answer, call) => {
        if (level(call) === '') return answer;
        return { ...answer, body: answer.body.replace(`level: ${level(call)}`, 'level') };
      }, saying('fail to change log level')),
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
