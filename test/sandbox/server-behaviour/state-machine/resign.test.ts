// server-behaviour/state-machine.md#elections: the resignation of an owner and the election gap, by release.
import { expect, test } from 'vitest';
import { loseOwner } from '../../lose-owner.js';
import { play, played } from '../play.js';

const json = 'application/json; charset=utf-8';

const refused = (status: number, message: string, code: string) => ({
  status,
  type: json,
  text: `{\n    "error_msg": "${message}",\n    "error_code": "${code}"\n}`,
});

const ownerNotFound = refused(500, '[CDC:ErrOwnerNotFound]owner not found', 'CDC:ErrOwnerNotFound');
const noLeader = refused(500, 'election: no leader', '');
const noLeaderAfterTries = refused(
  500,
  '[CDC:ErrReachMaxTry]reach maximum try: 3: election: no leader',
  '',
);

/** Calls that go to the owner, beside create, which checks its body first. */
const forwarded = [
  ['GET', '/changefeeds'],
  ['GET', '/changefeeds/a'],
  ['PUT', '/changefeeds/a'],
  ['POST', '/changefeeds/a/pause'],
  ['POST', '/changefeeds/a/resume'],
  ['DELETE', '/changefeeds/a'],
  ['POST', '/changefeeds/a/tables/rebalance_table'],
  ['POST', '/changefeeds/a/tables/move_table'],
  ['GET', '/processors'],
  ['GET', '/captures'],
] as const;

async function playRunning(release: string, captures = 2) {
  const game = await play(release, { captures });
  await game.create('a');
  return game;
}

test.each(played)(
  'server-behaviour/state-machine.md#resign: v%s answers 202 at once, the owner leaves within a few ticks, and any capture follows it',
  async (release) => {
    const { cluster, leave, post, text } = await playRunning(release);
    const followers = new Set<number>();
    for (let round = 0; round < 12; round += 1) {
      expect(await post('/owner/resign')).toEqual({ status: 202, type: undefined, text: '' });
      leave();
      expect(await text('/status', 0)).toContain('"is_owner": false');
      expect(await text('/status', 1)).toContain('"is_owner": false');
      cluster.advance(60_000);
      const leads = [await text('/status', 0), await text('/status', 1)].map((status) =>
        status.includes('"is_owner": true'),
      );
      expect(leads.filter(Boolean)).toHaveLength(1);
      followers.add(leads.indexOf(true));
    }
    expect(followers.size).toBe(2);
  },
);

