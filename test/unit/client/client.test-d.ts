// Tests the types of the client: bigint in responses, bigint or number in requests, and wrong calls that must not compile.
import { expectTypeOf, test } from 'vitest';
import {
  type ChangefeedDetail,
  createAndWait,
  createClient,
  moveAndWait,
  pauseAndWait,
  reconfigureChangefeed,
  removeAndWait,
  resumeAndWait,
  type TicdcClient,
  updateAndWait,
} from '../../../src/client/index.js';

declare const client: TicdcClient;
const feed = { changefeed_id: 'a', sink_uri: 'blackhole://' };

test('responses have bigint at 64-bit positions', async () => {
  const [feedInfo] = await client.listChangefeeds({ state: 'normal' });
  expectTypeOf(feedInfo?.checkpoint_tso).toEqualTypeOf<bigint | undefined>();
  const detail = await client.getChangefeed('a');
  expectTypeOf(detail.target_ts).toEqualTypeOf<bigint>();
  expectTypeOf((await client.getProcessor('a', 'b')).table_ids).toEqualTypeOf<bigint[] | null>();
  expectTypeOf((await client.getServerStatus()).pid).toEqualTypeOf<number>();
});

test('operations without a body resolve with undefined', () => {
  expectTypeOf(client.pauseChangefeed('a')).resolves.toEqualTypeOf<undefined>();
});

test('requests take bigint and number', () => {
  expectTypeOf(client.createChangefeed).toBeCallableWith({ ...feed, start_ts: 1n });
  expectTypeOf(client.createChangefeed).toBeCallableWith({ ...feed, start_ts: 1 });
  expectTypeOf(client.updateChangefeed).toBeCallableWith('a', { mounter_worker_num: 32 });
  expectTypeOf(client.updateChangefeed).toBeCallableWith('a', { ignore_txn_start_ts: [1n, 2] });
  expectTypeOf(client.listChangefeeds).toBeCallableWith();
  expectTypeOf(client.resignOwner).toBeCallableWith({ signal: AbortSignal.abort() });
});

test('wrong calls do not compile', () => {
  // @ts-expect-error a text is not an integer
  client.createChangefeed({ ...feed, start_ts: '1' });
  // @ts-expect-error changefeed_id is required
  client.createChangefeed({ sink_uri: 'blackhole://' });
  // @ts-expect-error the id is required
  client.getChangefeed();
  // @ts-expect-error there is no such state
  client.listChangefeeds({ state: 'sleeping' });
  // @ts-expect-error there is no such path
  client.GET('/api/v2/status');
  // @ts-expect-error there is no such method on the path
  client.POST('/api/v1/status');
  // @ts-expect-error the path parameter is missing
  client.GET('/api/v1/changefeeds/{changefeed_id}');
  // @ts-expect-error PATCH is not part of the API
  client.PATCH('/api/v1/status');
  // @ts-expect-error baseUrl is required
  createClient({});
});

test('the methods are typed by path', async () => {
  const { data, error } = await client.GET('/api/v1/changefeeds', {
    params: { query: { state: 'normal' } },
  });
  expectTypeOf(data?.[0]?.checkpoint_tso).toEqualTypeOf<bigint | undefined>();
  if (typeof error === 'object') expectTypeOf(error.error_code).toEqualTypeOf<string>();
  const { data: text } = await client.GET('/api/v1/changefeeds', { parseAs: 'text' });
  expectTypeOf(text).toEqualTypeOf<string | undefined>();
  await client.POST('/api/v1/changefeeds', { body: { ...feed, start_ts: 1n, target_ts: 2 } });
  await client.PUT('/api/v1/captures/drain', { body: { capture_id: 'b' } });
  await client.DELETE('/api/v1/changefeeds/{changefeed_id}', {
    params: { path: { changefeed_id: 'a' } },
  });
});

test('the global fetch is accepted', () => {
  expectTypeOf(createClient).toBeCallableWith({
    baseUrl: 'http://host',
    fetch,
    headers: { a: 'b' },
  });
});

test('waits resolve with the changefeed, that for a removal with nothing', () => {
  for (const wait of [createAndWait, pauseAndWait, resumeAndWait, updateAndWait, moveAndWait]) {
    expectTypeOf(wait).returns.resolves.toEqualTypeOf<ChangefeedDetail>();
  }
  expectTypeOf(reconfigureChangefeed).returns.resolves.toEqualTypeOf<ChangefeedDetail>();
  expectTypeOf(removeAndWait).returns.resolves.toEqualTypeOf<void>();
});
