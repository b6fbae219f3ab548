// server-behaviour/cluster.md#captures, server-behaviour/cluster.md#drain: the list of captures, and draining one.
import { expect, test } from 'vitest';
import {
  empty,
  expectResponse,
  json,
  plain,
  refusal,
  refused,
  releases,
  useReleases,
} from '../releases.js';

const withDrain = ['6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'];
const refusing = ['6.2.0', '6.5.12', '7.1.6', '7.4.0', '7.5.0', '7.5.1', '7.6.0', '8.0.0'];
const counting = ['7.5.2', '7.5.7', '8.1.0', '8.1.2', '8.2.0', '8.5.7'];
const at = useReleases([
  ...releases,
  ...refusing.filter((name) => !withDrain.includes(name)),
  '7.5.2',
  '8.1.0',
  '8.2.0',
]);

interface Capture {
  readonly id: string;
  readonly is_owner: boolean;
}

const captures = async (release: string, capture = 0): Promise<Capture[]> =>
  JSON.parse((await at(release).get('/captures', capture)).text);

test('server-behaviour/cluster.md#captures-is-owner-v5-2: the one that etcd names, whoever is asked', async () => {
  const { get, post, advance } = at('5.2.4');
  const [first, second] = [await captures('5.2.4', 0), await captures('5.2.4', 1)];
  expect(second).toEqual(first);
  const ownerId = first.find(({ is_owner }) => is_owner)?.id;
  expect(ownerId).toBe(JSON.parse((await get('/status', 0)).text).id);
  await post('/owner/resign');
  advance(60_000);
  const owners = (await captures('5.2.4', 2)).filter(({ is_owner }) => is_owner);
  expect(owners).toHaveLength(1);
});

test.each(releases.slice(1))(
  'server-behaviour/cluster.md#captures-is-owner-since-v5-3-0: the capture that answers, which is the owner, in %s',
  async (release) => {
    const { get } = at(release);
    const { id } = JSON.parse((await get('/status', 0)).text);
    for (const capture of [0, 1, 2]) {
      const owners = (await captures(release, capture)).filter(({ is_owner }) => is_owner);
      expect(owners.map((owner) => owner.id)).toEqual([id]);
    }
  },
);

test('server-behaviour/cluster.md#captures-order-v5-2: by ID', async () => {
  const ids = (await captures('5.2.4')).map(({ id }) => id);
  expect(ids).toHaveLength(3);
  expect(ids).toEqual([...ids].sort());
});

test.each(releases.slice(1))(
  'server-behaviour/cluster.md#captures-order: random in %s',
  async (release) => {
    const orders = new Set<string>();
    for (let count = 0; count < 100; count += 1) {
      at(release).advance(1);
      orders.add((await captures(release)).map(({ id }) => id).join());
    }
    expect(orders.size).toBe(6);
  },
);

const drain = (release: string, body: object | string) => at(release).put('/captures/drain', body);

test.each(withDrain)(
  'server-behaviour/cluster.md#drain-bad-json: 400 as JSON in %s',
  async (release) => {
    const text = (problem: string) => `invalid api parameter: ${problem}`;
    expectResponse(await drain(release, ''), refused('CDC:ErrAPIInvalidParam', text('EOF')));
    const wrong = await drain(release, '{"capture_id":1}');
    expect([wrong.status, wrong.type]).toEqual([400, json]);
    expect(wrong.text).toContain('json: cannot unmarshal number into Go struct field');
  },
);

const scheduler = (reason: string) =>
  refused('CDC:ErrSchedulerRequestFailed', `scheduler request failed, ${reason}`);

const single = useReleases(withDrain, { captures: 1 });

test.each(withDrain)(
  'server-behaviour/cluster.md#drain-fewer-than-two-captures: 400 in %s',
  async (release) => {
    const response = await single(release).put('/captures/drain', { capture_id: 'nope' });
    expectResponse(response, scheduler('only one capture alive'));
    expect((await single(release).put('/captures/drain', '{')).text).toContain('unexpected EOF');
  },
);

test.each(withDrain)(
  'server-behaviour/cluster.md#drain-unknown-capture: 400 in %s',
  async (release) => {
    const wanted = refused('CDC:ErrCaptureNotExist', 'capture not exists, nope');
    expectResponse(await drain(release, { capture_id: 'nope' }), wanted);
    const none = refused('CDC:ErrCaptureNotExist', 'capture not exists, ');
    expectResponse(await drain(release, {}), none);
  },
);

