// server-behaviour/response-fields.md#changefeed-list-item: what a list shows of a changefeed, by release.
import { expect, test } from 'vitest';
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

const warning = { code: 'CDC:ErrSinkURIInvalid', message: 'slow' };

const start = '"checkpoint_tso": 426921294362574849';

const exact = [
  [['5.2.4', '5.3.4', '5.4.3', '6.0.0'], []],
  [['6.1.7'], ['"namespace": "default"']],
  [
    ['6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'],
    ['"upstream_id": 6994678488490306291', '"namespace": "default"'],
  ],
] as const;

test.each(
  exact.flatMap(([releases, first]) => releases.map((release) => [release, first] as const)),
)(
  'server-behaviour/response-fields.md#list-id: v%s writes these fields in this order',
  async (release, first) => {
    const { get, post, tick } = await play(release);
    await post('/changefeeds', { changefeed_id: 'a', sink_uri: 'blackhole://' });
    tick(2);
    const fields = [
      ...first,
      '"id": "a"',
      '"state": "normal"',
      start,
      '"checkpoint_time": "2021-08-10 14:04:54.242"',
      '"error": null',
    ];
    expect(await get('/changefeeds')).toEqual({
      status: 200,
      type: 'application/json; charset=utf-8',
      text: `[\n    {\n        ${fields.join(',\n        ')}\n    }\n]`,
    });
  },
);

