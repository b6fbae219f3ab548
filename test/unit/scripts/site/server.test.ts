// The static file server: right types, nothing outside its folder.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Site, serveSite } from '../../../../scripts/site/server.js';

const folder = mkdtempSync(join(tmpdir(), 'ticdc-openapi-server-'));
let site: Site;

beforeAll(async () => {
  mkdirSync(join(folder, 'site/reference'), { recursive: true });
  mkdirSync(join(folder, 'site-other'));
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'site-other/secret.txt'), 'secret');
  writeFileSync(join(folder, 'site/reference/index.html'), '<h1>Reference</h1>');
  writeFileSync(join(folder, 'site/reference/openapi.yaml'), 'openapi: 3.0.3\n');
  writeFileSync(join(folder, 'site/reference/a b.bin'), 'x');
  site = await serveSite(join(folder, 'site'), 0);
});

afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Sends the path as it is: `fetch` would tidy it up. */
function get(path: string, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(site.url);
    request({ hostname, port, path, method }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body }),
      );
    })
      .on('error', reject)
      .end();
  });
}

test.each([
  ['/reference/', 'text/html; charset=utf-8', '<h1>Reference</h1>'],
  ['/reference/index.html?x=/../..', 'text/html; charset=utf-8', '<h1>Reference</h1>'],
  ['/reference/openapi.yaml', 'application/yaml', 'openapi: 3.0.3\n'],
  ['/reference/a%20b.bin', 'application/octet-stream', 'x'],
])('%s is answered as %s', async (path, type, body) => {
  const answer = await get(path);
  expect(answer).toMatchObject({ status: 200, body, headers: { 'content-type': type } });
});

test.each([
  ['/', 302, '/latest/'],
  ['/reference', 301, '/reference/'],
])('%s leads on', async (path, status, location) => {
  expect(await get(path)).toMatchObject({ status, headers: { location } });
});

test.each([
  ['/../secret.txt', 404],
  ['/..%2fsecret.txt', 404],
  ['/%2e%2e/secret.txt', 404],
  ['/reference/../../site-other/secret.txt', 404],
  ['/reference/openapi.yaml/', 404],
  ['/missing', 404],
  ['//secret.txt', 400],
  ['/%00', 400],
  ['/%E0%A4%A', 400],
])('%s is refused', async (path, status) => {
  const answer = await get(path);
  expect(answer.status).toBe(status);
  expect(answer.body).not.toContain('secret');
});

test('only GET and HEAD are answered', async () => {
  expect(await get('/reference/', 'POST')).toMatchObject({
    status: 405,
    headers: { allow: 'GET, HEAD' },
  });
  expect(await get('/reference/', 'HEAD')).toMatchObject({
    status: 200,
    body: '',
    headers: { 'content-length': '18' },
  });
});

test('a port that is taken is an error with its code', async () => {
  const port = Number(new URL(site.url).port);
  await expect(serveSite(folder, port)).rejects.toMatchObject({ cause: { code: 'EADDRINUSE' } });
});
