// server-behaviour/http.md#router: what the HTTP layer does with every request, by release.
import { expect, test } from 'vitest';
import { raw } from '../../http.js';
import { play, played } from '../play.js';

/** Sends a request of its own and splits the response. Its date is left out. */
async function exchange(url: string | undefined, method: string, path: string, body = '') {
  const head = `${method} ${path} HTTP/1.1\r\nHost: sandbox\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n`;
  const response = await raw(url ?? '', [head + body]);
  const [top = '', text = ''] = response.split('\r\n\r\n');
  const [status = '', ...headers] = top.split('\r\n');
  return {
    status: Number(status.split(' ')[1]),
    headers: headers.filter((header) => !/^(Date|Connection): /.test(header)).sort(),
    text,
  };
}

const notFound = {
  status: 404,
  headers: ['Content-Length: 18', 'Content-Type: text/plain'],
  text: '404 page not found',
};

test.each(played)(
  'server-behaviour/http.md#get-with-trailing-slash: v%s answers 301 with the path, the query and a page',
  async (release) => {
    const { urls } = await play(release);
    expect(await exchange(urls[0], 'GET', '/api/v1/changefeeds/?state=all&x=<y>')).toEqual({
      status: 301,
      headers: [
        'Content-Length: 80',
        'Content-Type: text/html; charset=utf-8',
        'Location: /api/v1/changefeeds?state=all&x=<y>',
      ],
      text: '<a href="/api/v1/changefeeds?state=all&amp;x=&lt;y&gt;">Moved Permanently</a>.\n\n',
    });
    const { status, headers } = await exchange(urls[0], 'GET', '/api/v1/changefeeds/a/');
    expect([status, headers.at(-1)]).toEqual([301, 'Location: /api/v1/changefeeds/a']);
  },
);

test.each([
  ['POST', '/api/v1/changefeeds/'],
  ['POST', '/api/v1/log/'],
  ['POST', '/api/v1/owner/resign/'],
  ['POST', '/api/v1/changefeeds/a/pause/'],
  ['PUT', '/api/v1/changefeeds/a/'],
  ['DELETE', '/api/v1/changefeeds/a/'],
])(
  'server-behaviour/http.md#other-methods-with-trailing-slash: %s %s is 307 without a body',
  async (method, path) => {
    for (const release of played) {
      const { urls } = await play(release);
      expect(await exchange(urls[0], method, path, '{}')).toEqual({
        status: 307,
        headers: ['Content-Length: 0', `Location: ${path.slice(0, -1)}`],
        text: '',
      });
    }
  },
);

test.each([
  ['PUT', '/api/v1/changefeeds'],
  ['PUT', '/api/v1/changefeeds/'],
  ['DELETE', '/api/v1/changefeeds'],
  ['DELETE', '/api/v1/changefeeds/'],
])(
  'server-behaviour/http.md#put-or-delete-of-all-changefeeds: %s %s is 404',
  async (method, path) => {
    for (const release of played) {
      const { urls } = await play(release);
      expect(await exchange(urls[0], method, path)).toEqual(notFound);
    }
  },
);

test.each(played)(
  'server-behaviour/http.md#half-a-processor: v%s answers 404, and with a slash a redirection to there',
  async (release) => {
    const { urls } = await play(release);
    expect(await exchange(urls[0], 'GET', '/api/v1/processors/a')).toEqual(notFound);
    const redirected = await exchange(urls[0], 'GET', '/api/v1/processors/a/');
    expect([redirected.status, redirected.headers.at(-1)]).toEqual([
      301,
      'Location: /api/v1/processors/a',
    ]);
  },
);

test.each(played)(
  'server-behaviour/http.md#empty-id: v%s routes it, and refuses it',
  async (release) => {
    const { post } = await play(release);
    const { status, text } = await post('/changefeeds//pause');
    const looksUpFirst = ['7.5.7', '8.1.2'].includes(release);
    expect([status, JSON.parse(text).error_msg]).toEqual([
      400,
      looksUpFirst
        ? '[CDC:ErrChangeFeedNotExists]changefeed not exists, default/'
        : '[CDC:ErrAPIInvalidParam]invalid changefeed_id: ',
    ]);
  },
);

test.each(played)(
  'server-behaviour/http.md#escapes-in-a-path: v%s decodes before it matches',
  async (release) => {
    const { create, get, urls } = await play(release);
    await create('ab');
    expect(await exchange(urls[0], 'GET', '/api/v1/changefeeds/a%2Fb')).toEqual(notFound);
    expect((await get('/changefeeds/a%20b')).status).toBe(400);
    expect((await get('/changefeeds/a%62')).status).toBe(200);
  },
);

