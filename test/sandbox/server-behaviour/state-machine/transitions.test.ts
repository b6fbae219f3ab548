// server-behaviour/state-machine.md#requested-transitions: transitions that are asked for through the API, by release.
import { expect, test } from 'vitest';
import { fatalError, plainError, play, played, rawValue, withError, withWarning } from '../play.js';

type Played = Awaited<ReturnType<typeof play>>;

/** Ways to bring the running changefeed `a` into a state. */
const ways: Readonly<Record<string, (played: Played) => Promise<void> | void>> = {
  normal: () => {},
  stopped: ({ pause }) => pause('a'),
  failed: ({ cluster }) => cluster.fail('a', fatalError),
  error: ({ cluster }) => cluster.fail('a', plainError),
  pending: ({ cluster }) => cluster.fail('a', plainError),
  warning({ cluster }) {
    cluster.fault({ kind: 'stuck-checkpoint', changefeedId: 'a' });
    cluster.warn('a', plainError);
  },
  async finished({ cluster, pause, ask, post }) {
    await pause('a');
    await ask('PUT', '/changefeeds/a', '{"target_ts":426921294362574850}');
    await post('/changefeeds/a/resume');
    cluster.advance(3_000);
  },
};

/** Plays a release up to where the changefeed `a` is in a state. */
async function playIn(release: string, state: string): Promise<Played> {
  const played = await play(release);
  await played.create('a');
  await ways[state]?.(played);
  played.tick(2);
  const { text } = await played.get('/changefeeds?state=all');
  const shown = release === '6.5.12' && state === 'pending' ? 'warning' : state;
  expect(rawValue(text, 'state')).toBe(`"${shown}"`);
  return played;
}

const accepted = { status: 202, type: undefined, text: '' };

/** Rows for releases with their states. */
const inStates = (states: { old: string[]; new: string[] }) => [
  ...withError.flatMap((release) => states.old.map((state) => [release, state] as const)),
  ...withWarning.flatMap((release) => states.new.map((state) => [release, state] as const)),
];

test.each(inStates({ old: ['normal', 'error'], new: ['normal', 'warning', 'pending'] }))(
  'server-behaviour/state-machine.md#pause: in v%s it stops a changefeed that is %s',
  async (release, from) => {
    const { post, state, tick } = await playIn(release, from);
    expect(await post('/changefeeds/a/pause')).toEqual(accepted);
    tick(2);
    expect(await state('a')).toBe('stopped');
  },
);

test.each(
  inStates({ old: ['stopped', 'failed', 'finished'], new: ['stopped', 'failed', 'finished'] }),
)(
  'server-behaviour/state-machine.md#pause-that-is-ignored: in v%s a changefeed that is %s stays so, after 202',
  async (release, from) => {
    const { cluster, post, state } = await playIn(release, from);
    expect(await post('/changefeeds/a/pause')).toEqual(accepted);
    cluster.advance(60_000);
    expect(await state('a')).toBe(from);
  },
);

test.each(inStates({ old: ['failed', 'error', 'stopped'], new: ['failed', 'stopped'] }))(
  'server-behaviour/state-machine.md#resume: in v%s a changefeed that is %s becomes normal',
  async (release, from) => {
    const { post, state, tick } = await playIn(release, from);
    expect(await post('/changefeeds/a/resume')).toEqual(accepted);
    tick(2);
    expect(await state('a')).toBe('normal');
  },
);

test.each(inStates({ old: ['normal'], new: ['normal', 'warning', 'pending'] }))(
  'server-behaviour/state-machine.md#resume-that-is-ignored: in v%s a changefeed that is %s stays so, after 202',
  async (release, from) => {
    const { post, json, tick } = await playIn(release, from);
    const before = (await json('/changefeeds'))[0];
    expect(await post('/changefeeds/a/resume')).toEqual(accepted);
    tick(3);
    const { state, error } = (await json('/changefeeds'))[0];
    expect({ state, error }).toEqual({ state: before.state, error: before.error });
  },
);

test.each(played)(
  'server-behaviour/state-machine.md#resume-clears-stored-error: in v%s a resume clears it',
  async (release) => {
    const { json, post, pause, tick } = await playIn(release, 'failed');
    expect(await json('/changefeeds')).toMatchObject([{ error: fatalError }]);
    await post('/changefeeds/a/resume');
    tick(3);
    await pause('a');
    expect(await json('/changefeeds')).toMatchObject([{ state: 'stopped', error: null }]);
  },
);

