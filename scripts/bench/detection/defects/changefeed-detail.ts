// Defects of a changefeed's details.

import type { JsonValue } from '../../../../src/codec/index.js';
import { isObject } from '../../../../src/shared/json.js';
import { type Defect, defectsOf, type Play } from '../defect.js';
import {
  changed,
  digits,
  earlierCheckpoint,
  inside,
  laterTime,
  objects,
  readValue,
  replaced,
  textOf,
} from '../mutations/bodies.js';
import { accepted, createdId } from '../mutations/effects.js';
import {
  asked,
  cached,
  createdAt,
  looking,
  observing,
  refusing,
  withoutCounter,
} from '../mutations/looking.js';
import { changing, errorResponse, text, unknownChangefeed } from '../mutations/responses.js';

/** Password and user as they were given, which the sandbox has masked. */
const unmasked: Play = changing(
  objects(changed('sink_uri', (uri) => textOf(uri).replaceAll('xxxxx', 'hunter2'))),
);

/** The checkpoint is an hour older each time that the same changefeed is read again. */
const backwards: Play = (operationId) => {
  const reads = new Map<string, number>();
  return async (call, server) => {
    const response = await server.send(call.request);
    if (call.operationId !== operationId || !isObject(readValue(response))) return response;
    const count = reads.get(call.changefeedId) ?? 0;
    reads.set(call.changefeedId, count + 1);
    return objects(earlierCheckpoint(count * 3_600_000))(response, call);
  };
};

/** Shows a sink as it was given where `when` says so, secrets and all. */
const unmaskedWhere = (when: (uri: string) => boolean): Play =>
  looking((operationId) => {
    const given = new Map<string, string>();
    return (call, response) => {
      if (!accepted(response)) return response;
      const uri = textOf(asked(call).sink_uri);
      if (call.operationId === 'createChangefeed') given.set(createdId(call), uri);
      if (call.operationId === 'updateChangefeed' && uri !== '') given.set(call.changefeedId, uri);
      const raw = given.get(call.changefeedId);
      if (call.operationId !== operationId || raw === undefined || !when(raw)) return response;
      return objects(replaced('sink_uri', raw))(response, call);
    };
  });

/** Goes on to show a field as it was when the changefeed ran last. */
const keptFrom =
  (name: string): Play =>
  (operationId) => {
    const last = new Map<string, JsonValue>();
    return observing((call, response) =>
      objects((one) => {
        const id = textOf(one.id);
        const { [name]: value } = one;
        if (one.state === 'normal') {
          if (value !== undefined) last.set(id, value);
          return one;
        }
        const old = last.get(id);
        return old === undefined ? one : { ...one, [name]: old };
      })(response, call),
    )(operationId);
  };

const pastError = {
  time: '2021-08-10T14:00:00+08:00',
  addr: '127.0.0.1:8300',
  code: 'CDC:ErrGCTTLExceeded',
  message: 'x',
};

export const changefeedDetailDefects: readonly Defect[] = [
  ...defectsOf('getChangefeed', [
    [
      'integers',
      'sends -1 for no target_ts',
      changing(digits('target_ts', (ts) => (ts === '0' ? '-1' : ts))),
    ],
    [
      'refused requests',
      'refuses IDs with a hyphen',
      (operationId) => async (call, server) =>
        call.operationId === operationId && call.changefeedId.includes('-')
          ? errorResponse(
              400,
              'CDC:ErrAPIInvalidParam',
              `invalid changefeed_id: ${call.changefeedId}`,
            )
          : server.send(call.request),
    ],
    [
      'consistency',
      'shows another state than the list',
      changing(objects(changed('state', (state) => (state === 'normal' ? 'stopped' : 'normal')))),
    ],
    [
      'consistency',
      'shows another ID than was asked for',
      changing(objects(changed('id', (id) => `${textOf(id)}0`))),
    ],
    [
      'consistency',
      'shows another upstream than the list',
      changing(digits('upstream_id', (id) => `${BigInt(id) - 1n}`)),
    ],
    [
      'consistency',
      'has tables on a capture that is not there',
      changing(
        objects(
          inside('task_status', replaced('capture_id', '00000000-0000-4000-8000-000000000000')),
        ),
      ),
    ],
    ['consistency', 'returns a checkpoint that goes back', backwards],
    [
      'consistency',
      'returns a checkpoint_time of another hour and minute',
      changing(
        objects(
          changed('checkpoint_time', (time) => laterTime(textOf(time), 3_600_000 * 2 + 7 * 60_000)),
        ),
      ),
    ],
    ['secrets', 'shows the password in sink_uri', unmasked],
    [
      'consistency',
      'has the checkpoint as start_ts',
      changing(objects((one) => ({ ...one, start_ts: one.checkpoint_tso ?? 0 }))),
    ],
    [
      'consistency',
      'has the time of the last pause or resume as create_time',
      createdAt(['pauseChangefeed', 'resumeChangefeed']),
    ],
    [
      'secrets',
      'masks no password of a sink that is neither mysql nor kafka',
      unmaskedWhere((uri) => /\/\/[^/]*:[^/]*@/.test(uri) && !/^(mysql|kafka)/.test(uri)),
    ],
    [
      'secrets',
      'masks no secrets in the query of a sink',
      unmaskedWhere((uri) => /[?&](sasl-|.*password|.*token|.*secret|.*key)/i.test(uri)),
    ],
    ['consistency', 'keeps resolved_ts when the changefeed stops', keptFrom('resolved_ts')],
    ['consistency', 'keeps task_status when the changefeed stops', keptFrom('task_status')],
    [
      'consistency',
      'returns sort_engine memory',
      changing(objects(replaced('sort_engine', 'memory'))),
    ],
    [
      'fields',
      'fills error of a failed changefeed',
      changing(objects((one) => (one.state === 'failed' ? { ...one, error: pastError } : one))),
    ],
    [
      'errors',
      'names an unknown changefeed without its namespace',
      changing(
        text((body) => body.replace('not exists, default/', 'not exists, ')),
        unknownChangefeed,
      ),
    ],
    [
      'consistency',
      'leaves the last capture out of task_status',
      changing(
        objects(
          changed('task_status', (parts) =>
            Array.isArray(parts) && parts.length > 1 ? parts.slice(0, -1) : parts,
          ),
        ),
      ),
    ],
    ['consistency', 'is up to two seconds old', cached(2_000)],
    [
      'refused requests',
      'refuses IDs of more than 64 characters',
      refusing(
        ({ changefeedId: { length } }) => length > 64 && length <= 128,
        ({ changefeedId }) =>
          errorResponse(400, 'CDC:ErrAPIInvalidParam', `invalid changefeed_id: ${changefeedId}`),
      ),
    ],
    [
      'integers',
      'loses the counter of target_ts',
      changing(objects(changed('target_ts', withoutCounter))),
    ],
    [
      'consistency',
      'shows the sink of another changefeed',
      (operationId) => {
        let last: JsonValue = '';
        return observing((call, response) =>
          objects((one) => {
            const { sink_uri: own = '' } = one;
            const shown = last || own;
            last = own;
            return { ...one, sink_uri: shown };
          })(response, call),
        )(operationId);
      },
    ],
  ]),
];
