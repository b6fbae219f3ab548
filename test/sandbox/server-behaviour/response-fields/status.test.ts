// server-behaviour/response-fields.md#status: the status of a server, by release.
import { expect, test } from 'vitest';
import { play, played, releasesWhere } from '../play.js';

const early = ['5.2.4', '5.3.4', '5.4.3', '6.0.0', '6.1.7'];

test.each(early)(
  'server-behaviour/response-fields.md#status-version: v%s writes these fields in this order',
  async (release) => {
    const { get } = await play(release);
    expect(await get('/status')).toEqual({
      status: 200,
      type: 'application/json; charset=utf-8',
      text: `{
    "version": "v${release}",
    "git_hash": "08ff49b6f772632716c43069c43a8c3b7cf3c256",
    "id": "2b92409d-3fb6-44af-8ebe-de10d4e8eb2a",
    "pid": 29466,
    "is_owner": true
}`,
    });
  },
);

test.each(played.filter((release) => !early.includes(release)))(
  'server-behaviour/response-fields.md#status-version: v%s writes these fields in this order',
  async (release) => {
    const { get } = await play(release);
    expect(await get('/status')).toEqual({
      status: 200,
      type: 'application/json; charset=utf-8',
      text: `{
    "version": "v${release}",
    "git_hash": "08ff49b6f772632716c43069c43a8c3b7cf3c256",
    "id": "2b92409d-3fb6-44af-8ebe-de10d4e8eb2a",
    "cluster_id": "default",
    "pid": 29466,
    "is_owner": true,
    "liveness": 0
}`,
    });
  },
);

test('server-behaviour/response-fields.md#status-git-hash: 40 hexadecimal digits, the same on every capture', async () => {
  const { text } = await play('8.5.7');
  const hashes = [await text('/status', 0), await text('/status', 1)].map(
    (response) => JSON.parse(response).git_hash,
  );
  expect(hashes[0]).toMatch(/^[0-9a-f]{40}$/);
  expect(hashes[1]).toBe(hashes[0]);
});

test('server-behaviour/response-fields.md#status-id: a UUID, each capture its own', async () => {
  const { text } = await play('8.5.7');
  const ids = [await text('/status', 0), await text('/status', 1)].map(
    (response) => JSON.parse(response).id,
  );
  expect(ids).toEqual([
    '2b92409d-3fb6-44af-8ebe-de10d4e8eb2a',
    'f26165a8-81cd-4424-8e42-a851214aa188',
  ]);
});

test('server-behaviour/response-fields.md#status-cluster-id: since v6.3.0, "default"', async () => {
  const isDefault = await releasesWhere(['6.2.0', '6.3.0'], async ({ json }) => {
    return (await json('/status')).cluster_id === 'default';
  });
  expect(isDefault).toEqual(['6.3.0', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7']);
});

test('server-behaviour/response-fields.md#status-pid: an integer, each capture its own', async () => {
  const { text } = await play('8.5.7');
  const pids = [await text('/status', 0), await text('/status', 1)].map(
    (response) => /"pid": (\d+),/.exec(response)?.[1],
  );
  expect(pids[0]).toBe('29466');
  expect(pids[1]).toMatch(/^\d+$/);
  expect(pids[1]).not.toBe(pids[0]);
});

test.each(played)(
  'server-behaviour/response-fields.md#status-is-owner: v%s says so of the capture that leads',
  async (release) => {
    const { text } = await play(release);
    expect(await text('/status', 0)).toContain('"is_owner": true');
    expect(await text('/status', 1)).toContain('"is_owner": false');
  },
);

test('server-behaviour/response-fields.md#status-liveness: since v6.2.0; 0 alive, 1 stopping', async () => {
  const alive = await releasesWhere(['6.1.0', '6.2.0'], async ({ json }) => {
    return (await json('/status')).liveness === 0;
  });
  expect(alive).toEqual(['6.2.0', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7']);
  const { put, text } = await play('8.5.7');
  await put('/captures/drain', { capture_id: JSON.parse(await text('/status', 1)).id });
  expect(await text('/status', 0)).toContain('"liveness": 0');
  expect(await text('/status', 1)).toContain('"liveness": 1');
});
