// Processes of captures, over HTTP: ports, connections, the control API, snapshots.
import { expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.js';
import { exchange, useSandbox } from './support.js';

const virtual = useSandbox({ control: true });

interface Listed {
  readonly id: string;
  readonly address: string;
  readonly is_owner: boolean;
}

async function list(capture = 0): Promise<readonly Listed[]> {
  return JSON.parse((await virtual.get('/captures', capture)).text);
}

const statusOf = async (capture: number) =>
  JSON.parse((await virtual.get('/status', capture)).text);

const isRefused = async (capture: number) =>
  virtual.get('/status', capture).then(
    () => false,
    ({ cause }) => /ECONNREFUSED|ECONNRESET/.test(cause.code),
  );

test('a stopped capture refuses connections, and its ID has left the list', async () => {
  const { cluster } = virtual.sandbox();
  const { id } = await statusOf(1);
  cluster.stopCapture(1);
  await cluster.listening();
  await expect(virtual.get('/status', 1)).rejects.toMatchObject({
    cause: { code: 'ECONNREFUSED' },
  });
  expect((await list()).map((capture) => capture.id)).not.toContain(id);
});

test('a killed capture refuses connections, and its ID stays for ten seconds', async () => {
  const { cluster } = virtual.sandbox();
  const { id } = await statusOf(2);
  cluster.killCapture(id);
  await cluster.listening();
  expect(await isRefused(2)).toBe(true);
  virtual.advance(9_999);
  expect((await list()).map((capture) => capture.id)).toContain(id);
  virtual.advance(1);
  expect((await list()).map((capture) => capture.id)).not.toContain(id);
});

test('a started capture has the same address, a new ID and PID, and the log level of a new process', async () => {
  const { cluster } = virtual.sandbox();
  const before = await statusOf(1);
  const addresses = (await list()).map(({ address }) => address).sort();
  cluster.stopCapture(1);
  await cluster.startCapture(1);
  const after = await statusOf(1);
  expect(after).toMatchObject({ version: before.version, is_owner: false, liveness: 0 });
  expect(after.id).not.toBe(before.id);
  expect(after.pid).not.toBe(before.pid);
  expect((await list()).map(({ address }) => address).sort()).toEqual(addresses);
});

test('open connections are reset', async () => {
  const sandbox = await startSandbox({ port: 0, captures: 2 });
  try {
    const end = sandbox.cluster.fault({ kind: 'latency', milliseconds: 600_000 });
    const waiting = fetch(`${sandbox.urls[1]}/api/v1/status`);
    waiting.catch(() => {});
    await fetch(`${sandbox.urls[0]}/unknown`, { signal: AbortSignal.timeout(200) }).catch(() => {});
    sandbox.cluster.killCapture(1);
    await expect(waiting).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    end();
  } finally {
    await sandbox.close();
  }
});

test('while the owner is lost, requests for it fail as Go reports a refused connection', async () => {
  const { cluster, urls } = virtual.sandbox();
  cluster.killCapture(0);
  const { host } = new URL(urls[0] ?? '');
  const { status, text } = await virtual.get('/changefeeds', 1);
  expect([status, JSON.parse(text)]).toEqual([
    500,
    {
      error_msg: `Get "http://${host}/api/v1/changefeeds": dial tcp ${host}: connect: connection refused`,
      error_code: '',
    },
  ]);
  expect(await statusOf(1)).toMatchObject({ is_owner: false });
  virtual.advance(11_000);
  expect((await list(1)).filter(({ is_owner }) => is_owner)).toHaveLength(1);
  expect(await isRefused(0)).toBe(true);
});

test('the fault owner-lost starts the process again after a second', async () => {
  const { cluster } = virtual.sandbox();
  const { id } = await statusOf(0);
  cluster.fault({ kind: 'owner-lost' });
  await cluster.listening();
  expect(await isRefused(0)).toBe(true);
  virtual.advance(1_000);
  await cluster.listening();
  expect((await statusOf(0)).id).not.toBe(id);
  virtual.advance(10_000);
  expect((await list()).map((capture) => capture.id)).not.toContain(id);
});

test('with the wall clock a lost owner listens again without any request', async () => {
  const sandbox = await startSandbox({ port: 0, captures: 1 });
  try {
    const before = JSON.parse((await exchange(`${sandbox.url}/api/v1/status`, {})).text);
    sandbox.cluster.fault({ kind: 'owner-lost' });
    const again = async () => {
      await sandbox.cluster.listening();
      return JSON.parse((await exchange(`${sandbox.url}/api/v1/status`, {})).text).id;
    };
    await expect.poll(() => again().catch(() => before.id), { timeout: 8_000 }).not.toBe(before.id);
  } finally {
    await sandbox.close();
  }
});

test('respond() gives no response while the first capture is down', async () => {
  const { cluster, respond } = virtual.sandbox();
  const request = { method: 'GET', target: '/api/v1/status', headers: { host: 'h' } };
  cluster.stopCapture(0);
  expect(await respond({ ...request, body: Buffer.alloc(0) })).toMatchObject({ dropped: true });
  await cluster.startCapture(0);
  expect(await respond({ ...request, body: Buffer.alloc(0) })).toMatchObject({ status: 200 });
});

test('snapshots restore the ports', async () => {
  const { cluster } = virtual.sandbox();
  const up = cluster.snapshot();
  cluster.killCapture(1);
  const down = cluster.snapshot();
  cluster.restore(up);
  await cluster.listening();
  expect(await isRefused(1)).toBe(false);
  cluster.restore(down);
  await cluster.listening();
  expect(await isRefused(1)).toBe(true);
  cluster.reset();
  await cluster.listening();
  expect(await isRefused(1)).toBe(false);
});

test('a capture can be started and killed before its port is open', async () => {
  const { cluster } = virtual.sandbox();
  cluster.killCapture(1);
  const started = cluster.startCapture(1);
  cluster.killCapture(1);
  await started;
  expect(await isRefused(1)).toBe(true);
  await cluster.startCapture(1);
  expect(await isRefused(1)).toBe(false);
});

test.each([
  [3, 'Expected a capture: an index from 0 to 2, or an ID ('],
  [-1, 'Expected a capture: an index from 0 to 2, or an ID ('],
  ['nobody', 'got "nobody"'],
])('capture %s is refused', (capture, message) => {
  expect(() => virtual.sandbox().cluster.killCapture(capture)).toThrow(message);
});

test('a capture that is down cannot be stopped, and one that runs cannot be started', async () => {
  const { cluster } = virtual.sandbox();
  cluster.stopCapture(1);
  expect(() => cluster.killCapture(1)).toThrow('Expected capture 1 to run. It does not');
  await expect(cluster.startCapture(0)).rejects.toThrow(
    'Expected the process of capture 0 to have ended.',
  );
});

test('the control API stops, kills and starts captures', async () => {
  const { controlUrl, urls } = virtual.sandbox();
  const post = async (path: string, body: object) => {
    const init = { method: 'POST', body: JSON.stringify(body) };
    return (await exchange(`${controlUrl}${path}`, init)).status;
  };
  const isUp = () =>
    fetch(`${urls[1]}/api/v1/status`).then(
      () => true,
      () => false,
    );
  const { id } = await statusOf(1);
  expect(await post('/captures/stop', { capture: 1 })).toBe(204);
  expect(await isUp()).toBe(false);
  expect(await post('/captures/start', { capture: id })).toBe(204);
  expect(await isUp()).toBe(true);
  expect(await post('/captures/kill', { capture: 1 })).toBe(204);
  expect(await isUp()).toBe(false);
  expect(await post('/captures/kill', { capture: 1 })).toBe(400);
  expect(await post('/captures/kill', { capture: true })).toBe(400);
  expect(await post('/reset', {})).toBe(204);
  expect(await isUp()).toBe(true);
});
