// server-behaviour/running-servers.md#ticks: servers respond at the ticks of their owner.
import { expect, test } from 'vitest';
import type { SandboxOptions } from '../../../src/sandbox/index.js';
import { play } from './play.js';

const sink_uri = 'blackhole://';

/** Starts a release whose requests move the virtual time, with a changefeed `a` that runs. */
async function playAtTicks(release: string, options: SandboxOptions = {}) {
  const game = await play(release, { latency: 'ticks', ...options });
  await game.create('a');
  /** Returns the virtual time that a call takes, in milliseconds. */
  const timeOf = async (call: () => Promise<unknown>) => {
    const start = game.cluster.now();
    await call();
    return game.cluster.now() - start;
  };
  return { ...game, timeOf };
}

test.each([
  ['8.5.7', [0, 0, 50, 50, 100, 150, 50, 100, 50, 100, 250]],
  ['6.1.7', [0, 0, 0, 400, 600, 800, 200, 600, 200, 600, 600]],
] as const)(
  'server-behaviour/running-servers.md#typical-times-v8-5-7: v%s takes whole ticks',
  async (release, times) => {
    const { cluster, get, post, put, remove, timeOf } = await playAtTicks(release);
    // To a tick.
    cluster.advance(200 - ((cluster.now() - Date.UTC(2021, 7, 10, 6, 4, 54, 242)) % 200));
    const calls = [
      () => get('/status'),
      () => post('/log', {}),
      () => get('/health'),
      () => get('/captures'),
      () => get('/changefeeds'),
      () => get('/changefeeds/a'),
      () => get('/changefeeds/none'),
      () => post('/changefeeds', { changefeed_id: 'b', sink_uri }),
      () => put('/changefeeds/a', {}),
      () => post('/changefeeds/a/pause'),
      () => remove('/changefeeds/a'),
    ];
    const taken: number[] = [];
    for (const call of calls) taken.push(await timeOf(call));
    expect(taken).toEqual(times);
  },
);

test('server-behaviour/running-servers.md#ticks: what needs no owner is refused at once', async () => {
  const { ask, get, post, timeOf } = await playAtTicks('8.5.7');
  for (const [call, status] of [
    [() => get('/changefeeds/a_b'), 400],
    [() => post('/changefeeds/a_b/pause'), 400],
    [() => ask('POST', '/changefeeds', '{'), 400],
    [() => get('/nowhere'), 404],
  ] as const) {
    expect(await timeOf(async () => expect((await call()).status).toBe(status))).toBe(0);
  }
});

test('server-behaviour/running-servers.md#duplicate-create-at-once, server-behaviour/running-servers.md#get-right-after-create', async () => {
  const { get, post } = await playAtTicks('8.5.7');
  const body = { changefeed_id: 'b', sink_uri };
  expect((await post('/changefeeds', body)).status).toBe(202);
  expect((await get('/changefeeds/b')).status).toBe(200);
  expect((await post('/changefeeds', { ...body, changefeed_id: 'c' })).status).toBe(202);
  const { text } = await post('/changefeeds', { ...body, changefeed_id: 'c' });
  expect(JSON.parse(text).error_code).toBe('CDC:ErrChangeFeedAlreadyExists');
});

test('server-behaviour/running-servers.md#two-updates-in-a-row, server-behaviour/running-servers.md#same-update-again', async () => {
  const { json, post, put } = await playAtTicks('8.5.7');
  await post('/changefeeds/a/pause');
  await put('/changefeeds/a', { sink_uri: 'blackhole://b/' });
  expect((await put('/changefeeds/a', { mounter_worker_num: 32 })).status).toBe(202);
  expect((await put('/changefeeds/a', { mounter_worker_num: 32 })).status).toBe(400);
  expect(await json('/changefeeds/a')).toMatchObject({ sink_uri: 'blackhole://b/' });
});

test('requests that are sent together share the ticks', async () => {
  const { get, timeOf } = await playAtTicks('8.5.7');
  const taken = await timeOf(() =>
    Promise.all(Array.from({ length: 20 }, () => get('/changefeeds/a'))),
  );
  expect(taken).toBeLessThanOrEqual(450);
});

test('without latency a request leaves the time alone', async () => {
  const { get, timeOf } = await playAtTicks('8.5.7', { latency: 'none' });
  expect(await timeOf(() => get('/changefeeds/a'))).toBe(0);
});

test('under the wall clock a response waits for its tick', async () => {
  const { get } = await play('8.5.7', { clock: 'wall', latency: 'ticks' });
  const start = performance.now();
  expect((await get('/changefeeds')).text).toBe('[]');
  expect(performance.now() - start).toBeGreaterThan(45);
});

test('a request that waits when the cluster is reset gets its response', async () => {
  const { cluster, get } = await play('8.5.7', { clock: 'wall', latency: 'ticks' });
  cluster.advance(60_000);
  const response = get('/changefeeds');
  cluster.reset();
  expect((await response).status).toBe(200);
});

test.each([
  ['6.1.7', undefined],
  ['5.4.3', 'context deadline exceeded'],
])(
  'server-behaviour/running-servers.md#gets-that-hang-up-to-v6-1: v%s, with quirks',
  async (release, message) => {
    const { get, post, timeOf } = await playAtTicks(release, { quirks: true });
    await post('/owner/resign');
    const response = get('/changefeeds').catch(() => undefined);
    const seconds = (await timeOf(() => response)) / 1_000;
    expect(seconds).toBeGreaterThanOrEqual(message === undefined ? 90 : 10);
    const text = (await response)?.text;
    expect(text === undefined ? undefined : JSON.parse(text).error_msg).toBe(message);
  },
);

test('server-behaviour/state-machine.md#election-times-v8-5-7: an owner that resigns says so, then leaves', async () => {
  const { ask, cluster, get, leave, post, text } = await playAtTicks('8.5.7', { latency: 'none' });
  await post('/owner/resign');
  expect(await text('/status')).toContain('"is_owner": true');
  const codeOf = (body: string) => JSON.parse(body).error_code;
  expect(codeOf(await text('/changefeeds'))).toBe('CDC:ErrOwnerNotFound');
  // It still refuses what it can without its changefeeds.
  const bad = await ask('POST', '/changefeeds', `{"changefeed_id":"a_b","sink_uri":"${sink_uri}"}`);
  expect(codeOf(bad.text)).toBe('CDC:ErrAPIInvalidParam');
  leave();
  expect(await text('/status')).toContain('"is_owner": false');
  cluster.advance(500);
  expect((await get('/changefeeds/a')).status).toBe(200);
});
