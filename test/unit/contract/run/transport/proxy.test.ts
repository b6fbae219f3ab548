// Requests through an HTTP proxy.
import { readFileSync } from 'node:fs';
import { createServer, request as requestHttp, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createTransport } from '../../../../../src/contract/run/transport/transport.js';

const pem = (name: string) =>
  readFileSync(new URL(`../../../../fixtures/tls/${name}`, import.meta.url), 'utf8');
const ca = pem('ca.pem');

async function started(
  server: Pick<Server, 'listen' | 'address' | 'close' | 'closeAllConnections'>,
) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

/** Starts a proxy that records what it is asked, and refuses tunnels with the given status. */
async function startProxy(tunnelStatus = 200) {
  const asked: string[] = [];
  const proxy = createServer((incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    asked.push(`${method} ${url} ${headers['proxy-authorization'] ?? 'nobody'}`);
    const { 'proxy-authorization': _, ...own } = headers;
    const upstream = requestHttp(url, { method, headers: own }, (response) => {
      outgoing.writeHead(response.statusCode ?? 0, response.headers);
      response.pipe(outgoing);
    });
    incoming.pipe(upstream);
  });
  proxy.on('connect', ({ url = '', headers }, socket) => {
    asked.push(`CONNECT ${url} ${headers['proxy-authorization'] ?? 'nobody'}`);
    if (tunnelStatus !== 200) return socket.end(`HTTP/1.1 ${tunnelStatus} No\r\n\r\n`);
    const [host = '', port = ''] = url.split(':');
    const upstream = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    return upstream.on('error', () => socket.destroy());
  });
  return { asked, port: await started(proxy) };
}

async function receive(url: string, proxy: string, method = 'GET', body?: string) {
  const transport = createTransport({ tls: { ca }, proxy });
  try {
    const request = { method, url, headers: { 'x-test': 'a' }, ...(body && { body }) };
    return [await transport.send(request), await transport.send(request)].map(
      (response) => `${response.status} ${response.body}`,
    );
  } catch (error) {
    return error instanceof Error ? error.message : error;
  } finally {
    transport.close();
  }
}

test('http goes through it with the whole URL, and with its credentials', async () => {
  const server = await started(
    createServer((incoming, response) =>
      incoming
        .on('data', () => {})
        .on('end', () => {
          const { host, 'x-test': given, 'proxy-authorization': leaked } = incoming.headers;
          response.end(`${incoming.method} ${incoming.url} ${host} ${given} ${leaked}`);
        }),
    ),
  );
  const { asked, port } = await startProxy();
  const url = `http://127.0.0.1:${server}/api/v1/status?a=b`;
  const body = `200 POST /api/v1/status?a=b 127.0.0.1:${server} a undefined`;
  expect(await receive(url, `http://u:p%40@127.0.0.1:${port}`, 'POST', '{}')).toEqual([body, body]);
  const line = `POST ${url} Basic ${btoa('u:p@')}`;
  expect(asked).toEqual([line, line]);
});

test("https goes through a tunnel, which is kept, and the certificate is the server's", async () => {
  const options = { cert: pem('server.pem'), key: pem('server-key.pem') };
  const server = await started(createHttpsServer(options, (_, response) => response.end('ok')));
  const { asked, port } = await startProxy();
  expect(await receive(`https://127.0.0.1:${server}/x`, `http://127.0.0.1:${port}`)).toEqual([
    '200 ok',
    '200 ok',
  ]);
  expect(asked).toEqual([`CONNECT 127.0.0.1:${server} nobody`]);
});

test.each([407, 403, 502])('a tunnel that it refuses with %i is named', async (status) => {
  const { port } = await startProxy(status);
  expect(await receive('https://127.0.0.1:9/x', `http://127.0.0.1:${port}`)).toBe(
    `the proxy http://127.0.0.1:${port} makes no connection to the server: it responds with ${status} No`,
  );
});

test.each(['http', 'https'])('a proxy that is not there is named, for %s', async (scheme) => {
  expect(await receive(`${scheme}://127.0.0.1:9/x`, 'http://127.0.0.1:1')).toBe(
    'the proxy http://127.0.0.1:1 does not respond: nothing listens there (connection refused)',
  );
});
