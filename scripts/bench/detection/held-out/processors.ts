// Held-out defects of the processors: their list, and the tables of one.
import type { JsonValue } from '../../../../src/codec/index.js';
import { isObject } from '../../../../src/shared/json.js';
import { changed, list, objects, readValue, replaced, textOf } from '../bodies.js';
import { type Defect, defectsOf } from '../defect.js';
import { accepting } from '../requests.js';
import { changing, coded, errorResponse, json, text, unknownChangefeed } from '../responses.js';
import { captureIds, tablesOf } from '../tables.js';
import {
  cached,
  captureOf,
  capturesOf,
  leftOut,
  listOf,
  observing,
  ownerOf,
  processorsOf,
} from './shared.js';

export const processorDefects: readonly Defect[] = [
  ...defectsOf('listProcessors', [
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
    ['consistency', 'lists each of them twice', changing(list((items) => [...items, ...items]))],
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
    [
      'errors',
      'takes an unknown changefeed for an unknown capture',
      changing(
        (_, call) =>
          errorResponse(400, 'CDC:ErrCaptureNotExist', `capture not exists, ${captureOf(call)}`),
        unknownChangefeed,
      ),
    ],
  ]),
];
