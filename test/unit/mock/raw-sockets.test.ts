// Bytes that no HTTP library would send: every one of them gets a well-formed response, and the mock goes on.
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { useMock } from './support.js';

const { raw, send, urlOf } = useMock();

const status = 'GET /api/v1/status HTTP/1.1\r\nHost: x\r\n\r\n';
const last = 'GET /api/v1/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';

/** Splits what a connection gave into responses, and fails where one is not well-formed. */
function responsesOf(bytes: string): { status: number; head: string; body: string }[] {
  if (bytes === '') return [];
  const [head = ''] = bytes.split('\r\n\r\n', 1);
  const [, code] = /^HTTP\/1\.1 (\d{3}) [A-Za-z: ]+\r\n/.exec(`${head}\r\n`) ?? [];
  const [, length] = /\r\nContent-Length: (\d+)/.exec(head) ?? [];
  if (code !== undefined && length === undefined && head.includes('\r\nConnection: close')) {
    return [{ status: Number(code), head, body: bytes.slice(head.length + 4) }];
  }
  if (code === undefined || length === undefined) throw new Error(`No response: ${bytes}`);
  const start = head.length + 4;
  const end = start + Number(length);
  if (bytes.length < end) throw new Error(`Cut off: ${bytes}`);
  const response = { status: Number(code), head, body: bytes.slice(start, end) };
  return [response, ...responsesOf(bytes.slice(end))];
}

const statusesOf = (bytes: string) => responsesOf(bytes).map((response) => response.status);

