// Starting and ending the mock.
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { startMock } from '../../../src/mock/index.js';
import { loadPrism } from '../../../src/mock/prism.js';

test('it listens when the promise resolves, on a free port, and no longer after close', async () => {
  const mock = await startMock({ port: 0 });
  expect(mock.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await fetch(`${mock.url}/api/v1/status`)).status).toBe(200);
  await mock.close();
  await expect(fetch(`${mock.url}/api/v1/status`)).rejects.toThrow();
});

test('close ends idle and half-used connections, and may be called again', async () => {
  const mock = await startMock({ port: 0 });
  const { hostname, port } = new URL(mock.url);
  const idle = connect(Number(port), hostname);
  const half = connect(Number(port), hostname);
  idle.write('GET /api/v1/status HTTP/1.1\r\nHost: x\r\n\r\n');
  half.write('POST /api/v1/log HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{');
  await once(idle, 'data');
  const closed = [idle, half].map(
    (socket) => new Promise((resolve) => socket.on('error', () => {}).on('close', resolve)),
  );
  await Promise.all([mock.close(), mock.close(), ...closed]);
});

test('an IPv6 address stands in brackets in the URL', async () => {
  const mock = await startMock({ port: 0, host: '::1' });
  expect(mock.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
  await mock.close();
});

test('a taken port is named, and the way out', async () => {
  const mock = await startMock({ port: 0 });
  const port = Number(new URL(mock.url).port);
  await expect(startMock({ port })).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is in use. Stop the process that listens on it or choose another port (--port, 0 for any free one).`,
  );
  await mock.close();
});

test('an address of another machine is named', async () => {
  await expect(startMock({ port: 0, host: '192.0.2.1' })).rejects.toThrow(
    '192.0.2.1 is no address of this machine. Choose one that is, or 0.0.0.0 for all interfaces (--host).',
  );
});

test('an empty host is refused, as it would mean all interfaces', async () => {
  await expect(startMock({ port: 0, host: '' })).rejects.toThrow(
    'Expected a host such as 127.0.0.1, or 0.0.0.0 for all interfaces, got ""',
  );
});

test('without Prism it says what to install', () => {
  expect(() => loadPrism(createRequire('file:///nowhere/index.js'))).toThrow(
    'The mock needs the package @stoplight/prism-http, which is not installed. Run: npm install --save-dev @stoplight/prism-http@^5.12.0',
  );
});
