// Compressed responses, as a proxy in front of a server may send them.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { createTransport } from '../../../../../src/contract/run/transport/transport.js';

async function receive(encoding: string, body: Buffer, longestBody = 1_000_000) {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-encoding': encoding, 'content-type': 'application/json' });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const transport = createTransport({ longestBody });
  onTestFinished(() => {
    transport.close();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return transport.send({ method: 'GET', url, headers: {} });
}

test.each([
  ['gzip', gzipSync],
  ['x-gzip', gzipSync],
  ['GZIP', gzipSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
  ['br', brotliCompressSync],
  ['gzip, br', (text: string) => brotliCompressSync(gzipSync(text))],
  [' , gzip,gzip', (text: string) => gzipSync(gzipSync(text))],
] as const)('%s is decoded, and the header stays', async (encoding, compress) => {
  const { body, headers } = await receive(encoding, compress('{"id":"ä"}'));
  expect(body).toBe('{"id":"ä"}');
  expect(headers['content-encoding']).toBe(encoding.trim());
});

test('an empty body and one that is not compressed stay as they are', async () => {
  expect((await receive('gzip', Buffer.alloc(0))).body).toBe('');
  expect((await receive('identity', Buffer.from('ok'))).body).toBe('ok');
});

test.each(['zstd', 'gzip, compress', 'br,br,br,br,br'])(
  '%s cannot be undone, and says so',
  (encoding) =>
    expect(receive(encoding, Buffer.from('x'))).rejects.toThrow(
      `the response has content-encoding ${encoding}, which cannot be decompressed here`,
    ),
);

test('a body that is not compressed as its header says is an error', async () => {
  await expect(receive('gzip', Buffer.from('{}'))).rejects.toThrow(
    'the response names content-encoding gzip, but its body is not',
  );
});

test('a small body that becomes huge is an error', async () => {
  await expect(receive('gzip', gzipSync('a'.repeat(3 << 20)), 2 ** 20)).rejects.toThrow(
    'the response is longer than 1 MB, more than any TiCDC server sends',
  );
});
