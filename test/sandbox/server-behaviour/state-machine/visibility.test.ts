// server-behaviour/state-machine.md#visibility: what shows when, by release.
import { expect, test } from 'vitest';
import { play, played, rawValue, ticksSlowly } from '../play.js';

const sink_uri = 'blackhole://';

const missing = {
  '5.3.4': 'key: a',
  '5.4.3': 'key: a',
  '6.0.0': 'a',
  '6.1.7': '{default a}',
  '6.5.12': 'default/a',
  '7.1.6': 'default/a',
  '7.5.7': 'default/a',
  '8.1.2': 'default/a',
  '8.5.7': 'default/a',
};

const notExists = (name: string) => ({
  status: 400,
  type: 'application/json; charset=utf-8',
  text: `{
    "error_msg": "[CDC:ErrChangeFeedNotExists]changefeed not exists, ${name}",
    "error_code": "CDC:ErrChangeFeedNotExists"
}`,
});

test.each([
  ['5.3.4', 200],
  ['6.1.7', 200],
  ['6.3.0', 200],
  ['6.4.0', 50],
  ['6.5.12', 50],
  ['8.5.7', 50],
] as const)(
  'server-behaviour/state-machine.md#owner-loop-period: in v%s it ticks every %i ms',
  async (release, ownerTick) => {
    const { cluster, create, post, state } = await play(release);
    await create('a');
    await post('/changefeeds/a/pause');
    cluster.advance(2 * ownerTick - 1);
    expect(await state('a')).toBe('normal');
    cluster.advance(1);
    expect(await state('a')).toBe('stopped');
  },
);

test.each(played.slice(1))(
  'server-behaviour/state-machine.md#get-answered-from-owner-loop: v%s answers from inside the owner loop, so what it shows changes with its ticks alone',
  async (release) => {
    const { cluster, create, text } = await play(release);
    await create('a');
    let shown = await text('/changefeeds/a');
    const changes: number[] = [];
    for (let time = 10; time <= 500; time += 10) {
      cluster.advance(10);
      const now = await text('/changefeeds/a');
      if (now !== shown) changes.push(time);
      shown = now;
    }
    expect(changes).not.toEqual([]);
    expect(changes.filter((time) => time % (ticksSlowly(release) ? 200 : 50) > 0)).toEqual([]);
  },
);

test.each(Object.entries(missing))(
  'server-behaviour/state-machine.md#create-visible-after-ticks: in v%s the changefeed is unknown to every call until the owner picks it up',
  async (release, name) => {
    const { get, post, put, remove, text, tick } = await play(release);
    expect((await post('/changefeeds', { changefeed_id: 'a', sink_uri })).status).toBe(202);
    expect(await text('/changefeeds?state=all')).toBe('[]');
    expect(await get('/changefeeds/a')).toEqual(notExists(name));
    expect(await post('/changefeeds/a/pause')).toEqual(notExists(name));
    expect(await post('/changefeeds/a/resume')).toEqual(notExists(name));
    expect(await put('/changefeeds/a', {})).toEqual(notExists(name));
    expect(await remove('/changefeeds/a')).toEqual(notExists(name));
    tick();
    expect(rawValue(await text('/changefeeds'), 'id')).toBe('"a"');
    expect((await post('/changefeeds/a/resume')).status).toBe(202);
  },
);

test('server-behaviour/state-machine.md#create-visible-after-ticks: v5.2.4 reads etcd, and knows the changefeed at once', async () => {
  const { get, text, post } = await play('5.2.4');
  await post('/changefeeds', { changefeed_id: 'a', sink_uri });
  expect(rawValue(await text('/changefeeds'), 'id')).toBe('"a"');
  expect((await get('/changefeeds/a')).status).toBe(200);
});

test.each([
  ['v8.5.7', { release: '8.5.7' }, 350, 500],
  ['v6.5.12, with the same ticks,', { release: '6.5.12' }, 350, 500],
  ['v6.1.7', { release: '6.1.7' }, 1_000, 2_000],
  ['new architecture', { release: '8.5.7', generation: 'newarch' }, 1_200, 2_100],
] as const)(
  'server-behaviour/running-servers.md#first-checkpoint: %s moves it in time',
  async (_, { release, ...options }, least, most) => {
    for (const moment of [0, 30, 110, 190]) {
      const { cluster, post, text } = await play(release, options);
      cluster.advance(moment);
      await post('/changefeeds', { changefeed_id: 'a', sink_uri });
      const first = cluster.now();
      const checkpoint = async () =>
        /"checkpoint_tso": ?(\d+)/.exec(await text('/changefeeds'))?.[1];
      cluster.advance(ticksSlowly(release) ? 600 : 200);
      const start = await checkpoint();
      while ((await checkpoint()) === start) cluster.advance(10);
      expect(cluster.now() - first).toBeGreaterThanOrEqual(least);
      expect(cluster.now() - first).toBeLessThanOrEqual(most);
    }
  },
);

