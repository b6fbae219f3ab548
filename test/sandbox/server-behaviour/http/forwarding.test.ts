// server-behaviour/http.md#forwarding: which captures forward what to the owner, and how.
import { expect, test } from 'vitest';
import { loseOwner } from '../../lose-owner.js';
import {
  empty,
  error,
  expectResponse,
  refused,
  releases,
  sink_uri,
  useReleases,
} from '../releases.js';

const at = useReleases([
  ...releases,
  '5.3.1',
  '5.3.2',
  '5.4.0',
  '5.4.1',
  '6.2.0',
  '6.3.0',
  '7.2.0',
]);

/** Whether a capture that is not the owner still answers when there is no owner: it has not forwarded. */
async function respondsAlone(release: string, method: string, path: string): Promise<boolean> {
  const { send } = at(release);
  const body = method === 'POST' ? { body: '{"log_level":"info"}' } : {};
  const { text } = await send(method, path, body, 1);
  return !/no leader/.test(text);
}

/** The paths of a release that are answered by any capture. */
async function localPaths(release: string): Promise<string[]> {
  const calls = [
    ['GET', '/status'],
    ['GET', '/health'],
    ['POST', '/log'],
    ['GET', '/changefeeds'],
    ['GET', '/changefeeds/a'],
    ['GET', '/processors'],
    ['GET', '/processors/a/b'],
    ['GET', '/captures'],
    ['PUT', '/changefeeds/a'],
    ['POST', '/changefeeds/a/pause'],
    ['POST', '/owner/resign'],
  ] as const;
  const local: string[] = [];
  await loseOwner(at(release).sandbox().cluster);
  for (const [method, path] of calls) {
    if (await respondsAlone(release, method, path)) local.push(path);
  }
  return local;
}

/** Those that set the header of a capture that has forwarded. */
async function forwardedPaths(release: string): Promise<string[]> {
  const { get } = at(release);
  const forwarded: string[] = [];
  for (const path of ['/status', '/health', '/changefeeds', '/processors', '/captures']) {
    const { headers } = await get(path, 1);
    if (headers.has('ticdc-forwardfromcapture')) forwarded.push(path);
  }
  return forwarded;
}

test('server-behaviour/http.md#forwarding-v5-2: GETs are answered from the metadata by any capture', async () => {
  const { create, get, post, advance, sandbox } = at('5.2.4');
  await create('a');
  sandbox().cluster.fault({ kind: 'stuck-checkpoint', changefeedId: 'a' });
  expect(await forwardedPaths('5.2.4')).toEqual([]);
  const [list, detail, processors] = await Promise.all(
    ['/changefeeds', '/changefeeds/a', '/processors'].map((path) => get(path, 1)),
  );
  await post('/owner/resign');
  advance(200);
  expect((await get('/changefeeds', 1)).text).toBe(list?.text);
  expect((await get('/changefeeds/a', 2)).text).toBe(detail?.text);
  expect((await get('/processors', 0)).text).toBe(processors?.text);
  const noLeader = error(500, 'election: no leader', '');
  expectResponse(await get('/captures', 1), noLeader);
  expectResponse(await get('/health', 1), noLeader);
  const write = await at('5.2.4').post('/changefeeds', { changefeed_id: 'b', sink_uri }, 1);
  expectResponse(write, noLeader);
  advance(60_000);
  expect((await get('/captures', 1)).status).toBe(200);
});

test('server-behaviour/http.md#forwarding-v5-2: all that changes something goes to the owner', async () => {
  const { post, send } = at('5.2.4');
  const created = await post('/changefeeds', { changefeed_id: 'a', sink_uri }, 1);
  expect(created.headers.has('ticdc-forwardfromcapture')).toBe(true);
  for (const [method, path] of [
    ['PUT', '/changefeeds/a'],
    ['POST', '/changefeeds/a/pause'],
    ['POST', '/changefeeds/a/resume'],
    ['POST', '/changefeeds/a/tables/rebalance_table'],
    ['POST', '/changefeeds/a/tables/move_table'],
    ['DELETE', '/changefeeds/a'],
    ['POST', '/owner/resign'],
  ] as const) {
    const { headers } = await send(method, path, {}, 1);
    expect([path, headers.has('ticdc-forwardfromcapture')]).toEqual([path, true]);
  }
});

