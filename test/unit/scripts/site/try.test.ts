// The page to try requests: where it may send them, that the browser asks first, and what it offers.
import { describe, expect, test } from 'vitest';
import { readDescriptions } from '../../../../scripts/site/translation/command.js';
import { operationsIn } from '../../../../scripts/site/try/operations.js';
import { renderTryPage } from '../../../../scripts/site/try/page.js';
import { addressOf, curlOf, optionsOf } from '../../../../scripts/site/try/request.js';

const [classic = {}] = readDescriptions(new URL('../../../../', import.meta.url).pathname);
const request = { base: 'http://127.0.0.1:8300', method: 'GET', path: '/api/v1/status', body: '' };

describe('addresses', () => {
  test.each([
    ['http://127.0.0.1:8300', 'http://127.0.0.1:8300/api/v1/status'],
    [' http://localhost:1/ ', 'http://localhost:1/api/v1/status'],
    // Policies of pages cannot name it.
    ['http://[::1]:8300', 'http://localhost:8300/api/v1/status'],
  ])('%s is on this machine', (base, address) => {
    expect(addressOf({ ...request, base })?.href).toBe(address);
  });

  test.each([
    'https://127.0.0.1:8300',
    'http://10.0.0.1:8300',
    'http://127.0.0.1.example:8300',
    'http://127.0.0.1:8300@cdc.example:8300',
    'http://user:secret@127.0.0.1:8300',
    'http://127.0.0.1:8300/proxy',
    'http://[::2]:8300',
    '127.0.0.1:8300',
    '',
  ])('%s is refused', (base) => {
    expect(addressOf({ ...request, base })).toBeUndefined();
  });

  test.each(['api/v1', '@cdc.example/', '.example/', '0/'])('the path %s is refused', (path) => {
    expect(addressOf({ ...request, path })).toBeUndefined();
  });

  test('a path cannot lead to another host', () => {
    expect(addressOf({ ...request, path: '//cdc.example/api' })?.host).toBe('127.0.0.1:8300');
    expect(addressOf({ ...request, path: '/\\cdc.example/api' })?.host).toBe('127.0.0.1:8300');
  });
});

test('every request has a header for which browsers ask the server first', () => {
  for (const method of ['GET', 'POST']) {
    expect(optionsOf({ ...request, method })).toMatchObject({
      headers: { 'Content-Type': 'application/json' },
      credentials: 'omit',
      redirect: 'error',
    });
  }
});

test('the line for a shell quotes what it sends', () => {
  const address = new URL('http://127.0.0.1:8300/api/v1/log');
  expect(curlOf(address, { ...request, method: 'POST', body: `{"a":"it's"}` })).toBe(
    `curl -X POST 'http://127.0.0.1:8300/api/v1/log' -H 'Content-Type: application/json' -d '{"a":"it'\\''s"}'`,
  );
});

test('all operations are offered with their examples, reading ones first', () => {
  const operations = operationsIn(classic);
  expect(operations).toHaveLength(17);
  expect(operations.slice(0, 4).map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /api/v1/status',
    'GET /api/v1/health',
    'GET /api/v1/changefeeds?state=normal',
    'GET /api/v1/changefeeds/test1',
  ]);
  const create = operations.find(({ path, method }) => method === 'POST' && /feeds$/.test(path));
  expect(create?.body).toContain('"changefeed_id": "test');
});

test('the page has all it needs, at relative addresses', () => {
  const page = renderTryPage(operationsIn(classic), 'zh');
  expect(page).toContain('<html lang="zh-Hans">');
  expect(page).toContain('<script src="../../try.js">');
  expect(page).not.toMatch(/(?:src|href)="\//);
});