/** Statuses of the detail: right after the creation, and after each of the next owner ticks. */
const details = async (release: string) => {
  const { get, post, tick } = await play(release);
  await post('/changefeeds', { changefeed_id: 'a', sink_uri });
  const statuses: number[] = [];
  for (let count = 0; count < 4; count += 1) {
    statuses.push((await get('/changefeeds/a')).status);
    tick();
  }
  return statuses;
};

test.each([
  ['5.3.4', [400, 200, 200, 200]],
  ['5.4.3', [400, 200, 200, 200]],
  ['6.0.0', [400, 200, 200, 200]],
  ['6.1.0', [400, 400, 400, 200]],
  ['6.1.7', [400, 400, 400, 200]],
  ['6.5.12', [400, 400, 400, 200]],
  ['7.1.0', [400, 400, 400, 200]],
  // For one tick the state is not "normal" but unset.
  ['7.1.6', [400, 200, 400, 200]],
  ['7.5.7', [400, 400, 400, 200]],
  ['8.1.2', [400, 400, 400, 200]],
  ['8.2.0', [400, 200, 200, 200]],
  ['8.5.7', [400, 200, 200, 200]],
] as const)(
  'server-behaviour/state-machine.md#create-detail-not-exists: v%s refuses the detail of a normal changefeed until it has a scheduler, from v6.1 to v8.1',
  async (release, statuses) => {
    expect(await details(release)).toEqual(statuses);
  },
);

const raced = [
  ['5.2.4', 'CDC:ErrChangeFeedAlreadyExists', 'changefeed already exists, key: a'],
  ['5.3.4', 'CDC:ErrChangeFeedAlreadyExists', 'changefeed already exists, key: a'],
  ['5.4.3', 'CDC:ErrChangeFeedAlreadyExists', 'changefeed already exists, key: a'],
  ['6.0.0', 'CDC:ErrChangeFeedAlreadyExists', 'changefeed already exists, a'],
  ...['6.1.7', '6.6.0'].map(
    (release) =>
      [
        release,
        'CDC:ErrChangeFeedAlreadyExists',
        'changefeed already exists, {default a}',
      ] as const,
  ),
  ...['6.5.7', '7.1.3', '7.2.0', '7.5.0', '7.6.0'].map(
    (release) =>
      [release, 'CDC:ErrChangeFeedAlreadyExists', 'changefeed already exists, default/a'] as const,
  ),
  ...['6.5.8', '6.5.12', '7.1.4', '7.1.6', '7.5.1', '7.5.7', '8.0.0', '8.1.2', '8.5.7'].map(
    (release) =>
      [
        release,
        'DFLOW:ErrMetaOpFailed',
        'unexpected meta operation failure: Create changefeed default/a',
      ] as const,
  ),
] as const;

test.each(raced)(
  'server-behaviour/state-machine.md#duplicate-create: before its owner has picked up the first v%s answers 500 with %s',
  async (release, code, message) => {
    const { post } = await play(release);
    await post('/changefeeds', { changefeed_id: 'a', sink_uri });
    expect(await post('/changefeeds', { changefeed_id: 'a', sink_uri })).toEqual({
      status: 500,
      type: 'application/json; charset=utf-8',
      text: `{\n    "error_msg": "[${code}]${message}",\n    "error_code": "${code}"\n}`,
    });
  },
);

test.each(played.slice(1))(
  'server-behaviour/state-machine.md#job-visible-after-ticks: in v%s the state changes two ticks after the 202',
  async (release) => {
    const { create, post, state, tick } = await play(release);
    await create('a');
    for (const [action, before, after] of [
      ['pause', 'normal', 'stopped'],
      ['resume', 'stopped', 'normal'],
    ] as const) {
      expect((await post(`/changefeeds/a/${action}`)).status).toBe(202);
      expect(await state('a')).toBe(before);
      tick();
      expect(await state('a')).toBe(before);
      tick();
      expect(await state('a')).toBe(after);
    }
  },
);

