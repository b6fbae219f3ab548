// Tests the client in a page: it calls a sandbox on another port, and keeps every digit.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.js';
import { launch, missing, openPage } from './browser.js';

const entry = fileURLToPath(new URL('../../src/client/index.ts', import.meta.url));

describe.skipIf(missing !== undefined)('the client in a page', () => {
  let browser: Browser;
  let site: Server;
  let page: Page;

  beforeAll(async () => {
    const options = { bundle: true, format: 'iife', globalName: 'ticdc', write: false } as const;
    const { outputFiles } = await build({ ...options, entryPoints: [entry], platform: 'browser' });
    const script = outputFiles[0]?.text ?? '';
    site = createServer((request, response) => {
      if (request.url === '/client.js')
        response.setHeader('Content-Type', 'text/javascript').end(script);
      else response.setHeader('Content-Type', 'text/html').end('<script src="client.js"></script>');
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    browser = await launch();
    page = await openPage(browser, 400, 400);
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
  });

  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  /** Runs the body of an async function in the page. */
  const inPage = (body: string) => page.evaluate(`(async () => { ${body} })()`);

  test('creates, reconfigures and removes a changefeed', async () => {
    const sandbox = await startSandbox({ port: 0, cors: true });
    onTestFinished(() => sandbox.close());
    const lines = await inPage(`
      const client = ticdc.createClient({ baseUrl: ${JSON.stringify(sandbox.urls)} });
      const body = { changefeed_id: 'page', sink_uri: 'blackhole://', target_ts: 18446744073709551615n };
      const created = await ticdc.createAndWait(client, body);
      const target_ts = 9223372036854775807n;
      const changed = await ticdc.reconfigureChangefeed(client, 'page', { target_ts });
      await ticdc.removeAndWait(client, 'page');
      const missing = await client.getChangefeed('page').catch((error) => error);
      return [String(created.target_ts), String(changed.target_ts), changed.state, missing.code];
    `);
    expect(lines).toEqual([
      '18446744073709551615',
      '9223372036854775807',
      'normal',
      'CDC:ErrChangeFeedNotExists',
    ]);
  });

  test('names CORS where the browser hides the reason', async () => {
    const sandbox = await startSandbox({ port: 0 });
    onTestFinished(() => sandbox.close());
    const message = await inPage(`
      const client = ticdc.createClient({ baseUrl: '${sandbox.url}', retry: false });
      return client.listChangefeeds().catch((error) => error.name + ': ' + error.message);
    `);
    expect(message).toContain('TicdcNetworkError: listChangefeeds: GET ');
    expect(message).toContain('does it allow pages of other origins (CORS)?');
  });

  test.each([
    [301, 'expected HTTP 202, got an empty body. The response came from '],
    [307, undefined],
  ])('a write that is redirected with %i', async (status, problem) => {
    const server = createServer((request, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Access-Control-Allow-Headers', '*');
      if (request.method === 'OPTIONS') response.end();
      else if (request.url?.startsWith('/api')) {
        response.writeHead(status, { Location: '/moved' }).end();
      } else response.writeHead(request.method === 'POST' ? 202 : 200).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const result = await inPage(`
      const client = ticdc.createClient({ baseUrl: '${url}' });
      return client.resignOwner().then(() => 'accepted', (error) => error.message);
    `);
    if (problem === undefined) expect(result).toBe('accepted');
    else expect(result).toContain(`resignOwner: HTTP 200: ${problem}${url}/moved`);
  });
});
