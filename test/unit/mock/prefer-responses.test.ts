// Choosing a response with the `Prefer` header.
import { expect, test } from 'vitest';
import { errorText, useMock } from './support.js';

const json = 'application/json; charset=utf-8';
const { send } = useMock();

const get = (path: string, prefer: string) => send('GET', path, { headers: { Prefer: prefer } });
const body = '{"changefeed_id":"test5","sink_uri":"blackhole://"}';
const create = (prefer: string) =>
  send('POST', '/api/v1/changefeeds', { body, headers: { Prefer: prefer } });

test('a status gets its first example', async () => {
  const message = '[CDC:ErrAPIInvalidParam]invalid changefeed_id: ';
  const text = errorText(message, 'CDC:ErrAPIInvalidParam');
  expect(await create('code=400')).toMatchObject({ status: 400, type: json, text });
});

test('an example is found by its name, with and without a status', async () => {
  expect(await get('/api/v1/changefeeds', 'example=none')).toMatchObject({
    status: 200,
    text: '[]',
  });
  const response = await create('code=400, example=tableIneligible');
  expect(response).toMatchObject({ status: 400, type: json });
  expect(response.text).toContain('"error_code": "CDC:ErrTableIneligible"');
});

test('an example that only the text label has comes with it', async () => {
  const response = await create('code=400, example=malformedBody');
  expect(response).toMatchObject({ status: 400, type: 'text/plain; charset=utf-8' });
  expect(response.text).toContain('invalid api parameter: EOF');
});

test('the example of a current server keeps its digits', async () => {
  const response = await get('/api/v1/changefeeds', 'example=v8.5');
  expect(response.text).toMatch(/"upstream_id": \d{19},/);
});

test('described responses without a body have none', async () => {
  expect(await create('code=504')).toMatchObject({ status: 504, type: null, text: '' });
  expect(await create('code=202')).toMatchObject({ status: 202, type: null, text: '' });
});

test('401 comes without a challenge, as from TiCDC', async () => {
  const response = await create('code=401');
  expect(response).toMatchObject({ status: 401, type: json });
  expect(response.headers.has('www-authenticate')).toBe(false);
});

test('404 is plain text', async () => {
  const response = await get('/api/v1/status', 'code=404');
  expect(response).toMatchObject({ status: 404, type: 'text/plain', text: '404 page not found' });
});

test.each([
  [
    'code=418',
    404,
    'Prefer: code=418: listChangefeeds has no such response, but 200, 404, 500, 503, 504',
  ],
  [
    'example=foo',
    404,
    'Prefer: example=foo: listChangefeeds has no such example for status 200, but documented, v8.5, none',
  ],
  [
    'code=500, example=documented',
    404,
    'Prefer: example=documented: listChangefeeds has no such example for status 500, but ownerNotFound, noLeader, forwardRefused',
  ],
  [
    'code=504, example=foo',
    404,
    'Prefer: example=foo: listChangefeeds has no such example for status 504, but no examples',
  ],
  ['code=abc', 422, 'Prefer: code=abc is not a status of three digits'],
])('%s is answered %i and says what there is', async (prefer, status, problem) => {
  const code = 'CDC:ErrAPIInvalidParam';
  const text = errorText(`[${code}]${problem}`, code);
  expect(await get('/api/v1/changefeeds', prefer)).toMatchObject({ status, type: json, text });
});

test('a preference does not make a bad request good', async () => {
  const headers = { Prefer: 'code=202' };
  const response = await send('POST', '/api/v1/changefeeds', { body: '{}', headers });
  expect(response).toMatchObject({ status: 400 });
});

const refused = '{"changefeed_id":"a","sink_uri":"blackhole://","timezone":"Nowhere/X"}';

test.each([
  ['code=202', 202],
  ['code=500', 500],
  ['code=400, example=tableIneligible', 400],
  ['dynamic=true', 400],
])(
  'a value that only TiCDC refuses is accepted with a named response (%s)',
  async (prefer, status) => {
    const headers = { Prefer: prefer };
    const response = await send('POST', '/api/v1/changefeeds', { body: refused, headers });
    expect(response.status).toBe(status);
    expect(response.text.includes('Nowhere/X')).toBe(prefer === 'dynamic=true');
  },
);

test.each([
  ['POST', '/api/v1/changefeeds', '{"changefeed_id":'],
  ['POST', '/api/v1/changefeeds', '{"changefeed_id":"a_b","sink_uri":"blackhole://"}'],
  ['POST', '/api/v1/changefeeds', '{"changefeed_id":"a","sink_uri":"nowhere"}'],
  ['PUT', '/api/v1/changefeeds/a', '{"target_ts":0}'],
  ['POST', '/api/v1/changefeeds/a_b/pause', ''],
  ['POST', '/api/v1/changefeeds/a/tables/move_table', '{}'],
])('no named response makes %s %s accept %s', async (method, path, body) => {
  const response = await send(method, path, { body, headers: { Prefer: 'code=202' } });
  expect(response.status).toBe(400);
});

test('preferences are not confused by the cache', async () => {
  const path = '/api/v1/changefeeds';
  const before = await send('GET', path);
  await get(path, 'example=none');
  await get(path, 'code=500');
  expect(await send('GET', path)).toMatchObject({ status: 200, text: before.text });
});
