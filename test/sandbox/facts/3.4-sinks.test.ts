// Facts 3.4 to 3.7: names in sink_config, protocols, dispatchers and schemes of sinks, by release.
import { expect, test } from 'vitest';
import { byRelease, play, played } from './play.js';

type Played = Awaited<ReturnType<typeof play>>;

/** Names with the type that servers give them, as far as the description has them. */
const types: Readonly<Record<string, 'boolean' | 'other'>> = {
  dispatchers: 'other',
  protocol: 'other',
  'column-selectors': 'other',
  'schema-registry': 'other',
  'transaction-atomicity': 'other',
  'encoder-concurrency': 'other',
  'kafka-config': 'other',
  csv: 'other',
  terminator: 'other',
  'date-separator': 'other',
  'enable-partition-separator': 'boolean',
  'cloud-storage-config': 'other',
  'only-output-updated-columns': 'boolean',
  'mysql-config': 'other',
  'delete-only-output-handle-key-columns': 'boolean',
  'pulsar-config': 'other',
};

/** Names that the release knows: it refuses a value of a wrong type, and ignores what it does not know. */
async function namesOf({ ask }: Played, bodyWith: (name: string, value: string) => string) {
  const known: string[] = [];
  for (const [name, type] of Object.entries(types)) {
    const wrong = type === 'boolean' ? '1' : 'true';
    const answer = await ask('POST', '/changefeeds', bodyWith(name, wrong));
    if (answer.text.includes('json: cannot unmarshal')) known.push(name);
  }
  return known;
}

const inSinkConfig = (name: string, value: string) =>
  `{"changefeed_id":"${name}","sink_uri":"blackhole://","sink_config":{"${name}":${value}}}`;

const of52 = ['dispatchers', 'protocol'];
const of54 = [...of52, 'column-selectors'];
const of610 = [...of54, 'schema-registry'];
const of62 = [...of610, 'transaction-atomicity'];
const of613 = [...of62, 'encoder-concurrency'];
const of64 = [...of62, 'csv'];
const of650 = [...of613, 'csv', 'terminator', 'date-separator', 'enable-partition-separator'];
const of653 = [...of613, 'kafka-config', ...of650.slice(of613.length)];
const of656 = [...of653, 'cloud-storage-config'];
const of71 = [...of656, 'only-output-updated-columns', 'mysql-config'];
const of72 = [...of71, 'delete-only-output-handle-key-columns'];
const of74 = [...of72, 'pulsar-config'];

test.each([
  ['5.2.4', of52],
  ['5.3.4', of52],
  ['5.4.3', of54],
  ['6.0.0', of54],
  ['6.1.0', of610],
  ['6.1.1', of62],
  ['6.1.3', of613],
  ['6.1.7', [...of613, 'kafka-config']],
  ['6.2.0', of62],
  ['6.3.0', of62],
  ['6.4.0', of64],
  ['6.5.0', of650],
  ['6.5.3', of653],
  ['6.5.6', of656],
  ['6.5.12', of656],
  ['6.6.0', of650],
  ['7.0.0', of650],
  ['7.1.0', of71],
  ['7.1.6', of71],
  ['7.2.0', of72],
  ['7.3.0', of72],
  ['7.4.0', of74],
  ['7.5.7', of74],
  ['8.1.2', of74],
  ['8.5.7', of74],
])('facts 3.4, names: v%s looks at %j and ignores all others', async (release, names) => {
  expect(await namesOf(await play(release), inSinkConfig)).toEqual(names);
});

test.each(played)('facts 3.4, kebab-case: v%s ignores names with underscores', async (release) => {
  const withUnderscores = (name: string, value: string) =>
    inSinkConfig(name, value).replace(`{"${name}"`, `{"${name.replaceAll('-', '_')}"`);
  const known = await namesOf(await play(release), withUnderscores);
  expect(known.filter((name) => name.includes('-'))).toEqual([]);
});

