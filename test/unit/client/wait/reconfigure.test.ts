// Tests that reconfigureChangefeed pauses, updates and resumes, and says what it leaves behind if a step fails.
import { expect, test, vi } from 'vitest';
import {
  createAndWait,
  pauseAndWait,
  ReconfigureError,
  reconfigureChangefeed,
  type TicdcClient,
  waitForChangefeed,
} from '../../../../src/client/index.js';
import { play, writesTo } from './support.js';

const body = { changefeed_id: 'orders', sink_uri: 'blackhole://' };

test('a running changefeed is paused, updated and resumed', async () => {
  const { client, sandbox, wait } = await play();
  const created = await createAndWait(client, body, wait);
  const target_ts = (created?.start_ts ?? 0n) + 2n ** 40n;
  const changed = await reconfigureChangefeed(client, 'orders', { target_ts }, wait);
  expect(changed).toMatchObject({ state: 'normal', target_ts });
  expect(writesTo(sandbox).slice(1)).toEqual([
    'POST /changefeeds/orders/pause 202',
    'PUT /changefeeds/orders 202',
    'POST /changefeeds/orders/resume 202',
  ]);
});

test('a changefeed that an election hides is waited for', async () => {
  const { client, wait } = await play();
  await createAndWait(client, body, wait);
  const missing = await client.getChangefeed('nobody').catch((error: unknown) => error);
  const getChangefeed = vi
    .fn<TicdcClient['getChangefeed']>(client.getChangefeed)
    .mockRejectedValueOnce(missing);
  const hidden = { ...client, getChangefeed };
  const changed = await reconfigureChangefeed(hidden, 'orders', { mounter_worker_num: 4 }, wait);
  expect(changed?.state).toBe('normal');
});

test('a stopped changefeed stays stopped', async () => {
  const { client, sandbox, wait } = await play();
  await createAndWait(client, body, wait);
  await pauseAndWait(client, 'orders', wait);
  const changed = await reconfigureChangefeed(client, 'orders', { mounter_worker_num: 4 }, wait);
  expect(changed?.state).toBe('stopped');
  expect(writesTo(sandbox).at(-1)).toBe('PUT /changefeeds/orders 202');
});

test('settings that it already has leave a changefeed running', async () => {
  const { client, sandbox, wait } = await play();
  await createAndWait(client, body, wait);
  const changes = { mounter_worker_num: 4 };
  await reconfigureChangefeed(client, 'orders', changes, wait);
  const again = await reconfigureChangefeed(client, 'orders', changes, wait);
  expect(again?.state).toBe('normal');
  await pauseAndWait(client, 'orders', wait);
  const stopped = await reconfigureChangefeed(client, 'orders', changes, wait);
  expect(stopped?.state).toBe('stopped');
  expect(writesTo(sandbox).at(-1)).toBe('PUT /changefeeds/orders 400');
});

test('if a step fails, the error names it and the state of the changefeed', async () => {
  const { client, wait } = await play();
  await createAndWait(client, body, wait);
  const refused = reconfigureChangefeed(client, 'orders', { target_ts: 1n }, wait);
  await expect(refused).rejects.toBeInstanceOf(ReconfigureError);
  await expect(refused).rejects.toMatchObject({
    step: 'updateChangefeed',
    state: 'stopped',
    cause: { code: 'CDC:ErrChangefeedUpdateRefused' },
    message: expect.stringMatching(
      /^orders: reconfigured up to updateChangefeed, which failed: updateChangefeed: HTTP 400: .* It is stopped now\.$/,
    ),
  });
});

test('a reason without a full stop is told apart from the state', async () => {
  const { client, wait } = await play();
  const created = await createAndWait(client, body, wait);
  const target_ts = (created?.checkpoint_tso ?? 0n) + 1n;
  await reconfigureChangefeed(client, 'orders', { target_ts }, wait);
  await waitForChangefeed(client, 'orders', (one) => one?.state === 'finished', wait);
  await expect(reconfigureChangefeed(client, 'orders', {}, wait)).rejects.toThrow(
    /^orders: reconfigured up to pauseChangefeed, which failed: orders: .* but it is finished, checkpoint \d{18}\. It is finished now\.$/,
  );
});

test('a changefeed that does not exist is refused before anything is sent', async () => {
  const { client, sandbox, wait } = await play();
  await expect(reconfigureChangefeed(client, 'nobody', {}, wait)).rejects.toMatchObject({
    code: 'CDC:ErrChangeFeedNotExists',
  });
  expect(writesTo(sandbox)).toEqual([]);
});
