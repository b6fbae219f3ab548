// server-behaviour/response-fields.md#changefeed-detail: the detail of a changefeed, by release.
import { expect, test } from 'vitest';
import { loseOwner } from '../../lose-owner.js';
import {
  byRelease,
  fatalError,
  plainError,
  play,
  played,
  rawValue,
  releasesWhere,
  ticksSlowly,
} from '../play.js';

const zone = ['6.2.0', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'];

/** The fields of a changefeed that runs without tables, a second after its start, in their order. */
const fields = {
  upstream_id: '"upstream_id": 6994678488490306291',
  namespace: '"namespace": "default"',
  id: '"id": "a"',
  sink_uri: '"sink_uri": "mysql://10.0.0.1:3306/"',
  create_time: '"create_time": "2021-08-10 14:04:54.242"',
  start_ts: '"start_ts": 426921294362574847',
  resolved_ts: '"resolved_ts": 426921294362574847',
  target_ts: '"target_ts": 18446744073709551615',
  checkpoint_tso: '"checkpoint_tso": 426921294362574847',
  checkpoint_time: '"checkpoint_time": "2021-08-10 14:04:54.241"',
  sort_engine: '"sort_engine": "unified"',
  state: '"state": "normal"',
  error: '"error": null',
  error_history: '"error_history": null',
};

/** The lines of all fields but those that came later. */
const linesBut = (...later: string[]) =>
  Object.entries(fields)
    .filter(([name]) => !later.includes(name))
    .map(([, line]) => line);

const from52 = linesBut('upstream_id', 'namespace', 'resolved_ts');
const from54 = linesBut('upstream_id', 'namespace');
const from61 = linesBut('upstream_id');
const from62 = linesBut();

const task = (...rest: string[]) => `"task_status": [
        {
            "capture_id": "2b92409d-3fb6-44af-8ebe-de10d4e8eb2a"${rest.map((line) => `,\n            ${line}`).join('')}
        }
    ]`;

test.each([
  ['5.2.4', from52, '', task('"table_ids": []', '"table_operations": {}')],
  ['5.3.4', from52, '', task('"table_ids": []', '"table_operations": {}')],
  ['5.4.3', from54, '', task('"table_ids": []', '"table_operations": {}')],
  ['6.0.0', from54, '', task('"table_ids": []', '"table_operations": null')],
  ['6.1.7', from61, '', task('"table_ids": []', '"table_operations": null')],
  ['6.5.12', from62, 'v6.5.12', task('"table_ids": []', '"table_operations": null')],
  ['7.1.6', from62, 'v7.1.6', task('"table_ids": []', '"table_operations": null')],
  ['7.5.7', from62, 'v7.5.7', task()],
  ['8.1.2', from62, 'v8.1.2', task()],
  ['8.5.7', from62, 'v8.5.7', task()],
] as const)(
  'server-behaviour/response-fields.md#detail-id: v%s writes these fields in this order',
  async (release, shown, creator, tasks) => {
    const { ask, get, tick } = await play(release, { captures: 1, tables: [] });
    const body =
      '{"changefeed_id":"a","sink_uri":"mysql://10.0.0.1:3306/","start_ts":426921294362574847,"target_ts":18446744073709551615}';
    expect((await ask('POST', '/changefeeds', body)).status).toBe(202);
    tick(3);
    const lines = [...shown, `"creator_version": "${creator}"`, tasks];
    expect(await get('/changefeeds/a')).toEqual({
      status: 200,
      type: 'application/json; charset=utf-8',
      text: `{\n    ${lines.join(',\n    ')}\n}`,
    });
  },
);

/** Releases whose detail of a running changefeed has the field. */
const having = (field: string, ...odd: string[]) =>
  releasesWhere(odd, async ({ create, json }) => {
    await create('a');
    return Object.hasOwn(await json('/changefeeds/a'), field);
  });

test('server-behaviour/response-fields.md#detail-upstream-id: since v6.2.0', async () => {
  expect(await having('upstream_id', '6.1.0', '6.2.0')).toEqual(zone);
});

test('server-behaviour/response-fields.md#detail-namespace: since v6.1.0, always "default"', async () => {
  expect(await having('namespace', '6.1.0', '6.2.0')).toEqual(['6.1.0', '6.1.7', ...zone]);
});

test('server-behaviour/response-fields.md#detail-sink-uri: verbatim, then with four, then with five letters for a password', async () => {
  const releases = [
    ...played,
    '5.4.2',
    '6.1.0',
    '6.1.1',
    '6.1.3',
    '6.1.4',
    '6.2.0',
    '6.3.0',
    '6.4.0',
  ];
  const shown = await byRelease(releases, async ({ create, text }) => {
    await create('a', { sink_uri: 'mysql://root:s3cr%40t@10.0.0.1:3306/?worker-count=16' });
    return rawValue(await text('/changefeeds/a'), 'sink_uri');
  });
  const raw = '"mysql://root:s3cr%40t@10.0.0.1:3306/?worker-count=16"';
  const four = '"mysql://root:xxxx@10.0.0.1:3306/?worker-count=16"';
  const five = '"mysql://root:xxxxx@10.0.0.1:3306/?worker-count=16"';
  expect(shown).toEqual({
    '5.2.4': raw,
    '5.3.4': raw,
    '5.4.2': raw,
    '5.4.3': four,
    '6.0.0': raw,
    '6.1.0': raw,
    '6.1.1': four,
    '6.1.3': four,
    '6.1.4': five,
    '6.1.7': five,
    '6.2.0': four,
    '6.3.0': four,
    '6.4.0': five,
    '6.5.12': five,
    '7.1.6': five,
    '7.5.7': five,
    '8.1.2': five,
    '8.5.7': five,
  });
});

test.each(played)(
  'server-behaviour/response-fields.md#detail-create-time: v%s keeps it through pause, resume and another owner',
  async (release) => {
    const { cluster, create, pause, post, text } = await play(release);
    await create('a');
    await pause('a');
    await post('/changefeeds/a/resume');
    cluster.advance(60_000);
    await loseOwner(cluster);
    cluster.advance(60_000);
    const created = rawValue(await text('/changefeeds/a'), 'create_time');
    expect(created).toBe('"2021-08-10 14:04:54.242"');
  },
);

test.each(played)(
  'server-behaviour/response-fields.md#detail-start-ts: v%s writes the present TSO where none was given',
  async (release) => {
    const { create, text } = await play(release);
    await create('a');
    expect(rawValue(await text('/changefeeds/a'), 'start_ts')).toBe('426921294362574849');
  },
);

test('server-behaviour/response-fields.md#detail-resolved-ts: since v5.4.0, between start_ts and target_ts', async () => {
  const between = await releasesWhere(['5.3.1', '5.4.0'], async ({ create, text }) => {
    await create('a');
    return /"start_ts": \d+,\n {4}"resolved_ts": \d+,\n {4}"target_ts"/.test(
      await text('/changefeeds/a'),
    );
  });
  expect(between).toEqual(['5.4.0', '5.4.3', '6.0.0', '6.1.7', ...zone.slice(1)]);
});

test.each(played.slice(2))(
  'server-behaviour/response-fields.md#detail-resolved-ts: v%s is ahead of the checkpoint of a changefeed that runs',
  async (release) => {
    const { create, text } = await play(release);
    await create('a');
    const detail = await text('/changefeeds/a');
    const [checkpoint, resolved] = ticksSlowly(release)
      ? ['426921294886862855', '426921294991720449']
      : ['426921295096578051', '426921295149006849'];
    expect(rawValue(detail, 'checkpoint_tso')).toBe(checkpoint);
    expect(rawValue(detail, 'resolved_ts')).toBe(resolved);
  },
);

test.each(played)(
  'server-behaviour/response-fields.md#detail-target-ts: v%s writes 0 where there is none',
  async (release) => {
    const { create, text } = await play(release);
    await create('a');
    expect(rawValue(await text('/changefeeds/a'), 'target_ts')).toBe('0');
  },
);

test.each(played)(
  'server-behaviour/response-fields.md#detail-checkpoint-tso: v%s moves while the changefeed runs, and stays while it is stopped',
  async (release) => {
    const { cluster, create, pause, text } = await play(release);
    await create('a');
    cluster.advance(1_000);
    expect(rawValue(await text('/changefeeds/a'), 'checkpoint_tso')).toBe(
      ticksSlowly(release) ? '426921295149006849' : '426921295358722056',
    );
    await pause('a');
    const stopped = rawValue(await text('/changefeeds/a'), 'checkpoint_tso');
    cluster.advance(3_600_000);
    expect(rawValue(await text('/changefeeds/a'), 'checkpoint_tso')).toBe(stopped);
  },
);

test.each(played)(
  'server-behaviour/response-fields.md#detail-checkpoint-time: v%s is the time of checkpoint_tso',
  async (release) => {
    const { create, text } = await play(release);
    await create('a');
    const time = rawValue(await text('/changefeeds/a'), 'checkpoint_time');
    expect(time).toBe(`"2021-08-10 ${ticksSlowly(release) ? '14:04:56.242' : '14:04:57.042'}"`);
  },
);

test.each(played)(
  'server-behaviour/response-fields.md#detail-sort-engine: v%s writes "unified"',
  async (release) => {
    const { create, text } = await play(release);
    await create('a');
    expect(rawValue(await text('/changefeeds/a'), 'sort_engine')).toBe('"unified"');
  },
);

test.each(played)(
  'server-behaviour/response-fields.md#detail-state: v%s writes the stored word',
  async (release) => {
    const { create, pause, text } = await play(release);
    await create('a');
    expect(rawValue(await text('/changefeeds/a'), 'state')).toBe('"normal"');
    await pause('a');
    expect(rawValue(await text('/changefeeds/a'), 'state')).toBe('"stopped"');
  },
);

test.each(played)(
  'server-behaviour/response-fields.md#detail-error: v%s writes null whatever is stored',
  async (release) => {
    const { cluster, create, json, state, tick } = await play(release);
    await create('a');
    cluster.fail('a', fatalError);
    tick(2);
    expect(await state('a')).toBe('failed');
    expect(await json('/changefeeds/a')).toMatchObject({ state: 'failed', error: null });
  },
);

test.each(played)(
  'server-behaviour/response-fields.md#detail-error-history: v%s writes null after errors too',
  async (release) => {
    const { cluster, create, json } = await play(release);
    await create('a');
    cluster.fail('a', plainError);
    cluster.advance(20_000);
    cluster.fail('a', plainError);
    cluster.advance(1_000);
    expect(await json('/changefeeds/a')).toMatchObject({ error_history: null });
  },
);

test('server-behaviour/response-fields.md#detail-creator-version: empty before v6.5.2 and v7.1.0', async () => {
  const releases = [...played, '6.5.0', '6.5.1', '6.5.2', '6.6.0', '7.0.0', '7.1.0'];
  const versions = await byRelease(releases, async ({ create, json }) => {
    await create('a');
    return (await json('/changefeeds/a')).creator_version;
  });
  expect(versions).toEqual({
    '5.2.4': '',
    '5.3.4': '',
    '5.4.3': '',
    '6.0.0': '',
    '6.1.7': '',
    '6.5.0': '',
    '6.5.1': '',
    '6.5.2': 'v6.5.2',
    '6.5.12': 'v6.5.12',
    '6.6.0': '',
    '7.0.0': '',
    '7.1.0': 'v7.1.0',
    '7.1.6': 'v7.1.6',
    '7.5.7': 'v7.5.7',
    '8.1.2': 'v8.1.2',
    '8.5.7': 'v8.5.7',
  });
});
