// The mock keeps the responses to the requests seen last.
import { expect, test } from 'vitest';
import { textResponse } from '../../../src/http/response.js';
import type { MockRequest } from '../../../src/mock/responder.js';
import { withCache } from '../../../src/mock/response-cache.js';

/** A cache around responses that count themselves. */
function counting() {
  let count = 0;
  const respond = withCache(async ({ target }) => {
    count += 1;
    const response = textResponse(200, String(count));
    return target === '/volatile' ? { ...response, volatile: true as const } : response;
  });
  return async (request: Partial<MockRequest>) => {
    const whole = {
      method: 'GET',
      target: '/',
      prefer: undefined,
      body: Buffer.alloc(0),
      ...request,
    };
    return (await respond(whole)).body.toString();
  };
}

test('the same request is answered once, unless the response is volatile', async () => {
  const ask = counting();
  const post = (text: string) => ask({ method: 'POST', body: Buffer.from(text) });
  expect([await ask({}), await ask({})]).toEqual(['1', '1']);
  expect([await ask({ target: '/volatile' }), await ask({ target: '/volatile' })]).toEqual([
    '2',
    '3',
  ]);
  expect([await ask({ target: '/?a' }), await post('a'), await post('b')]).toEqual(['4', '5', '6']);
  expect([await post('a'), await post('b'), await ask({})]).toEqual(['5', '6', '1']);
  const prefer = 'code=400';
  expect([await ask({ prefer }), await ask({ prefer })]).toEqual(['7', '7']);
});

test('a long request is answered anew each time', async () => {
  const ask = counting();
  const body = Buffer.alloc(5000, 'a');
  expect([await ask({ body }), await ask({ body })]).toEqual(['1', '2']);
});

test('of many responses those asked for last are kept', async () => {
  const ask = counting();
  for (let path = 1; path <= 256; path += 1) await ask({ target: `/${path}` });
  expect(await ask({ target: '/1' })).toBe('1');
  expect(await ask({ target: '/257' })).toBe('257');
  expect(await ask({ target: '/1' })).toBe('1');
  expect(await ask({ target: '/2' })).toBe('258');
});
