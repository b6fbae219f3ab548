// Status, and what the HTTP layer does with every request, at v8.5.7.
import { expect, test } from 'vitest';
import { useSandbox } from './support.js';

const { get, send } = useSandbox();
const json = 'application/json; charset=utf-8';

test('status has the fields of the release in their order, and is local', async () => {
  const responses = await Promise.all([0, 1, 2].map((capture) => get('/status', capture)));
  expect(responses.map(({ type }) => type)).toEqual([json, json, json]);
  const bodies = responses.map(({ text }) => JSON.parse(text));
  for (const body of bodies) {
    expect(Object.keys(body)).toEqual([
      'version',
      'git_hash',
      'id',
      'cluster_id',
      'pid',
      'is_owner',
      'liveness',
    ]);
    expect(body).toMatchObject({ version: 'v8.5.7', cluster_id: 'default', liveness: 0 });
  }
  expect(bodies.map(({ is_owner }) => is_owner)).toEqual([true, false, false]);
  expect(new Set(bodies.map(({ id }) => id)).size).toBe(3);
});

test.each([
  ['GET', '/status/', 301],
  ['POST', '/log/', 307],
  ['HEAD', '/status', 404],
  ['PATCH', '/status', 404],
  ['DELETE', '/changefeeds', 404],
  ['GET', '/changefeeds/a%2Fb', 404],
  ['GET', '/changefeeds/a%20b', 400],
  ['POST', '/changefeeds//pause', 400],
])('%s %s: %i', async (method, path, status) => {
  expect((await send(method, path)).status).toBe(status);
});

test('404 is text without a charset', async () => {
  const response = await get('/nothing');
  expect(response).toMatchObject({ status: 404, type: 'text/plain', text: '404 page not found' });
});