test.each(['5.3.2', '5.3.4', '5.4.3', '6.1.7', '6.2.0'])(
  'server-behaviour/http.md#forwarding-v5-3-1-to-v6-2-0: all but status, health and log in %s',
  async (release) => {
    expect(await forwardedPaths(release)).toEqual(['/changefeeds', '/processors', '/captures']);
    // Health is local, but asks who leads.
    expect(await localPaths(release)).toEqual(['/status', '/log']);
  },
);

test.each(['6.3.0', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/http.md#forwarding-since-v6-3-0: all but status and log in %s',
  async (release) => {
    expect(await localPaths(release)).toEqual(['/status', '/log']);
    const { create, get } = at(release);
    at(release).sandbox().cluster.reset();
    await at(release).post('/changefeeds', { changefeed_id: 'a', sink_uri });
    at(release).advance(100);
    expect((await get('/health', 1)).status).toBe((await get('/health', 0)).status);
    await create('b', { sink_uri: 'blackhole://b/' });
    expectResponse(await get('/health', 1), empty(200));
  },
);

test.each(['7.5.7', '8.1.2'])(
  'server-behaviour/http.md#forwarding-v7-3-to-v8-1: controller and changefeed owner are the same capture in %s',
  async (release) => {
    const { create, get, post } = at(release);
    await create('a');
    const captures: { id: string; is_owner: boolean }[] = JSON.parse(
      (await get('/captures', 2)).text,
    );
    const { id } = JSON.parse((await get('/status', 0)).text);
    expect(captures.filter(({ is_owner }) => is_owner).map((owner) => owner.id)).toEqual([id]);
    expectResponse(await post('/changefeeds/a/pause', undefined, 1), empty(202));
  },
);

test.each(releases)(
  'server-behaviour/http.md#forwarding-replays-the-request: path, query, body and response come through in %s',
  async (release) => {
    const { post, get, send, advance } = at(release);
    const body = { changefeed_id: 'a', sink_uri, target_ts: '18446744073709551615' };
    const text = JSON.stringify(body).replace('"18446744073709551615"', '18446744073709551615');
    expectResponse(await post('/changefeeds', text, 2), empty(202));
    advance(2_000);
    expect((await get('/changefeeds/a', 1)).text).toContain('"target_ts": 18446744073709551615,');
    expect((await get('/changefeeds?state=stopped', 1)).text).toBe('[]');
    const refusedText = (await send('PUT', '/changefeeds/a', { body: '{' }, 0)).text;
    expect((await send('PUT', '/changefeeds/a', { body: '{' }, 1)).text).toBe(refusedText);
  },
);

test.each(['5.2.4', '5.3.4', '5.4.3', '6.0.0', '6.1.7', '6.5.12', '7.1.6', '7.2.0'])(
  'server-behaviour/http.md#forward-header-v5-2-0-to-v7-2-0: the response names the capture that forwarded it, errors too, in %s',
  async (release) => {
    const { get, post } = at(release);
    const { id } = JSON.parse((await get('/status', 1)).text);
    const header = async (capture: number) => {
      const { headers } = await post('/changefeeds/nope/pause', undefined, capture);
      return headers.get('ticdc-forwardfromcapture');
    };
    expect(await header(1)).toBe(id);
    expect(await header(0)).toBe(null);
  },
);

const loop = 'request forward error, an request can only forward to owner one time';

test.each([
  ['5.2.4', ' '],
  ['5.3.4', ' '],
  ['5.4.3', ' '],
  ['6.0.0', ''],
  ['6.1.7', ''],
  ['6.5.12', ''],
  ['7.1.6', ''],
  ['7.2.0', ''],
])(
  "server-behaviour/http.md#forward-guard-v5-2-0-to-v7-2-0: the client's own header ends in 500 where %s forwards",
  async (release, end) => {
    const { send } = at(release);
    const init = { headers: { 'TiCDC-ForwardFromCapture': 'x' } };
    const response = await send('POST', '/changefeeds/a/pause', init, 1);
    expectResponse(
      response,
      error(500, `[ErrRequestForwardErr]${loop}${end}`, 'ErrRequestForwardErr'),
    );
    expect((await send('POST', '/changefeeds/a/pause', init, 0)).status).toBe(400);
    expect((await send('GET', '/status', init, 1)).status).toBe(200);
  },
);

test.each(['7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/http.md#forward-header-since-v7-3-0: nothing is added to the response in %s',
  async (release) => {
    const { headers } = await at(release).get('/changefeeds', 1);
    expect([...headers.keys()].sort()).toEqual(['content-length', 'content-type', 'date']);
  },
);

test.each(['7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/http.md#forward-guard-since-v7-3-0: a counter above 2 or none at all ends in 500 where %s forwards',
  async (release) => {
    const { send } = at(release);
    const status = async (times: string, capture: number) => {
      const init = { headers: { 'TiCDC-ForwardTimes': times, 'TiCDC-ForwardFromCapture': 'x' } };
      return (await send('GET', '/changefeeds', init, capture)).status;
    };
    for (const times of ['3', '-1', 'x', '1.0']) {
      expect([times, await status(times, 1), await status(times, 0)]).toEqual([times, 500, 200]);
    }
    for (const times of ['0', '1', '2']) expect(await status(times, 1)).toBe(200);
    const init = { headers: { 'TiCDC-ForwardTimes': '3' } };
    expectResponse(
      await send('GET', '/changefeeds', init, 1),
      error(500, `[ErrRequestForwardErr]${loop}`, 'ErrRequestForwardErr'),
    );
  },
);

test.each(['5.3.1', '5.4.0', '6.0.0'])(
  'server-behaviour/http.md#owner-lookup-three-times: then 500 without a code in %s',
  async (release) => {
    const { get, sandbox } = at(release);
    await loseOwner(sandbox().cluster);
    const { status, text } = await get('/changefeeds', 1);
    const { error_msg, error_code } = JSON.parse(text);
    expect([status, error_code]).toEqual([500, '']);
    expect(error_msg).toMatch(/^\[CDC:ErrReachMaxTry\]reach maximum try: 3/);
  },
);

test.each([
  '5.2.4',
  '5.3.2',
  '5.3.4',
  '5.4.1',
  '5.4.3',
  '6.1.7',
  '6.5.12',
  '7.1.6',
  '7.5.7',
  '8.1.2',
  '8.5.7',
])(
  'server-behaviour/http.md#owner-lookup-once: 500 with the plain cause in %s',
  async (release) => {
    const { post, sandbox } = at(release);
    await loseOwner(sandbox().cluster);
    const response = await post('/changefeeds/a/pause', undefined, 1);
    expectResponse(response, error(500, 'election: no leader', ''));
  },
);

test('server-behaviour/http.md#v5-2-resign-after-forwarding: harmless', async () => {
  const { post, advance, get } = at('5.2.4');
  expectResponse(await post('/owner/resign', undefined, 1), empty(202));
  advance(60_000);
  expect((await get('/health', 1)).status).toBe(200);
});

const withBugs = useReleases(['5.2.4', '5.3.4'], { quirks: true });
const move = { capture_id: 'x', table_id: 1 };

test('server-behaviour/http.md#v5-2-move-table-after-forwarding: a clean 202, with quirks the connection ends', async () => {
  await at('5.2.4').create('a');
  expectResponse(await at('5.2.4').post('/changefeeds/a/tables/move_table', move, 1), empty(202));

  await withBugs('5.2.4').create('a');
  const path = '/changefeeds/a/tables/move_table';
  await expect(withBugs('5.2.4').post(path, move, 1)).rejects.toThrow('fetch failed');
  expectResponse(await withBugs('5.2.4').post(path, move, 0), empty(202));
  await withBugs('5.3.4').create('a');
  expectResponse(await withBugs('5.3.4').post(path, move, 1), empty(202));
});

test('server-behaviour/http.md#path-id-e5: a capture that forwards finds malformed IDs unknown too', async () => {
  const response = await at('7.5.7').get('/changefeeds/a_b', 1);
  expectResponse(
    response,
    refused('CDC:ErrChangeFeedNotExists', 'changefeed not exists, default/a_b'),
  );
});
