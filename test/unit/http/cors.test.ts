// Pages of other origins: refused unless the option `cors` is set, as on real servers.
import { expect, onTestFinished, test } from 'vitest';
import { startMock } from '../../../src/mock/index.js';
import { startSandbox } from '../../../src/sandbox/index.js';

const origin = 'http://localhost:5173';

const servers = [
  ['mock', startMock],
  ['sandbox', startSandbox],
] as const;

const preflight = {
  method: 'OPTIONS',
  headers: {
    Origin: origin,
    'Access-Control-Request-Method': 'PUT',
    'Access-Control-Request-Headers': 'authorization,content-type',
  },
};

const corsOf = ({ headers }: Response) =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')));

async function urlOf(start: (typeof servers)[number][1], cors?: boolean): Promise<string> {
  const server = await start({ port: 0, cors });
  onTestFinished(() => server.close());
  return server.url;
}

test.each(servers)('a %s without the option allows no other origin', async (_, start) => {
  const url = await urlOf(start);
  expect((await fetch(`${url}/api/v1/changefeeds/a`, preflight)).status).toBe(404);
  const response = await fetch(`${url}/api/v1/status`, { headers: { Origin: origin } });
  expect(corsOf(response)).toEqual({});
});

test.each(servers)('a %s with the option answers preflights', async (_, start) => {
  const url = await urlOf(start, true);
  const response = await fetch(`${url}/api/v1/changefeeds/a`, preflight);
  expect(response.status).toBe(204);
  expect(corsOf(response)).toEqual({
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'PUT',
    'access-control-allow-headers': 'authorization,content-type',
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': '*',
  });
});

test.each(servers)('a %s with the option is open to pages of the internet', async (_, start) => {
  const url = await urlOf(start, true);
  const headers = { ...preflight.headers, 'Access-Control-Request-Private-Network': 'true' };
  const response = await fetch(`${url}/api/v1/changefeeds/a`, { ...preflight, headers });
  expect(response.headers.get('access-control-allow-private-network')).toBe('true');
});

test.each(servers)('a %s with the option lets a page read every response', async (_, start) => {
  const url = await urlOf(start, true);
  for (const [method, path, status] of [
    ['GET', '/api/v1/status', 200],
    ['GET', '/nowhere', 404],
    ['GET', '/api/v1/changefeeds/no_such_id', 400],
    ['OPTIONS', '/api/v1/status', 404],
  ] as const) {
    const response = await fetch(url + path, { method, headers: { Origin: origin } });
    expect(response.status, path).toBe(status);
    expect(response.headers.get('access-control-allow-origin'), path).toBe(origin);
    expect(response.headers.get('vary'), path).toBe('Origin');
  }
});

test('a response that says that the body is too large can be read too', async () => {
  const url = await urlOf(startMock, true);
  const body = ' '.repeat(11 * 1024 * 1024);
  const headers = { Origin: origin };
  const response = await fetch(`${url}/api/v1/changefeeds`, { method: 'POST', headers, body });
  expect(response.status).toBe(413);
  expect(response.headers.get('access-control-allow-origin')).toBe(origin);
});

test('the control API of the sandbox follows the option', async () => {
  const sandbox = await startSandbox({ port: 0, cors: true, control: true });
  onTestFinished(() => sandbox.close());
  const response = await fetch(`${sandbox.controlUrl}/journal`, { headers: { Origin: origin } });
  expect(response.headers.get('access-control-allow-origin')).toBe(origin);
});
