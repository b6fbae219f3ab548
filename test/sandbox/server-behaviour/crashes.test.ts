// server-behaviour/running-servers.md#crashes: requests that end the process of the owner, where quirks are played.
import { expect, test } from 'vitest';
import { play, played } from './play.js';

const sink_uri = 'blackhole://';

const isFrom8 = (release: string) => /^8\./.test(release);

test.each(played)(
  'server-behaviour/running-servers.md#pause-after-create-kills-v8-5-7: a client that waits for each response loses the owner from v8.0 on (v%s)',
  async (release) => {
    const { cluster, post, json } = await play(release, { quirks: true, latency: 'ticks' });
    const { id } = await json('/status');
    expect((await post('/changefeeds', { changefeed_id: 'a', sink_uri })).status).toBe(202);
    const paused = post('/changefeeds/a/pause');
    if (!isFrom8(release)) {
      expect((await paused).status).toBe(202);
      return;
    }
    await expect(paused).rejects.toThrow();
    await cluster.listening();
    await expect(json('/status')).rejects.toThrow();
    cluster.advance(11_000);
    await cluster.listening();
    const captures: { id: string; is_owner: boolean }[] = await json('/captures');
    expect(captures.map((capture) => capture.id)).not.toContain(id);
    expect(captures.filter(({ is_owner }) => is_owner)).toHaveLength(1);
    expect(await json('/changefeeds/a')).toMatchObject({ id: 'a', state: 'normal' });
  },
);

test('server-behaviour/running-servers.md#pause-after-create-kills-v8-5-7: a capture that has forwarded the pause responds with the error of Go', async () => {
  const { ask, post, urls } = await play('8.5.7', { quirks: true, latency: 'ticks' });
  await post('/changefeeds', { changefeed_id: 'a', sink_uri });
  const { status, text } = await ask('POST', '/changefeeds/a/pause', undefined, 1);
  expect([status, JSON.parse(text)]).toEqual([
    500,
    { error_msg: `Post "${urls[0]}/api/v1/changefeeds/a/pause": EOF`, error_code: '' },
  ]);
});

test.each(['GET', 'PUT', 'DELETE'])(
  'server-behaviour/running-servers.md#pause-after-create-kills-v8-5-7: %s right after a create does not',
  async (method) => {
    const { ask, post, json } = await play('8.5.7', { quirks: true, latency: 'ticks' });
    await post('/changefeeds', { changefeed_id: 'a', sink_uri });
    await ask(method, '/changefeeds/a', method === 'PUT' ? '{"target_ts":0}' : undefined);
    expect((await json('/status')).is_owner).toBe(true);
  },
);

test('server-behaviour/running-servers.md#pause-after-create-kills-v8-5-7: a changefeed whose checkpoint has moved can be paused', async () => {
  const { create, post } = await play('8.5.7', { quirks: true, latency: 'ticks' });
  await create('a');
  expect((await post('/changefeeds/a/pause')).status).toBe(202);
});

test('without quirks a pause right after a create is 202', async () => {
  const { post } = await play('8.5.7', { latency: 'ticks' });
  await post('/changefeeds', { changefeed_id: 'a', sink_uri });
  expect((await post('/changefeeds/a/pause')).status).toBe(202);
});