test.each(played)(
  'server-behaviour/state-machine.md#resume-of-finished: v%s restarts it, and it finishes again',
  async (release) => {
    const { cluster, post, state, tick } = await playIn(release, 'finished');
    expect(await post('/changefeeds/a/resume')).toEqual(accepted);
    tick(2);
    expect(await state('a')).toBe('normal');
    cluster.advance(3_000);
    expect(await state('a')).toBe('finished');
  },
);

test.each(
  inStates({
    old: ['normal', 'error', 'failed', 'stopped', 'finished'],
    new: ['normal', 'warning', 'pending', 'failed', 'stopped', 'finished'],
  }),
)(
  'server-behaviour/state-machine.md#delete: v%s removes a changefeed that is %s, and a second delete is 400',
  async (release, from) => {
    const { json, remove, tick } = await playIn(release, from);
    expect(await remove('/changefeeds/a')).toEqual(accepted);
    tick(2);
    expect(await json('/changefeeds?state=all')).toEqual([]);
    const again = await remove('/changefeeds/a');
    expect(again.status).toBe(400);
    expect(JSON.parse(again.text).error_code).toBe('CDC:ErrChangeFeedNotExists');
  },
);

test.each(played)(
  'server-behaviour/state-machine.md#finish: v%s finishes a normal changefeed when its checkpoint reaches target_ts, not before',
  async (release) => {
    const { ask, cluster, state, text } = await play(release);
    // 10 s after the start; the checkpoint is 150 ms to 1 s behind.
    const body = '{"changefeed_id":"a","sink_uri":"blackhole://","target_ts":426921296984014848}';
    await ask('POST', '/changefeeds', body);
    cluster.advance(10_100);
    expect(await state('a')).toBe('normal');
    cluster.advance(1_300);
    expect(await state('a')).toBe('finished');
    const detail = await text('/changefeeds/a');
    // v6.1.0 to v8.1 show the detail of a finished changefeed too.
    expect(rawValue(detail, 'checkpoint_tso')).toBe('426921296984014848');
  },
);

test.each(withWarning)(
  'server-behaviour/state-machine.md#finish: v%s finishes from warning too',
  async (release) => {
    const { ask, cluster, state } = await play(release);
    const body = '{"changefeed_id":"a","sink_uri":"blackhole://","target_ts":426921295673294848}';
    await ask('POST', '/changefeeds', body);
    cluster.advance(3_000);
    const end = cluster.fault({ kind: 'stuck-checkpoint', changefeedId: 'a' });
    cluster.warn('a', plainError);
    cluster.advance(60_000);
    expect(await state('a')).toBe('warning');
    end();
    cluster.advance(200);
    expect(await state('a')).toBe('finished');
  },
);

const updateRefused = (release: string) =>
  /^[78]/.test(release)
    ? 'changefeed update error: can only update changefeed config when it is stopped or failed'
    : 'changefeed update error: can only update changefeed config when it is stopped';

test.each(
  inStates({
    old: ['normal', 'error', 'finished'],
    new: ['normal', 'warning', 'pending', 'finished'],
  }),
)(
  'server-behaviour/state-machine.md#update-by-state: v%s refuses it of a changefeed that is %s',
  async (release, from) => {
    const { put } = await playIn(release, from);
    const response = await put('/changefeeds/a', { mounter_worker_num: 32 });
    expect(response.status).toBe(400);
    expect(JSON.parse(response.text)).toEqual({
      error_msg: `[CDC:ErrChangefeedUpdateRefused]${updateRefused(release)}`,
      error_code: 'CDC:ErrChangefeedUpdateRefused',
    });
  },
);

test.each([
  ...played.map((release) => [release, /^[78]/.test(release) ? 202 : 400] as const),
  ['6.6.0', 400] as const,
  ['7.0.0', 202] as const,
])(
  'server-behaviour/state-machine.md#update-by-state: v%s answers %i for a failed changefeed',
  async (release, status) => {
    const { put, state, tick } = await playIn(release, 'failed');
    expect((await put('/changefeeds/a', { mounter_worker_num: 32 })).status).toBe(status);
    tick(3);
    expect(await state('a')).toBe('failed');
  },
);

test.each(played)(
  'server-behaviour/state-machine.md#update-by-state: v%s takes it of a stopped changefeed, which stays stopped',
  async (release) => {
    const { cluster, put, state } = await playIn(release, 'stopped');
    expect(await put('/changefeeds/a', { mounter_worker_num: 32 })).toEqual(accepted);
    cluster.advance(60_000);
    expect(await state('a')).toBe('stopped');
  },
);
