// A user's program. It is compiled strictly with the installed package and run against a mock on several Node.js releases.
import assert from 'node:assert/strict';
import { createClient, TicdcError } from 'ticdc-openapi';
import type { components } from 'ticdc-openapi/types';

const baseUrl = process.argv[2] ?? 'http://127.0.0.1:8300';
const ticdc = createClient({ baseUrl });

const [changefeed] = await ticdc.listChangefeeds({ state: 'normal' });
assert(changefeed);
const checkpoint: bigint = changefeed.checkpoint_tso;
assert.equal(checkpoint, 426921294362574849n);

const detail: components['schemas']['ChangefeedDetail'] = await ticdc.getChangefeed('test1');
assert.equal(detail.target_ts, 0n);
assert.deepEqual(detail.task_status?.[0]?.table_ids, [63n, 65n]);

const nothing: undefined = await ticdc.createChangefeed({
  changefeed_id: 'test5',
  sink_uri: 'blackhole://',
  start_ts: 426919038970232833n,
  target_ts: 0,
});
assert.equal(nothing, undefined);
await ticdc.updateChangefeed('test1', { mounter_worker_num: 32 });

const { data, response } = await ticdc.GET('/api/v1/processors/{changefeed_id}/{capture_id}', {
  params: { path: { changefeed_id: 'test1', capture_id: '561c3784-77f0-4863-ad52-65a3436db6af' } },
});
assert.equal(response.status, 200);
assert.equal(data?.checkpoint_ts, 426919123303006208n);

await assert.rejects(ticdc.getChangefeed('a_b'), (error) => {
  assert(error instanceof TicdcError);
  assert.equal(error.status, 400);
  assert.equal(error.code, 'CDC:ErrAPIInvalidParam');
  assert.equal(error.operationId, 'getChangefeed');
  return true;
});

const wrong = { changefeed_id: 'a', sink_uri: 'blackhole://', start_ts: '1' };
// @ts-expect-error a TSO is not a string
await ticdc.createChangefeed(wrong).catch(() => {});
// @ts-expect-error a TSO in a response is a bigint, not a number
const rounded: number = changefeed.checkpoint_tso;
void rounded;

console.log('consumer: ok');
