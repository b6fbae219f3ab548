// Defects of the processors.

import type { JsonValue } from '../../../../src/codec/index.js';
import { isObject } from '../../../../src/shared/json.js';
import { type Defect, defectsOf } from '../defect.js';
import { changed, list, objects, readValue, replaced, textOf } from '../mutations/bodies.js';
import {
  cached,
  captureOf,
  capturesOf,
  leftOut,
  listOf,
  observing,
  ownerOf,
  processorsOf,
} from '../mutations/looking.js';
import { accepting } from '../mutations/requests.js';
import { changing, coded, json, text } from '../mutations/responses.js';
import { captureIds, tablesOf } from '../mutations/tables.js';

const nobody = '00000000-0000-4000-8000-000000000000';

export const processorsDefects: readonly Defect[] = [
  ...defectsOf('listProcessors', [
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
    [
      'consistency',
      'lists those of the owner alone',
      observing(async (call, response, server) => {
        const owner = await ownerOf(server);
        return owner === '' ? response : leftOut((one) => one.capture_id !== owner)(response, call);
      }),
    ],
    [
      'consistency',
      'lists every changefeed with every capture',
      observing(async (call, response, server) => {
        const captures = await captureIds(server);
        const ids = (await listOf(server)).map(({ id }) => textOf(id));
        return list(() => processorsOf(ids, captures))(response, call);
      }),
    ],
    ['fields', 'has an empty namespace', changing(objects(replaced('namespace', '')))],
    [
      'fields',
      'has addresses as capture_id',
      observing(async (call, response, server) => {
        const captures = await capturesOf(server);
        const addresses = new Map(captures.map(({ id, address }) => [id, address]));
        return objects(changed('capture_id', (id) => addresses.get(id) ?? id))(response, call);
      }),
    ],
    [
      'consistency',
      'leaves out those without a table',
      observing(async (call, response, server) => {
        const items = readValue(response);
        const kept: JsonValue[] = [];
        for (const item of Array.isArray(items) ? items : []) {
          if (!isObject(item)) continue;
          const placed = await tablesOf(server, textOf(item.changefeed_id));
          if (placed.some(({ capture }) => capture === item.capture_id)) kept.push(item);
        }
        return list(() => kept)(response, call);
      }),
    ],
  ]),

  ...defectsOf('getProcessor', [
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
    [
      'consistency',
      'has the tables of all captures',
      observing(async (call, response, server) => {
        const placed = await tablesOf(server, call.changefeedId);
        const tables = placed.map(({ table }) => table);
        return objects(replaced('table_ids', tables))(response, call);
      }),
    ],
    [
      'consistency',
      'has the tables of all changefeeds on the capture',
      observing(async (call, response, server) => {
        const tables = new Map<string, JsonValue>();
        for (const { id } of await listOf(server)) {
          for (const { table, capture } of await tablesOf(server, textOf(id))) {
            if (capture === captureOf(call)) tables.set(String(table), table);
          }
        }
        return objects(replaced('table_ids', [...tables.values()]))(response, call);
      }),
    ],
    [
      'accepted refusals',
      'is null for a capture that is not there',
      accepting(coded('CDC:ErrCaptureNotExist'), {
        status: 200,
        headers: { 'content-type': json },
        body: '{\n    "table_ids": null\n}',
      }),
    ],
    [
      'types',
      'has null where there are no tables',
      changing(text((body) => body.replace('"table_ids": []', '"table_ids": null'))),
    ],
    ['consistency', 'is up to ten seconds old', cached(10_000)],
  ]),
];
