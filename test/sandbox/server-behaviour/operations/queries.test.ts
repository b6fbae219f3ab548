// server-behaviour/changefeeds.md#list, server-behaviour/changefeeds.md#detail: the list of changefeeds, and one of them.
import { expect, test } from 'vitest';
import { loseOwner } from '../../lose-owner.js';
import { error, expectResponse, json, refused, releases, useReleases } from '../releases.js';

const others = [
  '5.4.2',
  '6.1.0',
  '6.1.1',
  '6.1.3',
  '6.1.4',
  '6.2.0',
  '6.3.0',
  '6.4.0',
  '7.2.0',
  '8.2.0',
];
const at = useReleases([...releases, ...others]);

const idsOf = (text: string): string[] => JSON.parse(text).map(({ id }: { id: string }) => id);
const blackhole = (id: string) => ({ sink_uri: `blackhole://${id}/` });

/** Puts the changefeeds `stopped` and `normal` there, in this order. */
async function createTwo(release: string) {
  const { create, post, advance } = at(release);
  await create('stopped', blackhole('stopped'));
  await post('/changefeeds/stopped/pause');
  await create('normal', blackhole('normal'));
  advance(2_000);
}

test.each(releases)(
  'server-behaviour/changefeeds.md#list-state-not-validated: an unknown one has no changefeed in %s',
  async (release) => {
    await createTwo(release);
    const { get } = at(release);
    expectResponse(await get('/changefeeds?state=foo'), { status: 200, type: json, text: '[]' });
    expect(idsOf((await get('/changefeeds?state=stopped')).text)).toEqual(['stopped']);
    expect(idsOf((await get('/changefeeds?state=all')).text).sort()).toEqual(['normal', 'stopped']);
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#list-state-case-sensitive: in %s',
  async (release) => {
    await createTwo(release);
    const { get } = at(release);
    expect((await get('/changefeeds?state=Stopped')).text).toBe('[]');
    expect((await get('/changefeeds?state=ALL')).text).toBe('[]');
    expect(idsOf((await get('/changefeeds?State=normal')).text)).toHaveLength(2);
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#list-state-first-value: wins in %s',
  async (release) => {
    await createTwo(release);
    const { get } = at(release);
    expect(idsOf((await get('/changefeeds?state=stopped&state=normal')).text)).toEqual(['stopped']);
    expect(idsOf((await get('/changefeeds?state=&state=stopped')).text)).toHaveLength(2);
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#list-never-null: an empty array in %s',
  async (release) => {
    expectResponse(await at(release).get('/changefeeds'), { status: 200, type: json, text: '[]' });
  },
);

test.each(['5.2.4', '5.3.4', '5.4.3', '6.0.0', '6.1.7'])(
  'server-behaviour/changefeeds.md#list-order-random: random in %s',
  async (release) => {
    await createTwo(release);
    const orders = new Set<string>();
    for (let count = 0; count < 50; count += 1) {
      at(release).advance(1);
      orders.add(idsOf((await at(release).get('/changefeeds')).text).join());
    }
    expect([...orders].sort()).toEqual(['normal,stopped', 'stopped,normal']);
  },
);

test.each(['6.2.0', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/changefeeds.md#list-order-sorted: sorted by ID, byte by byte, in %s',
  async (release) => {
    for (const id of ['b', 'a', 'B', 'a-b', 'a1']) await at(release).create(id, blackhole(id));
    const { text } = await at(release).get('/changefeeds');
    expect(idsOf(text)).toEqual(['B', 'a', 'a-b', 'a1', 'b']);
  },
);

/** What the list says of a changefeed that the owner has seen and that has no status yet. */
async function listedWithoutStatus(release: string) {
  await createNew(release, 1);
  const [item] = JSON.parse((await at(release).get('/changefeeds?state=all')).text);
  return [item?.id, item?.checkpoint_tso, item?.checkpoint_time];
}

test.each(['6.1.7', '6.5.12', '7.1.6', '7.2.0'])(
  'server-behaviour/changefeeds.md#list-without-status-up-to-v7-2: no checkpoint, and the zero time of Go in %s',
  async (release) => {
    expect(await listedWithoutStatus(release)).toEqual(['a', 0, '0001-01-01 00:00:00.000']);
  },
);

test.each(['7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/changefeeds.md#list-without-status-since-v7-3: no checkpoint, and the epoch in the zone of the server in %s',
  async (release) => {
    expect(await listedWithoutStatus(release)).toEqual(['a', 0, '1970-01-01 08:00:00.000']);
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#list-errors: 500 while nobody leads, but not in v5.2, in %s',
  async (release) => {
    await loseOwner(at(release).sandbox().cluster);
    const response = await at(release).get('/changefeeds?state=foo');
    if (release === '5.2.4') expectResponse(response, { status: 200, type: json, text: '[]' });
    else if (release !== '6.0.0') expectResponse(response, error(500, 'election: no leader', ''));
    else expect(response.status).toBe(500);
  },
);

test.each(['6.1.7', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/changefeeds.md#detail-namespace-default: the only one that is read in %s',
  async (release) => {
    await at(release).create('a', { namespace: 'other' });
    const { text } = await at(release).get('/changefeeds/a');
    expect(JSON.parse(text).namespace).toBe('default');
  },
);

test('server-behaviour/changefeeds.md#detail-errors: 400 for an ID that is bad or unknown', async () => {
  const { get } = at('8.5.7');
  const bad = refused('CDC:ErrAPIInvalidParam', 'invalid changefeed_id: a_b');
  expectResponse(await get('/changefeeds/a_b'), bad);
  const unknown = refused('CDC:ErrChangeFeedNotExists', 'changefeed not exists, default/a');
  expectResponse(await get('/changefeeds/a'), unknown);
});

/** The task status of a changefeed that was stopped. */
async function statusOfStopped(release: string): Promise<unknown> {
  await createTwo(release);
  return JSON.parse((await at(release).get('/changefeeds/stopped')).text).task_status;
}

test.each(['6.2.0', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/changefeeds.md#detail-task-status: only where the state is normal, otherwise absent, in %s',
  async (release) => {
    expect(await statusOfStopped(release)).toBe(undefined);
    const { text } = await at(release).get('/changefeeds/normal');
    expect(JSON.parse(text).task_status).toHaveLength(3);
  },
);

test.each(['6.1.1', '6.1.7'])(
  'server-behaviour/changefeeds.md#detail-task-status: only where the state is normal, otherwise empty, in %s',
  async (release) => {
    expect(await statusOfStopped(release)).toEqual([]);
  },
);

const unknown = (id: string) =>
  refused('CDC:ErrChangeFeedNotExists', `changefeed not exists, ${id}`);

/** Creates a changefeed and lets some owner ticks pass: it is seen at the first, and has its scheduler at the third. */
async function createNew(release: string, ticks: number) {
  const { post, advance } = at(release);
  await post('/changefeeds', { changefeed_id: 'a', ...blackhole('a') });
  advance(ticks * (/^(5|6\.[0-3])\./.test(release) ? 200 : 50));
}

async function detailOfNew(release: string) {
  const { get } = at(release);
  await createNew(release, 2);
  expect(idsOf((await get('/changefeeds')).text)).toEqual(['a']);
  return get('/changefeeds/a');
}

test('server-behaviour/changefeeds.md#detail-no-scheduler-v6-1-0: in any state, also stopped where a new owner never ran it', async () => {
  const { post, get, advance } = at('6.1.0');
  expectResponse(await detailOfNew('6.1.0'), unknown('{default a}'));
  advance(2_000);
  await post('/changefeeds/a/pause');
  advance(2_000);
  expect((await get('/changefeeds/a')).status).toBe(200);
  await post('/owner/resign');
  advance(60_000);
  expectResponse(await get('/changefeeds/a'), unknown('{default a}'));
  expect(idsOf((await get('/changefeeds')).text)).toEqual(['a']);
});

test.each([
  ['6.1.1', '{default a}'],
  ['6.1.7', '{default a}'],
  ['6.5.12', 'default/a'],
  ['7.1.6', 'default/a'],
  ['7.5.7', 'default/a'],
  ['8.1.2', 'default/a'],
])(
  'server-behaviour/changefeeds.md#detail-no-scheduler-up-to-v8-1: a normal changefeed is unknown in %s',
  async (release, id) => {
    expectResponse(await detailOfNew(release), unknown(id));
    const { post, get, advance } = at(release);
    advance(2_000);
    expect((await get('/changefeeds/a')).status).toBe(200);
    await post('/changefeeds/a/pause');
    advance(2_000);
    await post('/owner/resign');
    advance(60_000);
    expect((await get('/changefeeds/a')).status).toBe(200);
  },
);

test.each(['8.2.0', '8.5.7'])(
  'server-behaviour/changefeeds.md#detail-no-scheduler-since-v8-2-0: 200 without task_status in %s',
  async (release) => {
    const { status, text } = await detailOfNew(release);
    expect([status, JSON.parse(text).task_status]).toEqual([200, undefined]);
  },
);

/** How a release shows a sink. */
async function shown(release: string, sink_uri: string): Promise<string> {
  await at(release).create('a', { sink_uri });
  const { text } = await at(release).get('/changefeeds/a');
  at(release).sandbox().cluster.reset();
  return JSON.parse(text).sink_uri;
}

test.each(['5.2.4', '5.3.4', '5.4.2', '6.0.0', '6.1.0'])(
  'server-behaviour/changefeeds.md#sink-uri-verbatim: with its password in %s',
  async (release) => {
    for (const uri of [
      'mysql://root:s3cret@h:3306/',
      'kafka://h:9092/t?z=1&protocol=canal-json&sasl-password=p',
      'blackhole://',
    ]) {
      expect(await shown(release, uri)).toBe(uri);
    }
  },
);

test.each(['5.4.3', '6.1.1', '6.1.3', '6.2.0', '6.3.0'])(
  'server-behaviour/changefeeds.md#sink-uri-four-x: for every user, even without a password, in %s',
  async (release) => {
    expect(await shown(release, 'mysql://root:s3cret@h:3306/')).toBe('mysql://root:xxxx@h:3306/');
    expect(await shown(release, 'mysql://root@h:3306/')).toBe('mysql://root:xxxx@h:3306/');
    expect(await shown(release, 'kafka://h:9092/t?z=1&protocol=canal-json&sasl-password=p')).toBe(
      'kafka://h:9092/t?z=1&protocol=canal-json&sasl-password=p',
    );
  },
);

test.each(['6.1.4', '6.1.7', '6.4.0', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/changefeeds.md#sink-uri-five-x: only for a password, and for sasl-password with the query sorted, in %s',
  async (release) => {
    expect(await shown(release, 'mysql://root:s3cret@h:3306/')).toBe('mysql://root:xxxxx@h:3306/');
    expect(await shown(release, 'mysql://root@h:3306/')).toBe('mysql://root@h:3306/');
    expect(
      await shown(release, 'kafka://h:9092/t?z=1&protocol=canal-json&sasl-password=p&a=2'),
    ).toBe('kafka://h:9092/t?a=2&protocol=canal-json&sasl-password=xxxxx&z=1');
  },
);

test.each(['5.4.3', '6.1.7', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/changefeeds.md#sink-uri-blackhole: loses its slashes in %s',
  async (release) => {
    expect(await shown(release, 'blackhole://')).toBe('blackhole:');
  },
);
