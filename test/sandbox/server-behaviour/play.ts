// A sandbox that plays one release until its test ends, and ways to talk to it.
import { onTestFinished } from 'vitest';
import { stringifyJson } from '../../../src/codec/index.js';
import { type SandboxOptions, startSandbox } from '../../../src/sandbox/index.js';
import { classicReleases } from '../../fixtures/played-releases.js';
import { type ReceivedResponse, send } from '../http.js';

export { classicReleases as played };

/** Those with `pending` and `warning` (server-behaviour/values.md#changefeed-states), and those with `error`. */
export const withWarning = ['6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'] as const;
export const withError = ['5.2.4', '5.3.4', '5.4.3', '6.0.0', '6.1.7'] as const;

export const plainError = { code: 'CDC:ErrProcessorUnknown', message: 'broken' };
export const fatalError = { code: 'CDC:ErrSnapshotLostByGC', message: 'lost' };

/** server-behaviour/state-machine.md#visibility: the owner ticks every 200 ms up to v6.3, then every 50 ms. */
export const ticksSlowly = (release: string) => /^(5|6\.[0-3])\./.test(release);

/** Starts the release with virtual time that no request moves, two captures and two tables. */
export async function play(release: string, options: SandboxOptions = {}) {
  const sandbox = await startSandbox({
    port: 0,
    clock: 'virtual',
    latency: 'none',
    captures: 2,
    tables: ['db.t1', 'db.t2'],
    release,
    ...options,
  });
  onTestFinished(() => sandbox.close());
  const { cluster, url, urls } = sandbox;
  const ownerTick = ticksSlowly(release) ? 200 : 50;

  const ask = (
    method: string,
    path: string,
    body?: string,
    capture = 0,
  ): Promise<ReceivedResponse> => send(urls[capture] ?? url, method, `/api/v1${path}`, body);
  const get = (path: string, capture = 0) => ask('GET', path, undefined, capture);
  const json = async (path: string) => JSON.parse((await get(path)).text);
  const tick = (count = 1) => cluster.advance(count * ownerTick);
  return {
    cluster,
    urls,
    ask,
    get,
    text: async (path: string, capture = 0) => (await get(path, capture)).text,
    json,
    post: (path: string, body?: object) =>
      ask('POST', path, body === undefined ? undefined : stringifyJson(body)),
    put: (path: string, body: object) => ask('PUT', path, stringifyJson(body)),
    remove: (path: string) => ask('DELETE', path),
    tick,
    /** Waits until an owner that has resigned has left (server-behaviour/state-machine.md#election-times-v8-5-7). */
    leave: () => tick(ownerTick === 200 ? 1 : 3),
    /** Waits until what the owner decides at its next tick can be seen: in v5.2, whose GETs read etcd, at once. */
    untilItShows: () => tick(release.startsWith('5.2.') ? 1 : 2),
    /** Creates a changefeed that runs, with a checkpoint that has moved. */
    async create(id: string, more: object = {}) {
      const body = { changefeed_id: id, sink_uri: 'blackhole://', ...more };
      const response = await ask('POST', '/changefeeds', stringifyJson(body));
      if (response.status !== 202) throw new Error(`Expected 202, got ${response.text}`);
      cluster.advance(3_000);
    },
    /** Pauses a changefeed that runs, and waits until it is stopped. */
    async pause(id: string) {
      await ask('POST', `/changefeeds/${id}/pause`);
      tick(2);
    },
    /** The state in the list, in which all states can be seen. */
    async state(id: string): Promise<string | undefined> {
      const listed: { id: string; state: string }[] = await json('/changefeeds?state=all');
      return listed.find((item) => item.id === id)?.state;
    },
  };
}

/** The value that follows a key in JSON text, digit for digit. */
export function rawValue(text: string, key: string): string | undefined {
  return new RegExp(`"${key}": ("[^"]*"|[^,\\s]+)`).exec(text)?.[1];
}

type Played = Awaited<ReturnType<typeof play>>;

/** What every one of the releases answers, by release. */
export async function byRelease<Value>(
  releases: readonly string[],
  look: (played: Played) => Promise<Value>,
): Promise<Record<string, Value>> {
  const entries: [string, Value][] = [];
  for (const release of releases) entries.push([release, await look(await play(release))]);
  return Object.fromEntries(entries);
}

/** Those of the played releases and of `odd` ones for which something is true, in ascending order. */
export async function releasesWhere(
  odd: readonly string[],
  isTrue: (played: Played) => Promise<boolean>,
): Promise<string[]> {
  const found = await byRelease([...classicReleases, ...odd], isTrue);
  return Object.keys(found)
    .filter((release) => found[release])
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
}