test('server-behaviour/response-fields.md#list-upstream-id: since v6.2.0, a number beyond 2^53', async () => {
  const having = await releasesWhere(['6.1.0', '6.2.0'], async ({ create, text }) => {
    await create('a');
    return rawValue(await text('/changefeeds'), 'upstream_id') === '6994678488490306291';
  });
  expect(having).toEqual(['6.2.0', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7']);
});

test('server-behaviour/response-fields.md#list-namespace: since v6.1.0, "default"', async () => {
  const having = await releasesWhere(['6.1.0'], async ({ create, text }) => {
    await create('a');
    return rawValue(await text('/changefeeds'), 'namespace') === '"default"';
  });
  expect(having).toEqual(['6.1.0', '6.1.7', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7']);
});

test.each(played)(
  'server-behaviour/response-fields.md#list-state: v%s writes the word',
  async (release) => {
    const { create, pause, state } = await play(release);
    await create('a');
    expect(await state('a')).toBe('normal');
    await pause('a');
    expect(await state('a')).toBe('stopped');
  },
);

test.each(played)(
  'server-behaviour/response-fields.md#list-checkpoint-tso: v%s writes every digit',
  async (release) => {
    const { ask, text, tick } = await play(release);
    const body = '{"changefeed_id":"a","sink_uri":"blackhole://","start_ts":426921294362574847}';
    expect((await ask('POST', '/changefeeds', body)).status).toBe(202);
    tick(3);
    expect(rawValue(await text('/changefeeds'), 'checkpoint_tso')).toBe('426921294362574847');
  },
);

test.each(played)(
  'server-behaviour/response-fields.md#list-checkpoint-time: v%s writes the time of checkpoint_tso, which moves',
  async (release) => {
    const { create, text } = await play(release);
    await create('a');
    const response = await text('/changefeeds');
    // The last owner tick was 3,000 ms after the start; the checkpoint is a second behind, later 200 ms.
    const [time, tso] = ticksSlowly(release)
      ? ['14:04:56.242', '426921294886862855']
      : ['14:04:57.042', '426921295096578051'];
    expect(rawValue(response, 'checkpoint_time')).toBe(`"2021-08-10 ${time}"`);
    expect(rawValue(response, 'checkpoint_tso')).toBe(tso);
  },
);

test.each(played)(
  'server-behaviour/response-fields.md#list-error: v%s writes null where there is none',
  async (release) => {
    const { create, json, pause } = await play(release);
    await create('a');
    expect(await json('/changefeeds')).toMatchObject([{ id: 'a', error: null }]);
    await pause('a');
    expect(await json('/changefeeds')).toMatchObject([{ id: 'a', error: null }]);
  },
);

test.each(played)(
  'server-behaviour/response-fields.md#list-error-of-normal: v%s hides it, and does not clear it',
  async (release) => {
    const { cluster, create, json, pause } = await play(release);
    await create('a');
    cluster.fail('a', plainError);
    cluster.advance(20_000);
    expect(await json('/changefeeds')).toMatchObject([{ state: 'normal', error: null }]);
    await pause('a');
    expect(await json('/changefeeds')).toMatchObject([{ state: 'stopped', error: plainError }]);
  },
);

test.each(played)(
  'server-behaviour/response-fields.md#list-error-of-other-states: v%s shows the stored one, of stopped, finished and failed too',
  async (release) => {
    const { cluster, create, json, pause, tick } = await play(release);
    await create('a');
    cluster.fail('a', plainError);
    cluster.advance(20_000);
    await pause('a');
    expect(await json('/changefeeds')).toMatchObject([{ state: 'stopped', error: plainError }]);

    cluster.fail('a', plainError);
    await create('b', { target_ts: 426_921_310_091_214_848n });
    cluster.fail('b', plainError);
    cluster.advance(90_000);
    const finished = await json('/changefeeds?state=finished');
    expect(finished).toMatchObject([{ id: 'b', state: 'finished', error: plainError }]);

    await create('c');
    cluster.fail('c', fatalError);
    tick(2);
    const failed = await json('/changefeeds?state=failed');
    expect(failed).toMatchObject([{ id: 'c', state: 'failed', error: fatalError }]);
  },
);

test.each(['6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/response-fields.md#list-error-of-warning-after-pending: v%s still shows the error',
  async (release) => {
    const { cluster, create, json } = await play(release);
    await create('a');
    cluster.fail('a', plainError);
    cluster.fault({ kind: 'stuck-checkpoint', changefeedId: 'a' });
    cluster.advance(12_000);
    expect(await json('/changefeeds')).toMatchObject([{ state: 'warning', error: plainError }]);
  },
);

test.each(['7.1.2', '7.1.6', '7.3.0', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/response-fields.md#list-error-of-warning-after-sink-warning: v%s shows null where no error is stored',
  async (release) => {
    const { cluster, create, json, tick } = await play(release);
    await create('a');
    cluster.warn('a', warning);
    tick(2);
    expect(await json('/changefeeds')).toMatchObject([{ state: 'warning', error: null }]);
  },
);

test.each(['6.5.4', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/response-fields.md#list-error-of-warning-after-sink-warning: v%s shows an earlier error that is stored',
  async (release) => {
    const { cluster, create, json, tick } = await play(release);
    await create('a');
    cluster.fail('a', plainError);
    cluster.advance(20_000);
    cluster.warn('a', warning);
    tick(2);
    expect(await json('/changefeeds')).toMatchObject([{ state: 'warning', error: plainError }]);
  },
);

test.each(played)(
  'server-behaviour/response-fields.md#stored-error: v%s clears it by a resume',
  async (release) => {
    const { cluster, create, json, pause, post, tick } = await play(release);
    await create('a');
    cluster.fail('a', plainError);
    cluster.advance(20_000);
    await pause('a');
    expect(await json('/changefeeds')).toMatchObject([{ state: 'stopped', error: plainError }]);
    await post('/changefeeds/a/resume');
    tick(3);
    await pause('a');
    expect(await json('/changefeeds')).toMatchObject([{ state: 'stopped', error: null }]);
  },
);

test.each(['6.5.4', '6.5.12'])(
  'server-behaviour/response-fields.md#list-warning-shown-as-error: v%s does so where no error is stored',
  async (release) => {
    const { cluster, create, json, tick } = await play(release);
    await create('a');
    cluster.warn('a', warning);
    tick(2);
    expect(await json('/changefeeds')).toMatchObject([{ state: 'warning', error: warning }]);
  },
);

test('server-behaviour/response-fields.md#list-pending-and-unset: v6.5.4 to v6.5.12 list them as warning and normal, others as they are', async () => {
  const releases = ['6.5.4', '6.5.12', '7.1.2', '7.1.6', '7.3.0', '7.5.7', '8.1.2', '8.5.7'];
  const states = await byRelease(releases, async ({ cluster, post, state, tick }) => {
    await post('/changefeeds', { changefeed_id: 'a', sink_uri: 'blackhole://' });
    tick();
    const first = await state('a');
    tick(2);
    cluster.fail('a', plainError);
    tick(2);
    return [first, await state('a')];
  });
  expect(states).toEqual({
    '6.5.4': ['normal', 'warning'],
    '6.5.12': ['normal', 'warning'],
    '7.1.2': ['', 'pending'],
    '7.1.6': ['', 'pending'],
    '7.3.0': ['normal', 'pending'],
    '7.5.7': ['normal', 'pending'],
    '8.1.2': ['normal', 'pending'],
    '8.5.7': ['normal', 'pending'],
  });
});
