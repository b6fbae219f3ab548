// Seeded defects of a changefeed's details.

import { isObject } from '../../../../src/shared/json.js';
import {
  added,
  changed,
  digits,
  earlierCheckpoint,
  exponent,
  inside,
  lastDigitLost,
  laterTime,
  objects,
  quoted,
  readValue,
  renamed,
  replaced,
  rounded,
  textOf,
  twice,
  without,
} from '../bodies.js';
import { type Defect, defectsOf, type Play } from '../defect.js';
import { accepting } from '../requests.js';
import {
  body,
  changing,
  errorResponse,
  header,
  json,
  mediaType,
  refused,
  status,
  text,
  unknownChangefeed,
  untyped,
} from '../responses.js';
import { unslashed } from '../routes.js';

/** A malformed ID gets the code of an illegal parameter, or, where the lookup comes first, that of an unknown changefeed. */
const malformedId = ({ status }: { status: number }, { changefeedId }: { changefeedId: string }) =>
  status === 400 && !/^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$/.test(changefeedId);

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

export const changefeedDetailDefects: readonly Defect[] = defectsOf('getChangefeed', [
  ['statuses', 'answers 201 in place of 200', changing(status(201))],
  ['statuses', 'answers 404 for an unknown changefeed', changing(status(404), unknownChangefeed)],
  ['statuses', 'answers 500 for a malformed ID', changing(status(500), malformedId)],
  [
    'media types',
    'labels its JSON application/octet-stream',
    changing(mediaType('application/octet-stream')),
  ],
  ['media types', 'labels nothing', changing(untyped)],
  ['headers', 'sends an ETag', changing(header('etag', '"1"'))],
  ['integers', 'rounds resolved_ts as a double', changing(digits('resolved_ts', rounded))],
  ['integers', 'rounds checkpoint_tso as a double', changing(digits('checkpoint_tso', rounded))],
  ['integers', 'loses the last digit of start_ts', changing(digits('start_ts', lastDigitLost))],
  ['integers', 'quotes target_ts', changing(objects(quoted('target_ts')))],
  [
    'integers',
    'sends the largest integer and one for target_ts',
    changing(digits('target_ts', () => '18446744073709551616')),
  ],
  [
    'integers',
    'sends -1 for no target_ts',
    changing(digits('target_ts', (ts) => (ts === '0' ? '-1' : ts))),
  ],
  ['integers', 'writes start_ts with an exponent', changing(digits('start_ts', exponent))],
  ['fields', 'leaves creator_version out', changing(objects(without('creator_version')))],
  ['fields', 'leaves error_history out', changing(objects(without('error_history')))],
  ['fields', 'leaves resolved_ts out', changing(objects(without('resolved_ts')))],
  [
    'fields',
    'calls checkpoint_tso checkpoint_ts',
    changing(objects(renamed('checkpoint_tso', 'checkpoint_ts'))),
  ],
  [
    'fields',
    'calls capture_id captureId',
    changing(objects(inside('task_status', renamed('capture_id', 'captureId')))),
  ],
  ['fields', 'adds config', changing(objects(added('config', { memory_quota: 1073741824 })))],
  [
    'fields',
    'sends table_operations, which its release no longer has',
    changing(objects(inside('task_status', added('table_operations', null)))),
  ],
  [
    'types',
    'quotes table IDs',
    changing(
      objects(
        inside(
          'task_status',
          changed('table_ids', (ids) => (Array.isArray(ids) ? ids.map(String) : ids)),
        ),
      ),
    ),
  ],
  [
    'types',
    'sends task_status as an object',
    changing(objects(changed('task_status', () => ({})))),
  ],
  ['types', 'sends "" for no error', changing(objects(replaced('error', '')))],
  ['types', 'sends null for sink_uri', changing(objects(replaced('sink_uri', null)))],
  [
    'bounds and formats',
    'writes create_time as RFC 3339',
    changing(objects(changed('create_time', (time) => `${textOf(time).replace(' ', 'T')}+08:00`))),
  ],
  [
    'bounds and formats',
    'writes checkpoint_time without milliseconds',
    changing(objects(changed('checkpoint_time', (time) => textOf(time).slice(0, -4)))),
  ],
  [
    'bounds and formats',
    'writes states in capitals',
    changing(objects(changed('state', (state) => textOf(state).toUpperCase()))),
  ],
  ['syntax', 'writes state twice', changing(twice('state'))],
  [
    'syntax',
    'appends a second document',
    changing(text((all) => `${all}{"error_msg":"","error_code":""}`)),
  ],
  [
    'errors',
    'has the code of an illegal parameter for an unknown changefeed',
    changing(
      text((all) => all.replaceAll('CDC:ErrChangeFeedNotExists', 'CDC:ErrAPIInvalidParam')),
      unknownChangefeed,
    ),
  ],
  ['errors', 'leaves error_msg out', changing(objects(without('error_msg')), refused)],
  [
    'errors',
    'contradicts its message in error_code',
    changing(objects(replaced('error_code', 'CDC:ErrOwnerNotFound')), unknownChangefeed),
  ],
  [
    'accepted refusals',
    'answers null for an unknown changefeed',
    accepting(unknownChangefeed, { status: 200, headers: { 'content-type': json }, body: 'null' }),
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
  ['bodies', 'puts the changefeed into a list', changing(text((all) => `[${all}]`))],
  ['bodies', 'sends nothing at all', changing(body('', json))],
  ['routing', 'answers with a slash behind its path', unslashed],
]);
