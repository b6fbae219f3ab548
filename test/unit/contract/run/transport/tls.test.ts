// What an operator reads when TLS does not work, for each reason that is known.
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import {
  createTransport,
  type TransportOptions,
} from '../../../../../src/contract/run/transport/transport.js';

const pem = (name: string) =>
  readFileSync(new URL(`../../../../fixtures/tls/${name}`, import.meta.url), 'utf8');
const ca = pem('ca.pem');
const own = { cert: pem('server.pem'), key: pem('server-key.pem') };
const client = { cert: pem('client.pem'), key: pem('client-key.pem') };
const stranger = { cert: pem('stranger.pem'), key: pem('stranger-key.pem') };

async function started(server: ReturnType<typeof createServer | typeof createHttpServer>) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

const served = (options: ServerOptions & TlsOptions) =>
  started(createServer({ ...own, ...options }, (_, response) => response.end('ok')));

/** Resolves with the body, or with the message of the error without the address. */
async function receive(port: number, tls: TransportOptions['tls'], scheme = 'https') {
  const transport = createTransport({ tls });
  const url = `${scheme}://127.0.0.1:${port}`;
  try {
    return (await transport.send({ method: 'GET', url: `${url}/x`, headers: {} })).body;
  } catch (error) {
    return error instanceof Error ? error.message.replace(`${url} does not respond: `, '') : error;
  } finally {
    transport.close();
  }
}

test('with its authority named, the server responds', async () => {
  expect(await receive(await served({}), { ca })).toBe('ok');
});

test('with a client certificate, a server that requires one responds', async () => {
  const port = await served({ requestCert: true, ca });
  expect(await receive(port, { ca, ...client })).toBe('ok');
});

const mutual = { requestCert: true, rejectUnauthorized: true, ca } as const;
const old = 'TLSv1.1';

test.each<[string, ServerOptions & TlsOptions, TransportOptions['tls'], string]>([
  ['an unknown authority', {}, {}, 'its certificate has an unknown authority; name it with --ca'],
  [
    'a self-signed certificate',
    stranger,
    {},
    'its certificate is self-signed; name its authority with --ca',
  ],
  [
    'a required client certificate (TLS 1.3)',
    mutual,
    { ca },
    'it requires a client certificate; give --cert and --key',
  ],
  [
    'a required client certificate (TLS 1.2)',
    { ...mutual, maxVersion: 'TLSv1.2' },
    { ca },
    'no common TLS settings, or it requires a client certificate (--cert and --key)',
  ],
  [
    'only old versions of TLS',
    { minVersion: old, maxVersion: old, ciphers: 'DEFAULT:@SECLEVEL=0' },
    { ca },
    'it supports only versions of TLS that are too old or too new',
  ],
])('%s is named', async (_, options, tls, reason) => {
  expect(await receive(await served(options), tls)).toBe(reason);
});

test('a server that speaks no TLS is called so, and no other', async () => {
  const port = await started(createHttpServer((_, response) => response.end('ok')));
  expect(await receive(port, { ca })).toBe('it does not speak TLS; try http in place of https');
});

test.each([
  [42, 'it refuses the client certificate as bad'],
  [45, 'the client certificate has expired'],
  [48, 'it does not know the authority of the client certificate (--cert)'],
  [70, 'it supports only versions of TLS that are too old or too new'],
  [112, 'it serves no certificate for this host name'],
  [115, 'it ended TLS with alert 115'],
])('alert %i is put into words', async (number, reason) => {
  const server = createTcpServer((socket) =>
    // A record of type alert (21), TLS 1.2, two bytes: fatal (2) and the number.
    socket.once('data', () => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, number]))),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  expect(await receive(port, { ca })).toBe(reason);
});