test('facts 3.4, dispatch rules: topic since v6.0, partition since v6.1, index and columns since v7.5', async () => {
  const known = await byRelease([...played, '6.1.0', '7.4.0', '7.5.0'], async ({ ask }) => {
    const names: string[] = [];
    for (const name of ['matcher', 'dispatcher', 'topic', 'partition', 'index', 'columns']) {
      const body = `{"changefeed_id":"${name}","sink_uri":"blackhole://","sink_config":{"dispatchers":[{"${name}":true}]}}`;
      const { text } = await ask('POST', '/changefeeds', body);
      if (text.includes('json: cannot unmarshal')) names.push(name);
    }
    return names.join(' ');
  });
  expect(known).toEqual({
    '5.2.4': 'matcher dispatcher',
    '5.3.4': 'matcher dispatcher',
    '5.4.3': 'matcher dispatcher',
    '6.0.0': 'matcher dispatcher topic',
    '6.1.0': 'matcher dispatcher topic partition',
    '6.1.7': 'matcher dispatcher topic partition',
    '6.5.12': 'matcher dispatcher topic partition',
    '7.1.6': 'matcher dispatcher topic partition',
    '7.4.0': 'matcher dispatcher topic partition',
    '7.5.0': 'matcher dispatcher topic partition index columns',
    '7.5.7': 'matcher dispatcher topic partition index columns',
    '8.1.2': 'matcher dispatcher topic partition index columns',
    '8.5.7': 'matcher dispatcher topic partition index columns',
  });
});

test('facts 3.4, column-selectors: matcher and columns', async () => {
  const { ask } = await play('8.5.7');
  for (const [name, status] of [
    ['matcher', 400],
    ['columns', 400],
    ['other', 202],
  ] as const) {
    const body = `{"changefeed_id":"${name}","sink_uri":"blackhole://","sink_config":{"column-selectors":[{"${name}":true}]}}`;
    expect((await ask('POST', '/changefeeds', body)).status).toBe(status);
  }
});

test('facts 3.4, csv: further names came in v6.5.4, v7.1.1, v7.3, v7.6 and v8.0', async () => {
  const strings = ['delimiter', 'quote', 'null', 'binary-encoding-method'];
  const booleans = ['include-commit-ts', 'output-old-value', 'output-handle-key'];
  const known = await byRelease(
    [
      '6.4.0',
      '6.5.3',
      '6.5.4',
      '6.6.0',
      '7.1.0',
      '7.1.1',
      '7.2.0',
      '7.3.0',
      '7.6.0',
      '8.0.0',
      '8.5.7',
    ],
    async ({ ask }) => {
      const names: string[] = [];
      for (const name of [...strings, ...booleans]) {
        const wrong = strings.includes(name) ? 'true' : '1';
        const body = `{"changefeed_id":"${name}","sink_uri":"blackhole://","sink_config":{"csv":{"${name}":${wrong}}}}`;
        const { text } = await ask('POST', '/changefeeds', body);
        if (text.includes('json: cannot unmarshal')) names.push(name);
      }
      return names;
    },
  );
  const first = ['delimiter', 'quote', 'null', 'include-commit-ts'];
  const encoding = ['delimiter', 'quote', 'null', 'binary-encoding-method', 'include-commit-ts'];
  expect(known).toEqual({
    '6.4.0': first,
    '6.5.3': first,
    '6.5.4': encoding,
    '6.6.0': first,
    '7.1.0': first,
    '7.1.1': encoding,
    '7.2.0': first,
    '7.3.0': encoding,
    '7.6.0': [...encoding, 'output-old-value'],
    '8.0.0': [...encoding, 'output-old-value', 'output-handle-key'],
    '8.5.7': [...encoding, 'output-old-value', 'output-handle-key'],
  });
});

test.each(played)(
  'facts 3.4, null: v%s takes it for a value that is not given',
  async (release) => {
    const { ask } = await play(release);
    const nulls = Object.keys(types)
      .map((name) => `"${name}":null`)
      .join(',');
    const body = `{"changefeed_id":"a","sink_uri":"kafka://127.0.0.1:9092/t","sink_config":{${nulls}}}`;
    expect((await ask('POST', '/changefeeds', body)).status).toBe(202);
  },
);

const bothSet = {
  dispatchers: [{ matcher: ['*.*'], dispatcher: 'ts', partition: 'table' }],
};