test.each(['6.2.0', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/state-machine.md#owner-is-closing: v%s answers that there is no owner, and drops the jobs that it has not applied',
  async (release) => {
    const { ask, cluster, post, state, tick } = await playRunning(release);
    await post('/changefeeds/a/pause');
    await post('/owner/resign');
    for (const [method, path] of forwarded) {
      for (const capture of [0, 1]) {
        expect(await ask(method, path, '{}', capture)).toEqual(ownerNotFound);
      }
    }
    tick();
    cluster.advance(60_000);
    expect(await state('a')).toBe('normal');
  },
);

test.each(['6.1.7', '6.2.0', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/state-machine.md#no-owner-key: v%s answers that there is no leader, without a code',
  async (release) => {
    const { ask, leave, post } = await playRunning(release);
    await post('/owner/resign');
    leave();
    for (const [method, path] of forwarded) {
      expect(await ask(method, path, '{}')).toEqual(noLeader);
    }
  },
);

test.each(['5.2.4', '5.3.2', '5.3.4', '5.4.1', '5.4.3', '6.1.0'])(
  'server-behaviour/state-machine.md#no-owner-key: v%s tries once',
  async (release) => {
    const { post, tick } = await playRunning(release);
    await post('/owner/resign');
    tick();
    expect(await post('/changefeeds/a/pause')).toEqual(noLeader);
  },
);

test.each(['5.3.1', '5.4.0', '6.0.0'])(
  'server-behaviour/state-machine.md#no-owner-key: v%s tries three times',
  async (release) => {
    const { post, tick } = await playRunning(release);
    await post('/owner/resign');
    tick();
    expect(await post('/changefeeds/a/pause')).toEqual(noLeaderAfterTries);
  },
);

const unknown = (name: string) =>
  refused(
    400,
    `[CDC:ErrChangeFeedNotExists]changefeed not exists, ${name}`,
    'CDC:ErrChangeFeedNotExists',
  );

test.each([
  ['5.3.4', 'key: a'],
  ['5.4.3', 'key: a'],
  ['6.0.0', 'a'],
  ['6.1.7', '{default a}'],
  ['6.5.12', 'default/a'],
  ['7.1.6', 'default/a'],
  ['7.5.7', 'default/a'],
  ['8.1.2', 'default/a'],
  ['8.5.7', 'default/a'],
])(
  'server-behaviour/state-machine.md#new-owner: before its first tick v%s knows no changefeeds and no captures',
  async (release, name) => {
    const { get, leave, post, state, text, tick } = await playRunning(release);
    await post('/owner/resign');
    leave();
    // Another capture takes over.
    tick();
    expect(await text('/changefeeds?state=all')).toBe('[]');
    expect(await text('/captures')).toBe('[]');
    expect(await text('/processors')).toBe('[]');
    expect(await get('/changefeeds/a')).toEqual(unknown(name));
    expect(await post('/changefeeds/a/pause')).toEqual(unknown(name));
    tick();
    expect(await state('a')).toBe('normal');
    expect(JSON.parse(await text('/captures'))).toHaveLength(2);
  },
);

test.each(['6.3.0', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/state-machine.md#new-owner: before its first ticks v%s is not healthy',
  async (release) => {
    const { get, leave, post, tick } = await playRunning(release);
    await post('/owner/resign');
    leave();
    tick();
    const unhealthy = refused(
      500,
      '[CDC:ErrClusterIsUnhealthy]TiCDC cluster is unhealthy',
      'CDC:ErrClusterIsUnhealthy',
    );
    expect(await get('/health')).toEqual(unhealthy);
    // It has seen the changefeed, which has no scheduler yet.
    tick();
    expect(await get('/health')).toEqual(unhealthy);
    tick();
    expect(await get('/health')).toEqual({ status: 200, type: undefined, text: '' });
  },
);

test.each(['6.1.0', '6.1.7', '6.5.12', '7.1.6', '7.5.7', '8.1.2'])(
  'server-behaviour/state-machine.md#new-owner: in v%s the detail of a normal changefeed is unknown until it has its scheduler',
  async (release) => {
    const { get, leave, post, state, tick } = await playRunning(release);
    await post('/owner/resign');
    leave();
    tick(2);
    expect(await state('a')).toBe('normal');
    expect((await get('/changefeeds/a')).status).toBe(400);
    tick();
    expect((await get('/changefeeds/a')).status).toBe(200);
  },
);

test('server-behaviour/state-machine.md#new-owner: v6.1.0 refuses the detail of a stopped changefeed that never ran under it', async () => {
  const { cluster, get, pause, state } = await playRunning('6.1.0');
  await pause('a');
  expect((await get('/changefeeds/a')).status).toBe(200);
  await loseOwner(cluster);
  cluster.advance(60_000);
  expect(await state('a')).toBe('stopped');
  expect(await get('/changefeeds/a')).toEqual(unknown('{default a}'));
});

test('server-behaviour/state-machine.md#new-owner: v6.1.7 shows the detail of a stopped changefeed that never ran under it', async () => {
  const { cluster, get, pause } = await playRunning('6.1.7');
  await pause('a');
  await loseOwner(cluster);
  cluster.advance(60_000);
  expect((await get('/changefeeds/a')).status).toBe(200);
});

test.each(played)(
  'server-behaviour/state-machine.md#status-and-log-keep-working: v%s answers them on every capture while there is no owner',
  async (release) => {
    const { ask, get, post, tick } = await playRunning(release);
    await post('/owner/resign');
    for (let count = 0; count < 3; count += 1) {
      for (const capture of [0, 1]) {
        expect((await get('/status', capture)).status).toBe(200);
        expect((await ask('POST', '/log', '{}', capture)).status).toBe(200);
      }
      tick();
    }
  },
);

test('server-behaviour/state-machine.md#v5-2-gets-during-election: they read etcd and do not notice the gap, but for captures', async () => {
  const { cluster, get, post, text, tick } = await playRunning('5.2.4');
  cluster.fault({ kind: 'stuck-checkpoint', changefeedId: 'a' });
  const { id } = JSON.parse(await text('/status'));
  const paths = ['/changefeeds', '/changefeeds/a', '/processors'];
  const before = await Promise.all(paths.map((path) => get(path)));
  await post('/owner/resign');
  for (let count = 0; count < 3; count += 1) {
    for (const capture of [0, 1]) {
      expect(await Promise.all(paths.map((path) => get(path, capture)))).toEqual(before);
      expect((await get(`/processors/a/${id}`, capture)).status).toBe(200);
    }
    expect(await get('/captures')).toMatchObject(count === 1 ? noLeader : { status: 200 });
    tick();
  }
});

test.each([
  ...['5.2.4', '5.3.4', '5.4.3', '6.0.0', '6.1.7'].map((release) => [release, 18_000, 20_000]),
  ...['6.2.0', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'].map((release) => [
    release,
    900,
    1_000,
  ]),
] as const)(
  'server-behaviour/state-machine.md#campaign-rate-limit: a single v%s is without an owner for more than %i ms and at most %i ms after repeated resignations',
  async (release, atLeast, atMost) => {
    const { cluster, post, text, tick } = await play(String(release), { captures: 1 });
    const isOwner = async () => (await text('/status')).includes('"is_owner": true');
    // Up to v6.1 two campaigns may follow each other at once, from v6.2 on one.
    if (atMost === 20_000) {
      await post('/owner/resign');
      tick(3);
      expect(await isOwner()).toBe(true);
    }
    await post('/owner/resign');
    cluster.advance(Number(atLeast));
    expect(await isOwner()).toBe(false);
    cluster.advance(Number(atMost) - Number(atLeast));
    expect(await isOwner()).toBe(true);
  },
);
