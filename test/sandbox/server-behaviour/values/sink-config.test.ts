// server-behaviour/values.md#sink-config: names in sink_config, by release.
import { expect, test } from 'vitest';
import { byRelease, play, played } from '../play.js';

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
    const response = await ask('POST', '/changefeeds', bodyWith(name, wrong));
    if (response.text.includes('json: cannot unmarshal')) known.push(name);
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
])(
  'server-behaviour/values.md#sink-config-names: v%s looks at %j and ignores all others',
  async (release, names) => {
    expect(await namesOf(await play(release), inSinkConfig)).toEqual(names);
  },
);

test.each(played)(
  'server-behaviour/values.md#sink-config-kebab-case: v%s ignores names with underscores',
  async (release) => {
    const withUnderscores = (name: string, value: string) =>
      inSinkConfig(name, value).replace(`{"${name}"`, `{"${name.replaceAll('-', '_')}"`);
    const known = await namesOf(await play(release), withUnderscores);
    expect(known.filter((name) => name.includes('-'))).toEqual([]);
  },
);

test('server-behaviour/values.md#dispatch-rule-keys: topic since v6.0, partition since v6.1, index and columns since v7.5', async () => {
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

test('server-behaviour/values.md#column-selectors: matcher and columns', async () => {
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

test('server-behaviour/values.md#csv-names: further names came in v6.5.4, v7.1.1, v7.3, v7.6 and v8.0', async () => {
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
  'server-behaviour/values.md#sink-config-null: v%s takes it for a value that is not given',
  async (release) => {
    const { ask } = await play(release);
    const nulls = Object.keys(types)
      .map((name) => `"${name}":null`)
      .join(',');
    const body = `{"changefeed_id":"a","sink_uri":"kafka://127.0.0.1:9092/t?protocol=canal-json","sink_config":{${nulls}}}`;
    expect((await ask('POST', '/changefeeds', body)).status).toBe(202);
  },
);

const bothSet = {
  dispatchers: [{ matcher: ['*.*'], dispatcher: 'ts', partition: 'table' }],
};

test('server-behaviour/values.md#dispatcher-and-partition: setting both is refused since v6.1', async () => {
  const responses = await byRelease([...played, '6.1.0', '6.2.0'], async ({ post }) => {
    const sink_uri = 'kafka://127.0.0.1:9092/t?protocol=canal-json';
    const { status, text } = await post('/changefeeds', {
      changefeed_id: 'a',
      sink_uri,
      sink_config: bothSet,
    });
    return [status, text === '' ? undefined : JSON.parse(text).error_code];
  });
  const [taken, refused] = [
    [202, undefined],
    [500, 'CDC:ErrSinkInvalidConfig'],
  ];
  expect(responses).toEqual({
    '5.2.4': taken,
    '5.3.4': taken,
    '5.4.3': taken,
    '6.0.0': taken,
    '6.1.0': refused,
    '6.1.7': refused,
    '6.2.0': refused,
    '6.5.12': refused,
    '7.1.6': refused,
    '7.5.7': refused,
    '8.1.2': refused,
    '8.5.7': refused,
  });
});

test('server-behaviour/values.md#dispatcher-and-partition: not looked at for mysql since v7.2.0', async () => {
  const statuses = await byRelease(['6.1.7', '7.1.6', '7.2.0', '8.5.7'], async ({ post }) => {
    const sink_uri = 'mysql://127.0.0.1:3306/';
    const body = { changefeed_id: 'a', sink_uri, sink_config: bothSet };
    return (await post('/changefeeds', body)).status;
  });
  expect(statuses).toEqual({ '6.1.7': 500, '7.1.6': 500, '7.2.0': 202, '8.5.7': 202 });
});
