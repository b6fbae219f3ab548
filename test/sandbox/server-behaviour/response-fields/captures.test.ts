// server-behaviour/response-fields.md#captures-item, server-behaviour/response-fields.md#drain: captures, and what draining one answers, by
// release.
import { expect, test } from 'vitest';
import { play, played, releasesWhere } from '../play.js';

const withClusterId = ['6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'];

test.each(played)(
  'server-behaviour/response-fields.md#capture-id: v%s writes these fields in this order',
  async (release) => {
    const { get, urls } = await play(release);
    const [one, other] = urls.map((url) => new URL(url).host);
    const last = withClusterId.includes(release) ? ',\n        "cluster_id": "default"' : '';
    const owner = `    {
        "id": "2b92409d-3fb6-44af-8ebe-de10d4e8eb2a",
        "is_owner": true,
        "address": "${one}"${last}
    }`;
    const second = `    {
        "id": "f26165a8-81cd-4424-8e42-a851214aa188",
        "is_owner": false,
        "address": "${other}"${last}
    }`;
    const { status, type, text } = await get('/captures');
    expect([status, type]).toEqual([200, 'application/json; charset=utf-8']);
    // Since v5.3 in any order.
    expect([`[\n${owner},\n${second}\n]`, `[\n${second},\n${owner}\n]`]).toContain(text);
  },
);

test.each(played)(
  'server-behaviour/response-fields.md#capture-is-owner: v%s says the same on every capture',
  async (release) => {
    const { text } = await play(release);
    expect(await text('/captures', 1)).toBe(await text('/captures', 0));
  },
);

test.each(played)(
  'server-behaviour/response-fields.md#capture-address: v%s writes host and port',
  async (release) => {
    const { json, urls } = await play(release);
    const addresses = (await json('/captures')).map(({ address }: { address: string }) => address);
    expect(addresses.map((address: string) => `http://${address}`).sort()).toEqual(
      [...urls].sort(),
    );
  },
);

test('server-behaviour/response-fields.md#capture-cluster-id: since v6.4.0, last', async () => {
  const last = await releasesWhere(['6.3.0', '6.4.0'], async ({ json }) => {
    const [capture] = await json('/captures');
    return Object.keys(capture).at(-1) === 'cluster_id' && capture.cluster_id === 'default';
  });
  expect(last).toEqual(['6.4.0', ...withClusterId]);
});

test.each(['6.2.0', ...withClusterId])(
  'server-behaviour/response-fields.md#drain-current-table-count: v%s counts the tables of the capture on one line',
  async (release) => {
    const { create, put } = await play(release);
    await create('a');
    const body = { capture_id: 'f26165a8-81cd-4424-8e42-a851214aa188' };
    expect(await put('/captures/drain', body)).toEqual({
      status: 202,
      type: 'application/json; charset=utf-8',
      text: '{"current_table_count":1}',
    });
  },
);
