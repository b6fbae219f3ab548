// Tests that the waiting functions resolve when the effect shows, on clusters of several releases, and say why if it does not.
import { describe, expect, test } from 'vitest';
import {
  createAndWait,
  EffectError,
  type Middleware,
  moveAndWait,
  pauseAndWait,
  removeAndWait,
  resumeAndWait,
  TimeoutError,
  updateAndWait,
  type WaitProgress,
  waitForChangefeed,
} from '../../../../src/client/index.js';
import { checkpointOf } from '../../../../src/client/wait/checkpoint.js';
import { loseOwner } from '../../../sandbox/lose-owner.js';
import { play, writesTo } from './support.js';

const body = { changefeed_id: 'orders', sink_uri: 'blackhole://' };

describe.each([
  { release: '5.4.3' },
  { release: '6.1.7' },
  { release: '6.5.12' },
  { release: '8.5.7' },
  { generation: 'newarch', release: '8.5.7' },
] as const)('on %o', (release) => {
  test('a whole life: each step has taken effect when its wait ends', async () => {
    const { client, wait } = await play(release);
    const created = await createAndWait(client, body, wait);
    expect(created && checkpointOf(created)).toBeGreaterThan(created?.start_ts ?? 0n);
    expect(created?.state).toBe('normal');
    expect(await pauseAndWait(client, 'orders', wait)).toMatchObject({ state: 'stopped' });
    const target_ts = (created?.start_ts ?? 0n) + 2n ** 40n;
    const updated = await updateAndWait(client, 'orders', { target_ts }, wait);
    expect(updated).toMatchObject({ state: 'stopped', target_ts });
    const resumed = await resumeAndWait(client, 'orders', wait);
    expect(resumed).toMatchObject({ state: 'normal', target_ts });
    await removeAndWait(client, 'orders', wait);
    expect(await client.listChangefeeds({ state: 'all' })).toEqual([]);
  });
});

test('createAndWait waits beyond the first tick, so that a pause is safe', async () => {
  const { client, sandbox, wait } = await play();
  const seen: WaitProgress[] = [];
  await createAndWait(client, body, { ...wait, onProgress: (progress) => seen.push(progress) });
  expect(seen[0]?.changefeed).toBeUndefined();
  expect(seen.at(-1)?.changefeed?.state).toBe('normal');
  expect(seen.at(-1)?.elapsed).toBeGreaterThan(100);
  expect(writesTo(sandbox)).toEqual(['POST /changefeeds 202']);
});

test('pauseAndWait leaves a changefeed alone that has not advanced yet, for up to a second', async () => {
  const { client, sandbox, wait } = await play();
  await client.createChangefeed(body);
  const before = sandbox.cluster.now();
  const release = sandbox.cluster.fault({ kind: 'stuck-checkpoint', changefeedId: 'orders' });
  await pauseAndWait(client, 'orders', wait);
  expect(sandbox.cluster.now() - before).toBeGreaterThanOrEqual(1_000);
  release();
  const later = sandbox.cluster.now();
  await resumeAndWait(client, 'orders', wait);
  sandbox.cluster.advance(5_000);
  await pauseAndWait(client, 'orders', wait);
  expect(sandbox.cluster.now() - later).toBeLessThan(6_000);
});

test('moveAndWait resolves when the table is on the capture', async () => {
  const { client, wait } = await play();
  await createAndWait(client, body, wait);
  const { task_status: tasks } = await client.getChangefeed('orders');
  const from = tasks?.find(({ table_ids }) => (table_ids?.length ?? 0) > 0);
  const to = (await client.listCaptures()).find(({ id }) => id !== from?.capture_id);
  const table_id = from?.table_ids?.[0] ?? 0n;
  const moved = await moveAndWait(client, 'orders', { capture_id: to?.id ?? '', table_id }, wait);
  expect(moved?.task_status?.find(({ capture_id }) => capture_id === to?.id)?.table_ids).toContain(
    table_id,
  );
});

test('updateAndWait of settings that v1 does not show waits as long as an owner needs', async () => {
  const { client, clock, wait } = await play();
  await createAndWait(client, body, wait);
  await pauseAndWait(client, 'orders', wait);
  const before = clock.now();
  await updateAndWait(client, 'orders', { mounter_worker_num: 4 }, wait);
  expect(clock.now() - before).toBeGreaterThanOrEqual(800);
});

test('if an effect does not come in time, the TimeoutError names the last state', async () => {
  const { client, wait } = await play();
  await createAndWait(client, body, wait);
  const never = waitForChangefeed(client, 'orders', (one) => one?.state === 'failed', {
    ...wait,
    timeout: 700,
  });
  await expect(never).rejects.toBeInstanceOf(TimeoutError);
  await expect(never).rejects.toThrow(
    /^orders: expected that the changefeed fulfils the condition within 700 ms, but it is normal, checkpoint \d{18}$/,
  );
});

