// Options, faults of the connection, snapshots, the journal, and the control API.
import { expect, test } from 'vitest';
import { parseFault, startSandbox } from '../../src/sandbox/index.js';
import { exchange, useSandbox } from './support.js';

const { create, get, post, sandbox, advance } = useSandbox({ control: true });

const control = (method: string, path: string, body?: unknown) =>
  exchange(`${sandbox().controlUrl}${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

test.each([
  [{ release: '5.2.3' }, 'The sandbox does not play v5.2.3'],
  [{ release: 'x' }, 'Expected a release such as 8.5.7, got "x"'],
  [JSON.parse('{"generation":"next"}'), 'Expected the generation classic or newarch, got "next"'],
  [{ generation: 'newarch' as const, release: '8.5.4' }, 'Choose 8.5.5, 8.5.6 or 8.5.7.'],
  [{ captures: 0 }, 'Expected 1 to 100 captures, got 0'],
  [{ port: -1 }, 'Expected a port from 0 to 65535, got -1'],
  [JSON.parse('{"port":"830"}'), 'Expected a port from 0 to 65535, got "830"'],
  [JSON.parse('{"clock":"virtuel"}'), 'Expected the clock wall or virtual, got "virtuel"'],
  [JSON.parse('{"latency":"off"}'), 'Expected the latency ticks or none, got "off"'],
  [JSON.parse('{"state":"full"}'), 'Expected the state empty or documented, got "full"'],
  [JSON.parse('{"faults":["not-ready"]}'), 'Expected "kind" to be one of not-ready,'],
  [JSON.parse('{"faults":[{"kind":"latency"}]}'), 'latency (milliseconds)'],
])('%j is refused', async (options, message) => {
  await expect(startSandbox({ port: 0, ...options })).rejects.toThrow(message);
});

test('faults of the options last from the start on, also after a reset', async () => {
  const faults = [{ kind: 'not-ready' }] as const;
  const other = await startSandbox({ port: 0, clock: 'virtual', faults });
  const status = async () => (await exchange(`${other.url}/api/v1/status`, {})).status;
  expect(await status()).toBe(503);
  other.cluster.reset();
  expect(await status()).toBe(503);
  await other.close();
});

test.each([
  ['not-ready', { kind: 'not-ready' }],
  ['{"kind":"latency","milliseconds":200}', { kind: 'latency', milliseconds: 200 }],
])('%s is a fault', (text, fault) => {
  expect(parseFault(text)).toEqual(fault);
});

test.each([
  ['nonsense', 'Expected "kind" to be one of not-ready,'],
  ['latency', 'latency (milliseconds)'],
  ['{"kind":', 'Expected a fault as JSON, got {"kind":: '],
])('%s is no fault', (text, message) => {
  expect(() => parseFault(text)).toThrow(message);
});

test('a fault that there is none of is refused', () => {
  const fault = JSON.parse('{"kind":"latnecy","milliseconds":200}');
  expect(() => sandbox().cluster.fault(fault)).toThrow('got {"kind":"latnecy"');
});

test('an error for a changefeed that does not exist is refused', async () => {
  await create('a');
  const error = { code: 'CDC:ErrX', message: 'x' };
  const message = 'Expected the ID of a changefeed that exists, got "b"';
  expect(() => sandbox().cluster.fail('b', error)).toThrow(new RangeError(message));
  expect(() => sandbox().cluster.warn('b', error)).toThrow(new RangeError(message));
  expect((await control('POST', '/fail', { changefeedId: 'b', ...error })).status).toBe(400);
});

test('the same seed makes the same cluster', async () => {
  const captures = async (seed: number) => {
    const other = await startSandbox({ port: 0, seed, clock: 'virtual' });
    const { text } = await exchange(`${other.url}/api/v1/captures`, {});
    await other.close();
    return JSON.parse(text).map(({ id }: { id: string }) => id);
  };
  expect(await captures(7)).toEqual(await captures(7));
  expect(await captures(7)).not.toEqual(await captures(8));
});

test('snapshot, restore and reset', async () => {
  await create('a');
  const snapshot = sandbox().cluster.snapshot();
  await create('b');
  sandbox().cluster.restore(snapshot);
  expect(JSON.parse((await get('/changefeeds')).text)).toHaveLength(1);
  sandbox().cluster.reset();
  expect((await get('/changefeeds')).text).toBe('[]');
  expect(sandbox().cluster.journal).toHaveLength(1);
});

test('the journal has what was asked, without secrets', async () => {
  await post('/changefeeds', { changefeed_id: 'a', sink_uri: 'mysql://u:s3cret@h:3306/' }, 1);
  const [entry] = sandbox().cluster.journal;
  expect(entry).toMatchObject({ method: 'POST', path: '/api/v1/changefeeds', status: 202 });
  expect(entry?.body).toBe('{"changefeed_id":"a","sink_uri":"mysql://u:xxxxx@h:3306/"}');
  expect(entry?.capture).toBe(JSON.parse((await get('/status', 1)).text).id);
});

test('a connection reset reaches the client, and changes nothing', async () => {
  const end = sandbox().cluster.fault({ kind: 'connection-reset' });
  await expect(get('/status')).rejects.toThrow();
  await expect(
    post('/changefeeds', { changefeed_id: 'a', sink_uri: 'blackhole://' }),
  ).rejects.toThrow();
  end();
  advance(1_000);
  expect((await get('/changefeeds')).text).toBe('[]');
});

test('the control API lets time pass, breaks and mends', async () => {
  const before = sandbox().cluster.now();
  expect((await control('POST', '/advance', { milliseconds: 1_500 })).status).toBe(200);
  expect(sandbox().cluster.now() - before).toBe(1_500);

  expect((await control('POST', '/faults', { kind: 'not-ready' })).status).toBe(204);
  expect((await get('/status')).status).toBe(503);
  expect((await control('DELETE', '/faults')).status).toBe(204);
  expect((await get('/status')).status).toBe(200);
});

test('the control API fails changefeeds, takes snapshots, shows the journal and resets', async () => {
  await create('a');
  const { snapshot } = JSON.parse((await control('POST', '/snapshot')).text);
  const failure = { changefeedId: 'a', code: 'CDC:ErrGCTTLExceeded', message: 'too old' };
  expect((await control('POST', '/fail', failure)).status).toBe(204);
  advance(1_000);
  expect((await get('/changefeeds')).text).toContain('"state": "failed"');
  expect((await control('POST', '/restore', { snapshot })).status).toBe(204);
  expect((await get('/changefeeds')).text).toContain('"state": "normal"');
  expect(JSON.parse((await control('GET', '/journal')).text)).toHaveLength(3);
  expect((await control('POST', '/reset')).status).toBe(204);
  expect((await get('/changefeeds')).text).toBe('[]');
});

test('the control API drives changefeeds into errors without retry, and lets sinks warn', async () => {
  await create('a');
  await create('b');
  const error = { code: 'CDC:ErrX', message: 'x' };
  const failure = { changefeedId: 'a', ...error, retryable: false };
  expect((await control('POST', '/fail', failure)).status).toBe(204);
  expect((await control('POST', '/warn', { changefeedId: 'b', ...error })).status).toBe(204);
  advance(100);
  const listed = JSON.parse((await get('/changefeeds')).text);
  expect(listed).toMatchObject([
    { id: 'a', state: 'failed', error },
    { id: 'b', state: 'warning', error: null },
  ]);
});

test.each([
  ['POST', '/advance', {}, 400],
  ['POST', '/advance', { milliseconds: -1 }, 400],
  ['POST', '/faults', { kind: 'flood' }, 400],
  ['POST', '/fail', {}, 400],
  ['POST', '/fail', { changefeedId: 'a', code: 'x', message: 'x', retryable: 1 }, 400],
  ['POST', '/warn', { changefeedId: 'a', code: 'x' }, 400],
  ['POST', '/restore', { snapshot: 'x' }, 400],
  ['POST', '/advance', [], 400],
  ['GET', '/api/v1/status', undefined, 404],
])('the control API refuses %s %s %j', async (method, path, body, status) => {
  const response = await control(method, path, body);
  expect(response.status).toBe(status);
  expect(Object.keys(JSON.parse(response.text))).toEqual(['error']);
});
