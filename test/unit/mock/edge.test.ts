// The HTTP edge around answers of any kind.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { type Answer, plainAnswer } from '../../../src/mock/answer.js';
import { createEdge } from '../../../src/mock/edge.js';
import type { MockRequest } from '../../../src/mock/responder.js';
import { errorText } from './support.js';

/** Serves `respond` while `use` runs with its URL, and returns what was reported. */
async function serve(
  respond: (request: MockRequest) => Promise<Answer>,
  use: (url: string) => Promise<void>,
): Promise<string[]> {
  const reports: string[] = [];
  const server = createEdge(respond, (line) => reports.push(line));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  server.close();
  server.closeAllConnections();
  return reports;
}

test('an exception is answered 500 in the error form, and reported in one line without the query', async () => {
  const reports = await serve(
    async () => {
      throw new Error('broken\nat somewhere.js:1');
    },
    async (url) => {
      const response = await fetch(`${url}/api/v1/status?password=secret`);
      expect(response.status).toBe(500);
      expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(await response.text()).toBe(
        errorText(
          '[CDC:ErrInternalServerError]internal server error',
          'CDC:ErrInternalServerError',
        ),
      );
    },
  );
  expect(reports).toEqual(['GET /api/v1/status was answered 500: Error: broken']);
});

test('the same request is answered once, unless the answer is volatile', async () => {
  let count = 0;
  const respond = async ({ target }: MockRequest) => {
    count += 1;
    const answer = plainAnswer(200, String(count));
    return target === '/volatile' ? { ...answer, volatile: true as const } : answer;
  };
  await serve(respond, async (url) => {
    const get = async (path: string, init?: RequestInit) => (await fetch(url + path, init)).text();
    const post = (body: string) => get('/kept', { method: 'POST', body });
    expect([await get('/kept'), await get('/kept')]).toEqual(['1', '1']);
    expect([await get('/volatile'), await get('/volatile')]).toEqual(['2', '3']);
    expect([await get('/kept?a'), await post('a'), await post('b')]).toEqual(['4', '5', '6']);
    expect([await post('a'), await post('b'), await get('/kept')]).toEqual(['5', '6', '1']);
    const prefer = { headers: { Prefer: 'code=400' } };
    expect([await get('/kept', prefer), await get('/kept', prefer)]).toEqual(['7', '7']);
    const long = 'a'.repeat(5000);
    expect([await post(long), await post(long)]).toEqual(['8', '9']);
  });
});

test('of many answers those asked for last are kept', async () => {
  let count = 0;
  const respond = async () => {
    count += 1;
    return plainAnswer(200, String(count));
  };
  await serve(respond, async (url) => {
    const get = async (path: number) => (await fetch(`${url}/${path}`)).text();
    for (let path = 1; path <= 256; path += 1) await get(path);
    expect(await get(1)).toBe('1');
    expect(await get(257)).toBe('257');
    expect(await get(1)).toBe('1');
    expect(await get(2)).toBe('258');
  });
});
