// server-behaviour/cluster.md#processors: the list of processors.
import { expect, test } from 'vitest';
import { expectResponse, json, releases, useReleases } from '../releases.js';
import { captureIds, createBoth, type Sandbox } from '../two-changefeeds.js';

const others = ['6.1.0', '6.2.0', '7.2.0', '7.3.0', '8.2.0'];
const at = useReleases([...releases, ...others]);

interface Processor {
  readonly namespace?: string;
  readonly changefeed_id: string;
  readonly capture_id: string;
}

const listed = async ({ get }: Sandbox): Promise<Processor[]> =>
  JSON.parse((await get('/processors')).text);

test.each(releases)(
  'server-behaviour/cluster.md#processors-response: an empty array, then one entry a pair, in %s',
  async (release) => {
    const sandbox = at(release);
    expectResponse(await sandbox.get('/processors'), { status: 200, type: json, text: '[]' });
    await sandbox.create('a');
    const processors = await listed(sandbox);
    const fields = ['changefeed_id', 'capture_id'];
    const hasNamespace = !/^(5|6\.0)\./.test(release);
    for (const processor of processors) {
      expect(Object.keys(processor)).toEqual(hasNamespace ? ['namespace', ...fields] : fields);
    }
    const pairs = processors.map(({ changefeed_id, capture_id }) => [changefeed_id, capture_id]);
    const captures = await captureIds(sandbox);
    expect(pairs.sort()).toEqual(captures.map((id) => ['a', id]).sort());
  },
);

test('server-behaviour/cluster.md#processors-order-v5-2: by capture, then by changefeed', async () => {
  const sandbox = at('5.2.4');
  for (const id of ['c', 'a', 'B']) await sandbox.create(id, { sink_uri: `blackhole://${id}/` });
  const processors = await listed(sandbox);
  const captures = [...new Set(processors.map(({ capture_id }) => capture_id))];
  expect(captures).toEqual((await captureIds(sandbox)).sort());
  expect(processors.map(({ changefeed_id }) => changefeed_id)).toEqual([
    'B',
    'a',
    'c',
    'B',
    'a',
    'c',
    'B',
    'a',
    'c',
  ]);
});

test.each(releases.slice(1))(
  'server-behaviour/cluster.md#processors-order: random in %s',
  async (release) => {
    await at(release).create('a');
    const orders = new Set<string>();
    for (let count = 0; count < 100; count += 1) {
      at(release).advance(1);
      orders.add((await listed(at(release))).map(({ capture_id }) => capture_id).join());
    }
    expect(orders.size).toBe(6);
  },
);

/** Which of the running `b` and the stopped `a` have processors, with their number. */
async function pairs(release: string) {
  const sandbox = at(release);
  await createBoth(sandbox);
  const ids = (await listed(sandbox)).map(({ changefeed_id }) => changefeed_id).sort();
  return ids.join(' ');
}

test.each(['5.2.4', '5.3.4', '5.4.3', '6.0.0'])(
  'server-behaviour/cluster.md#processors-pairs-v5-2-to-v6-0: of running changefeeds in %s',
  async (release) => {
    expect(await pairs(release)).toBe('b b b');
  },
);

test.each(['6.1.0', '6.1.7'])(
  'server-behaviour/cluster.md#processors-pairs-v6-1: also of those that ran under this owner in %s',
  async (release) => {
    expect(await pairs(release)).toBe('a a a b b b');
    await at(release).post('/owner/resign');
    at(release).advance(60_000);
    const ids = (await listed(at(release))).map(({ changefeed_id }) => changefeed_id);
    expect(ids.sort().join(' ')).toBe('b b b');
  },
);

test.each(['6.2.0', '6.5.12', '7.1.6', '7.2.0', '8.2.0', '8.5.7'])(
  'server-behaviour/cluster.md#processors-pairs-v6-2-to-v7-2: of running changefeeds in %s',
  async (release) => {
    expect(await pairs(release)).toBe('b b b');
  },
);

test.each(['7.3.0', '7.5.7', '8.1.2'])(
  'server-behaviour/cluster.md#processors-pairs-v7-3-to-v8-1: of every changefeed, failed ones too, in %s',
  async (release) => {
    expect(await pairs(release)).toBe('a a a b b b');
    const { sandbox, advance } = at(release);
    sandbox().cluster.fail('b', { code: 'CDC:ErrSnapshotLostByGC', message: 'lost' });
    advance(2_000);
    expect(await listed(at(release))).toHaveLength(6);
  },
);