test('facts 3.4, dispatcher and partition: setting both is refused since v6.1, with a code since v6.2', async () => {
  const answers = await byRelease([...played, '6.1.0', '6.2.0'], async ({ post }) => {
    const sink_uri = 'kafka://127.0.0.1:9092/t';
    const { status, text } = await post('/changefeeds', {
      changefeed_id: 'a',
      sink_uri,
      sink_config: bothSet,
    });
    return [status, text === '' ? undefined : JSON.parse(text).error_code];
  });
  const [taken, nameless, refused] = [
    [202, undefined],
    [500, ''],
    [500, 'CDC:ErrSinkInvalidConfig'],
  ];
  expect(answers).toEqual({
    '5.2.4': taken,
    '5.3.4': taken,
    '5.4.3': taken,
    '6.0.0': taken,
    '6.1.0': nameless,
    '6.1.7': nameless,
    '6.2.0': refused,
    '6.5.12': refused,
    '7.1.6': refused,
    '7.5.7': refused,
    '8.1.2': refused,
    '8.5.7': refused,
  });
});

test('facts 3.4, dispatcher and partition: not looked at for mysql since v7.2.0', async () => {
  const statuses = await byRelease(['6.1.7', '7.1.6', '7.2.0', '8.5.7'], async ({ post }) => {
    const sink_uri = 'mysql://127.0.0.1:3306/';
    const body = { changefeed_id: 'a', sink_uri, sink_config: bothSet };
    return (await post('/changefeeds', body)).status;
  });
  expect(statuses).toEqual({ '6.1.7': 500, '7.1.6': 500, '7.2.0': 202, '8.5.7': 202 });
});

const words = [
  ...['default', 'canal', 'avro', 'maxwell', 'canal-json', 'craft'],
  ...['open-protocol', 'flat-avro', 'csv', 'simple', 'debezium', 'nonsense'],
];

/** Protocols that a Kafka sink takes. */
async function protocolsOf({ post }: Played): Promise<string[]> {
  const taken: string[] = [];
  for (const protocol of words) {
    const { status } = await post('/changefeeds', {
      changefeed_id: protocol,
      sink_uri: 'kafka://127.0.0.1:9092/t',
      sink_config: { protocol },
    });
    if (status === 202) taken.push(protocol);
  }
  return taken;
}

test.each([
  ['5.2.4', words.length],
  ['5.3.4', words.length],
  ['5.4.3', words.indexOf('flat-avro')],
  ['6.0.0', words.indexOf('flat-avro')],
  ['6.1.7', words.indexOf('csv')],
  ['6.3.0', words.indexOf('csv')],
  ['6.4.0', words.indexOf('simple')],
  ['6.5.12', words.indexOf('simple')],
  ['7.1.6', words.indexOf('simple')],
  ['7.5.1', words.indexOf('simple')],
  ['7.5.2', words.indexOf('debezium')],
  ['7.5.7', words.indexOf('debezium')],
  ['7.6.0', words.indexOf('nonsense')],
  ['8.1.2', words.indexOf('nonsense')],
  ['8.5.7', words.indexOf('nonsense')],
])('facts 3.5, accepted: v%s takes the first %i words', async (release, count) => {
  expect(await protocolsOf(await play(release))).toEqual(words.slice(0, count));
});

test('facts 3.5, unknown: 500, under ErrKafkaInvalidConfig in v5.4 and v6.0', async () => {
  const answers = await byRelease(['5.4.3', '6.0.0', '6.5.12', '8.5.7'], async ({ post }) => {
    const answer = await post('/changefeeds', {
      changefeed_id: 'a',
      sink_uri: 'kafka://127.0.0.1:9092/t?protocol=nonsense',
    });
    const [first] = /^\[[^\]]+\]/.exec(JSON.parse(answer.text).error_msg) ?? [];
    const names = answer.text.includes('UnknownProtocol]unknown');
    return [answer.status, first, names];
  });
  expect(answers).toEqual({
    '5.4.3': [500, '[CDC:ErrKafkaInvalidConfig]', true],
    '6.0.0': [500, '[CDC:ErrKafkaInvalidConfig]', true],
    '6.5.12': [500, '[CDC:ErrSinkUnknownProtocol]', true],
    '8.5.7': [500, '[CDC:ErrSinkUnknownProtocol]', true],
  });
});

