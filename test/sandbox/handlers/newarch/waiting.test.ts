// Responses that wait, and who waits with them: time passes only when the test lets it (server-behaviour/new-architecture.md#create,
// server-behaviour/new-architecture.md#pause, server-behaviour/new-architecture.md#delete,
// server-behaviour/new-architecture.md#move-table).
import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { readServerVersion } from '../../../../src/http/played-releases.js';
import { handleRequest } from '../../../../src/sandbox/gateway.js';
import { createHandlerState } from '../../../../src/sandbox/handler-state.js';
import { createLock } from '../../../../src/sandbox/handlers/common/lock.js';
import { newarchHandlers } from '../../../../src/sandbox/handlers/newarch/index.js';
import { createCluster } from '../../../../src/sandbox/model/cluster.js';
import { traitsOf } from '../../../../src/sandbox/traits/index.js';
import { startTime } from '../../model/support.js';

/** A cluster whose waits the test ends. */
function startByHand(release: string, captures = 1) {
  const traits = traitsOf(readServerVersion('newarch', release));
  const cluster = createCluster({
    rules: traits.rules,
    seed: 1,
    captures,
    host: '127.0.0.1',
    tables: ['db.t1'],
    release,
    state: 'empty',
    startTime,
  });
  const waits: { milliseconds: number; end: () => void }[] = [];
  const shared = {
    cluster,
    traits,
    quirks: false,
    faults: new Set<never>(),
    state: createHandlerState(1),
    handlers: newarchHandlers,
    lock: createLock(),
    wait: (milliseconds: number) =>
      new Promise<void>((end) => {
        waits.push({ milliseconds, end });
      }),
    until: async () => {},
    sleep: async () => {},
    latency: 'none' as const,
  };
  const answered: string[] = [];
  const send = async (method: string, path: string, body = '') => {
    const [capture] = cluster.captures();
    if (capture === undefined) throw new Error('Expected a capture');
    const target = `/api/v1${path}`;
    const request = { method, target, headers: {}, body: Buffer.from(body) };
    const response = await handleRequest(shared, capture, request);
    answered.push(`${method} ${path} ${response.status}`);
    return response;
  };
  /** Lets all that can happen now happen. */
  const settle = () => new Promise(setImmediate);
  return {
    cluster,
    answered,
    send,
    settle,
    /** The waits that are under way, in milliseconds; they end after so much time. */
    async pass() {
      await settle();
      const [first] = waits.splice(0, 1);
      if (first === undefined) throw new Error('Expected a response to wait');
      cluster.advance(first.milliseconds);
      first.end();
      await settle();
      return first.milliseconds;
    },
  };
}

const create = '{"changefeed_id":"a","sink_uri":"blackhole://"}';

test('server-behaviour/new-architecture.md#pause, in v8.5.5 a list waits for a pause, in v8.5.7 it does not', async () => {
  const respondedMeanwhile = async (release: string) => {
    const { answered, pass, send, settle } = startByHand(release);
    await send('POST', '/changefeeds', create);
    answered.length = 0;
    void send('POST', '/changefeeds/a/pause');
    void send('GET', '/changefeeds');
    void send('DELETE', '/changefeeds/b');
    void send('GET', '/captures');
    await settle();
    const meanwhile = [...answered];
    await pass();
    return meanwhile.sort();
  };
  expect(await respondedMeanwhile('8.5.5')).toEqual(['GET /captures 200']);
  expect(await respondedMeanwhile('8.5.7')).toEqual([
    'DELETE /changefeeds/b 202',
    'GET /captures 200',
    'GET /changefeeds 200',
  ]);
});

test('server-behaviour/new-architecture.md#create, a create waits in steps of five seconds for a removed changefeed of the same ID', async () => {
  const { answered, cluster, pass, send, settle } = startByHand('8.5.7');
  await send('POST', '/changefeeds', create);
  cluster.apply('remove', 'a');
  answered.length = 0;
  void send('POST', '/changefeeds', create);
  void send('GET', '/changefeeds');
  await settle();
  expect(answered).toEqual([]);
  expect(await pass()).toBe(5_000);
  expect(answered).toEqual(['POST /changefeeds 202', 'GET /changefeeds 200']);
});

test('server-behaviour/new-architecture.md#create, after ten looks the create is 500', async () => {
  const { cluster, pass, send } = startByHand('8.5.7');
  await send('POST', '/changefeeds', create);
  cluster.apply('remove', 'a');
  // It never stops here.
  cluster.isStopping = () => true;
  const response = send('POST', '/changefeeds', create);
  for (let look = 0; look < 10; look += 1) await pass();
  expect((await response).body).toContain(
    '"changefeed is still in scheduling, please try again later"',
  );
});

test('server-behaviour/new-architecture.md#delete, a pause looks every second until the changefeed has stopped', async () => {
  const { answered, cluster, pass, send } = startByHand('8.5.7');
  await send('POST', '/changefeeds', create);
  answered.length = 0;
  const { isStopping } = cluster;
  let looks = 0;
  cluster.isStopping = (id) => ++looks < 3 || isStopping(id);
  void send('DELETE', '/changefeeds/a');
  expect([await pass(), await pass()]).toEqual([1_000, 1_000]);
  expect(answered).toEqual([]);
  await pass();
  expect(answered).toEqual(['DELETE /changefeeds/a 202']);
});

test.each([
  ['8.5.5', 30_000],
  ['8.5.7', 60_000],
])(
  'server-behaviour/new-architecture.md#move-table, in v%s a move may take %i ms',
  async (release, longest) => {
    const { cluster, pass, send } = startByHand(release, 2);
    await send('POST', '/changefeeds', create);
    cluster.advance(1_000);
    const [one, other] = cluster.captures();
    const has = cluster.changefeed('a')?.tables.get(one?.id ?? '')?.length === 1;
    // It never happens here.
    cluster.enqueue = () => {};
    const body = `{"table_id":63,"capture_id":"${(has ? other : one)?.id}"}`;
    const response = send('POST', '/changefeeds/a/tables/move_table', body);
    let waited = 0;
    while (waited < longest) waited += await pass();
    expect((await response).body).toContain('"[CDC:ErrTimeout]timeout"');
    expect(waited).toBe(longest);
  },
);

test('server-behaviour/new-architecture.md#move-table, a second move of a table that is moving is refused', async () => {
  const { cluster, pass, send, settle } = startByHand('8.5.7', 2);
  await send('POST', '/changefeeds', create);
  cluster.advance(1_000);
  const [one, other] = cluster.captures();
  const has = cluster.changefeed('a')?.tables.get(one?.id ?? '')?.length === 1;
  const body = `{"table_id":63,"capture_id":"${(has ? other : one)?.id}"}`;
  const first = send('POST', '/changefeeds/a/tables/move_table', body);
  await settle();
  const second = await send('POST', '/changefeeds/a/tables/move_table', body);
  expect(second).toMatchObject({ status: 500 });
  expect(second.body).toContain('CDC:ErrOperatorIsNil');
  await pass();
  expect((await first).body).toBe('{}');
});
