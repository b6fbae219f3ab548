// A server that cannot be checked ends the run with one line. Connections that break now and then do not end it.
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type Socket, type Server as TcpServer } from 'node:net';
import { expect, test } from 'vitest';
import { CheckError, runChecks } from '../../../../src/contract/index.js';
import { TransportError } from '../../../../src/contract/run/transport/transport.js';
import { aFinding, findingsOf, withSandbox } from './support.js';

async function served(listener: RequestListener, work: (url: string) => Promise<void>) {
  await listening(createServer(listener), work);
}

async function listening(server: TcpServer, work: (url: string) => Promise<void>) {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was assigned');
  try {
    await work(`http://127.0.0.1:${address.port}`);
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}

async function refusal(url: string, options = {}): Promise<string> {
  const error: unknown = await runChecks({ url, ...options }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(CheckError);
  const { message } = error instanceof Error ? error : new Error('no error');
  expect(message).not.toContain('\n');
  return message;
}

test('nothing listens', async () => {
  expect(await refusal('http://127.0.0.1:1')).toBe(
    'http://127.0.0.1:1 does not respond: nothing listens there (connection refused)',
  );
});

test.each(['', 'ftp://host', '127.0.0.1:8300', 'http://host/?state=all'])(
  '"%s" is refused as a URL',
  async (url) => {
    expect(await refusal(url)).toMatch(/expected/);
  },
);

test('the message about an invalid URL does not show its password', async () => {
  expect(await refusal('ftp://user:geheim@host')).not.toContain('geheim');
});

test('the server does not respond in time', () =>
  served(
    () => {},
    async (url) => {
      expect(await refusal(url, { timeout: 200 })).toMatch(/no usable response: .* 0\.2 s$/);
    },
  ));

test('the server does not speak HTTP', () =>
  listening(
    createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')),
    async (url) => {
      expect(await refusal(url)).toBe(`the response of ${url} is not HTTP`);
    },
  ));

test('the server is not TiCDC', () =>
  served(
    (_, response) => response.end('<p>Welcome</p>'),
    async (url) => {
      expect(await refusal(url)).toContain(`${url} does not look like TiCDC`);
    },
  ));

test.each<[string, number, Record<string, string>, string, string]>([
  [
    'TLS is expected',
    400,
    {},
    'Client sent an HTTP request to an HTTPS server.\n',
    'responds with 400, no content type, with the body "Client sent an HTTP request to an HTTPS server."; use https in place of http',
  ],
  [
    'it redirects',
    302,
    { location: 'https://u:geheim@sso.example/login?to=/' },
    '',
    'responds with 302, no content type, without a body; it redirects to https://u:xxxxx@sso.example/login?to=/, and redirects are not followed; give the address of the server itself',
  ],
  [
    'credentials are missing',
    401,
    { 'www-authenticate': 'Basic realm="proxy"', 'content-type': 'text/html' },
    '<h1>Authorization\n Required</h1>',
    'responds with 401, text/html, with the body "<h1>Authorization Required</h1>"; WWW-Authenticate: Basic realm="proxy"; set TICDC_USER and TICDC_PASSWORD, or give a --header',
  ],
  [
    'a proxy wants credentials',
    407,
    { 'proxy-authenticate': 'Basic' },
    '',
    'responds with 407, no content type, without a body; Proxy-Authenticate: Basic; the proxy wants credentials; put them into the URL of --proxy',
  ],
  [
    'another service responds',
    200,
    { 'content-type': 'application/json' },
    '{"password":"geheim","name":"other"}',
    'responds with 200, application/json, with the body "{\\"password\\":\\"xxxxx\\",\\"name\\":\\"other\\"}"; expected JSON such as an object with version, id and pid',
  ],
])('where %s, the message says what stood in the response', (_, status, headers, body, message) =>
  served(
    (_request, response) => response.writeHead(status, headers).end(body),
    async (url) => {
      expect(await refusal(url)).toBe(
        `${url} does not look like TiCDC: GET /api/v1/status ${message}`,
      );
    },
  ),
);

test('where a proxy is in between, the message names it', () =>
  served(
    (_, response) => response.writeHead(502).end('<h1>Bad Gateway</h1>'),
    async (proxy) => {
      expect(await refusal('http://cdc.internal:8300', { proxy })).toContain(
        `http://cdc.internal:8300 (through the proxy ${proxy}) does not look like TiCDC: GET /api/v1/status responds with 502`,
      );
    },
  ));

test.each([
  [
    'zstd',
    'has content-encoding zstd, which cannot be decompressed here; turn it off in the proxy',
  ],
  ['gzip', 'names content-encoding gzip, but its body is not'],
])('a response with content-encoding %s that cannot be read is named', (encoding, reason) =>
  served(
    ({ url }, response) => {
      response.setHeader('content-encoding', encoding);
      response.end(url?.endsWith('/health') ? '' : '{"version":"v8.5.7"}');
    },
    async (url) => {
      expect(await refusal(url)).toBe(`${url} gives no usable response: the response ${reason}`);
    },
  ),
);

test('the server sends a response without end', () =>
  served(
    (_, response) => {
      const chunk = Buffer.alloc(1 << 20);
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', more).on('error', () => {});
      more();
    },
    async (url) => {
      expect(await refusal(url)).toMatch(/no usable response: .* 64 MB/);
    },
  ));

test('requests are sent again where every third connection breaks, and the report warns', async () => {
  let count = 0;
  await withSandbox(
    async ({ options }) => {
      const report = await runChecks({ ...options, mode: 'read-only' });
      expect(findingsOf(report)).toEqual([
        aFinding(undefined, 'connections-end', {
          check: 'transport',
          severity: 'warning',
          received: expect.stringMatching(/^\d+ of \d+ /),
        }),
      ]);
    },
    {
      between: (request, send) => {
        count += 1;
        if (count % 3 === 0) {
          throw new TransportError('the connection ended early', true);
        }
        return send(request);
      },
    },
  );
});

test('an operation without responses gives a finding, and the others are checked', async () => {
  await withSandbox(
    async ({ options }) => {
      const report = await runChecks({ ...options, mode: 'read-only' });
      expect(findingsOf(report)).toContainEqual(
        aFinding('listProcessors', 'no-response', { received: 'no response within 20 s' }),
      );
      expect(report.cases.filter(({ outcome }) => outcome === 'conforms').length).toBeGreaterThan(
        30,
      );
    },
    {
      between: (request, send) =>
        request.url.endsWith('/processors')
          ? Promise.reject(new TransportError('no response within 20 s'))
          : send(request),
    },
  );
});

test('a run checks against the given release and generation, and finds that the server is of others', () =>
  withSandbox(async ({ options }) => {
    const older = await runChecks({ ...options, mode: 'read-only', release: '5.2.4' });
    expect(findingsOf(older).map(({ check }) => check)).toContain('release-fields');
    expect(older.target).toMatchObject({ release: 'v8.5.7', checkedAgainst: 'v5.2.4' });
    const same = await runChecks({ ...options, mode: 'read-only', release: 'v8.5.7' });
    expect(same.target).not.toHaveProperty('checkedAgainst');
    const other = await runChecks({ ...options, mode: 'read-only', generation: 'newarch' });
    expect(other.target.generation).toBe('newarch');
    expect(findingsOf(other).length).toBeGreaterThan(5);
  }));