test.each(
  ['HEAD', 'OPTIONS', 'TRACE', 'DELETE'].flatMap((method) =>
    ['/status', '/health', '/captures', '/owner/resign'].map((path) => [method, path] as const),
  ),
)('server-behaviour/http.md#wrong-method: %s %s is 404 without Allow', async (method, path) => {
  for (const release of ['5.2.4', '6.5.12', '8.5.7']) {
    const { urls } = await play(release);
    const response = await exchange(urls[0], method, `/api/v1${path}`);
    expect(response).toEqual(method === 'HEAD' ? { ...notFound, text: '' } : notFound);
  }
});

test.each([...played, 'newarch'])(
  'server-behaviour/http.md#patch-resets-the-connection: v%s, where a multiplexer shares the port',
  async (release) => {
    const { urls } = await (release === 'newarch'
      ? play('8.5.7', { generation: 'newarch' })
      : play(release));
    const line = (method: string) => `${method} /api/v1/status HTTP/1.1\r\nHost: sandbox\r\n`;
    const close = 'Connection: close\r\n\r\n';
    const isShared = !/^5\.[23]/.test(release);
    for (const method of ['PATCH', 'PROPFIND', 'get', 'BREW']) {
      const response = await raw(urls[0] ?? '', [line(method) + close]);
      expect(response === '').toBe(isShared);
    }
    // It looks at the first request of a connection only.
    const later = await raw(urls[0] ?? '', [`${line('GET')}\r\n${line('PATCH')}${close}`]);
    expect(later.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 404']);
  },
);

test.each(played)(
  'server-behaviour/running-servers.md#chunked-over-2-kb: v%s sends longer bodies in chunks',
  async (release) => {
    const { urls, create, get } = await play(release);
    const headersOf = async () => (await exchange(urls[0], 'GET', '/api/v1/changefeeds')).headers;
    await create('a');
    expect(await headersOf()).toContainEqual(expect.stringMatching(/^Content-Length: \d+$/));
    for (let index = 0; index < 15; index += 1) await create(`a${index}`);
    expect((await get('/changefeeds')).text.length).toBeGreaterThan(2_048);
    expect(await headersOf()).toContain('Transfer-Encoding: chunked');
  },
);

test.each(['/API/v1/status', '//api/v1/status', '/api/v1', '/api/v1/', '/api/v3/status', '/'])(
  'server-behaviour/http.md#unknown-path: %s is 404 as text without a charset',
  async (path) => {
    for (const release of played) {
      const { urls } = await play(release);
      expect(await exchange(urls[0], 'GET', path)).toEqual(notFound);
    }
  },
);

test.each(['6.1.7', '6.2.0'])(
  'server-behaviour/http.md#unknown-path: v%s knows the drain of a capture from v6.2.0 on',
  async (release) => {
    const { put } = await play(release);
    expect((await put('/captures/drain', {})).status).toBe(release === '6.1.7' ? 404 : 400);
  },
);

test.each(played)(
  'server-behaviour/http.md#headers: v%s sends no others than length and type, beside the date',
  async (release) => {
    const { create, urls } = await play(release);
    await create('a');
    const asked = [
      await exchange(urls[0], 'GET', '/api/v1/changefeeds'),
      await exchange(urls[0], 'GET', '/api/v1/health'),
      await exchange(urls[0], 'POST', '/api/v1/changefeeds/a/pause'),
      await exchange(urls[0], 'GET', '/api/v1/changefeeds/none'),
    ];
    const names = asked.map(({ headers }) => headers.map((header) => header.split(':')[0]));
    expect(names).toEqual([
      ['Content-Length', 'Content-Type'],
      ['Content-Length'],
      ['Content-Length'],
      ['Content-Length', 'Content-Type'],
    ]);
  },
);

test('server-behaviour/http.md#keep-alive: one connection carries several requests', async () => {
  const { urls } = await play('8.5.7');
  const health = 'GET /api/v1/health HTTP/1.1\r\nHost: sandbox\r\n';
  const responses = await raw(urls[0] ?? '', [
    `${health}\r\n${health}\r\n${health}Connection: close\r\n\r\n`,
  ]);
  expect(responses.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3);
});

test.each(played)(
  'server-behaviour/http.md#body-that-cannot-be-read: v%s answers 400 as text, also to an update',
  async (release) => {
    const { ask, create, pause } = await play(release);
    await create('a');
    await pause('a');
    const type = 'text/plain; charset=utf-8';
    expect(await ask('POST', '/changefeeds', '{')).toMatchObject({ status: 400, type });
    expect(await ask('PUT', '/changefeeds/a', '[]')).toMatchObject({ status: 400, type });
    expect(await ask('POST', '/log', '"x"')).toMatchObject({ status: 400, type });
  },
);
