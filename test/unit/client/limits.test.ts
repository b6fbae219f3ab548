// A timeout or a signal ends every call and every wait, whatever does not respond. The error names the last state.
import { getEventListeners } from 'node:events';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  type ClientOptions,
  createAndWait,
  createClient,
  pauseAndWait,
  ReconfigureError,
  reconfigureChangefeed,
  removeAndWait,
  TimeoutError,
  waitForChangefeed,
} from '../../../src/client/index.js';
import { startSandbox } from '../../../src/sandbox/index.js';

const baseUrl = 'http://127.0.0.1:8300';
const body = { changefeed_id: 'orders', sink_uri: 'blackhole://' };
const never = () => new Promise<never>(() => {});
const running = '{"id":"orders","state":"normal","start_ts":1,"target_ts":0,"checkpoint_tso":5}';

/** A client of a server that responds to GET alone. */
function readable(options: Partial<ClientOptions> = {}) {
  const fetch = async ({ method }: Request) => (method === 'GET' ? new Response(running) : never());
  return createClient({ baseUrl, fetch, ...options });
}

test.each<[string, Partial<ClientOptions>]>([
  ['a fetch', { fetch: never }],
  ['a clock', { fetch: () => Promise.reject(refused()), clock: { now: () => 0, wait: never } }],
])('%s that takes no notice of the signal', async (_, options) => {
  const client = createClient({ baseUrl, ...options });
  const late = client.listCaptures({ timeout: 20 });
  await expect(late).rejects.toThrow('listCaptures: no result within 20 ms');
  const reason = new Error('changed my mind');
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 20);
  await expect(client.listCaptures({ signal: controller.signal })).rejects.toBe(reason);
});

test('a middleware that takes no notice of the signal', async () => {
  const client = createClient({ baseUrl, timeout: 20 });
  client.use({ onRequest: never });
  await expect(client.listCaptures()).rejects.toThrow('listCaptures: no result within 20 ms');
});

test('nothing is sent with a signal that is aborted already', async () => {
  const fetch = vi.fn(never);
  const reason = new Error('changed my mind');
  const call = createClient({ baseUrl, fetch }).listCaptures({ signal: AbortSignal.abort(reason) });
  await expect(call).rejects.toBe(reason);
  expect(fetch).not.toHaveBeenCalled();
});

test('no listener stays on a signal, and AbortSignal.any is needed only beside a timeout', async () => {
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(running));
  const any = vi.spyOn(AbortSignal, 'any');
  onTestFinished(() => void vi.restoreAllMocks());
  const { signal } = new AbortController();
  const client = createClient({ baseUrl });
  await client.getChangefeed('orders', { signal });
  await client.getChangefeed('orders', { timeout: 1_000 });
  expect(any).not.toHaveBeenCalled();
  await waitForChangefeed(client, 'orders', () => true, { signal });
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test.each([Number.POSITIVE_INFINITY, 2 ** 31])(
  'a timeout of %d ms is no limit',
  async (timeout) => {
    const fetch = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return new Response(running);
    };
    const client = createClient({ baseUrl, fetch, timeout });
    const seen = await waitForChangefeed(client, 'orders', () => true, { timeout });
    expect(seen?.state).toBe('normal');
  },
);

/** Two servers of which the first, once frozen, accepts connections and never responds. */
function frozen() {
  const sent: string[] = [];
  const fetch = async ({ url, signal }: Request) => {
    sent.push(new URL(url).host);
    if (sent.at(-1) !== 'a') return new Response(running);
    return new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  };
  const client = createClient({ baseUrl: ['http://a', 'http://b'], fetch, timeout: 20 });
  return { client, sent };
}

test('a server that has not responded in time is left for the next one', async () => {
  const { client, sent } = frozen();
  await expect(client.getChangefeed('orders')).rejects.toBeInstanceOf(TimeoutError);
  await client.getChangefeed('orders');
  expect(sent).toEqual(['a', 'b']);
});

test('a TimeoutError has the last failure as its cause, and leads to the caller', async () => {
  const failure = refused();
  const client = createClient({
    baseUrl,
    fetch: () => Promise.reject(failure),
    retry: { attempts: 99 },
  });
  const caller = async () => await client.listCaptures({ timeout: 250 });
  const error: unknown = await caller().catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'TimeoutError', cause: { name: 'TicdcNetworkError' } });
  expect(error).toHaveProperty('stack', expect.stringContaining('caller'));
});

