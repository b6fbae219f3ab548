// server-behaviour/changefeeds.md#create: what creating a changefeed refuses.
import { expect, test } from 'vitest';
import {
  empty,
  expectResponse,
  json,
  refusal,
  refused,
  releases,
  sink_uri,
  useReleases,
} from '../releases.js';

const others = ['5.4.2', '6.1.0', '6.1.1', '6.2.0', '6.3.0', '6.4.0'];
const later = [
  '6.5.7',
  '6.5.8',
  '6.6.0',
  '7.1.3',
  '7.1.4',
  '7.2.0',
  '7.5.0',
  '7.5.1',
  '7.6.0',
  '8.0.0',
];
const at = useReleases([...releases, ...others, ...later]);
const old = ['5.2.4', '5.3.4', '5.4.3', '6.0.0', '6.1.7'];
const recent = ['6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'];

/** The response to a request that creates `a`. */
const create = (release: string, more: object | string = {}) =>
  at(release).post(
    '/changefeeds',
    typeof more === 'string' ? more : { changefeed_id: 'a', sink_uri, ...more },
  );

const noSink = "sink-uri is empty, can't not create a changefeed without sink-uri";

test.each(['5.2.4', '5.3.4', '5.4.3', '6.0.0', '6.1.0'])(
  'server-behaviour/changefeeds.md#create-sink-uri-empty: with the leftovers of a format in %s',
  async (release) => {
    const text = `sink uri invalid%!(EXTRA string=${noSink})`;
    const wanted = refused('CDC:ErrSinkURIInvalid', text);
    expectResponse(await create(release, { sink_uri: '' }), wanted);
    expectResponse(await at(release).post('/changefeeds', { changefeed_id: 'a_b' }), wanted);
  },
);

test.each(['6.1.1', '6.1.7', '6.2.0', ...recent])(
  'server-behaviour/changefeeds.md#create-sink-uri-empty: in quotes in %s',
  async (release) => {
    const wanted = refused('CDC:ErrSinkURIInvalid', `sink uri invalid '${noSink}'`);
    expectResponse(await create(release, { sink_uri: '' }), wanted);
  },
);

test.each(releases)('server-behaviour/changefeeds.md#create-bad-id: 400 in %s', async (release) => {
  for (const id of ['', 'a_b', '-a', 'a'.repeat(129)]) {
    const wanted = refused('CDC:ErrAPIInvalidParam', `invalid changefeed_id: ${id}`);
    expectResponse(await create(release, { changefeed_id: id }), wanted);
  }
});

test.each<readonly [string, string]>([
  ['5.2.4', 'key: a'],
  ['5.3.4', 'key: a'],
  ['5.4.3', 'key: a'],
  ...['6.0.0', '6.1.7', ...recent].map((release) => [release, 'a'] as const),
])('server-behaviour/changefeeds.md#create-duplicate: 500 in %s', async (release, id) => {
  await at(release).create('a');
  const wanted = refusal(500, 'CDC:ErrChangeFeedAlreadyExists', `changefeed already exists, ${id}`);
  expectResponse(await create(release), wanted);
});

test.each(['6.5.8', '6.5.12', '7.1.4', '7.1.6', '7.5.1', '7.5.7', '8.0.0', '8.1.2', '8.5.7'])(
  'server-behaviour/changefeeds.md#create-duplicate-lost-etcd-race: another code in %s',
  async (release) => {
    expectResponse(await create(release), empty(202));
    const text = 'unexpected meta operation failure: Create changefeed default/a';
    expectResponse(await create(release), refusal(500, 'DFLOW:ErrMetaOpFailed', text));
  },
);