test.each(withDrain)('server-behaviour/cluster.md#drain-the-owner: 400 in %s', async (release) => {
  const owner = (await captures(release)).find(({ is_owner }) => is_owner);
  expectResponse(
    await drain(release, { capture_id: owner?.id }),
    scheduler('cannot drain the owner'),
  );
});

/** Drains a capture that is not the owner. */
async function drainOther(release: string) {
  const other = (await captures(release)).find(({ is_owner }) => !is_owner);
  return drain(release, { capture_id: other?.id });
}

const left = (count: number) => ({
  status: 202,
  type: json,
  text: `{"current_table_count":${count}}`,
});

test.each(withDrain)(
  'server-behaviour/cluster.md#drain-success: 202 with the number of tables on one line in %s',
  async (release) => {
    expectResponse(await drainOther(release), left(0));
    const { status, type, text } = await drainOther(release);
    expect([status, type]).toEqual([202, json]);
    expect(text).toMatch(/^\{"current_table_count":\d+\}$/);
  },
);

/** Puts a changefeed there that has no scheduler yet. */
async function createNew(release: string) {
  const { post, advance } = at(release);
  await post('/changefeeds', { changefeed_id: 'a', sink_uri: 'blackhole://' });
  advance(release === '6.2.0' ? 400 : 100);
}

test.each(refusing)(
  'server-behaviour/cluster.md#drain-uninitialised-refused: 503 as text in %s',
  async (release) => {
    await createNew(release);
    const text = 'scheduler request failed, not all captures initialized';
    const wanted = refusal(503, 'CDC:ErrSchedulerRequestFailed', text, plain);
    expectResponse(await drainOther(release), wanted);
    at(release).advance(2_000);
    expect((await drainOther(release)).status).toBe(202);
  },
);

test.each(counting)(
  'server-behaviour/cluster.md#drain-uninitialised-counts: counts as one table in %s',
  async (release) => {
    await createNew(release);
    expectResponse(await drainOther(release), left(1));
  },
);

const withBugs = useReleases(['6.5.12', '8.5.7'], { quirks: true });

test.each(['6.5.12', '8.5.7'])(
  'server-behaviour/cluster.md#drain-owner-closing: 500, with quirks without a body, in %s',
  async (release) => {
    const body = { capture_id: 'nope' };
    await at(release).post('/owner/resign');
    const wanted = refusal(500, 'CDC:ErrOwnerNotFound', 'owner not found');
    expectResponse(await drain(release, body), wanted);
    await withBugs(release).post('/owner/resign');
    expectResponse(await withBugs(release).put('/captures/drain', body), empty(500));
  },
);

test.each(withDrain)(
  'server-behaviour/cluster.md#drain-capture-id-not-matched: is just unknown in %s',
  async (release) => {
    const wanted = refused('CDC:ErrCaptureNotExist', 'capture not exists, a_b');
    expectResponse(await drain(release, { capture_id: 'a_b' }), wanted);
  },
);

test.each(['8.1.2', '8.5.7'])(
  'server-behaviour/cluster.md#drain-not-authenticated: works without credentials in %s',
  async (release) => {
    at(release).sandbox().cluster.fault({ kind: 'auth', users: {} });
    expectResponse(await drainOther(release), left(0));
  },
);

test.each(withDrain)(
  'server-behaviour/cluster.md#drain-poll-until-0: the tables move away in %s',
  async (release) => {
    const { create, get, advance } = at(release);
    await create('a');
    const tasks: { capture_id: string; table_ids?: number[] }[] = JSON.parse(
      (await get('/changefeeds/a')).text,
    ).task_status;
    const others = (await captures(release)).filter(({ is_owner }) => !is_owner);
    const busy = tasks.find(
      ({ capture_id, table_ids = [] }) =>
        table_ids.length > 0 && others.some(({ id }) => id === capture_id),
    );
    const body = { capture_id: busy?.capture_id };
    expectResponse(await drain(release, body), left(busy?.table_ids?.length ?? 0));
    advance(2_000);
    expectResponse(await drain(release, body), left(0));
  },
);
