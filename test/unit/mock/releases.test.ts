// The releases whose refusals the mock has.
import { describe, expect, test } from 'vitest';
import { startMock } from '../../../src/mock/index.js';
import { useMock } from './support.js';

const create = (body: string) => ['POST', '/api/v1/changefeeds', { body }] as const;
const safeMode =
  '{"changefeed_id":"a","sink_uri":"blackhole://","sink_config":{"safe-mode":"yes"}}';

describe('v6.1.7', () => {
  const { send } = useMock({ release: '6.1.7' });

  test('an operation that the release does not have is not found', async () => {
    const response = await send('PUT', '/api/v1/captures/drain', { body: '{"capture_id":"a"}' });
    expect(response).toMatchObject({ status: 404, text: '404 page not found' });
  });

  test('a setting that the release does not know is ignored', async () => {
    expect(await send(...create(safeMode))).toMatchObject({ status: 202 });
  });

  test('the log level warning is refused', async () => {
    const { status, text } = await send('POST', '/api/v1/log', { body: '{"log_level":"warning"}' });
    expect([status, JSON.parse(text).error_msg]).toEqual([
      400,
      '[CDC:ErrAPIInvalidParam]fail to change log level: warning',
    ]);
  });

  test('an error has the words of the release', async () => {
    const body = '{"changefeed_id":"a","sink_uri":"kafka://h:1/t"}';
    const { status, text } = await send(...create(body));
    expect([status, JSON.parse(text).error_msg]).toEqual([
      500,
      "[CDC:ErrMQSinkUnknownProtocol]unknown '' protocol for Message Queue sink",
    ]);
  });
});

describe('v7.5.7', () => {
  const { send } = useMock({ release: 'v7.5.7' });

  test('a changefeed with an invalid ID is not found, but a removal refuses the ID', async () => {
    const codes = ['GET', 'DELETE'].map(async (method) => {
      const { text } = await send(method, '/api/v1/changefeeds/a_b');
      return JSON.parse(text).error_msg;
    });
    expect(await Promise.all(codes)).toEqual([
      '[CDC:ErrChangeFeedNotExists]changefeed not exists, default/a_b',
      '[CDC:ErrAPIInvalidParam]invalid changefeed_id: a_b',
    ]);
  });
});

test('the default is v8.5.7, where the log level warning is accepted', async () => {
  const mock = await startMock({ port: 0 });
  const body = '{"log_level":"warning"}';
  const { status } = await fetch(`${mock.url}/api/v1/log`, { method: 'POST', body });
  await mock.close();
  expect(status).toBe(200);
});

test.each([
  ['9.0.0', 'The mock does not play v9.0.0: it is not known. Choose 5.2.4'],
  ['newest', 'Expected a release such as 8.5.7, got "newest"'],
])('the release %s is refused', async (release, message) => {
  await expect(startMock({ port: 0, release })).rejects.toThrow(message);
});