test.each(played)('facts 3.5, letter case: v%s ignores it', async (release) => {
  const { post } = await play(release);
  const sink_uri = 'kafka://127.0.0.1:9092/t?protocol=CANAL-Json';
  expect((await post('/changefeeds', { changefeed_id: 'a', sink_uri })).status).toBe(202);
});

test.each(played.slice(2))(
  'facts 3.5, in the URI: v%s takes that protocol, not the one of sink_config',
  async (release) => {
    const { post } = await play(release);
    const create = async (inUri: string, inConfig: string) => {
      const body = {
        changefeed_id: inUri,
        sink_uri: `kafka://127.0.0.1:9092/t?protocol=${inUri}`,
        sink_config: { protocol: inConfig },
      };
      return (await post('/changefeeds', body)).status;
    };
    expect(await create('canal-json', 'nonsense')).toBe(202);
    expect(await create('nonsense', 'canal-json')).toBe(500);
  },
);

/** Statuses of creations with a protocol: given, empty, null. */
const protocolFor = (scheme: string, releases: readonly string[]) =>
  byRelease(releases, async ({ ask }) => {
    const statuses: number[] = [];
    for (const value of ['"avro"', '""', 'null']) {
      const body = `{"changefeed_id":"a${statuses.length}","sink_uri":"${scheme}://127.0.0.1:3306/","sink_config":{"protocol":${value}}}`;
      statuses.push((await ask('POST', '/changefeeds', body)).status);
    }
    return statuses;
  });

test.each(['mysql', 'tidb+ssl'])(
  'facts 3.5, mysql and tidb: %s refuses a protocol since v6.1.1, and an empty one since v7.2.0',
  async (scheme) => {
    const releases = [...played, '6.1.0', '6.1.1', '7.2.0'];
    expect(await protocolFor(scheme, releases)).toEqual({
      '5.2.4': [202, 202, 202],
      '5.3.4': [202, 202, 202],
      '5.4.3': [202, 202, 202],
      '6.0.0': [202, 202, 202],
      '6.1.0': [202, 202, 202],
      '6.1.1': [400, 202, 202],
      '6.1.7': [400, 202, 202],
      '6.5.12': [400, 202, 202],
      '7.1.6': [400, 202, 202],
      '7.2.0': [400, 400, 202],
      '7.5.7': [400, 400, 202],
      '8.1.2': [400, 400, 202],
      '8.5.7': [400, 400, 202],
    });
  },
);

test('facts 3.5, mysql and tidb: the refusal names protocol and scheme', async () => {
  const { post } = await play('8.5.7');
  const body = { changefeed_id: 'a', sink_uri: 'mysql://h/', sink_config: { protocol: 'avro' } };
  expect((await post('/changefeeds', body)).text).toBe(`{
    "error_msg": "[CDC:ErrSinkURIInvalid]sink uri invalid 'protocol avro is incompatible with mysql scheme'",
    "error_code": "CDC:ErrSinkURIInvalid"
}`);
});

test('facts 3.5, blackhole: takes any protocol, but in v6.1.1 to v6.1.3 and v6.2.0 to v6.5.0', async () => {
  const releases = [
    ...played,
    '6.1.0',
    '6.1.1',
    '6.1.3',
    '6.1.4',
    '6.2.0',
    '6.4.0',
    '6.5.0',
    '6.5.1',
  ];
  const statuses = await byRelease(releases, async ({ post }) => {
    const body = {
      changefeed_id: 'a',
      sink_uri: 'blackhole://',
      sink_config: { protocol: 'avro' },
    };
    return (await post('/changefeeds', body)).status;
  });
  const refused = Object.keys(statuses).filter((release) => statuses[release] === 400);
  expect(refused).toEqual(['6.1.1', '6.1.3', '6.2.0', '6.4.0', '6.5.0']);
  expect(Object.values(statuses).filter((status) => status === 202)).toHaveLength(13);
});

test.each(played)(
  'facts 3.6, dispatchers: v%s takes every word in any letter case, also unknown ones',
  async (release) => {
    const { post } = await play(release);
    const dispatchers = ['default', 'ts', 'table', 'index-value', 'rowid', 'columns', 'TS', 'odd'];
    for (const dispatcher of dispatchers) {
      const { status } = await post('/changefeeds', {
        changefeed_id: `a-${dispatcher}`,
        sink_uri: 'kafka://127.0.0.1:9092/t',
        sink_config: { dispatchers: [{ matcher: ['*.*'], dispatcher }] },
      });
      expect([dispatcher, status]).toEqual([dispatcher, 202]);
    }
  },
);

