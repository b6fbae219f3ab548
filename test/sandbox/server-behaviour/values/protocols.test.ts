// server-behaviour/values.md#protocols: protocols, by release.
import { expect, test } from 'vitest';
import { byRelease, play, played } from '../play.js';

type Played = Awaited<ReturnType<typeof play>>;

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
      sink_config: { protocol, 'schema-registry': 'http://127.0.0.1:8081' },
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
])(
  'server-behaviour/values.md#protocols-accepted: v%s takes the first %i words',
  async (release, count) => {
    expect(await protocolsOf(await play(release))).toEqual(words.slice(0, count));
  },
);

test('server-behaviour/values.md#protocol-unknown: 500, under ErrKafkaInvalidConfig in v5.4 and v6.0', async () => {
  const responses = await byRelease(['5.4.3', '6.0.0', '6.5.12', '8.5.7'], async ({ post }) => {
    const response = await post('/changefeeds', {
      changefeed_id: 'a',
      sink_uri: 'kafka://127.0.0.1:9092/t?protocol=nonsense',
    });
    const [first] = /^\[[^\]]+\]/.exec(JSON.parse(response.text).error_msg) ?? [];
    const names = response.text.includes('UnknownProtocol]unknown');
    return [response.status, first, names];
  });
  expect(responses).toEqual({
    '5.4.3': [500, '[CDC:ErrKafkaInvalidConfig]', true],
    '6.0.0': [500, '[CDC:ErrKafkaInvalidConfig]', true],
    '6.5.12': [500, '[CDC:ErrSinkUnknownProtocol]', true],
    '8.5.7': [500, '[CDC:ErrSinkUnknownProtocol]', true],
  });
});

test.each(played)(
  'server-behaviour/values.md#protocol-letter-case: v%s ignores it',
  async (release) => {
    const { post } = await play(release);
    const sink_uri = 'kafka://127.0.0.1:9092/t?protocol=CANAL-Json';
    expect((await post('/changefeeds', { changefeed_id: 'a', sink_uri })).status).toBe(202);
  },
);

test.each(played.slice(2))(
  'server-behaviour/values.md#protocol-in-the-uri: v%s takes that protocol, not the one of sink_config',
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
  'server-behaviour/values.md#protocol-with-mysql-and-tidb: %s refuses a protocol since v6.1.1, and an empty one since v7.2.0',
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

test('server-behaviour/values.md#protocol-with-mysql-and-tidb: the refusal names protocol and scheme', async () => {
  const { post } = await play('8.5.7');
  const body = { changefeed_id: 'a', sink_uri: 'mysql://h/', sink_config: { protocol: 'avro' } };
  expect((await post('/changefeeds', body)).text).toBe(`{
    "error_msg": "[CDC:ErrSinkURIInvalid]sink uri invalid 'protocol avro is incompatible with mysql scheme'",
    "error_code": "CDC:ErrSinkURIInvalid"
}`);
});

test('server-behaviour/values.md#protocol-with-blackhole: takes any protocol, but in v6.1.1 to v6.1.3 and v6.2.0 to v6.5.0', async () => {
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
