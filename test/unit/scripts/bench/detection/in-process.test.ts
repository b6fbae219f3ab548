// A server inside this process responds as one behind a connection does.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pass, sendThrough } from '../../../../../scripts/bench/detection/in-process.js';
import { createTransport } from '../../../../../src/contract/run/transport/transport.js';
import { type Sandbox, startSandbox } from '../../../../../src/sandbox/index.js';

let sandbox: Sandbox;
const transport = createTransport();

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, clock: 'virtual' });
});

afterAll(async () => {
  transport.close();
  await sandbox.close();
});

test.each([
  ['GET', '/status', undefined],
  ['HEAD', '/status', undefined],
  ['GET', '/captures/', undefined],
  ['GET', '/changefeeds?state=all', undefined],
  ['POST', '/log', '{"log_level":"loud"}'],
  ['PUT', '/captures/drain', '{'],
])('%s %s gets the same status, label and body', async (method, path, body) => {
  const url = `${sandbox.url}/api/v1${path}`;
  const request = { method, url, headers: { Accept: '*/*' }, ...(body !== undefined && { body }) };
  const expected = await transport.send(request);
  const received = await sendThrough(sandbox)(request);
  expect(received.status).toBe(expected.status);
  expect(received.body).toBe(expected.body);
  expect(expected.headers).toMatchObject(received.headers);
});

test('bytes that are not UTF-8 arrive as replacement characters', async () => {
  const send = sendThrough(sandbox, async (call, server) => ({
    ...(await pass(call, server)),
    body: 'a\xff',
    encoding: 'latin1',
  }));
  const url = `${sandbox.url}/api/v1/status`;
  expect((await send({ method: 'GET', url, headers: {} })).body).toBe('a\ufffd');
});