test.each(played.slice(1))(
  'server-behaviour/state-machine.md#one-job-per-tick: v%s applies those for one changefeed one per tick, in order',
  async (release) => {
    const { create, post, state, tick } = await play(release);
    await create('a');
    await create('b', { sink_uri: 'blackhole://b/' });
    for (const action of ['pause', 'resume', 'pause']) await post(`/changefeeds/a/${action}`);
    await post('/changefeeds/b/pause');
    const seen: (string | undefined)[] = [];
    for (let count = 0; count < 5; count += 1) {
      tick();
      seen.push(await state('a'));
      // Jobs for another changefeed do not wait for these.
      if (count === 1) expect(await state('b')).toBe('stopped');
    }
    expect(seen).toEqual(['normal', 'stopped', 'normal', 'stopped', 'stopped']);
  },
);

test.each(['5.3.4', '5.4.3', '6.0.0', '6.1.7'])(
  'server-behaviour/state-machine.md#delete-visible: v%s answers before the changefeed is gone',
  async (release) => {
    const { create, get, remove, text, tick } = await play(release);
    await create('a');
    expect((await remove('/changefeeds/a')).status).toBe(202);
    expect(rawValue(await text('/changefeeds'), 'id')).toBe('"a"');
    expect((await get('/changefeeds/a')).status).toBe(200);
    tick();
    expect(await text('/changefeeds?state=all')).toBe('[]');
    expect((await get('/changefeeds/a')).status).toBe(400);
  },
);

test.each(['6.2.0', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/state-machine.md#delete-visible: v%s answers when the changefeed is gone',
  async (release) => {
    const { create, get, remove, text } = await play(release);
    await create('a');
    expect((await remove('/changefeeds/a')).status).toBe(202);
    expect(await text('/changefeeds?state=all')).toBe('[]');
    expect((await get('/changefeeds/a')).status).toBe(400);
  },
);

test.each(played.slice(1))(
  'server-behaviour/state-machine.md#update-visible-after-ticks: in v%s it shows after the next tick, not before',
  async (release) => {
    const { ask, create, pause, text, tick } = await play(release);
    await create('a');
    await pause('a');
    const response = await ask('PUT', '/changefeeds/a', '{"target_ts":18446744073709551615}');
    expect(response.status).toBe(202);
    expect(rawValue(await text('/changefeeds/a'), 'target_ts')).toBe('0');
    tick();
    expect(rawValue(await text('/changefeeds/a'), 'target_ts')).toBe('18446744073709551615');
  },
);

test('server-behaviour/state-machine.md#job-visible-after-ticks: v5.2.4 reads etcd, and shows the state a tick after the 202', async () => {
  const { create, post, state, tick } = await play('5.2.4');
  await create('a');
  await post('/changefeeds/a/pause');
  expect(await state('a')).toBe('normal');
  tick();
  expect(await state('a')).toBe('stopped');
});

test('server-behaviour/state-machine.md#one-job-per-tick: v5.2.4 applies them one per tick too', async () => {
  const { create, post, state, tick } = await play('5.2.4');
  await create('a');
  for (const action of ['pause', 'resume', 'pause']) await post(`/changefeeds/a/${action}`);
  const seen: (string | undefined)[] = [];
  for (let count = 0; count < 4; count += 1) {
    tick();
    seen.push(await state('a'));
  }
  expect(seen).toEqual(['stopped', 'normal', 'stopped', 'stopped']);
});

test('server-behaviour/state-machine.md#delete-visible: v5.2.4 answers before the changefeed is gone', async () => {
  const { create, remove, state, tick } = await play('5.2.4');
  await create('a');
  expect((await remove('/changefeeds/a')).status).toBe(202);
  expect(await state('a')).toBe('normal');
  tick();
  expect(await state('a')).toBeUndefined();
});

test('server-behaviour/state-machine.md#update-visible-after-ticks: v5.2.4 reads etcd, and shows it at once', async () => {
  const { create, json, pause, put } = await play('5.2.4');
  await create('a');
  await pause('a');
  await put('/changefeeds/a', { sink_uri: 'blackhole://other/' });
  expect((await json('/changefeeds/a')).sink_uri).toBe('blackhole://other/');
});