test.each([
  ['nonsense', 'nonsense\r\n\r\n', '400 Bad Request'],
  ['the beginning of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01', '400 Bad Request'],
  [
    'a space in a header name',
    'GET /api/v1/status HTTP/1.1\r\nHost: x\r\nBad Header: 1\r\n\r\n',
    '400 Bad Request',
  ],
  [
    'a Content-Length that is no number',
    'GET /api/v1/status HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n',
    '400 Bad Request',
  ],
  [
    'a chunk without a length',
    'POST /api/v1/log HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    '400 Bad Request',
  ],
  [
    'HTTP/1.1 without a Host',
    `GET /api/v1/status HTTP/1.1\r\n\r\n${last}`,
    '400 Bad Request: missing required Host header',
  ],
  [
    'a huge path',
    `GET /${'a'.repeat(1_100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    '431 Request Header Fields Too Large',
  ],
  [
    'a huge header',
    `GET /api/v1/status HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(1_100_000)}\r\n\r\n`,
    '431 Request Header Fields Too Large',
  ],
  [
    'a malformed escape in the path',
    'GET /api/v1/changefeeds/%zz HTTP/1.1\r\nHost: x\r\n\r\n',
    '400 Bad Request',
  ],
])(
  "%s gets the response of Go's HTTP server, and the connection ends",
  async (_, request, body) => {
    expect(await raw(request)).toBe(
      `HTTP/1.1 ${body}\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n${body}`,
    );
  },
);

test('OPTIONS * is 200 and empty', async () => {
  const [response] = responsesOf(
    await raw('OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
  );
  expect(response).toMatchObject({ status: 200, body: '' });
  expect(response?.head).not.toContain('Content-Type');
});

test('headers as long as Go takes them are taken', async () => {
  const header = `A: ${'a'.repeat(500_000)}`;
  const bytes = await raw(
    `GET /api/v1/status HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${header}\r\n\r\n`,
  );
  expect(statusesOf(bytes)).toEqual([200]);
});

test('pipelined requests are answered in order', async () => {
  const broken = 'GET /api/v1/changefeeds/a_b HTTP/1.1\r\nHost: x\r\n\r\n';
  const post = 'POST /api/v1/log HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}';
  const unknown = 'GET /nope HTTP/1.1\r\nHost: x\r\n\r\n';
  const bytes = await raw(status + broken + post + unknown + last);
  expect(statusesOf(bytes)).toEqual([200, 400, 200, 404, 200]);
});

test('a malformed request behind a good one is answered behind it', async () => {
  expect(statusesOf(await raw(`${status}nonsense\r\n\r\n`))).toEqual([200, 400]);
  const post = 'POST /api/v1/log HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n';
  expect(statusesOf(await raw(status + post))).toEqual([200, 400]);
});

test('HTTP/1.0 needs no Host, and CONNECT is an unknown method', async () => {
  expect(statusesOf(await raw('GET /api/v1/status HTTP/1.0\r\n\r\n'))).toEqual([200]);
  expect(statusesOf(await raw('CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n'))).toEqual([404]);
});

test('expectations are met or ignored', async () => {
  const post = (expectation: string) =>
    raw(
      `POST /api/v1/log HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: ${expectation}\r\nContent-Length: 2\r\n\r\n`,
      '{}',
    );
  expect(await post('100-continue')).toMatch(
    /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/,
  );
  expect(statusesOf(await post('miracles'))).toEqual([200]);
});

test('kept connections are not announced, others are', async () => {
  const [first, second] = responsesOf(await raw(status + last));
  expect(first?.head).not.toContain('onnection');
  expect(first?.head).not.toContain('Keep-Alive');
  expect(second?.head).toContain('\r\nConnection: close');
});

test('a body over 10 MB is answered while it is still sent, and the connection ends', async () => {
  const head = 'POST /api/v1/log HTTP/1.1\r\nHost: x\r\nContent-Length: 12000000\r\n\r\n';
  expect(statusesOf(await raw(head, Buffer.alloc(12_000_000, ' ')))).toEqual([413]);
  const chunked =
    'POST /api/v1/log HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nb71b00\r\n';
  const bytes = await raw(chunked, Buffer.alloc(12_000_000, ' '), '\r\n0\r\n\r\n');
  const [response] = responsesOf(bytes);
  expect(response?.status).toBe(413);
  expect(response?.head).toContain('\r\nConnection: close');
});

test('a body that is announced to be over 10 MB is refused before it is sent', async () => {
  const bytes = await raw(
    'POST /api/v1/log HTTP/1.1\r\nHost: x\r\nContent-Length: 12000000\r\n\r\n',
  );
  expect(statusesOf(bytes)).toEqual([413]);
});

test.each([
  [
    'a body over 10 MB',
    'POST /api/v1/log HTTP/1.1\r\nHost: x\r\nContent-Length: 12000000\r\n\r\n',
    413,
  ],
  ['malformed bytes', 'nonsense\r\n\r\n', 400],
])(
  'a client that first sends %s and then reads still gets its response',
  async (_, head, status) => {
    const { hostname, port } = new URL(urlOf(''));
    const socket = connect(Number(port), hostname);
    const problems: Error[] = [];
    socket.on('error', (error) => problems.push(error));
    socket.write(head);
    await new Promise((resolve) => socket.write(Buffer.alloc(12_000_000, ' '), resolve));
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    await new Promise((resolve) => socket.on('end', resolve).on('close', resolve));
    expect(problems).toEqual([]);
    expect(statusesOf(Buffer.concat(chunks).toString('latin1'))).toEqual([status]);
  },
);

test('clients that hang up in mid-sentence do no harm', async () => {
  const { hostname, port } = new URL(urlOf(''));
  const beginnings = [
    'GE',
    'GET / HTTP/1.1\r\nHo',
    `${status}POST /api/v1/log HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{`,
  ];
  for (const beginning of beginnings) {
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    await new Promise((resolve) => socket.write(beginning, resolve));
    socket.resetAndDestroy();
  }
  expect(await send('GET', '/api/v1/status')).toMatchObject({ status: 200 });
});

test('random bytes get well-formed responses or none', async () => {
  const random = seededRandom(20_210_810);
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item =>
    items[Math.floor(random() * items.length)] ?? items[0];
  for (let count = 0; count < 300; count += 1) {
    const method = pick(['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'get', 'BREW', '']);
    const path = pick([
      '/api/v1/changefeeds',
      '/api/v1/log',
      '/api/v1/changefeeds/test1',
      '*',
      '/',
    ]);
    const noise = Array.from({ length: Math.floor(random() * 40) }, () =>
      String.fromCharCode(Math.floor(random() * 256)),
    ).join('');
    const header = pick(['Host: x', 'Content-Length: 5', 'Transfer-Encoding: chunked', noise]);
    const text = `${method} ${path}${pick(['', noise, '?state='])} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${header}\r\n\r\n${noise}`;
    const bytes = await raw(Buffer.from(text, 'latin1'), '\r\n\r\n\r\n\r\n', 'end\r\n\r\n');
    for (const response of method === 'HEAD' ? [] : responsesOf(bytes)) {
      expect([200, 202, 301, 307, 400, 404]).toContain(response.status);
      expect(response.body).not.toMatch(/ at .*\.js:\d+/);
    }
  }
  expect(await send('GET', '/api/v1/status')).toMatchObject({ status: 200 });
});

/** The mulberry32 generator: the same numbers from 0 to 1 on every run. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
