// server-behaviour/changefeeds.md#update: updating a changefeed.
import { expect, test } from 'vitest';
import {
  empty,
  error,
  expectResponse,
  plain,
  refused,
  releases,
  sink_uri,
  useReleases,
} from '../releases.js';

const at = useReleases([
  ...releases,
  '6.1.3',
  '6.1.4',
  '6.2.0',
  '6.4.0',
  '6.5.0',
  '6.5.1',
  '6.6.0',
  '7.0.0',
]);

/** Puts a stopped changefeed `a` there. */
async function createStopped(release: string, more: object = {}) {
  const { create, post, advance } = at(release);
  await create('a', more);
  await post('/changefeeds/a/pause');
  advance(2_000);
}

const put = (release: string, body: object | string) => at(release).put('/changefeeds/a', body);

const updateRefused = (reason: string) =>
  refused('CDC:ErrChangefeedUpdateRefused', `changefeed update error: ${reason}`);

const unchanged = updateRefused('changefeed config is the same with the old one, do nothing');

test.each(releases)(
  'server-behaviour/changefeeds.md#update-fields-that-count: each of the six changes something, and the same again does not, in %s',
  async (release) => {
    await createStopped(release);
    for (const body of [
      '{"target_ts":18446744073709551615}',
      '{"sink_uri":"blackhole://b/"}',
      '{"filter_rules":["db.*"]}',
      '{"ignore_txn_start_ts":[18446744073709551615]}',
      '{"mounter_worker_num":32}',
      '{"sink_config":{"protocol":""}}',
    ]) {
      expectResponse(await put(release, body), empty(202));
      at(release).advance(1_000);
      expectResponse(await put(release, body), unchanged);
    }
    const { text } = await at(release).get('/changefeeds/a');
    expect(text).toContain('"target_ts": 18446744073709551615,');
    expect(text).toContain('"sink_uri": "blackhole://b/",');
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#update-fields-ignored: change nothing by themselves in %s',
  async (release) => {
    await createStopped(release);
    for (const body of [
      { changefeed_id: 'b' },
      { changefeed_id: 'a_b' },
      { start_ts: 1 },
      { force_replicate: true },
      { ignore_ineligible_table: true },
      { timezone: 'Mars/Base' },
      { nope: 1 },
    ]) {
      expectResponse(await put(release, body), unchanged);
    }
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#update-zero-values: reset nothing in %s',
  async (release) => {
    const given = { filter_rules: ['db.t1'], ignore_txn_start_ts: [1], mounter_worker_num: 3 };
    await createStopped(release, { ...given, sink_config: { protocol: '' } });
    expectResponse(await put(release, '{"target_ts":18446744073709551615}'), empty(202));
    at(release).advance(1_000);
    for (const body of [
      { target_ts: 0 },
      { sink_uri: '' },
      { filter_rules: [] },
      { filter_rules: null },
      { ignore_txn_start_ts: [] },
      { mounter_worker_num: 0 },
      { sink_config: null },
      given,
    ]) {
      expectResponse(await put(release, body), unchanged);
    }
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#update-order-of-checks: target_ts, filter_rules, sink, no change in %s',
  async (release) => {
    await createStopped(release);
    const bad = { target_ts: 1, filter_rules: ['db'], sink_uri: 'foo://' };
    const reasons: string[] = [];
    for (const body of [bad, { ...bad, target_ts: 0 }, { sink_uri: 'foo://' }, {}]) {
      reasons.push(JSON.parse((await put(release, body)).text).error_msg);
    }
    expect(reasons).toEqual([
      expect.stringContaining('can not update target-ts:1 less than start-ts:'),
      expect.stringContaining('changefeed update error: [CDC:ErrFilterRuleInvalid]'),
      expect.stringContaining('[CDC:ErrSinkURIInvalid]the sink scheme (foo) is not supported'),
      expect.stringContaining('changefeed config is the same with the old one'),
    ]);
  },
);

const onlyStopped = 'can only update changefeed config when it is stopped';

test.each(['5.2.4', '5.3.4', '5.4.3', '6.0.0', '6.1.7', '6.5.12', '6.6.0'])(
  'server-behaviour/changefeeds.md#update-state-not-allowed: only stopped will do in %s',
  async (release) => {
    const { create, advance, sandbox } = at(release);
    await create('a');
    expectResponse(await put(release, 'no JSON'), updateRefused(onlyStopped));
    sandbox().cluster.fail('a', { code: 'CDC:ErrSnapshotLostByGC', message: 'lost' });
    advance(2_000);
    expectResponse(await put(release, { mounter_worker_num: 3 }), updateRefused(onlyStopped));
  },
);

test.each(['7.0.0', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/changefeeds.md#update-state-not-allowed: failed will do too in %s',
  async (release) => {
    const { create, get, advance, sandbox } = at(release);
    await create('a');
    expectResponse(await put(release, 'no JSON'), updateRefused(`${onlyStopped} or failed`));
    sandbox().cluster.fail('a', { code: 'CDC:ErrSnapshotLostByGC', message: 'lost' });
    advance(2_000);
    expect((await get('/changefeeds/a')).text).toContain('"state": "failed"');
    expectResponse(await put(release, { mounter_worker_num: 3 }), empty(202));
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#update-bad-body: 400 as text without a code in %s',
  async (release) => {
    await createStopped(release);
    expectResponse(await put(release, ''), error(400, 'EOF', '', plain));
    const text =
      'json: cannot unmarshal string into Go struct field ChangefeedConfig.target_ts of type uint64';
    expectResponse(await put(release, '{"target_ts":"1"}'), error(400, text, '', plain));
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#update-target-ts-not-after-start-ts: equal is refused too, without a preface, in %s',
  async (release) => {
    const start = BigInt(at(release).sandbox().cluster.now()) << 18n;
    const body = `{"changefeed_id":"a","sink_uri":"blackhole://","start_ts":${start}}`;
    expectResponse(await at(release).post('/changefeeds', body), empty(202));
    at(release).advance(2_000);
    await at(release).post('/changefeeds/a/pause');
    at(release).advance(2_000);
    for (const target of [1n, start]) {
      const text = `can not update target-ts:${target} less than start-ts:${start}`;
      const wanted = refused('CDC:ErrChangefeedUpdateRefused', text);
      expectResponse(await put(release, `{"target_ts":${target}}`), wanted);
    }
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#update-target-ts-below-checkpoint: is taken in %s',
  async (release) => {
    await at(release).create('a');
    at(release).advance(60_000);
    await at(release).post('/changefeeds/a/pause');
    at(release).advance(2_000);
    const { text } = await at(release).get('/changefeeds/a');
    const [, start = ''] = /"start_ts": (\d+)/.exec(text) ?? [];
    const [, checkpoint = ''] = /"checkpoint_tso": (\d+)/.exec(text) ?? [];
    expect(BigInt(checkpoint) > BigInt(start) + 1n).toBe(true);
    expectResponse(await put(release, `{"target_ts":${BigInt(start) + 1n}}`), empty(202));
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#update-bad-filter: with the code of its own inside in %s',
  async (release) => {
    await createStopped(release);
    const { status, text } = await put(release, { filter_rules: ['db'] });
    const { error_msg, error_code } = JSON.parse(text);
    expect([status, error_code]).toEqual([400, 'CDC:ErrChangefeedUpdateRefused']);
    expect(error_msg).toMatch(
      /^\[CDC:ErrChangefeedUpdateRefused\]changefeed update error: \[CDC:ErrFilterRuleInvalid\].*(missing|wrong) table pattern$/,
    );
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#update-sink-invalid: 400 with the cause, whatever it is, in %s',
  async (release) => {
    await createStopped(release);
    const scheme = '[CDC:ErrSinkURIInvalid]the sink scheme (foo) is not supported';
    expectResponse(await put(release, { sink_uri: 'foo://' }), updateRefused(scheme));
    at(release).sandbox().cluster.fault({ kind: 'sink-unreachable' });
    const { status, text } = await put(release, {
      sink_uri: 'kafka://h:9092/t?protocol=canal-json',
    });
    expect([status, JSON.parse(text).error_code]).toEqual([400, 'CDC:ErrChangefeedUpdateRefused']);
    const isOld = /^[56]/.test(release);
    const code = isOld ? 'CDC:ErrKafkaNewSaramaProducer' : 'CDC:ErrKafkaNewProducer';
    expect(text).toContain(`changefeed update error: [${code}]`);
  },
);

const avro = { sink_config: { protocol: 'avro' } };
const incompatible = updateRefused(
  "[CDC:ErrSinkURIInvalid]sink uri invalid 'protocol avro is incompatible with mysql scheme'",
);

test.each(['6.1.4', '6.1.7', '6.5.1', '6.5.12'])(
  'server-behaviour/changefeeds.md#update-sink-config-alone: refused in %s',
  async (release) => {
    await createStopped(release, { sink_uri: 'mysql://h:3306/' });
    expectResponse(await put(release, avro), incompatible);
  },
);

test.each([
  ...['5.2.4', '5.3.4', '5.4.3', '6.0.0', '6.1.3', '6.2.0', '6.4.0', '6.5.0'],
  ...['6.6.0', '7.1.6', '7.5.7', '8.1.2', '8.5.7'],
])(
  'server-behaviour/changefeeds.md#update-sink-config-alone: not checked against the URI in %s',
  async (release) => {
    await createStopped(release, { sink_uri: 'mysql://h:3306/' });
    expectResponse(await put(release, avro), empty(202));
  },
);

test('server-behaviour/changefeeds.md#update-sink-invalid: a new URI is checked with the settings that are there', async () => {
  await createStopped('6.5.12', {
    sink_uri: 'kafka://h:9092/t',
    sink_config: { protocol: 'canal-json' },
  });
  const cause =
    "[CDC:ErrSinkURIInvalid]sink uri invalid 'protocol canal-json is incompatible with mysql scheme'";
  expectResponse(await put('6.5.12', { sink_uri: 'mysql://h:3306/' }), updateRefused(cause));
});

test('server-behaviour/changefeeds.md#update-protocol-in-uri: v8.5.7 does not read the protocol of a new URI', async () => {
  await createStopped('8.5.7');
  const cause =
    "[CDC:ErrKafkaInvalidConfig]kafka config invalid: [CDC:ErrSinkUnknownProtocol]unknown '' message protocol for sink";
  const sink_uri = 'file:///data?protocol=csv';
  expectResponse(await put('8.5.7', { sink_uri }), updateRefused(cause));
});

test.each(releases)(
  'server-behaviour/changefeeds.md#update-nothing-changed: {} and null are refused in %s',
  async (release) => {
    await createStopped(release);
    for (const body of [
      '{}',
      'null',
      { sink_uri },
      { mounter_worker_num: 16 },
      { filter_rules: ['*.*'] },
    ]) {
      expectResponse(await put(release, body), unchanged);
    }
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#update-success: 202 without a body, and the changefeed stays stopped until it is resumed in %s',
  async (release) => {
    const { get, post, advance } = at(release);
    await createStopped(release);
    expectResponse(await put(release, '{"target_ts":18446744073709551615}'), empty(202));
    advance(5_000);
    expect((await get('/changefeeds/a')).text).toContain('"state": "stopped"');
    await post('/changefeeds/a/resume');
    advance(2_000);
    const { text } = await get('/changefeeds/a');
    expect(text).toContain('"target_ts": 18446744073709551615,');
    expect(text).toContain('"state": "normal"');
  },
);

test.each(releases.slice(1))(
  'server-behaviour/changefeeds.md#update-unconditional-put: of two updates in one tick the later one stands alone in %s',
  async (release) => {
    await createStopped(release);
    expectResponse(await put(release, '{"target_ts":18446744073709551615}'), empty(202));
    expectResponse(await put(release, { sink_uri: 'blackhole://b/' }), empty(202));
    at(release).advance(1_000);
    const { text } = await at(release).get('/changefeeds/a');
    expect(text).toContain('"sink_uri": "blackhole://b/",');
    expect(text).toContain('"target_ts": 0,');
  },
);
