// Tests a client of several captures under load, while owners are killed and resigned and captures become unreachable: each GET succeeds,
// and each write that succeeds has had its effect exactly once.
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import {
  type Clock,
  createClient,
  isTicdcError,
  TicdcNetworkError,
} from '../../../src/client/index.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import { extent } from '../../fixtures/extent.js';

const callers = 16;
/** Milliseconds of virtual time. */
const duration = extent(10_000, 60_000);
/** What must have happened at least in that time. */
const atLeast = (count: number) => (count * duration) / 60_000;

const refused = () =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  });

function randomFrom(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** A virtual time that many callers wait in together. */
function sharedClock(now: () => number, advance: (milliseconds: number) => void) {
  const waiting = new Set<{ readonly until: number; readonly wake: () => void }>();
  const clock: Clock = {
    now,
    wait: (milliseconds) =>
      new Promise((wake) => void waiting.add({ until: now() + milliseconds, wake })),
  };
  /** Lets time pass until the work is done. */
  const run = async (work: Promise<unknown>) => {
    let isDone = false;
    const end = work.finally(() => {
      isDone = true;
    });
    while (!isDone) {
      advance(20);
      for (const one of waiting) {
        if (one.until > now()) continue;
        waiting.delete(one);
        one.wake();
      }
      for (let turn = 0; turn < 5; turn += 1) await setImmediate();
    }
    await end;
  };
  return { clock, run };
}

/** Whether an error leaves open whether a write was carried out: a process died during the request. */
const isOpen = (error: unknown) =>
  error instanceof TicdcNetworkError
    ? !error.isUnsent
    : isTicdcError(error) && error.message.endsWith(': EOF');
/** Accepts an error of a write that an election explains: the client gave up before it was over, or a process died. */
const isUndone = (error: unknown) => {
  if (isOpen(error) || (isTicdcError(error) && error.isTransient)) return;
  throw error;
};

test.each(extent([1], [1, 2, 3, 4, 5, 6, 7, 8]))(
  'with seed %i no GET is lost, and no write is lost or done twice',
  async (seed) => {
    const random = randomFrom(seed);
    const sandbox = await startSandbox({ port: 0, clock: 'virtual', latency: 'none' });
    onTestFinished(() => sandbox.close());
    const { cluster, urls } = sandbox;
    const { clock, run } = sharedClock(cluster.now, cluster.advance);
    /** The ports that refuse connections, until a moment. */
    const dead = new Map<string, number>();
    /** What the servers have accepted. */
    const accepted: string[] = [];
    const refusals: string[] = [];
    /** Changefeeds with a write of which nobody knows whether it was carried out. */
    const open = new Set<string>();
    const client = createClient({
      baseUrl: urls,
      clock,
      random,
      retry: { writes: true, attempts: 20, onRetry: ({ error }) => refusals.push(error.name) },
      fetch: async (request) => {
        const { method } = request;
        const { port, pathname } = new URL(request.url);
        const body = method === 'POST' ? await request.clone().text() : '';
        if ((dead.get(port) ?? 0) > cluster.now()) throw refused();
        const response = await fetch(request);
        if (method !== 'GET' && response.status === 202) {
          accepted.push(
            method === 'POST' ? `create ${body.split('"')[3]}` : `remove ${pathname.slice(20)}`,
          );
        }
        return response;
      },
    });
    const end = cluster.now() + duration;
    const succeeded: string[] = [];
    let reads = 0;
    let disturbances = 0;

    const disturb = async () => {
      while (cluster.now() < end) {
        await clock.wait(1_000 + random() * 2_000);
        const url = new URL(urls[Math.floor(random() * urls.length)] ?? '');
        const kind = random();
        if (kind < 0.7) await fetch(`${url.origin}/api/v1/owner/resign`, { method: 'POST' });
        if (kind > 0.4) dead.set(url.port, cluster.now() + 3_000);
        disturbances += 1;
      }
    };
    const call = async (caller: number) => {
      for (let turn = 0; cluster.now() < end; turn += 1) {
        const id = `feed-${caller}-${turn}`;
        const create = client.createChangefeed({ changefeed_id: id, sink_uri: 'blackhole://' });
        await create
          .then(() => void succeeded.push(`create ${id}`))
          .catch((error: unknown) => {
            if (isOpen(error)) open.add(id);
            isUndone(error);
          });
        await client.listChangefeeds({ state: 'all' });
        await clock.wait(200 + random() * 800);
        if (random() < 0.8) {
          const remove = client.removeChangefeed(id);
          await remove
            .then(() => void succeeded.push(`remove ${id}`))
            .catch((error: unknown) => {
              if (isOpen(error)) open.add(id);
              // Just after an election this is said of changefeeds that exist.
              if (!isTicdcError(error, 'CDC:ErrChangeFeedNotExists')) isUndone(error);
            });
        }
        await client.getServerStatus();
        reads += 2;
      }
    };
    await run(
      Promise.all([disturb(), ...Array.from({ length: callers }, (_, index) => call(index))]),
    );
    cluster.advance(5_000);

    expect(disturbances).toBeGreaterThan(atLeast(12));
    expect(refusals.length).toBeGreaterThan(atLeast(15));
    expect(reads).toBeGreaterThan(atLeast(300));
    expect(succeeded.length).toBeGreaterThan(atLeast(300));
    // Each call that succeeded was accepted once, and nothing else was.
    expect(accepted.toSorted()).toEqual(succeeded.toSorted());
    // What was accepted has had its effect.
    const left = (await client.listChangefeeds({ state: 'all' })).map(({ id }) => id);
    const created = succeeded.filter((one) => one.startsWith('create ')).map((one) => one.slice(7));
    const kept = created.filter((id) => !succeeded.includes(`remove ${id}`));
    const known = (ids: string[]) => ids.filter((id) => !open.has(id)).toSorted();
    expect(known(left)).toEqual(known(kept));
    expect(open.size).toBeLessThan(0.2 * succeeded.length);
  },
  120_000,
);
