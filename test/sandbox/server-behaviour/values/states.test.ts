// server-behaviour/values.md#changefeed-states, server-behaviour/values.md#log-levels: states of changefeeds and the filter by state,
// sort_engine, log levels, by release.
import { expect, test } from 'vitest';
import {
  byRelease,
  fatalError,
  plainError,
  play,
  played,
  withError,
  withWarning,
} from '../play.js';

type Played = Awaited<ReturnType<typeof play>>;

/** Creates one changefeed per state, named after it, as far as the release has the state. */
async function createAll({ ask, cluster, create, pause, post, tick }: Played) {
  const states = ['finished', 'normal', 'stopped', 'failed', 'troubled', 'warned'];
  for (const state of states) await create(state, { sink_uri: `blackhole://${state}/` });
  cluster.fault({ kind: 'stuck-checkpoint', changefeedId: 'warned' });
  await pause('finished');
  await ask('PUT', '/changefeeds/finished', '{"target_ts":426921294362574850}');
  await post('/changefeeds/finished/resume');
  cluster.advance(3_000);
  await pause('stopped');
  cluster.fail('failed', fatalError);
  cluster.fail('troubled', plainError);
  cluster.warn('warned', plainError);
  tick(2);
}

/** IDs that a filter lets through. */
const ids = async ({ json }: Played, filter: string): Promise<string[]> =>
  (await json(`/changefeeds${filter}`)).map(({ id }: { id: string }) => id).sort();

const listed = (releases: readonly string[], filter: string) =>
  byRelease(releases, async (game) => {
    await createAll(game);
    return ids(game, filter);
  });

const same = (releases: readonly string[], expected: readonly string[]) =>
  Object.fromEntries(releases.map((release) => [release, expected]));

test('server-behaviour/values.md#state-normal: in every release', async () => {
  const inOld = await listed(withError, '?state=normal');
  const inNew = await listed(withWarning, '?state=normal');
  expect(inOld).toEqual(same(withError, ['normal', 'warned']));
  expect(inNew).toEqual(same(withWarning, ['normal']));
});

test.each(['stopped', 'failed', 'finished'])(
  'server-behaviour/values.md#state-stopped-failed-finished: %s in every release',
  async (state) => {
    expect(await listed(played, `?state=${state}`)).toEqual(same(played, [state]));
  },
);

test('server-behaviour/values.md#state-error: up to v6.5.3, v6.6, v7.0, v7.1.1 and v7.2', async () => {
  const having = [...withError, '6.5.3', '6.6.0', '7.0.0', '7.1.1', '7.2.0'];
  const without = [...withWarning, '6.5.4', '7.1.2', '7.3.0'];
  expect(await listed(having, '?state=error')).toEqual(same(having, ['troubled']));
  expect(await listed(without, '?state=error')).toEqual(same(without, []));
});

test('server-behaviour/values.md#state-warning: from v6.5.4, v7.1.2 and v7.3 on', async () => {
  const having = [...withWarning, '6.5.4', '7.1.2', '7.3.0'];
  const without = [...withError, '6.5.3', '6.6.0', '7.0.0', '7.1.1', '7.2.0'];
  expect(await listed(having, '?state=warning')).toEqual(same(having, ['warned']));
  expect(await listed(without, '?state=warning')).toEqual(same(without, []));
});

test('server-behaviour/values.md#state-pending: from v6.5.4, v7.1.2 and v7.3 on', async () => {
  const having = [...withWarning, '6.5.4', '7.1.2', '7.3.0'];
  const without = [...withError, '6.5.3', '6.6.0', '7.0.0', '7.1.1', '7.2.0'];
  expect(await listed(having, '?state=pending')).toEqual(same(having, ['troubled']));
  expect(await listed(without, '?state=pending')).toEqual(same(without, []));
});

/** A release of an era of which none was run: those that were have never shown it (server-behaviour/values.md#unset-never-seen). */
const withUnset = ['7.1.6'];

test.each(withUnset)(
  'server-behaviour/values.md#state-unset: v%s has it for one tick, in the memory of the owner',
  async (release) => {
    const { get, json, post, tick } = await play(release);
    await post('/changefeeds', { changefeed_id: 'a', sink_uri: 'blackhole://' });
    tick();
    expect(await json('/changefeeds/a')).toMatchObject({ state: '' });
    tick();
    expect((await get('/changefeeds?state=normal')).text).toContain('"state": "normal"');
  },
);

