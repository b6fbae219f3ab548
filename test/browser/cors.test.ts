// Tests that a page of another origin can use mock and sandbox if they are started with `cors`, and not otherwise.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startMock } from '../../src/mock/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { launch, missing, openPage } from './browser.js';

describe.skipIf(missing !== undefined)('a page on another port', () => {
  let browser: Browser;
  let site: Server;
  let page: Page;

  beforeAll(async () => {
    site = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end('hi'));
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    browser = await launch();
    page = await openPage(browser, 400, 400);
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
  });

  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  /** Sends requests from the page. Resolves with the statuses, or the browser's error. */
  const statusesFrom = (url: string) =>
    page.evaluate(async (base) => {
      const headers = { Authorization: 'Basic eDp5', 'Content-Type': 'application/json' };
      const body = '{"changefeed_id":"from-a-page","sink_uri":"blackhole://"}';
      try {
        const created = await fetch(`${base}/api/v1/changefeeds`, {
          method: 'POST',
          headers,
          body,
        });
        const list = await fetch(`${base}/api/v1/changefeeds`, { credentials: 'include' });
        const refused = await fetch(`${base}/api/v1/changefeeds/no_such_id`);
        return [created.status, list.status, refused.status, (await refused.text()).length > 0];
      } catch (error) {
        return String(error);
      }
    }, url);

  test.each([
    ['mock', startMock],
    ['sandbox', startSandbox],
  ] as const)('uses a %s with cors, and none without', async (_, start) => {
    const [open, closed] = [await start({ port: 0, cors: true }), await start({ port: 0 })];
    onTestFinished(() => Promise.all([open.close(), closed.close()]).then(() => {}));
    expect(await statusesFrom(open.url)).toEqual([202, 200, 400, true]);
    expect(await statusesFrom(closed.url)).toBe('TypeError: Failed to fetch');
  });
});