test('a state that an operation does not leave ends the wait at once', async () => {
  const { client, sandbox, wait } = await play();
  await createAndWait(client, body, wait);
  sandbox.cluster.fail('orders', { code: 'CDC:ErrX', message: 'x', retryable: false });
  sandbox.cluster.advance(1_000);
  const paused = pauseAndWait(client, 'orders', wait);
  await expect(paused).rejects.toBeInstanceOf(EffectError);
  await expect(paused).rejects.toThrow(
    /^orders: expected that the changefeed is stopped, but it is failed, checkpoint \d{18}\. listChangefeeds says why\.$/,
  );
});

test('a changefeed that does not exist is refused as by the server', async () => {
  const { client, wait } = await play();
  for (const act of [pauseAndWait, resumeAndWait, removeAndWait]) {
    await expect(act(client, 'nobody', wait)).rejects.toMatchObject({
      code: 'CDC:ErrChangeFeedNotExists',
    });
  }
});

test('a changefeed that others remove ends a wait for its state', async () => {
  const { client, wait } = await play();
  await createAndWait(client, body, wait);
  await pauseAndWait(client, 'orders', wait);
  const resumed = resumeAndWait(
    { ...client, resumeChangefeed: (id, options) => client.removeChangefeed(id, options) },
    'orders',
    wait,
  );
  await expect(resumed).rejects.toThrow(
    'orders: expected that the changefeed is normal, but it was removed',
  );
});

test('a refusal and a signal end a wait', async () => {
  const { client, wait } = await play();
  await createAndWait(client, body, wait);
  await expect(createAndWait(client, body, wait)).rejects.toMatchObject({ status: 500 });
  await expect(updateAndWait(client, 'orders', { target_ts: 0 }, wait)).rejects.toMatchObject({
    code: 'CDC:ErrChangefeedUpdateRefused',
  });
  const signal = AbortSignal.abort(new Error('changed my mind'));
  await expect(pauseAndWait(client, 'orders', { ...wait, signal })).rejects.toThrow(
    'changed my mind',
  );
});

test.each(['resign', 'die'] as const)(
  'when owners %s, no pause, resume or removal is lost, and nothing is missed too early',
  async (how) => {
    const { client, sandbox, wait } = await play({}, { retry: { writes: true } });
    const elect = async () => {
      if (how === 'die') await loseOwner(sandbox.cluster);
      else await client.resignOwner();
    };
    for (let round = 0; round < 10; round += 1) {
      await createAndWait(client, body, wait);
      await elect();
      await pauseAndWait(client, 'orders', wait);
      await elect();
      expect(await client.getChangefeed('orders').catch(() => undefined)).not.toMatchObject({
        state: 'normal',
      });
      await resumeAndWait(client, 'orders', wait);
      await elect();
      await removeAndWait(client, 'orders', wait);
      expect(await client.listChangefeeds({ state: 'all' })).toEqual([]);
    }
  },
);

test('a removal whose response is lost has succeeded once the changefeed is gone', async () => {
  const { client, sandbox, wait } = await play();
  await createAndWait(client, body, wait);
  const cut: Middleware = {
    onResponse: ({ request }) => {
      if (request.method !== 'DELETE') return;
      client.eject(cut);
      throw new TypeError('fetch failed', { cause: new Error('other side closed') });
    },
  };
  client.use(cut);
  await removeAndWait(client, 'orders', wait);
  expect(await client.listChangefeeds({ state: 'all' })).toEqual([]);
  expect(writesTo(sandbox)).toEqual(['POST /changefeeds 202', 'DELETE /changefeeds/orders 202']);
});

test('an election that hides a changefeed does not make it removed', async () => {
  const { client, sandbox, clock, wait } = await play({}, { retry: { writes: true } });
  await createAndWait(client, body, wait);
  let reads = 0;
  const waiting = removeAndWait(
    {
      ...client,
      // The removal is lost: the changefeed stays.
      removeChangefeed: async () => {
        await client.resignOwner();
        return undefined;
      },
      getChangefeed: (id, options) => {
        reads += 1;
        return client.getChangefeed(id, options);
      },
    },
    'orders',
    { ...wait, timeout: 1_500 },
  );
  await expect(waiting).rejects.toThrow('but it is normal');
  expect(reads).toBeGreaterThan(5);
  expect(sandbox.cluster.now()).toBe(clock.now());
});