const schemes = [
  ...['blackhole', 'mysql', 'mysql+ssl', 'tidb', 'tidb+ssl', 'kafka', 'kafka+ssl'],
  ...['pulsar', 'pulsar+ssl', 'pulsar+http', 'pulsar+https', 'local'],
  ...['s3', 'file', 'gcs', 'gs', 'azblob', 'azure', 'noop', 'other'],
];
const always = schemes.slice(0, 7);
const storages = ['s3', 'file', 'gcs', 'gs', 'azblob', 'azure', 'noop'];

/** Schemes that the release takes; all others must be refused in its words. */
async function schemesOf({ post }: Played): Promise<string[]> {
  const taken: string[] = [];
  for (const [index, scheme] of schemes.entries()) {
    const sink_uri = `${scheme}://127.0.0.1:9092/t`;
    const answer = await post('/changefeeds', { changefeed_id: `a${index}`, sink_uri });
    if (answer.status === 202) taken.push(scheme);
    else {
      const text = `[CDC:ErrSinkURIInvalid]the sink scheme (${scheme}) is not supported`;
      expect([answer.status, JSON.parse(answer.text).error_msg]).toEqual([400, text]);
    }
  }
  return taken;
}

test.each([
  ['5.2.4', [...always, 'pulsar', 'pulsar+ssl', 'local', 's3']],
  ['5.3.4', [...always, 'pulsar', 'pulsar+ssl', 'local', 's3']],
  ['5.4.3', [...always, 'pulsar', 'pulsar+ssl']],
  ['6.0.0', [...always, 'pulsar', 'pulsar+ssl']],
  ['6.1.7', [...always, 'pulsar', 'pulsar+ssl']],
  ['6.2.0', [...always, 'pulsar', 'pulsar+ssl']],
  ['6.3.0', always],
  ['6.4.0', [...always, 's3', 'file', 'gcs', 'azblob']],
  ['6.5.12', [...always, ...storages]],
  ['7.1.6', [...always, ...storages]],
  ['7.3.0', [...always, ...storages]],
  ['7.4.0', [...always, 'pulsar', ...storages]],
  ['7.5.0', [...always, 'pulsar', ...storages]],
  ['7.5.1', [...always, 'pulsar', 'pulsar+ssl', ...storages]],
  ['7.5.7', [...always, 'pulsar', 'pulsar+ssl', ...storages]],
  ['7.6.0', [...always, 'pulsar', ...storages]],
  ['8.0.0', [...always, 'pulsar', 'pulsar+ssl', ...storages]],
  ['8.1.2', [...always, 'pulsar', 'pulsar+ssl', ...storages]],
  ['8.2.0', [...always, 'pulsar', 'pulsar+ssl', 'pulsar+http', 'pulsar+https', ...storages]],
  ['8.5.7', [...always, 'pulsar', 'pulsar+ssl', 'pulsar+http', 'pulsar+https', ...storages]],
])('facts 3.7, schemes: v%s takes %j', async (release, taken) => {
  expect(await schemesOf(await play(release))).toEqual(taken);
});

test.each(played)('facts 3.7, letter case of schemes: v%s ignores it', async (release) => {
  const { post } = await play(release);
  const sink_uri = 'BlackHole://';
  expect((await post('/changefeeds', { changefeed_id: 'a', sink_uri })).status).toBe(202);
});

test.each(played)(
  'facts 3.7, opened sinks: v%s refuses a changefeed whose sink cannot be reached, but for blackhole',
  async (release) => {
    const { cluster, post } = await play(release);
    cluster.fault({ kind: 'sink-unreachable' });
    const statusOf = async (sink_uri: string) =>
      (await post('/changefeeds', { changefeed_id: 'a', sink_uri })).status;
    expect(await statusOf('mysql://127.0.0.1:3306/')).toBe(400);
    expect(await statusOf('kafka://127.0.0.1:9092/t')).toBe(500);
    expect(await statusOf('blackhole://')).toBe(202);
  },
);
