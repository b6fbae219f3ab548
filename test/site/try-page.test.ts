// The page to try requests, in a real browser: against a sandbox on this machine, and no other server.
import { describe, expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.js';
import { missing, type NotedPage } from '../browser/browser.js';
import { siteInBrowser } from './in-browser.js';

describe.skipIf(missing !== undefined)('the page to try requests', () => {
  const site = siteInBrowser();

  async function open(base: string, folder = ''): Promise<NotedPage> {
    const page = await site.open(site.address(`${folder}try/`), { height: 1200 });
    await page.locator('#base').fill(base);
    return page;
  }

  /** Chooses an operation by its method and path, sends it, and returns the status and the text of the response. */
  async function send(page: NotedPage, operation: string, body?: string): Promise<string[]> {
    const options = await page.locator('#operation option').allInnerTexts();
    await page.locator('#operation').selectOption({
      index: options.findIndex((option) => option.startsWith(`${operation} `)),
    });
    if (body !== undefined) await page.locator('#body').fill(body);
    await page.locator('button').click();
    await page.locator('#status', { hasText: /^HTTP|--cors|127\.0\.0\.1/ }).waitFor();
    return [await page.locator('#status').innerText(), await page.locator('#response').innerText()];
  }

  test('creates a changefeed in a sandbox, and shows every digit of it', async () => {
    const sandbox = await startSandbox({ port: 0, cors: true });
    onTestFinished(() => sandbox.close());
    const page = await open(sandbox.url);
    const body =
      '{"changefeed_id":"test1","sink_uri":"blackhole://","target_ts":18446744073709551615}';
    expect(await send(page, 'POST /api/v1/changefeeds', body)).toEqual(['HTTP 202', '(empty)']);
    expect(await page.locator('#curl').innerText()).toBe(
      `curl -X POST '${sandbox.url}/api/v1/changefeeds' -H 'Content-Type: application/json' -d '${body}'`,
    );
    const [status, response] = await send(page, 'GET /api/v1/changefeeds/test1');
    expect(status).toBe('HTTP 200');
    expect(response).toMatch(/"target_ts": ?18446744073709551615,/);
    expect(await send(page, 'POST /api/v1/owner/resign')).toEqual(['HTTP 202', '(empty)']);
    expect(page.notes.complaints).toEqual([]);
  });

  test('reaches a sandbox on [::1], at the name that its policy allows', async () => {
    const sandbox = await startSandbox({ host: '::1', port: 0, cors: true });
    onTestFinished(() => sandbox.close());
    const { port } = new URL(sandbox.url);
    const page = await open(`http://[::1]:${port}`);
    const [status] = await send(page, 'GET /api/v1/status');
    expect(status).toBe('HTTP 200');
    expect(await page.locator('#curl').innerText()).toBe(
      `curl 'http://localhost:${port}/api/v1/status'`,
    );
    expect(page.notes.complaints).toEqual([]);
  });

  test('names --cors if a server does not let pages call it, and sends it nothing but the question', async () => {
    const lines: string[] = [];
    const sandbox = await startSandbox({ port: 0 });
    onTestFinished(() => sandbox.close());
    const page = await open(sandbox.url, 'ja/');
    page.on('response', (response) => lines.push(response.request().method()));
    const [status] = await send(page, 'POST /api/v1/owner/resign');
    expect(status).toContain('モックまたはサンドボックスを--cors付きで起動していますか');
    expect(lines.filter((method) => method !== 'OPTIONS')).toEqual([]);
  });

  test.each(['http://10.0.0.1:8300', 'https://cdc.example', 'http://127.0.0.1@cdc.example'])(
    'sends nothing to %s',
    async (base) => {
      const page = await open(base, 'zh/');
      const before = page.notes.requests.length;
      const [status] = await send(page, 'GET /api/v1/status');
      expect(status).toContain('只允许 http://127.0.0.1:<端口>');
      expect(page.notes.requests).toHaveLength(before);
    },
  );

  test('its policy stops a request to another host', async () => {
    const page = await open('http://127.0.0.1:8300');
    const result = await page.evaluate("fetch('http://192.0.2.1:8300/').catch(String)");
    expect(result).toContain('Failed to fetch');
    expect(page.notes.complaints.join()).toContain('Content Security Policy');
  });
});
