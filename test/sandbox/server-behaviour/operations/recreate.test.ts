// server-behaviour/changefeeds.md#create: creating a changefeed again soon after another one was deleted.
import { test } from 'vitest';
import {
  empty,
  expectResponse,
  refusal,
  refused,
  releases,
  sink_uri,
  useReleases,
} from '../releases.js';

const others = ['6.1.3', '6.1.4', '6.2.0', '6.4.0', '6.5.0', '6.5.1', '6.6.0', '7.0.0'];
const at = useReleases([...releases, ...others]);

const create = (release: string, more: object) =>
  at(release).post('/changefeeds', { changefeed_id: 'a', sink_uri, ...more });

const host = (name: string) => ({ sink_uri: `blackhole://${name}/` });

/** Creates the changefeed `a` on the host `h1` and deletes it, then asks to create another one. */
async function createAgain(release: string, again: object, after = 0) {
  const { create, remove, post, advance } = at(release);
  await create('a', { namespace: 'default', ...host('h1') });
  expectResponse(await remove('/changefeeds/a'), empty(202));
  advance(after);
  return post('/changefeeds', again);
}

const internal = (what: string, left: string) =>
  refusal(
    500,
    'CDC:ErrInternalServerError',
    `internal server error%!(EXTRA string=changefeed with ${what} was just removed, please wait ${left})`,
  );

const sameId = { changefeed_id: 'a', ...host('h2') };

test.each(['6.5.1', '6.5.12'])(
  'server-behaviour/changefeeds.md#recreate-same-id: 500 with the time that is left in %s',
  async (release) => {
    expectResponse(await createAgain(release, sameId), internal('same ID', '30s'));
    at(release).advance(5_500);
    expectResponse(await create(release, sameId), internal('same ID', '24.5s'));
    at(release).advance(24_000);
    expectResponse(await create(release, sameId), internal('same ID', '500ms'));
    at(release).advance(500);
    expectResponse(await create(release, sameId), empty(202));
  },
);

test.each(['6.1.4', '6.1.7'])(
  'server-behaviour/changefeeds.md#recreate-same-id: only where the body names the namespace in %s',
  async (release) => {
    const named = { ...sameId, namespace: 'default' };
    expectResponse(await createAgain(release, named, 2_000), internal('same ID', '28s'));
    expectResponse(await create(release, sameId), empty(202));
  },
);

test('server-behaviour/changefeeds.md#recreate-same-id: does not matter in 6.5.0', async () => {
  expectResponse(await createAgain('6.5.0', sameId), empty(202));
});

test('server-behaviour/changefeeds.md#recreate-same-id: 400 in 6.6.0', async () => {
  const text = 'changefeed with same ID was just removed, please wait 30s';
  const wanted = refused('CDC:ErrAPIInvalidParam', text);
  expectResponse(await createAgain('6.6.0', sameId), wanted);
});

const sameSink = { changefeed_id: 'b', ...host('h1') };

test.each(['6.1.4', '6.1.7', '6.5.0', '6.5.1', '6.5.12'])(
  'server-behaviour/changefeeds.md#recreate-same-sink: scheme and host count in %s',
  async (release) => {
    expectResponse(await createAgain(release, sameSink, 2_000), internal('same sink URI', '28s'));
    const elsewhere = { changefeed_id: 'b', ...host('h2') };
    expectResponse(await create(release, elsewhere), empty(202));
  },
);

test.each(['6.1.7', '6.5.12'])(
  'server-behaviour/changefeeds.md#recreate-same-sink: no host at all is one host in %s',
  async (release) => {
    await at(release).create('a');
    await at(release).remove('/changefeeds/a');
    at(release).advance(2_000);
    const response = await create(release, { changefeed_id: 'b' });
    expectResponse(response, internal('same sink URI', '28s'));
  },
);

test('server-behaviour/changefeeds.md#recreate-same-sink: 400 in 6.6.0', async () => {
  const text = 'changefeed with same sink URI was just removed, please wait 30s';
  const wanted = refused('CDC:ErrAPIInvalidParam', text);
  expectResponse(await createAgain('6.6.0', sameSink), wanted);
});

test.each([
  '5.2.4',
  '5.3.4',
  '5.4.3',
  '6.0.0',
  '6.1.3',
  '6.2.0',
  '6.4.0',
  '7.0.0',
  '7.1.6',
  '7.5.7',
  '8.1.2',
  '8.5.7',
])('server-behaviour/changefeeds.md#recreate-other-releases: %s does not care', async (release) => {
  const same = { changefeed_id: 'a', namespace: 'default', ...host('h1') };
  expectResponse(await createAgain(release, same, 500), empty(202));
});
