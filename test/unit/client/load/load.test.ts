// Tests a client of several captures under load, while owners resign and die, captures are stopped and killed, connections are refused and
// responses are lost: no GET fails, and each write has its effect once.
import { expect, onTestFinished, test } from 'vitest';
import {
  type ChangefeedDetail,
  createClient,
  ReconfigureError,
  reconfigureChangefeed,
  removeAndWait,
  waitForChangefeed,
} from '../../../../src/client/index.js';
import type { SandboxOptions } from '../../../../src/sandbox/index.js';
import { extent } from '../../../fixtures/extent.js';
import { disturb } from './disturb.js';
import { recordWrites, wrongWrites } from './record-writes.js';
import { sharedTime } from './shared-time.js';
import { randomFrom, startOnFixedPorts } from './support.js';
import { unreliableNetwork } from './unreliable-network.js';

const callers = 16;
/** Milliseconds of virtual time. */
const duration = extent(10_000, 60_000);

/** What a changefeed must be at the end. `open`: a write failed of which nobody knows whether it was carried out. */
type Expected = Pick<ChangefeedDetail, 'state' | 'target_ts'> | 'missing' | 'open';

const seeds: readonly [seed: number, played: SandboxOptions][] = [
  [1, {}],
  [2, {}],
  [3, {}],
  [4, {}],
  [5, {}],
  [6, { release: '6.1.7' }],
  [7, { release: '6.5.12' }],
  [8, { generation: 'newarch' }],
];

test.each(extent(seeds.slice(0, 1), seeds))(
  'with seed %i on %o no GET is lost, and no write is lost or done twice',
  async (seed, played) => {
    const random = randomFrom(seed);
    const sandbox = await startOnFixedPorts({ clock: 'virtual', ...played });
    onTestFinished(() => sandbox.close());
    const { cluster, urls } = sandbox;
    const { clock, hold, run } = sharedTime(cluster);
    const network = unreliableNetwork(clock, random, hold);
    const retry = { writes: true, attempts: 20 };
    const { client, writes } = recordWrites(
      createClient({ baseUrl: urls, clock, random, retry, fetch: network.fetch }),
    );
    const wait = { clock, timeout: 120_000 };
    const end = cluster.now() + duration;
    const expected = new Map<string, Expected>();
    let reads = 0;

    /** Creates a changefeed. Returns whether it exists, which must be looked up if nobody knows whether the request was carried out. */
    const create = async (id: string): Promise<boolean> => {
      try {
        await client.createChangefeed({ changefeed_id: id, sink_uri: 'blackhole://' });
        return true;
      } catch {
        return (await waitForChangefeed(client, id, () => true, wait)) !== undefined;
      }
    };
    const isAccepted = (call: string) => /202$/.test(network.outcomesOf(call).at(-1) ?? '');
    /** Changes a changefeed. Returns what it must be then. */
    const change = async (id: string, target_ts: bigint): Promise<Expected> => {
      try {
        await reconfigureChangefeed(client, id, { target_ts }, wait);
      } catch (error) {
        if (!(error instanceof ReconfigureError)) throw error;
        return 'open';
      }
      return { state: 'normal', target_ts };
    };
    /** Creates, reads, changes and removes changefeeds that no other caller knows. */
    const call = async (caller: number) => {
      for (let turn = 0; cluster.now() < end; turn += 1) {
        const id = `feed-${caller}-${turn}`;
        const isCreated = await create(id);
        const isKnown = isCreated || isAccepted(`create ${id} 0`);
        expected.set(id, isKnown ? { state: 'normal', target_ts: 0n } : 'open');
        await client.listChangefeeds({ state: 'all' });
        await client.getServerStatus();
        await client.listCaptures();
        reads += 3;
        await clock.wait(200 + random() * 800);
        if (!isCreated) continue;
        await waitForChangefeed(client, id, (one) => one !== undefined, wait);
        if (random() < 0.3) expected.set(id, await change(id, 2n ** 62n + BigInt(turn)));
        if (random() < 0.8) {
          await removeAndWait(client, id, wait);
          expected.set(id, 'missing');
        }
      }
    };
    const lookUp = async () => {
      const found = new Map<string, Expected>([...expected.keys()].map((id) => [id, 'missing']));
      for (const { id } of await client.listChangefeeds({ state: 'all' })) {
        // The new architecture omits a target of zero.
        const { state, target_ts = 0n } = await client.getChangefeed(id);
        found.set(id, { state, target_ts });
      }
      return found;
    };
    const all = Array.from({ length: callers }, (_, index) => call(index));
    const disturbing = disturb({ sandbox, clock, hold, random, refuse: network.refuse }, end);
    await run(Promise.all([disturbing, ...all]));
    await run(clock.wait(12_000));
    const looking = lookUp();
    await run(looking);

    expect(wrongWrites(writes, network.outcomesOf)).toEqual([]);
    const found = await looking;
    for (const [id, one] of expected) if (one === 'open') found.set(id, one);
    expect(found).toEqual(expected);
    // So much has happened that this says something.
    const minutes = duration / 60_000;
    expect(await disturbing).toBeGreaterThan(15 * minutes);
    expect(reads).toBeGreaterThan(50 * minutes);
    expect(writes.length).toBeGreaterThan(50 * minutes);
    expect(network.counts.lostReads).toBeGreaterThan(5 * minutes);
    expect(network.counts.lostWrites).toBeGreaterThan(minutes);
    const known = [...expected.values()].filter((one) => one !== 'open');
    expect(known.length).toBeGreaterThan(5 * minutes);
  },
  300_000,
);
