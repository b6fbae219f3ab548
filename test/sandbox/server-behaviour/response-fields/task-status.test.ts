// server-behaviour/response-fields.md#changefeed-detail: the tasks in the detail of a changefeed, by release.
import { expect, test } from 'vitest';
import { byRelease, plainError, play, played } from '../play.js';

test('server-behaviour/response-fields.md#detail-task-status: of a stopped changefeed an empty array up to v6.1, absent from v6.2.0 on', async () => {
  const shown = await byRelease([...played, '6.2.0'], async ({ create, json, pause }) => {
    await create('a');
    await pause('a');
    return (await json('/changefeeds/a')).task_status ?? 'absent';
  });
  expect(shown).toEqual({
    '5.2.4': [],
    '5.3.4': [],
    '5.4.3': [],
    '6.0.0': [],
    '6.1.7': [],
    '6.2.0': 'absent',
    '6.5.12': 'absent',
    '7.1.6': 'absent',
    '7.5.7': 'absent',
    '8.1.2': 'absent',
    '8.5.7': 'absent',
  });
});

test.each(['6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/response-fields.md#detail-task-status: v%s leaves it out of a warning changefeed, although that runs',
  async (release) => {
    const { cluster, create, json, tick } = await play(release);
    await create('a');
    cluster.warn('a', plainError);
    tick(2);
    const detail = await json('/changefeeds/a');
    expect(detail).toMatchObject({ state: 'warning' });
    expect(detail).not.toHaveProperty('task_status');
  },
);

test.each(played)(
  'server-behaviour/response-fields.md#detail-task-status: v%s has an item for each capture',
  async (release) => {
    const { create, json } = await play(release);
    await create('a');
    const { task_status } = await json('/changefeeds/a');
    expect(task_status.map(({ capture_id }: { capture_id: string }) => capture_id)).toEqual([
      '2b92409d-3fb6-44af-8ebe-de10d4e8eb2a',
      'f26165a8-81cd-4424-8e42-a851214aa188',
    ]);
    expect(
      task_status.flatMap(({ table_ids }: { table_ids: number[] }) => table_ids).sort(),
    ).toEqual([63, 65]);
  },
);

test('server-behaviour/response-fields.md#task-table-ids: an empty array up to v7.1, left out from v7.2.0 on', async () => {
  const shown = await byRelease([...played, '7.2.0'], async ({ create, json }) => {
    await create('a', { filter_rules: ['db.none'] });
    return (await json('/changefeeds/a')).task_status[0].table_ids ?? 'absent';
  });
  expect(shown).toEqual({
    '5.2.4': [],
    '5.3.4': [],
    '5.4.3': [],
    '6.0.0': [],
    '6.1.7': [],
    '6.5.12': [],
    '7.1.6': [],
    '7.2.0': 'absent',
    '7.5.7': 'absent',
    '8.1.2': 'absent',
    '8.5.7': 'absent',
  });
});

test('server-behaviour/response-fields.md#task-table-operations-idle: an object, null without tables from v6.0 on, always null from v6.2 on, absent from v7.2.0 on', async () => {
  const releases = [...played, '6.1.0', '6.2.0', '7.2.0'];
  const shown = await byRelease(releases, async ({ create, json }) => {
    await create('a', { filter_rules: ['db.t1'] });
    const tasks: { table_ids?: number[]; table_operations?: object | null }[] = (
      await json('/changefeeds/a')
    ).task_status;
    const placed = tasks.find(({ table_ids = [] }) => table_ids.length > 0);
    const idle = tasks.find(({ table_ids = [] }) => table_ids.length === 0);
    return [placed, idle].map((item) => JSON.stringify(item?.table_operations) ?? 'absent');
  });
  expect(shown).toEqual({
    '5.2.4': ['{}', '{}'],
    '5.3.4': ['{}', '{}'],
    '5.4.3': ['{}', '{}'],
    '6.0.0': ['{}', 'null'],
    '6.1.0': ['{}', 'null'],
    '6.1.7': ['{}', 'null'],
    '6.2.0': ['null', 'null'],
    '6.5.12': ['null', 'null'],
    '7.1.6': ['null', 'null'],
    '7.2.0': ['absent', 'absent'],
    '7.5.7': ['absent', 'absent'],
    '8.1.2': ['absent', 'absent'],
    '8.5.7': ['absent', 'absent'],
  });
});
