// Seeded defects of the processors: their list and their details.

import { isObject } from '../../../../src/shared/json.js';
import {
  added,
  changed,
  editing,
  list,
  objects,
  renamed,
  replaced,
  twice,
  without,
} from '../bodies.js';
import { type Defect, defectsOf } from '../defect.js';
import { accepting } from '../requests.js';
import {
  changing,
  coded,
  header,
  json,
  mediaType,
  refused,
  status,
  text,
  unknownChangefeed,
} from '../responses.js';
import { unslashed } from '../routes.js';

const unknownCapture = coded('CDC:ErrCaptureNotExist');
const nobody = '00000000-0000-4000-8000-000000000000';

export const processorDefects: readonly Defect[] = [
  ...defectsOf('listProcessors', [
    ['statuses', 'answers 202 in place of 200', changing(status(202))],
    [
      'media types',
      'labels its JSON application/x-ndjson',
      changing(mediaType('application/x-ndjson')),
    ],
    ['headers', 'sends the number in a header', changing(header('x-total-count', '3'))],
    ['fields', 'leaves capture_id out', changing(objects(without('capture_id')))],
    ['fields', 'leaves namespace out', changing(objects(without('namespace')))],
    [
      'fields',
      'calls changefeed_id changefeed',
      changing(objects(renamed('changefeed_id', 'changefeed'))),
    ],
    ['fields', 'adds table_ids', changing(objects(added('table_ids', [])))],
    ['types', 'sends null for namespace', changing(objects(replaced('namespace', null)))],
    [
      'types',
      'sends capture_id as an object',
      changing(objects(changed('capture_id', (id) => ({ id })))),
    ],
    [
      'bodies',
      'wraps the list as v2 does',
      changing(list((all) => ({ total: all.length, items: all }))),
    ],
    ['bodies', 'answers null', changing(editing(() => null))],
    ['syntax', 'writes changefeed_id twice', changing(twice('changefeed_id'))],
    [
      'syntax',
      'writes one object a line',
      changing(text((all) => all.replace(/^\[\s*|\s*\]$/g, '').replaceAll('},', '}'))),
    ],
    [
      'consistency',
      'names a capture that is not there',
      changing(objects(replaced('capture_id', nobody))),
    ],
    [
      'consistency',
      'names a changefeed that is not there',
      changing(
        list((all) => {
          const [first] = all;
          return isObject(first) ? [...all, { ...first, changefeed_id: 'ghost' }] : all;
        }),
      ),
    ],
    ['consistency', 'knows no processor of any changefeed', changing(list(() => []))],
    ['consistency', 'shows every processor twice', changing(list((all) => [...all, ...all]))],
    ['routing', 'answers with a slash behind its path', unslashed],
  ]),

  ...defectsOf('getProcessor', [
    ['statuses', 'answers 404 for an unknown changefeed', changing(status(404), unknownChangefeed)],
    ['statuses', 'answers 500 for an unknown capture', changing(status(500), unknownCapture)],
    ['media types', 'labels its JSON text/plain', changing(mediaType('text/plain; charset=utf-8'))],
    [
      'headers',
      'sends Last-Modified',
      changing(header('last-modified', 'Tue, 10 Aug 2021 06:04:54 GMT')),
    ],
    ['fields', 'leaves table_ids out', changing(objects(without('table_ids')))],
    ['fields', 'calls table_ids tables', changing(objects(renamed('table_ids', 'tables')))],
    [
      'fields',
      'sends checkpoint_ts, which its release no longer has',
      changing(objects(added('checkpoint_ts', 426921294362574849n))),
    ],
    ['fields', 'adds capture_id', changing(objects(added('capture_id', nobody)))],
    [
      'types',
      'quotes table IDs',
      changing(
        objects(changed('table_ids', (ids) => (Array.isArray(ids) ? ids.map(String) : ids))),
      ),
    ],
    [
      'types',
      'sends table_ids as a map',
      changing(
        objects(
          changed('table_ids', (ids) =>
            Object.fromEntries((Array.isArray(ids) ? ids : []).map((id) => [String(id), true])),
          ),
        ),
      ),
    ],
    [
      'integers',
      'writes table IDs with a fraction',
      changing(text((all) => all.replace(/(\d+)(?=\s*[,\]])/g, '$1.5'))),
    ],
    [
      'integers',
      'sends a table ID of 2^63',
      changing(text((all) => all.replace(/\[\s*\d+/, '[9223372036854775808'))),
    ],
    [
      'bodies',
      'answers the IDs alone',
      changing(editing((value) => (isObject(value) ? (value.table_ids ?? null) : value))),
    ],
    [
      'syntax',
      'appends an error to a good response',
      changing(
        text(
          (all) =>
            `${all}{"error_msg":"[CDC:ErrAPIInvalidParam]invalid api parameter","error_code":"CDC:ErrAPIInvalidParam"}`,
        ),
      ),
    ],
    [
      'errors',
      'has the code of an unknown changefeed for an unknown capture',
      changing(
        text((all) => all.replaceAll('CDC:ErrCaptureNotExist', 'CDC:ErrChangeFeedNotExists')),
        unknownCapture,
      ),
    ],
    ['errors', 'calls error_code code', changing(objects(renamed('error_code', 'code')), refused)],
    [
      'accepted refusals',
      'answers null for an unknown capture',
      accepting(unknownCapture, { status: 200, headers: { 'content-type': json }, body: 'null' }),
    ],
    [
      'accepted refusals',
      'has no tables for an unknown changefeed',
      accepting(unknownChangefeed, {
        status: 200,
        headers: { 'content-type': json },
        body: '{\n    "table_ids": null\n}',
      }),
    ],
    [
      'consistency',
      'shows other tables than the changefeed',
      changing(objects(changed('table_ids', (ids) => (Array.isArray(ids) ? [...ids, 4711] : ids)))),
    ],
    [
      'consistency',
      'knows no tables',
      changing(objects(changed('table_ids', (ids) => (Array.isArray(ids) ? [] : ids)))),
    ],
  ]),
];
