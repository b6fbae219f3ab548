// Tests the types of every operation: parameters and results, and calls that must not compile.
import { expectTypeOf, test } from 'vitest';
import type { operations } from '../../../generated/schema.js';
import type {
  CallOptions,
  Capture,
  ChangefeedCommonInfo,
  ChangefeedDetail,
  CreateChangefeedRequest,
  DrainCaptureRequest,
  DrainCaptureResult,
  MoveTableRequest,
  OperationId,
  ProcessorCommonInfo,
  ProcessorDetail,
  ServerStatus,
  SetLogLevelRequest,
  TicdcClient,
  UpdateChangefeedRequest,
} from '../../../src/client/index.js';

declare const client: TicdcClient;

type Signature<Parameters extends readonly unknown[], Result> = readonly [Parameters, Result];
type OnChangefeed = Signature<[changefeedId: string, options?: CallOptions], undefined>;
type Query = operations['listChangefeeds']['parameters']['query'];

interface Signatures {
  getServerStatus: Signature<[options?: CallOptions], ServerStatus>;
  getHealth: Signature<[options?: CallOptions], undefined>;
  setLogLevel: Signature<[body: SetLogLevelRequest, options?: CallOptions], undefined>;
  listChangefeeds: Signature<[query?: Query, options?: CallOptions], ChangefeedCommonInfo[]>;
  createChangefeed: Signature<[body: CreateChangefeedRequest, options?: CallOptions], undefined>;
  getChangefeed: Signature<[changefeedId: string, options?: CallOptions], ChangefeedDetail>;
  updateChangefeed: Signature<
    [changefeedId: string, body: UpdateChangefeedRequest, options?: CallOptions],
    undefined
  >;
  removeChangefeed: OnChangefeed;
  pauseChangefeed: OnChangefeed;
  resumeChangefeed: OnChangefeed;
  rebalanceTables: OnChangefeed;
  moveTable: Signature<
    [changefeedId: string, body: MoveTableRequest, options?: CallOptions],
    undefined
  >;
  resignOwner: Signature<[options?: CallOptions], undefined>;
  listProcessors: Signature<[options?: CallOptions], ProcessorCommonInfo[]>;
  getProcessor: Signature<
    [changefeedId: string, captureId: string, options?: CallOptions],
    ProcessorDetail
  >;
  listCaptures: Signature<[options?: CallOptions], Capture[]>;
  drainCapture: Signature<[body: DrainCaptureRequest, options?: CallOptions], DrainCaptureResult>;
}

test('every operation has its parameters and its result', () => {
  type Actual = {
    [Id in OperationId]: Signature<
      Parameters<TicdcClient[Id]>,
      Awaited<ReturnType<TicdcClient[Id]>>
    >;
  };
  expectTypeOf<{ [Id in keyof Signatures]: Signatures[Id] }>().toEqualTypeOf<Actual>();
});

test('operations of captures and of the cluster: wrong calls do not compile', () => {
  // @ts-expect-error it takes no ID
  client.getServerStatus('capture');
  // @ts-expect-error there is no such option
  client.getHealth({ retries: 3 });
  // @ts-expect-error it takes no body
  client.resignOwner({ capture_id: 'a' });
  // @ts-expect-error it takes no query
  client.listCaptures({ state: 'all' });
  // @ts-expect-error the body is required
  client.drainCapture();
  // @ts-expect-error capture_id is required
  client.drainCapture({});
  // @ts-expect-error there is no such field
  client.drainCapture({ capture_id: 'a', force: true });
  // @ts-expect-error capture_id is a text
  client.drainCapture({ capture_id: 1 });
  // @ts-expect-error log_level is required
  client.setLogLevel({});
  // @ts-expect-error there is no such level
  client.setLogLevel({ log_level: 'trace' });
  // @ts-expect-error there is no such field
  client.setLogLevel({ log_level: 'info', level: 'info' });
});

test('operations of changefeeds without a body: wrong calls do not compile', () => {
  // @ts-expect-error the ID is required
  client.getChangefeed();
  // @ts-expect-error the ID is a text
  client.getChangefeed(1);
  // @ts-expect-error the ID is required
  client.removeChangefeed({});
  // @ts-expect-error the ID is a text
  client.pauseChangefeed(1n);
  // @ts-expect-error the ID is not an object
  client.resumeChangefeed({ changefeed_id: 'a' });
  // @ts-expect-error it takes no body
  client.rebalanceTables('a', { capture_id: 'b' });
  // @ts-expect-error there is no such state
  client.listChangefeeds({ state: 'running' });
  // @ts-expect-error there is no such parameter
  client.listChangefeeds({ states: ['normal'] });
});

