// Draining a capture (server-behaviour/new-architecture.md#health, server-behaviour/new-architecture.md#drain).
import { expect, onTestFinished, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../../src/sandbox/index.js';
import { errorText, exchange } from '../../support.js';
import { compact, sink_uri, useNewarch } from './support.js';

const many = Array.from({ length: 60 }, (_, index) => `db.t${index}`);
const { advance, captures, create, get, put, sandbox } = useNewarch({ captures: 3, tables: many });
const alone = useNewarch();
const old = useNewarch({ captures: 2, release: '8.5.6' });

const count = (left: number) => compact(202, `{"current_table_count":${left}}`);
const drain = (capture_id: string | undefined) => put('/captures/drain', { capture_id });

/** Index, ID and address of the captures that do not lead. */
async function others() {
  return (await captures()).filter(({ is_owner }) => !is_owner);
}

async function livenessOf(address: string | undefined) {
  const index = sandbox().urls.findIndex((url) => new URL(url).host === address);
  return JSON.parse((await get('/status', index)).text).liveness;
}

test('server-behaviour/new-architecture.md#drain, up to v8.5.6 drain counts its calls and does nothing', async () => {
  const responses: string[] = [];
  for (let call = 0; call < 20; call += 1) {
    responses.push((await old.put('/captures/drain', { capture_id: 'x' })).text);
  }
  const nine = Array.from({ length: 9 }, () => '{"current_table_count":0}');
  const ten = [...nine, '{"current_table_count":10}'];
  expect(responses).toEqual([...ten, ...ten]);
  expect((await old.get('/status')).text).toContain('"liveness": 0');
  expect(await old.put('/captures/drain', '[')).toMatchObject({ status: 400 });
});

test('server-behaviour/new-architecture.md#drain, the coordinator itself is refused, so always on one capture', async () => {
  const [owner] = await alone.captures();
  expect(await alone.put('/captures/drain', { capture_id: owner?.id })).toMatchObject({
    status: 400,
    text: errorText(
      'CDC:ErrSchedulerRequestFailed',
      'scheduler request failed, cannot drain the owner',
    ),
  });
});

test.each([{}, { capture_id: 'x_y' }])(
  'server-behaviour/new-architecture.md#drain, %j is an unknown capture',
  async (body) => {
    const id = body.capture_id ?? '';
    expect(await put('/captures/drain', body)).toMatchObject({
      status: 400,
      text: errorText('CDC:ErrCaptureNotExist', `capture not exists, ${id}`),
    });
  },
);

test('server-behaviour/new-architecture.md#drain, the work goes down to 0 while liveness goes from 0 to 2', async () => {
  await create('a');
  const [target] = await others();
  expect(await livenessOf(target?.address)).toBe(0);
  expect(await drain(target?.id)).toMatchObject(count(20));
  expect(await livenessOf(target?.address)).toBe(1);
  advance(50);
  expect(await drain(target?.id)).toMatchObject(count(10));
  advance(200);
  expect(await drain(target?.id)).toMatchObject(count(0));
  expect(await livenessOf(target?.address)).toBe(2);
  advance(60_000);
  expect(await drain(target?.id)).toMatchObject(count(0));
  expect(await livenessOf(target?.address)).toBe(2);
});

test('server-behaviour/new-architecture.md#drain, it is never 0 before it is done, even without work', async () => {
  const [target] = await others();
  expect(await drain(target?.id)).toMatchObject(count(1));
  advance(100);
  expect(await drain(target?.id)).toMatchObject(count(0));
});

test('server-behaviour/new-architecture.md#drain-count-1: another one is 1 and does not begin', async () => {
  await create('a');
  const [first, second] = await others();
  await drain(first?.id);
  expect(await drain(second?.id)).toMatchObject(count(1));
  expect(await livenessOf(second?.address)).toBe(0);
  advance(1_000);
  expect(await drain(second?.id)).toMatchObject(count(20 + 10));
});

test('server-behaviour/new-architecture.md#drain, maintainers leave too', async () => {
  for (const id of ['a', 'b', 'c']) await create(id);
  const maintainers = async () =>
    Promise.all(
      ['a', 'b', 'c'].map(async (id) => {
        return JSON.parse((await get(`/changefeeds/${id}`)).text).maintainer_addr;
      }),
    );
  const [target] = await others();
  expect(await maintainers()).toContain(target?.address);
  await drain(target?.id);
  advance(5_000);
  expect(await maintainers()).not.toContain(target?.address);
  await create('d');
  await create('e');
  expect(await maintainers()).not.toContain(target?.address);
});

test('server-behaviour/new-architecture.md#health, the cluster stays healthy while another capture than the coordinator is drained', async () => {
  const [target] = await others();
  await drain(target?.id);
  expect(await get('/health')).toMatchObject(compact(200, '{}'));
});

test('server-behaviour/new-architecture.md#drain-then-resign-defect: with quirks nothing is scheduled until the drained capture has been restarted', async () => {
  const broken = await startSandbox({ ...pair, quirks: true });
  onTestFinished(() => broken.close());
  expect(await afterDrainAndResign(broken)).toEqual([0, 1, 2]);
});

test('server-behaviour/new-architecture.md#drain-then-resign-defect: without quirks, and before v8.5.7, it is', async () => {
  for (const options of [pair, { ...pair, quirks: true, release: '8.5.6' }]) {
    const sandbox = await startSandbox(options);
    onTestFinished(() => sandbox.close());
    expect(await afterDrainAndResign(sandbox)).toEqual([1, 1, 2]);
  }
});

const pair = {
  port: 0,
  clock: 'virtual',
  generation: 'newarch',
  captures: 2,
  tables: ['db.t1'],
} as const;

/** Drains the capture that does not lead, lets the other one resign, and returns how many changefeeds advance then and after a restart. */
async function afterDrainAndResign({ url, cluster }: Sandbox): Promise<number[]> {
  const send = (method: string, path: string, body?: object) =>
    exchange(`${url}/api/v1${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
  const listed: { id: string; is_owner: boolean }[] = JSON.parse(
    (await send('GET', '/captures')).text,
  );
  const other = listed.find(({ is_owner }) => !is_owner)?.id ?? '';
  await send('PUT', '/captures/drain', { capture_id: other });
  cluster.advance(5_000);
  await send('POST', '/owner/resign');
  cluster.advance(2_000);
  const advancing = async (id: string) => {
    const body = { changefeed_id: id, sink_uri };
    await send('POST', '/changefeeds', body);
    const checkpoints = async () => {
      const { text } = await send('GET', '/changefeeds');
      const feeds: { id: string; checkpoint_tso: number }[] = JSON.parse(text);
      return new Map(feeds.map((feed) => [feed.id, feed.checkpoint_tso]));
    };
    const before = await checkpoints();
    cluster.advance(30_000);
    const after = await checkpoints();
    return [...after].filter(([feed, checkpoint]) => checkpoint > (before.get(feed) ?? 0)).length;
  };
  const counts = [await advancing('a')];
  cluster.stopCapture(other);
  await cluster.startCapture(other);
  cluster.advance(5_000);
  counts.push(await advancing('a'), await advancing('b'));
  return counts;
}
