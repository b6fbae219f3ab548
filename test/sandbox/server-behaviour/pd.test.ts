// server-behaviour/running-servers.md#pd-frozen, #new-capture-id-after-pd-outage: an outage of PD.
import { expect, test } from 'vitest';
import { play, played } from './play.js';

const feed = { changefeed_id: 'a', sink_uri: 'blackhole://' };
const noStart = {
  error_msg:
    '[CDC:ErrPDEtcdAPIError]etcd api call error%!(EXTRA string=fail to get ts from pd client)',
  error_code: 'CDC:ErrPDEtcdAPIError',
};

test.each(['6.5.12', '7.5.7', '8.5.7'])(
  'server-behaviour/running-servers.md#pd-frozen: v%s refuses a create after 20 seconds, and a bad body at once',
  async (release) => {
    const { cluster, post, ask } = await play(release);
    cluster.fault({ kind: 'pd-frozen' });
    const before = cluster.now();
    expect((await ask('POST', '/changefeeds', '{')).status).toBe(400);
    expect(cluster.now() - before).toBe(0);
    const { status, text } = await post('/changefeeds', feed);
    expect([status, JSON.parse(text)]).toEqual([500, noStart]);
    expect(cluster.now() - before).toBe(20_000);
  },
);

test('server-behaviour/running-servers.md#pd-frozen: health, captures and list respond once PD does, and the status at once', async () => {
  const { cluster, urls } = await play('8.5.7', { clock: 'wall' });
  const thaw = cluster.fault({ kind: 'pd-frozen' });
  const responses: string[] = [];
  const asked = ['/health', '/captures', '/changefeeds'].map(async (path) => {
    const { status } = await fetch(`${urls[0]}/api/v1${path}`);
    responses.push(`${path} ${status}`);
  });
  expect((await fetch(`${urls[0]}/api/v1/status`)).status).toBe(200);
  cluster.advance(9_000);
  expect((await fetch(`${urls[0]}/api/v1/status`)).status).toBe(200);
  expect(responses).toEqual([]);
  thaw();
  await Promise.all(asked);
  expect(responses.sort()).toEqual(['/captures 200', '/changefeeds 200', '/health 200']);
});

test('server-behaviour/running-servers.md#pd-frozen: a client that waits for long gets no response, and in v5 an error after ten seconds', async () => {
  const latest = await play('8.5.7');
  latest.cluster.fault({ kind: 'pd-frozen' });
  const before = latest.cluster.now();
  await expect(latest.get('/captures')).rejects.toThrow();
  expect(latest.cluster.now() - before).toBe(100_000);
  const old = await play('5.4.3');
  old.cluster.fault({ kind: 'pd-frozen' });
  const { status, text } = await old.get('/captures');
  expect([status, JSON.parse(text).error_msg]).toEqual([500, 'context deadline exceeded']);
});

test.each(played)(
  'server-behaviour/running-servers.md#new-capture-id-after-pd-outage: v%s, after an outage of ten seconds',
  async (release) => {
    const { cluster, json, create, state, urls } = await play(release);
    await create('a');
    const before = await json('/status');
    const end = cluster.fault({ kind: 'pd-unreachable' });
    cluster.advance(9_999);
    end();
    expect((await json('/status')).id).toBe(before.id);
    const again = cluster.fault({ kind: 'pd-unreachable' });
    cluster.advance(10_000);
    again();
    const after = await json('/status');
    expect(after.id).not.toBe(before.id);
    expect(after.pid).toBe(before.pid);
    cluster.advance(25_000);
    const captures: { id: string; is_owner: boolean }[] = await json('/captures');
    expect(captures.map(({ id }) => id)).toContain(after.id);
    expect(captures).toHaveLength(urls.length);
    expect(captures.filter(({ is_owner }) => is_owner)).toHaveLength(1);
    expect(await state('a')).toBe('normal');
  },
);

/** The caller's clock shows 2021-08-10T06:04:54.272Z, 30 ms after PD's last step. */
const fromOwnClock = { ...feed, start_ts: 426921294370439168n };

test.each([
  ['8.5.7', { latency: 'none' }],
  ['8.5.7', { generation: 'newarch' }],
] as const)(
  'server-behaviour/running-servers.md#tso-behind-clock: v%s (%o) refuses a start from the clock until the next step of PD',
  async (release, options) => {
    const { cluster, post } = await play(release, options);
    cluster.advance(30);
    const { status, text } = await post('/changefeeds', fromOwnClock);
    expect([status, JSON.parse(text).error_msg]).toEqual([
      400,
      '[CDC:ErrAPIInvalidParam]invalid start-ts 426921294370439168, larger than current tso 426921294362574849',
    ]);
    cluster.advance(20);
    expect((await post('/changefeeds', fromOwnClock)).status).toBe(202);
  },
);

test('server-behaviour/running-servers.md#tso-behind-clock: v8.5.7 takes a start from the clock if PD has moved by the tick of the owner', async () => {
  const { cluster, post } = await play('8.5.7', { latency: 'ticks' });
  cluster.advance(30);
  expect((await post('/changefeeds', fromOwnClock)).status).toBe(202);
});