test('operations of processors: wrong calls do not compile', () => {
  // @ts-expect-error it takes no ID
  client.listProcessors('a');
  // @ts-expect-error the ID of the capture is required
  client.getProcessor('a');
  // @ts-expect-error the ID of the capture is a text
  client.getProcessor('a', 1);
});

test('createChangefeed: wrong calls do not compile', () => {
  const feed = { changefeed_id: 'a', sink_uri: 'blackhole://' };
  // @ts-expect-error changefeed_id is required
  client.createChangefeed({ sink_uri: 'blackhole://' });
  // @ts-expect-error sink_uri is required
  client.createChangefeed({ changefeed_id: 'a' });
  // @ts-expect-error there is no such field
  client.createChangefeed({ ...feed, start_tso: 1n });
  // @ts-expect-error a TSO is not a text
  client.createChangefeed({ ...feed, target_ts: '426921294362574849' });
  // @ts-expect-error nor are those of a list
  client.createChangefeed({ ...feed, ignore_txn_start_ts: ['1'] });
  // @ts-expect-error only 64-bit integers are bigint
  client.createChangefeed({ ...feed, mounter_worker_num: 16n });
  // @ts-expect-error rules are a list
  client.createChangefeed({ ...feed, filter_rules: '*.*' });
  // @ts-expect-error there is no such protocol
  client.createChangefeed({ ...feed, sink_config: { protocol: 'json' } });
  // @ts-expect-error there is no such field of a rule
  client.createChangefeed({ ...feed, sink_config: { dispatchers: [{ rule: '*.*' }] } });
  // @ts-expect-error a switch is a boolean
  client.createChangefeed({ ...feed, force_replicate: 'true' });
});

test('updateChangefeed: wrong calls do not compile', () => {
  // @ts-expect-error the body is required
  client.updateChangefeed('a');
  // @ts-expect-error the ID comes first
  client.updateChangefeed({ target_ts: 1n });
  // @ts-expect-error the start cannot be changed
  client.updateChangefeed('a', { start_ts: 1n });
  // @ts-expect-error a TSO is not a text
  client.updateChangefeed('a', { target_ts: '1' });
  // @ts-expect-error a TSO is not a date
  client.updateChangefeed('a', { target_ts: new Date() });
});

test('moveTable: wrong calls do not compile', () => {
  // @ts-expect-error table_id is required
  client.moveTable('a', { capture_id: 'b' });
  // @ts-expect-error capture_id is required
  client.moveTable('a', { table_id: 1n });
  // @ts-expect-error table_id is not a text
  client.moveTable('a', { capture_id: 'b', table_id: '1' });
  // @ts-expect-error there is no such field
  client.moveTable('a', { capture_id: 'b', table_id: 1n, table: 'shop.orders' });
});

test('results: a 64-bit integer is not a number, and wrong fields do not compile', async () => {
  const detail = await client.getChangefeed('a');
  // @ts-expect-error a TSO is a bigint
  expectTypeOf<number>(detail.checkpoint_tso);
  // @ts-expect-error the list has checkpoint_tso
  expectTypeOf((await client.listChangefeeds())[0]?.checkpoint_ts);
  const processor = await client.getProcessor('a', 'b');
  // @ts-expect-error a TSO is a bigint
  expectTypeOf<number>(processor.resolved_ts);
  // @ts-expect-error a table ID is a bigint
  expectTypeOf<number[] | null>(processor.table_ids);
  // @ts-expect-error an operation without a result has no fields
  expectTypeOf((await client.pauseChangefeed('a')).state);
  // @ts-expect-error the result is an object, not a list
  expectTypeOf((await client.getServerStatus())[0]);
  // @ts-expect-error a list has an index
  expectTypeOf((await client.listCaptures()).id);
  // @ts-expect-error there is no such field
  expectTypeOf((await client.listProcessors())[0]?.table_ids);
  // @ts-expect-error a number of tables is a number
  expectTypeOf<bigint>((await client.drainCapture({ capture_id: 'a' })).current_table_count);
});