describe('in a wait', () => {
  test.each([
    ['createAndWait', () => createAndWait(readable(), body, { timeout: 50 })],
    ['pauseAndWait', () => pauseAndWait(readable(), 'orders', { timeout: 50 })],
  ])('%s: a write without a response', async (_, wait) => {
    const started = Date.now();
    await expect(wait()).rejects.toBeInstanceOf(TimeoutError);
    expect(Date.now() - started).toBeLessThan(1_000);
  });

  test('a changefeed that has not advanced is not waited for longer than the timeout', async () => {
    const fetch = async () => new Response(running.replace('"start_ts":1', '"start_ts":5'));
    const started = Date.now();
    const paused = pauseAndWait(readable({ fetch }), 'orders', { timeout: 50 });
    await expect(paused).rejects.toBeInstanceOf(TimeoutError);
    expect(Date.now() - started).toBeLessThan(1_000);
  });

  test('a call that ends at its own timeout does not end the wait', async () => {
    const { client, sent } = frozen();
    const seen = await waitForChangefeed(client, 'orders', () => true);
    expect(seen?.state).toBe('normal');
    expect(sent).toEqual(['a', 'b']);
  });

  test('a removal that ends at its own timeout may have been carried out', async () => {
    let isRemoved = false;
    const fetch = async ({ method, url }: Request) => {
      isRemoved ||= method === 'DELETE';
      if (method === 'DELETE') return never();
      if (url.endsWith('/captures')) return new Response('[{"id":"c","is_owner":true}]');
      if (!isRemoved) return new Response(running);
      const missing = '{"error_msg":"no","error_code":"CDC:ErrChangeFeedNotExists"}';
      return url.includes('/changefeeds/')
        ? new Response(missing, { status: 400 })
        : new Response('[]');
    };
    await removeAndWait(createClient({ baseUrl, fetch, timeout: 20 }), 'orders');
  });

  test('a condition that never settles', async () => {
    const waiting = waitForChangefeed(readable(), 'orders', never, { timeout: 50 });
    await expect(waiting).rejects.toThrow(
      'orders: expected that the changefeed fulfils the condition within 50 ms, but it is normal, checkpoint 5',
    );
  });

  test('a read without a response', async () => {
    const silent = createClient({ baseUrl, fetch: never });
    await expect(waitForChangefeed(silent, 'a', () => true, { timeout: 50 })).rejects.toThrow(
      'a: expected that the changefeed fulfils the condition within 50 ms, but no response came',
    );
  });

  test('reads that fail', async () => {
    const retry = { attempts: 1 };
    const dead = createClient({ baseUrl, retry, fetch: () => Promise.reject(refused()) });
    await expect(waitForChangefeed(dead, 'a', () => true, { timeout: 50 })).rejects.toThrow(
      /within 50 ms, but getChangefeed: GET .*: no response: connect ECONNREFUSED\. Is a TiCDC server listening there\?$/,
    );
  });

  test('with the wall clock the error names the last state', async () => {
    const sandbox = await startSandbox({ port: 0, latency: 'none' });
    onTestFinished(() => sandbox.close());
    const client = createClient({ baseUrl: sandbox.url });
    await createAndWait(client, body);
    const waiting = waitForChangefeed(client, 'orders', () => false, { timeout: 100 });
    await expect(waiting).rejects.toThrow(/within 100 ms, but it is normal, checkpoint \d{18}$/);
  });

  test('after an abort, reconfigureChangefeed does not wait for the state', async () => {
    const controller = new AbortController();
    const reason = new Error('changed my mind');
    let isSilent = false;
    const fetch = async ({ method }: Request) => {
      if (method !== 'GET') {
        isSilent = true;
        setTimeout(() => controller.abort(reason), 20);
      }
      return isSilent ? never() : new Response(running);
    };
    const { signal } = controller;
    const changed = reconfigureChangefeed(readable({ fetch }), 'orders', {}, { signal });
    await expect(changed).rejects.toBeInstanceOf(ReconfigureError);
    await expect(changed).rejects.toMatchObject({
      state: undefined,
      cause: reason,
      message: expect.stringMatching(/changed my mind\. Its state could not be read\.$/),
    });
  });
});

function refused(): TypeError {
  const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  return new TypeError('fetch failed', { cause });
}
