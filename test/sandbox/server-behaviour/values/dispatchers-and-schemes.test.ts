// server-behaviour/values.md#dispatchers, server-behaviour/values.md#sink-schemes: dispatchers and schemes of sinks, by release.
import { expect, test } from 'vitest';
import { play, played } from '../play.js';

type Played = Awaited<ReturnType<typeof play>>;

test.each(played)(
  'server-behaviour/values.md#dispatcher-words: v%s takes every word in any letter case, also unknown ones',
  async (release) => {
    const { post } = await play(release);
    const dispatchers = ['default', 'ts', 'table', 'index-value', 'rowid', 'columns', 'TS', 'odd'];
    for (const dispatcher of dispatchers) {
      const { status } = await post('/changefeeds', {
        changefeed_id: `a-${dispatcher}`,
        sink_uri: 'kafka://127.0.0.1:9092/t?protocol=canal-json',
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
    const query = /^(blackhole|mysql|tidb|other)/.test(scheme) ? '' : '?protocol=canal-json';
    const sink_uri = `${scheme}://127.0.0.1:9092/t${query}`;
    const response = await post('/changefeeds', { changefeed_id: `a${index}`, sink_uri });
    if (response.status === 202) taken.push(scheme);
    else {
      const text = `[CDC:ErrSinkURIInvalid]the sink scheme (${scheme}) is not supported`;
      expect([response.status, JSON.parse(response.text).error_msg]).toEqual([400, text]);
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
])('server-behaviour/values.md#schemes-by-release: v%s takes %j', async (release, taken) => {
  expect(await schemesOf(await play(release))).toEqual(taken);
});

test.each(played)(
  'server-behaviour/values.md#scheme-letter-case: v%s ignores it',
  async (release) => {
    const { post } = await play(release);
    const sink_uri = 'BlackHole://';
    expect((await post('/changefeeds', { changefeed_id: 'a', sink_uri })).status).toBe(202);
  },
);

test.each(played)(
  'server-behaviour/values.md#sinks-are-opened: v%s refuses a changefeed whose sink cannot be reached, but for blackhole',
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