test.each([...withError, '6.5.3', '6.5.12', '7.2.0', '7.3.0', '7.5.7', '8.1.2', '8.4.0', '8.5.7'])(
  'server-behaviour/values.md#state-unset: v%s never has it',
  async (release) => {
    const { post, state, tick } = await play(release);
    await post('/changefeeds', { changefeed_id: 'a', sink_uri: 'blackhole://' });
    tick();
    expect(await state('a')).toBe('normal');
  },
);

test.each(withUnset)(
  'server-behaviour/values.md#filter-empty-lists-unset: v%s lists it by default, as filter and state are equal',
  async (release) => {
    const game = await play(release);
    await game.post('/changefeeds', { changefeed_id: 'a', sink_uri: 'blackhole://' });
    game.tick();
    expect(await ids(game, '')).toEqual(['a']);
    expect(await ids(game, '?state=all')).toEqual(['a']);
    expect(await ids(game, '?state=normal')).toEqual([]);
  },
);

const all = ['failed', 'finished', 'normal', 'stopped', 'troubled', 'warned'];

test('server-behaviour/values.md#filter-all: everything in every release', async () => {
  expect(await listed(played, '?state=all')).toEqual(same(played, all));
});

test.each(['', '?state='])(
  'server-behaviour/values.md#filter-default: %j is normal, stopped and failed, with warning and pending where they are',
  async (filter) => {
    const byDefault = ['failed', 'normal', 'stopped', 'warned'];
    expect(await listed(withError, filter)).toEqual(same(withError, byDefault));
    const withBoth = ['failed', 'normal', 'stopped', 'troubled', 'warned'];
    expect(await listed(withWarning, filter)).toEqual(same(withWarning, withBoth));
  },
);

test.each(['foo', 'Normal', 'ALL', 'normal,stopped', ' normal', 'removed'])(
  'server-behaviour/values.md#filter-exact-match: %j matches no state, and is 200 with an empty list',
  async (filter) => {
    const responses = await byRelease(played, async (game) => {
      await createAll(game);
      return game.get(`/changefeeds?state=${encodeURIComponent(filter)}`);
    });
    const empty = { status: 200, type: 'application/json; charset=utf-8', text: '[]' };
    expect(Object.values(responses)).toEqual(Array(played.length).fill(empty));
  },
);

test('server-behaviour/values.md#filter-hidden-by-default: error and finished', async () => {
  const shown = await listed(played, '');
  expect(Object.values(shown).flat()).not.toContain('finished');
  expect(withError.flatMap((release) => shown[release])).not.toContain('troubled');
});

test.each(withWarning)(
  'server-behaviour/values.md#filter-warning-without-pending: v%s does not list pending changefeeds by it, not even those that it shows as warning',
  async (release) => {
    const game = await play(release);
    await createAll(game);
    const { json } = game;
    expect(await json('/changefeeds?state=warning')).toMatchObject([{ id: 'warned' }]);
    const shownAs = release === '6.5.12' ? 'warning' : 'pending';
    expect(await json('/changefeeds?state=pending')).toMatchObject([
      { id: 'troubled', state: shownAs },
    ]);
  },
);

test.each(played)(
  'server-behaviour/values.md#sort-engine-unified: v%s has no other',
  async (release) => {
    const { create, json } = await play(release);
    await create('a');
    expect((await json('/changefeeds/a')).sort_engine).toBe('unified');
  },
);

test.each(played)(
  'server-behaviour/values.md#sort-engine-cannot-be-chosen: v%s ignores the wish',
  async (release) => {
    const { create, json } = await play(release);
    await create('a', { sort_engine: 'memory' });
    expect((await json('/changefeeds/a')).sort_engine).toBe('unified');
  },
);

test.each(played)(
  'server-behaviour/cluster.md#log-levels: v%s takes seven words in any letter case, and the empty one',
  async (release) => {
    const { post } = await play(release);
    const words = [
      'debug',
      'info',
      'warn',
      'error',
      'dpanic',
      'panic',
      'fatal',
      'DEBUG',
      'Warn',
      '',
    ];
    // server-behaviour/cluster.md#log-warning
    const warning = { log_level: 'warning' };
    expect((await post('/log', warning)).status).toBe(release === '8.5.7' ? 200 : 400);
    for (const log_level of words) {
      expect(await post('/log', { log_level })).toEqual({ status: 200, type: undefined, text: '' });
    }
    for (const log_level of ['trace', 'off']) {
      const response = await post('/log', { log_level });
      expect(response.status).toBe(400);
      expect(JSON.parse(response.text).error_msg).toBe(
        `[CDC:ErrAPIInvalidParam]fail to change log level: ${log_level}`,
      );
    }
  },
);