test.each([
  ['5.2.4', 'key: a'],
  ['5.4.3', 'key: a'],
  ['6.0.0', 'a'],
  ['6.1.7', '{default a}'],
  ['6.5.7', 'default/a'],
  ['6.6.0', '{default a}'],
  ['7.1.3', 'default/a'],
  ['7.2.0', 'default/a'],
  ['7.5.0', 'default/a'],
  ['7.6.0', 'default/a'],
])(
  'server-behaviour/changefeeds.md#create-duplicate-lost-etcd-race: the same code in %s',
  async (release, id) => {
    expectResponse(await create(release), empty(202));
    const wanted = refusal(
      500,
      'CDC:ErrChangeFeedAlreadyExists',
      `changefeed already exists, ${id}`,
    );
    expectResponse(await create(release), wanted);
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#create-pd-unreachable: 500 in %s',
  async (release) => {
    const end = at(release).sandbox().cluster.fault({ kind: 'pd-unreachable' });
    const text = 'etcd api call error%!(EXTRA string=fail to get ts from pd client)';
    expectResponse(await create(release), refusal(500, 'CDC:ErrPDEtcdAPIError', text));
    end();
    expectResponse(await create(release), empty(202));
  },
);

const withStart = (start: bigint) =>
  `{"changefeed_id":"a","sink_uri":"blackhole://","start_ts":${start}}`;

test.each(['8.0.0', '8.1.2', '8.5.7'])(
  'server-behaviour/changefeeds.md#create-start-ts-in-the-future: 400 with both TSOs in %s',
  async (release) => {
    const now = (BigInt(at(release).sandbox().cluster.now()) << 18n) + 1n;
    const text = `invalid start-ts ${now + 1n}, larger than current tso ${now}`;
    const wanted = refused('CDC:ErrAPIInvalidParam', text);
    expectResponse(await create(release, withStart(now + 1n)), wanted);
    expectResponse(await create(release, withStart(now)), empty(202));
  },
);

test.each([...old, '6.5.12', '7.1.6', '7.5.7', '7.6.0'])(
  'server-behaviour/changefeeds.md#create-start-ts-in-the-future: taken in %s',
  async (release) => {
    expectResponse(await create(release, withStart(18446744073709551615n)), empty(202));
  },
);

test.each<readonly [string, string, string]>([
  ['5.2.4', 'create', 'earlier than'],
  ['5.3.4', 'create', 'earlier than'],
  ['5.4.2', 'create', 'earlier than'],
  ['6.0.0', 'create', 'earlier than'],
  ['6.1.0', 'create', 'earlier than'],
  ['6.2.0', 'create or maintain', 'earlier than'],
  ['5.4.3', 'create or maintain', 'earlier than or equal to'],
  ['6.1.1', 'create or maintain', 'earlier than or equal to'],
  ['6.1.7', 'create or maintain', 'earlier than or equal to'],
  ['6.3.0', 'create or maintain', 'earlier than or equal to'],
  ...recent.map((release) => [release, 'create or maintain', 'earlier than or equal to'] as const),
])(
  'server-behaviour/changefeeds.md#create-start-ts-before-gc: in the words of %s',
  async (release, what, how) => {
    // TiDB keeps ten minutes of history by default.
    const safepoint = BigInt(at(release).sandbox().cluster.now() - 600_000) << 18n;
    const text = (start: bigint) =>
      `fail to ${what} changefeed because start-ts ${start} is ${how} GC safepoint at ${safepoint}`;
    for (const start of [1n, safepoint]) {
      const wanted = refused('CDC:ErrStartTsBeforeGC', text(start));
      expectResponse(await create(release, withStart(start)), wanted);
    }
    expectResponse(await create(release, withStart(safepoint + 1n)), empty(202));
  },
);

test.each(releases)(
  'server-behaviour/changefeeds.md#create-target-ts-not-after-start-ts: equal is refused too in %s',
  async (release) => {
    const start = BigInt(at(release).sandbox().cluster.now()) << 18n;
    const body = (target: bigint) => withStart(start).replace('}', `,"target_ts":${target}}`);
    for (const target of [1n, start]) {
      const text = `fail to create changefeed because target-ts ${target} is earlier than start-ts ${start}`;
      expectResponse(
        await create(release, body(target)),
        refused('CDC:ErrTargetTsBeforeStartTs', text),
      );
    }
    expectResponse(await create(release, body(start + 1n)), empty(202));
  },
);

const withIneligible = useReleases(releases, {
  tables: ['db.t1:ineligible', 'db.t2:ineligible', 'db.t3'],
});

test.each(releases)(
  'server-behaviour/changefeeds.md#create-ineligible-tables: named, and refused in %s',
  async (release) => {
    const text =
      'some tables are not eligible to replicate([db.t1 db.t2]), if you want to ignore these tables, please set ignore_ineligible_table to true';
    const { post } = withIneligible(release);
    const response = await post('/changefeeds', { changefeed_id: 'a', sink_uri });
    expectResponse(response, refused('CDC:ErrTableIneligible', text));
    const chosen = { changefeed_id: 'a', sink_uri, filter_rules: ['db.t3'] };
    expectResponse(await post('/changefeeds', chosen), empty(202));
  },
);

test.each(['5.4.3', '6.0.0', '6.1.7'])(
  'server-behaviour/changefeeds.md#create-filter-rule-texts: the prefix is doubled in %s',
  async (release) => {
    const text =
      'filter rule is invalid: [CDC:ErrFilterRuleInvalid]filter rule is invalid: at <cmdline>:1: missing table pattern';
    const wanted = refused('CDC:ErrFilterRuleInvalid', text);
    expectResponse(await create(release, { filter_rules: ['db'] }), wanted);
  },
);

test.each([
  ['6.5.12', '&{[db !a.b] <nil> [1 2] []}'],
  ['7.5.7', '&{[db !a.b] <nil> [1 2] []}'],
  ['8.5.7', '&{[db !a.b] [1 2] []}'],
])(
  'server-behaviour/changefeeds.md#create-filter-rule-texts: the filter as Go prints it in %s',
  async (release, struct) => {
    const more = { filter_rules: ['db', '!a.b'], ignore_txn_start_ts: [1, 2] };
    const text = `filter rule is invalid ${struct}: at <cmdline>:1: wrong table pattern`;
    expectResponse(await create(release, more), refused('CDC:ErrFilterRuleInvalid', text));
  },
);

test.each(['6.2.0', ...recent])(
  'server-behaviour/changefeeds.md#create-bad-filter-rule: 400 with its code in %s',
  async (release) => {
    const { status, type, text } = await create(release, { filter_rules: ['db'] });
    const { error_msg, error_code } = JSON.parse(text);
    expect([status, type, error_code]).toEqual([400, json, 'CDC:ErrFilterRuleInvalid']);
    expect(error_msg.startsWith('[CDC:ErrFilterRuleInvalid]filter rule is invalid ')).toBe(true);
    expect(error_msg.endsWith(': at <cmdline>:1: wrong table pattern')).toBe(true);
  },
);

test.each<readonly [string, string]>([
  ['5.2.4', 'unknown time zone Mars/Base'],
  ['5.3.4', 'unknown time zone Mars/Base'],
  ...['5.4.3', '6.0.0', '6.1.7', ...recent].map((release) => [release, 'load timezone'] as const),
])('server-behaviour/changefeeds.md#create-bad-timezone: 400 in %s', async (release, base) => {
  const text = `invalid api parameter: invalid timezone:Mars/Base: [CDC:ErrLoadTimezone]${base}: unknown time zone Mars/Base`;
  const wanted = refused('CDC:ErrAPIInvalidParam', text);
  expectResponse(await create(release, { timezone: 'Mars/Base' }), wanted);
});

test.each(releases)(
  'server-behaviour/changefeeds.md#create-unknown-sink-scheme: 400 in %s',
  async (release) => {
    const wanted = refused('CDC:ErrSinkURIInvalid', 'the sink scheme (foo) is not supported');
    expectResponse(await create(release, { sink_uri: 'foo://h/' }), wanted);
    expectResponse(await create(release, { sink_uri: 'FOO://h/' }), wanted);
    expectResponse(await create(release, { sink_uri: 'BlackHole://' }), empty(202));
  },
);

/** Status, first code of the message, and `error_code` where no sink can be reached. */
async function unreachable(release: string, uri: string) {
  at(release).sandbox().cluster.fault({ kind: 'sink-unreachable' });
  const { status, text } = await create(release, { sink_uri: uri });
  const { error_msg, error_code } = JSON.parse(text);
  return [status, /^\[(.*?)\]/.exec(error_msg)?.[1], error_code];
}

const mysqlCode = 'CDC:ErrMySQLConnectionError';

test.each(old)(
  'server-behaviour/changefeeds.md#create-mysql-unreachable: 400 without a code in %s',
  async (release) => {
    const answered = await unreachable(release, 'mysql://root:s3cret@h:3306/');
    expect(answered).toEqual([400, mysqlCode, '']);
  },
);

test.each(['6.2.0', ...recent])(
  'server-behaviour/changefeeds.md#create-mysql-unreachable: 400 with its code in %s',
  async (release) => {
    for (const scheme of ['mysql', 'mysql+ssl', 'tidb', 'tidb+ssl']) {
      expect(await unreachable(release, `${scheme}://h:3306/`)).toEqual([
        400,
        mysqlCode,
        mysqlCode,
      ]);
    }
  },
);

test('server-behaviour/changefeeds.md#create-mysql-unreachable: the password is not in the response', async () => {
  at('8.5.7').sandbox().cluster.fault({ kind: 'sink-unreachable' });
  const { text } = await create('8.5.7', { sink_uri: 'mysql://root:s3cret@h:3306/' });
  expect(text).not.toContain('s3cret');
});

test.each(releases)(
  'server-behaviour/changefeeds.md#create-kafka-pulsar-and-storage: 500 in %s',
  async (release) => {
    const isOld = /^[56]/.test(release);
    const name = isOld ? 'CDC:ErrKafkaNewSaramaProducer' : 'CDC:ErrKafkaNewProducer';
    const code = old.includes(release) ? '' : name;
    const uri = 'kafka://h:9092/t?protocol=canal-json';
    expect(await unreachable(release, uri)).toEqual([500, name, code]);
    expectResponse(await create(release), empty(202));
  },
);

test.each([
  ['8.5.7', 'pulsar://h:6650/t?protocol=canal-json'],
  ['6.5.12', 's3://bucket/?protocol=csv'],
])(
  'server-behaviour/changefeeds.md#create-kafka-pulsar-and-storage: 500 in %s for %s',
  async (release, uri) => {
    const [status, code, shown] = await unreachable(release, uri);
    expect([status, shown]).toEqual([500, code]);
  },
);

const kafka = { sink_uri: 'kafka://h:9092/t', sink_config: { protocol: 'foo' } };

test.each(['5.2.4', '5.3.4'])(
  'server-behaviour/changefeeds.md#create-unknown-protocol: is the default in %s',
  async (release) => {
    expectResponse(await create(release, kafka), empty(202));
  },
);

test.each<readonly [string, string]>([
  ['5.4.3', 'CDC:ErrMQSinkUnknownProtocol'],
  ['6.0.0', 'CDC:ErrMQSinkUnknownProtocol'],
  ['6.1.7', 'CDC:ErrMQSinkUnknownProtocol'],
  ['6.2.0', 'CDC:ErrMQSinkUnknownProtocol'],
  ['6.4.0', 'CDC:ErrMQSinkUnknownProtocol'],
  ...recent.map((release) => [release, 'CDC:ErrSinkUnknownProtocol'] as const),
])('server-behaviour/changefeeds.md#create-unknown-protocol: 500 in %s', async (release, code) => {
  const { status, type, text } = await create(release, kafka);
  expect([status, type, JSON.parse(text).error_code]).toEqual([500, json, code]);
});

const both = { dispatchers: [{ matcher: ['*.*'], dispatcher: 'ts', partition: 'ts' }] };

test.each(['5.2.4', '5.3.4', '5.4.3', '6.0.0'])(
  'server-behaviour/changefeeds.md#create-dispatcher-and-partition: %s does not know partition',
  async (release) => {
    const sinkUri = 'kafka://h:9092/t';
    expectResponse(await create(release, { sink_uri: sinkUri, sink_config: both }), empty(202));
  },
);

test.each(['6.1.7', '6.2.0', ...recent])(
  'server-behaviour/changefeeds.md#create-dispatcher-and-partition: 500 in %s',
  async (release) => {
    const { status, text } = await create(release, {
      sink_uri: 'kafka://h:9092/t?protocol=canal-json',
      sink_config: both,
    });
    const { error_msg, error_code } = JSON.parse(text);
    expect([status, error_code]).toEqual([500, 'CDC:ErrSinkInvalidConfig']);
    expect(error_msg).toMatch(/^\[CDC:ErrSinkInvalidConfig\]/);
  },
);

test.each([
  ['6.1.7', 500],
  ['7.1.6', 500],
  ['7.2.0', 202],
  ['8.5.7', 202],
])(
  'server-behaviour/changefeeds.md#create-dispatcher-and-partition: of a database in %s is %i',
  async (release, status) => {
    const response = await create(release, { sink_uri: 'mysql://h:3306/', sink_config: both });
    expect(response.status).toBe(status);
  },
);
