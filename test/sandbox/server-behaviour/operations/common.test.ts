// server-behaviour/cluster.md#status, server-behaviour/cluster.md#log: status, health, log level.
import { expect, test } from 'vitest';
import { loseOwner } from '../../lose-owner.js';
import {
  empty,
  error,
  expectResponse,
  plain,
  refusal,
  refused,
  releases,
  useReleases,
} from '../releases.js';

const at = useReleases([...releases, '6.1.0', '6.1.1', '6.2.0', '6.3.0']);
const localHealth = ['5.2.4', '5.3.4', '5.4.3', '6.0.0', '6.1.7', '6.2.0'];
const ownersHealth = ['6.3.0', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'];

test.each(releases)(
  'server-behaviour/cluster.md#status-local: every capture describes itself in %s',
  async (release) => {
    const { get, sandbox } = at(release);
    const bodies = await Promise.all(
      [0, 1, 2].map(async (n) => JSON.parse((await get('/status', n)).text)),
    );
    expect(bodies.map(({ is_owner }) => is_owner)).toEqual([true, false, false]);
    expect(bodies.map(({ version }) => version)).toEqual(Array(3).fill(`v${release}`));
    const captures = JSON.parse((await get('/captures')).text);
    const idAt = (url: string) =>
      captures.find(({ address }: { address: string }) => url.endsWith(address)).id;
    expect(bodies.map(({ id }) => id)).toEqual(sandbox().urls.map(idAt));
  },
);

test.each(['6.1.1', '6.1.7', '6.2.0', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/cluster.md#status-not-initialised: 500 at a capture that still starts in %s',
  async (release) => {
    const { get, sandbox } = at(release);
    const end = sandbox().cluster.fault({ kind: 'not-initialized' });
    expectResponse(
      await get('/status', 1),
      refusal(500, 'CDC:ErrCaptureNotInitialized', 'capture has not been initialized yet'),
    );
    end();
    expect((await get('/status', 1)).status).toBe(200);
  },
);

test.each(['5.2.4', '5.3.4', '5.4.3', '6.0.0', '6.1.0'])(
  'server-behaviour/cluster.md#status-not-initialised: no such response in %s',
  async (release) => {
    at(release).sandbox().cluster.fault({ kind: 'not-initialized' });
    expect((await at(release).get('/status')).status).toBe(200);
  },
);

test('server-behaviour/cluster.md#status-not-ready: 503', async () => {
  at('8.5.7').sandbox().cluster.fault({ kind: 'not-ready' });
  const wanted = refusal(503, 'CDC:ErrServerIsNotReady', 'cdc server is not ready');
  expectResponse(await at('8.5.7').get('/status', 2), wanted);
});

test.each(releases)(
  'server-behaviour/cluster.md#status-without-owner: status goes on, nobody is the owner, in %s',
  async (release) => {
    const { get, sandbox } = at(release);
    await loseOwner(sandbox().cluster);
    for (const capture of [0, 1, 2]) {
      const { status, text } = await get('/status', capture);
      expect([status, JSON.parse(text).is_owner]).toEqual([200, false]);
    }
  },
);

test.each(localHealth)(
  'server-behaviour/cluster.md#health-up-to-v6-2-0: 200 without a body where somebody leads, even before its first tick, in %s',
  async (release) => {
    const { get, post, advance, sandbox } = at(release);
    expectResponse(await get('/health', 1), empty(200));
    await post('/changefeeds', { changefeed_id: 'a', sink_uri: 'blackhole://' });
    await loseOwner(sandbox().cluster);
    const seen: number[] = [];
    for (let step = 0; step < 3_000 && seen.at(-1) !== 200; step += 1) {
      advance(10);
      seen.push((await get('/health', 1)).status);
    }
    if (release !== '5.2.4') expect((await get('/changefeeds')).text).toBe('[]');
    expect(seen.at(-1)).toBe(200);
  },
);

test.each(['5.2.4', '5.3.4', '5.4.3', '6.1.7', '6.2.0'])(
  'server-behaviour/cluster.md#health-no-leader: 500 without a code in %s',
  async (release) => {
    await loseOwner(at(release).sandbox().cluster);
    expectResponse(await at(release).get('/health', 1), error(500, 'election: no leader', ''));
  },
);

const unhealthy = refusal(500, 'CDC:ErrClusterIsUnhealthy', 'TiCDC cluster is unhealthy');

test.each(ownersHealth)(
  'server-behaviour/cluster.md#health-since-v6-3-0: 200 without a body in %s',
  async (release) => {
    await at(release).create('a');
    expectResponse(await at(release).get('/health', 1), empty(200));
  },
);

test.each(ownersHealth)(
  'server-behaviour/cluster.md#health-no-tick-yet: 500 until a new owner has looked at its changefeeds in %s',
  async (release) => {
    const { get, advance, sandbox } = at(release);
    await loseOwner(sandbox().cluster);
    const responses: string[] = [];
    for (let step = 0; step < 500 && responses.at(-1) !== ''; step += 1) {
      advance(10);
      const { text } = await get('/health', 1);
      if (responses.at(-1) !== text) responses.push(text);
    }
    expect(responses).toEqual([error(500, 'election: no leader', '').text, unhealthy.text, '']);
  },
);

test.each(ownersHealth)(
  'server-behaviour/cluster.md#health-no-scheduler: 500 while a new changefeed has none in %s',
  async (release) => {
    const { get, post, advance } = at(release);
    await post('/changefeeds', { changefeed_id: 'a', sink_uri: 'blackhole://' });
    const tick = release === '6.3.0' ? 200 : 50;
    advance(2 * tick);
    expectResponse(await get('/health', 1), unhealthy);
    advance(tick);
    expectResponse(await get('/health', 1), empty(200));
  },
);

test.each(ownersHealth)(
  'server-behaviour/cluster.md#health-other-states: a failed or stopped changefeed does no harm in %s',
  async (release) => {
    const { create, get, post, advance, sandbox } = at(release);
    await create('a');
    await create('b', { sink_uri: 'blackhole://b/' });
    sandbox().cluster.fail('a', { code: 'CDC:ErrGCTTLExceeded', message: 'too old' });
    await post('/changefeeds/b/pause');
    advance(2_000);
    expect((await get('/changefeeds')).text).toMatch(/"failed"[\s\S]*"stopped"/);
    expectResponse(await get('/health', 1), empty(200));
  },
);

test.each(releases)(
  'server-behaviour/cluster.md#log-local: works without an owner in %s',
  async (release) => {
    await loseOwner(at(release).sandbox().cluster);
    expectResponse(await at(release).post('/log', { log_level: 'debug' }, 1), empty(200));
  },
);

test.each(releases)(
  'server-behaviour/cluster.md#log-levels: seven words in any letter case, 200 in %s',
  async (release) => {
    for (const level of [
      'debug',
      'info',
      'warn',
      'error',
      'dpanic',
      'panic',
      'fatal',
      'INFO',
      'Warn',
    ]) {
      expectResponse(await at(release).post('/log', { log_level: level }), empty(200));
    }
  },
);

test.each(releases)(
  'server-behaviour/cluster.md#log-no-level: means info in %s',
  async (release) => {
    for (const body of ['{"log_level":""}', '{}', 'null', '{"level":"trace"}']) {
      expectResponse(await at(release).post('/log', body), empty(200));
    }
  },
);

test.each(releases)(
  'server-behaviour/cluster.md#log-rejected-words: 400 as JSON in %s',
  async (release) => {
    // server-behaviour/cluster.md#log-warning
    const rejected = release === '8.5.7' ? [] : ['warning'];
    for (const word of [...rejected, 'trace', 'off', 'information', ' info']) {
      const wanted = refused('CDC:ErrAPIInvalidParam', `fail to change log level: ${word}`);
      expectResponse(await at(release).post('/log', { log_level: word }), wanted);
    }
    expect((await at(release).post('/log', '{"log_level":1}')).type).toBe(plain);
  },
);

test.each(releases)(
  'server-behaviour/cluster.md#log-same-level: 200 again in %s',
  async (release) => {
    for (const level of ['error', 'ERROR']) {
      expectResponse(await at(release).post('/log', { log_level: level }), empty(200));
    }
  },
);
