// server-behaviour/response-fields.md#processor: processors, by release.
import { expect, test } from 'vitest';
import { byRelease, play, played } from '../play.js';

const [first, second] = [
  '2b92409d-3fb6-44af-8ebe-de10d4e8eb2a',
  'f26165a8-81cd-4424-8e42-a851214aa188',
];

test.each(['5.2.4', '5.3.4', '5.4.3', '6.0.0'])(
  'server-behaviour/response-fields.md#processor-list-fields: v%s has changefeed_id and capture_id',
  async (release) => {
    const { create, text } = await play(release, { captures: 1 });
    await create('a');
    expect(await text('/processors')).toBe(`[
    {
        "changefeed_id": "a",
        "capture_id": "${first}"
    }
]`);
  },
);

test.each(['6.1.0', '6.1.7', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/response-fields.md#processor-list-fields: v%s has the namespace first',
  async (release) => {
    const { create, text } = await play(release, { captures: 1 });
    await create('a');
    expect(await text('/processors')).toBe(`[
    {
        "namespace": "default",
        "changefeed_id": "a",
        "capture_id": "${first}"
    }
]`);
  },
);

/** The detail of a changefeed with one table, on the capture that has it and on the one that has not. */
const details = async (release: string) => {
  const { create, text } = await play(release);
  await create('a', { filter_rules: ['db.t1'] });
  const shown = [await text(`/processors/a/${first}`), await text(`/processors/a/${second}`)];
  return shown.sort((one) => (one.includes('63') ? -1 : 1));
};

const tableIds = ['"table_ids": [\n        63\n    ]', '"table_ids": []'];

test.each(['5.2.4', '5.3.4'])(
  'server-behaviour/response-fields.md#processor-checkpoint-ts: v%s writes both TSOs, the tables and the error',
  async (release) => {
    expect(await details(release)).toEqual(
      tableIds.map(
        (tables) => `{
    "checkpoint_ts": 426921294886862855,
    "resolved_ts": 426921294991720449,
    ${tables},
    "error": null
}`,
      ),
    );
  },
);

test.each(['5.4.3', '6.0.0', '6.1.7'])(
  'server-behaviour/response-fields.md#processor-count: v%s writes both TSOs, the tables, the count and the error',
  async (release) => {
    const [busy] = await details(release);
    expect(busy).toBe(`{
    "checkpoint_ts": 426921294886862855,
    "resolved_ts": 426921294991720449,
    "table_ids": [
        63
    ],
    "count": 0,
    "error": null
}`);
  },
);

test.each(['5.4.3', '6.0.0'])(
  'server-behaviour/cluster.md#processor-zeroes-v5-4-3: v%s writes zeroes and no list for a processor without tables',
  async (release) => {
    const [, idle] = await details(release);
    expect(idle).toBe(`{
    "checkpoint_ts": 0,
    "resolved_ts": 0,
    "table_ids": null,
    "count": 0,
    "error": null
}`);
  },
);

test('server-behaviour/cluster.md#processor-no-table: v6.1.7 writes start_ts for both TSOs of a processor without tables', async () => {
  const [, idle] = await details('6.1.7');
  expect(idle).toBe(`{
    "checkpoint_ts": 426921294362574849,
    "resolved_ts": 426921294362574849,
    "table_ids": [],
    "count": 0,
    "error": null
}`);
});

test.each(['6.2.0', '6.3.0', '6.4.0'])(
  'server-behaviour/response-fields.md#processor-zeroes: v%s writes 0 for both TSOs and the count, and no error',
  async (release) => {
    expect(await details(release)).toEqual(
      tableIds.map(
        (tables) => `{
    "checkpoint_ts": 0,
    "resolved_ts": 0,
    ${tables},
    "count": 0,
    "error": null
}`,
      ),
    );
  },
);

test.each(['6.5.0', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/response-fields.md#processor-table-ids: v%s writes nothing else; an empty array for a capture without tables',
  async (release) => {
    expect(await details(release)).toEqual(tableIds.map((tables) => `{\n    ${tables}\n}`));
  },
);

test.each(['6.5.12', '8.5.7'])(
  'server-behaviour/response-fields.md#processor-table-ids: v%s writes null for a capture that is not in the changefeed yet',
  async (release) => {
    const { create, post, text, tick } = await play(release);
    await create('a');
    await post('/changefeeds', { changefeed_id: 'b', sink_uri: 'blackhole://' });
    tick(2);
    expect(await text(`/processors/b/${first}`)).toBe('{\n    "table_ids": null\n}');
  },
);

test('server-behaviour/response-fields.md#processor-resolved-ts: up to v6.4, as checkpoint_ts', async () => {
  const keys = await byRelease([...played, '6.4.0'], async ({ create, json }) => {
    await create('a');
    return Object.keys(await json(`/processors/a/${first}`)).join(' ');
  });
  const counted = 'checkpoint_ts resolved_ts table_ids count error';
  expect(keys).toEqual({
    '5.2.4': 'checkpoint_ts resolved_ts table_ids error',
    '5.3.4': 'checkpoint_ts resolved_ts table_ids error',
    '5.4.3': counted,
    '6.0.0': counted,
    '6.1.7': counted,
    '6.4.0': counted,
    '6.5.12': 'table_ids',
    '7.1.6': 'table_ids',
    '7.5.7': 'table_ids',
    '8.1.2': 'table_ids',
    '8.5.7': 'table_ids',
  });
});
