// server-behaviour/changefeeds.md#create: creating a changefeed, its fields and the order of checks.
import { expect, test } from 'vitest';
import {
  empty,
  expectResponse,
  plain,
  refused,
  releases,
  sink_uri,
  useReleases,
} from '../releases.js';

const at = useReleases([...releases, '6.1.3', '6.5.3']);

/** Creates the changefeed `a` and returns its detail as text once it runs. */
async function created(release: string, more: object | string): Promise<string> {
  const { post, get, advance } = at(release);
  const body = typeof more === 'string' ? more : { changefeed_id: 'a', sink_uri, ...more };
  expectResponse(await post('/changefeeds', body), empty(202));
  advance(2_000);
  return (await get('/changefeeds/a')).text;
}

const invalid = (text: string) => refused('CDC:ErrAPIInvalidParam', text);

test.each(releases)(
  'server-behaviour/changefeeds.md#create-changefeed-id: required, empty is refused too in %s',
  async (release) => {
    const { post } = at(release);
    const wanted = invalid('invalid changefeed_id: ');
    expectResponse(await post('/changefeeds', { sink_uri }), wanted);
    expectResponse(await post('/changefeeds', { changefeed_id: '', sink_uri }), wanted);
    expect(await created(release, { changefeed_id: 'a' })).toContain('"id": "a"');
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#create-sink-uri: required in %s',
  async (release) => {
    const { status, text } = await at(release).post('/changefeeds', { changefeed_id: 'a' });
    expect([status, JSON.parse(text).error_code]).toEqual([400, 'CDC:ErrSinkURIInvalid']);
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#create-start-ts: 0 and none are the present, others as given in %s',
  async (release) => {
    const { sandbox } = at(release);
    const now = BigInt(sandbox().cluster.now()) << 18n;
    expect(await created(release, {})).toContain(`"start_ts": ${now + 1n},`);
    sandbox().cluster.reset();
    expect(await created(release, { start_ts: 0 })).toContain(`"start_ts": ${now + 1n},`);
    sandbox().cluster.reset();
    const body = `{"changefeed_id":"a","sink_uri":"blackhole://","start_ts":${now - 7n}}`;
    expect(await created(release, body)).toContain(`"start_ts": ${now - 7n},`);
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#create-target-ts: 0 and none have no end, others as given in %s',
  async (release) => {
    expect(await created(release, { target_ts: 0 })).toContain('"target_ts": 0,');
    at(release).sandbox().cluster.reset();
    const body = '{"changefeed_id":"a","sink_uri":"blackhole://","target_ts":18446744073709551615}';
    expect(await created(release, body)).toContain('"target_ts": 18446744073709551615,');
  },
);

const withIneligible = useReleases(releases, { tables: ['db.t1', 'db.bad:ineligible'] });

/** Number of tables that a running changefeed `a` replicates. */
async function tables(release: string): Promise<number> {
  const { text } = await withIneligible(release).get('/changefeeds/a');
  const status: { table_ids?: unknown[] }[] = JSON.parse(text).task_status;
  return status.flatMap(({ table_ids = [] }) => table_ids).length;
}

test.each(releases)(
  'server-behaviour/changefeeds.md#create-force-replicate: takes tables that are not eligible in %s',
  async (release) => {
    await withIneligible(release).create('a', { force_replicate: true });
    expect(await tables(release)).toBe(2);
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#create-ignore-ineligible-table: leaves them out in %s',
  async (release) => {
    await withIneligible(release).create('a', { ignore_ineligible_table: true });
    expect(await tables(release)).toBe(1);
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#create-filter-rules: empty, null and none are all tables in %s',
  async (release) => {
    for (const given of [
      {},
      { filter_rules: [] },
      { filter_rules: null },
      { filter_rules: ['*.*'] },
    ]) {
      await withIneligible(release).create('a', { ...given, force_replicate: true });
      expect(await tables(release)).toBe(2);
      withIneligible(release).sandbox().cluster.reset();
    }
    await withIneligible(release).create('a', { filter_rules: ['db.*', '!db.bad'] });
    expect(await tables(release)).toBe(1);
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#create-ignore-txn-start-ts: none, empty or a list of uint64 in %s',
  async (release) => {
    const start = '{"changefeed_id":"a","sink_uri":"blackhole://","ignore_txn_start_ts":';
    for (const value of ['null', '[]', '[1,18446744073709551615]']) {
      expectResponse(await at(release).post('/changefeeds', `${start}${value}}`), empty(202));
      at(release).sandbox().cluster.reset();
    }
    const wrong = await at(release).post('/changefeeds', `${start}[-1]}`);
    expect([wrong.status, wrong.type]).toEqual([400, plain]);
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#create-mounter-worker-num: 0 is 16, negative is taken in %s',
  async (release) => {
    const { create, post, put, advance } = at(release);
    await create('a', { mounter_worker_num: 0 });
    await post('/changefeeds/a/pause');
    advance(2_000);
    const same = await put('/changefeeds/a', { mounter_worker_num: 16 });
    expect(same.text).toContain('changefeed config is the same with the old one, do nothing');
    const body = { changefeed_id: 'b', sink_uri: 'blackhole://b/', mounter_worker_num: -1 };
    expectResponse(await post('/changefeeds', body), empty(202));
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#create-sink-config: null or an object, of which names are ignored that the release does not know, in %s',
  async (release) => {
    for (const sink_config of [null, {}, { dispatchers: null }, { nope: { deep: [1] } }]) {
      await created(release, { sink_config });
      at(release).sandbox().cluster.reset();
    }
    const wrong = await at(release).post('/changefeeds', { sink_config: { dispatchers: 1 } });
    expect(wrong.type).toBe(plain);
  },
);

/** Whether a release knows a name in `sink_config`: then a value of a wrong type is refused. */
async function knows(release: string, sink_config: object): Promise<boolean> {
  const { post, sandbox } = at(release);
  const { status } = await post('/changefeeds', { changefeed_id: 'a', sink_uri, sink_config });
  sandbox().cluster.reset();
  return status === 400;
}

test.each([
  [{ dispatchers: 1 }, releases],
  [{ 'column-selectors': 1 }, releases.slice(2)],
  [{ dispatchers: [{ topic: 1 }] }, releases.slice(3)],
  [{ dispatchers: [{ partition: 1 }] }, releases.slice(4)],
  [{ 'schema-registry': 1 }, releases.slice(4)],
  [{ csv: 1 }, releases.slice(5)],
  [{ csv: { delimiter: 1 } }, releases.slice(5)],
  [{ 'file-index-digit': 'x' }, releases.slice(5)],
  [{ 'safe-mode': 1 }, releases.slice(6)],
  [{ dispatchers: [{ columns: 1 }] }, releases.slice(7)],
  [{ 'send-bootstrap-in-msg-count': 'x' }, releases.slice(7)],
  [{ 'debezium-disable-schema': 1 }, releases.slice(8)],
  [{ open: 1 }, releases.slice(7)],
])(
  'server-behaviour/changefeeds.md#create-sink-config: %j is looked at by %j alone',
  async (sinkConfig, knowing) => {
    const found: string[] = [];
    for (const release of releases) {
      if (await knows(release, sinkConfig)) found.push(release);
    }
    expect(found).toEqual(knowing);
  },
);

test.each(releases)(
  "server-behaviour/changefeeds.md#create-timezone: an IANA name, or the server's own, in %s",
  async (release) => {
    for (const timezone of ['', 'system', 'LOCAL', 'UTC', 'Asia/Shanghai']) {
      await created(release, { timezone });
      at(release).sandbox().cluster.reset();
    }
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#create-namespace: the changefeed is always stored under default; unknown before v6.1, in %s',
  async (release) => {
    const hasIt = !/^(5|6\.0)\./.test(release);
    expect(JSON.parse(await created(release, { namespace: 'other' })).namespace).toBe(
      hasIt ? 'default' : undefined,
    );
    const wrong = await at(release).post('/changefeeds', {
      changefeed_id: 'b',
      sink_uri,
      namespace: 1,
    });
    expect(wrong.type).toBe(hasIt ? plain : null);
  },
);

/** Refusals met one after the other, the mistake being mended each time: codes, or the last status. */
async function mistakes(release: string): Promise<string[]> {
  const { create, post, sandbox } = withIneligible(release);
  await create('a', { ignore_ineligible_table: true });
  const met: string[] = [];
  const meet = async (body: object | string) => {
    const { status, text } = await post('/changefeeds', body);
    const [, code = String(status)] = /\[(.*?)\]/.exec(text) ?? [];
    met.push(code);
  };
  const all = {
    changefeed_id: 'b',
    sink_uri: 'kafka://h:9092/t?protocol=foo',
    start_ts: 1,
    target_ts: 1,
    filter_rules: ['db'],
    timezone: 'Mars/Base',
  };
  await meet('{');
  await meet({ ...all, sink_uri: '', changefeed_id: 'b_' });
  await meet({ ...all, changefeed_id: 'b_' });
  const end = sandbox().cluster.fault({ kind: 'pd-unreachable' });
  await meet({ ...all, changefeed_id: 'a' });
  await meet(all);
  end();
  const future = '18446744073709551615';
  await meet(JSON.stringify(all).replace('"start_ts":1', `"start_ts":${future}`));
  await meet(all);
  await meet({ ...all, start_ts: 0 });
  await meet({ ...all, start_ts: 0, target_ts: 0 });
  const taken = { ...all, start_ts: 0, target_ts: 0, sink_uri: 'foo://h/' };
  await meet(taken);
  await meet({ ...taken, filter_rules: ['*.*'] });
  await meet({ ...taken, filter_rules: ['db.t1'] });
  await meet({ ...taken, filter_rules: ['db.t1'], timezone: '' });
  await meet({ ...taken, filter_rules: ['db.t1'], timezone: '', sink_uri: 'blackhole://b/' });
  return met;
}

const first = [
  'CDC:ErrAPIInvalidParam',
  'CDC:ErrSinkURIInvalid',
  'CDC:ErrAPIInvalidParam',
  'CDC:ErrChangeFeedAlreadyExists',
  'CDC:ErrPDEtcdAPIError',
];
const times = ['CDC:ErrStartTsBeforeGC', 'CDC:ErrTargetTsBeforeStartTs'];
const last = [
  'CDC:ErrFilterRuleInvalid',
  'CDC:ErrTableIneligible',
  'CDC:ErrAPIInvalidParam',
  'CDC:ErrSinkURIInvalid',
  '202',
];

test.each(['5.2.4', '5.3.4', '5.4.3', '6.0.0', '6.1.7', '6.5.12'])(
  'server-behaviour/changefeeds.md#create-order-of-checks: from the body to the sink, in %s',
  async (release) => {
    const tooLate = ['CDC:ErrTargetTsBeforeStartTs'];
    const wanted = [...first, ...tooLate, ...times, 'CDC:ErrFilterRuleInvalid', ...last];
    expect(await mistakes(release)).toEqual(wanted);
  },
);

test.each(['7.1.6', '7.5.7'])(
  'server-behaviour/changefeeds.md#create-order-of-sink-config: before the filter rules in %s',
  async (release) => {
    const tooLate = ['CDC:ErrTargetTsBeforeStartTs'];
    const wanted = [...first, ...tooLate, ...times, 'CDC:ErrSinkUnknownProtocol', ...last];
    expect(await mistakes(release)).toEqual(wanted);
  },
);

test.each(['8.1.2', '8.5.7'])(
  'server-behaviour/changefeeds.md#create-order-of-checks: a start in the future comes first of the times, in %s',
  async (release) => {
    const tooLate = ['CDC:ErrAPIInvalidParam'];
    const wanted = [...first, ...tooLate, ...times, 'CDC:ErrSinkUnknownProtocol', ...last];
    expect(await mistakes(release)).toEqual(wanted);
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#create-order-of-filter-rules: with force_replicate they are read after the time zone in %s',
  async (release) => {
    const body = { changefeed_id: 'a', sink_uri, filter_rules: ['db'], force_replicate: true };
    const { text } = await at(release).post('/changefeeds', { ...body, timezone: 'Mars/Base' });
    const late = /^(5|6\.[01])\./.test(release);
    expect(text).toContain(late ? 'ErrAPIInvalidParam]invalid api' : 'ErrFilterRuleInvalid]');
    const mended = await at(release).post('/changefeeds', body);
    expect(mended.text).toContain('[CDC:ErrFilterRuleInvalid]');
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#create-success: 202 without a body, normal, unified, with the version where it is shown, in %s',
  async (release) => {
    const detail = JSON.parse(await created(release, {}));
    expect(detail).toMatchObject({ state: 'normal', sort_engine: 'unified' });
    const isShown = !/^(5|6\.[01])\./.test(release);
    expect(detail.creator_version).toBe(isShown ? `v${release}` : '');
  },
);
