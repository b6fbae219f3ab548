// Servers that cannot be checked end the run with one clear line; connections that break now and then do not.
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type Socket, type Server as TcpServer } from 'node:net';
import { expect, test } from 'vitest';
import { CheckError, runChecks } from '../../../../src/contract/index.js';
import { TransportError } from '../../../../src/contract/run/transport/transport.js';
import { findingsOf, withSandbox } from './support.js';

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
    'http://127.0.0.1:1 does not answer: nothing listens there (connection refused)',
  );
});

test.each(['', 'ftp://host', '127.0.0.1:8300', 'http://host/?state=all'])(
  '"%s" is no URL',
  async (url) => {
    expect(await refusal(url)).toMatch(/expected/);
  },
);

test('a URL that is none is told without its password', async () => {
  expect(await refusal('ftp://user:geheim@host')).not.toContain('geheim');
});

test('it does not answer in time', () =>
  served(
    () => {},
    async (url) => {
      expect(await refusal(url, { timeout: 200 })).toBe(
        `${url} gives no usable answer: no whole answer came within 0.2 s`,
      );
    },
  ));

test('it does not speak HTTP', () =>
  listening(
    createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')),
    async (url) => {
      expect(await refusal(url)).toBe(`what ${url} answers is not HTTP`);
    },
  ));

test('it is no TiCDC', () =>
  served(
    (_, response) => response.end('<p>Welcome</p>'),
    async (url) => {
      expect(await refusal(url)).toContain(`${url} does not look like TiCDC`);
    },
  ));

test('it sends more than anybody reads', () =>
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
      expect(await refusal(url)).toBe(
        `${url} gives no usable answer: the answer is longer than 64 MB; no TiCDC server sends so much`,
      );
    },
  ));

test('every third connection breaks: the answers are asked for again, and the run says so', async () => {
  let count = 0;
  await withSandbox(
    async ({ options }) => {
      const report = await runChecks({ ...options, mode: 'read-only' });
      expect(findingsOf(report)).toEqual([
        expect.stringMatching(
          /^server transport: expected connections that last until the answer, received \d+ of \d+ ended/,
        ),
      ]);
      const severities = report.cases.flatMap(({ findings }) =>
        findings.map(({ severity }) => severity),
      );
      expect(severities).toEqual(['warning']);
    },
    {
      between: (request, send) => {
        count += 1;
        if (count % 3 === 0) {
          throw new TransportError('the connection ended before a whole answer had come', true);
        }
        return send(request);
      },
    },
  );
});

test('an operation that never answers is a finding, and the others are checked', async () => {
  await withSandbox(
    async ({ options }) => {
      const report = await runChecks({ ...options, mode: 'read-only' });
      expect(findingsOf(report)).toContain(
        'listProcessors transport: expected an answer, received no whole answer came within 20 s',
      );
      expect(report.cases.filter(({ outcome }) => outcome === 'conforms').length).toBeGreaterThan(
        30,
      );
    },
    {
      between: (request, send) =>
        request.url.endsWith('/processors')
          ? Promise.reject(new TransportError('no whole answer came within 20 s'))
          : send(request),
    },
  );
});

test('the release and generation can be named, and a server of another one breaks their contract', () =>
  withSandbox(async ({ options }) => {
    const older = await runChecks({ ...options, mode: 'read-only', release: '5.2.4' });
    expect(findingsOf(older).join('\n')).toContain('release-fields');
    const other = await runChecks({ ...options, mode: 'read-only', generation: 'newarch' });
    expect(other.target.generation).toBe('newarch');
    expect(findingsOf(other).length).toBeGreaterThan(5);
  }));

test('a run that saw less than its floor fails', () =>
  withSandbox(async ({ options }) => {
    const report = await runChecks({ ...options, mode: 'read-only', floor: 0.99 });
    expect(findingsOf(report)).toEqual([
      expect.stringMatching(
        /^server floor: expected at least 99\.0 % verified, received \d\d\.\d %$/,
      ),
    ]);
  }));
