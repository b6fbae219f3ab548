// The same seed and the same calls give the same bytes, at whatever ports the captures listen.
import { expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js';
import { send } from './http.js';
import { loseOwner } from './lose-owner.js';

const ids = Array.from({ length: 12 }, (_, index) => `feed-${index}`);

/** What a busy half hour answers, ports aside. */
async function transcript({ cluster, urls }: Sandbox): Promise<string> {
  const lines: string[] = [];
  const ask = async (method: string, path: string, body?: string, capture = 0) => {
    const response = await send(urls[capture] ?? '', method, `/api/v1${path}`, body);
    lines.push(`${method} ${path} ${response.status} ${response.type} ${response.text}`);
  };
  for (const id of ids) {
    const sink = `blackhole://${id}/`;
    await ask('POST', '/changefeeds', `{"changefeed_id":"${id}","sink_uri":"${sink}"}`);
    cluster.advance(130);
  }
  cluster.advance(2_000);
  for (const [round, id] of ids.entries()) {
    cluster.fail(id, { code: 'CDC:ErrX', message: 'x', retryable: round % 3 !== 0 });
    if (round % 4 === 0) await loseOwner(cluster);
    if (round % 4 === 2) await ask('POST', '/owner/resign');
    cluster.advance(25_000);
    await ask('POST', `/changefeeds/${id}/pause`, undefined, round % 3);
    await ask('GET', '/changefeeds?state=all', undefined, round % 3);
    await ask('POST', `/changefeeds/${ids[round - 1]}/tables/rebalance_table`);
    await ask('GET', `/changefeeds/${ids[round - 1]}`);
    await ask('GET', '/processors');
    await ask('GET', '/captures');
    await ask('GET', '/status', undefined, round % 3);
    await ask('DELETE', `/changefeeds/${ids[round - 2]}`);
  }
  return lines.join('\n').replaceAll(/127\.0\.0\.1:\d+/g, 'host');
}

async function play(release: string, seed: number, times = 1): Promise<string[]> {
  const sandbox = await startSandbox({
    port: 0,
    clock: 'virtual',
    tables: ['db.t1', 'db.t2', 'db.t3', 'db.t4'],
    release,
    seed,
  });
  const transcripts: string[] = [];
  try {
    for (let count = 0; count < times; count += 1) {
      sandbox.cluster.reset();
      transcripts.push(await transcript(sandbox));
    }
  } finally {
    await sandbox.close();
  }
  return transcripts;
}

const releases = ['5.2.4', '6.1.7', '6.5.12', '7.5.7', '8.5.7'];

test.each(releases)('v%s: the same seed and calls give the same bytes', async (release) => {
  expect(await play(release, 7)).toEqual(await play(release, 7));
});

test.each(releases)('v%s: another seed gives others', async (release) => {
  expect(await play(release, 7)).not.toEqual(await play(release, 8));
});

test.each(releases)('v%s: after a reset everything happens again', async (release) => {
  const [first, second] = await play(release, 7, 2);
  expect(second).toBe(first);
});

/** IDs in the order of a list, once per second. */
async function orders(release: string): Promise<string[]> {
  const sandbox = await startSandbox({ port: 0, clock: 'virtual', release });
  try {
    const { cluster, url } = sandbox;
    for (const id of ['c', 'a', 'b']) {
      const body = `{"changefeed_id":"${id}","sink_uri":"blackhole://"}`;
      await send(url, 'POST', '/api/v1/changefeeds', body);
    }
    const seen: string[] = [];
    for (let count = 0; count < 60; count += 1) {
      cluster.advance(1_000);
      const { text } = await send(url, 'GET', '/api/v1/changefeeds');
      seen.push([...text.matchAll(/"id": "(.)"/g)].map(([, id]) => id).join(''));
    }
    return [...new Set(seen)].sort();
  } finally {
    await sandbox.close();
  }
}

test.each(['5.2.4', '5.3.4', '5.4.3', '6.0.0', '6.1.7'])(
  'v%s lists changefeeds in any order',
  async (release) => {
    expect(await orders(release)).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
  },
);

test.each(['6.2.0', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'v%s lists changefeeds sorted by their IDs',
  async (release) => {
    expect(await orders(release)).toEqual(['abc']);
  },
);
