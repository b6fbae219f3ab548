// Tests the reference page in a real browser: complete, exact, and without requests to other hosts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { type Site, serveSite } from '../../scripts/site/server.js';
import { launch, missing, type NotedPage, openPage } from '../browser/browser.js';
import { operationsOf, pathOf, readOperation } from './redoc.js';

const downloads = [
  ...['openapi.yaml', 'openapi.json', 'openapi-3.1.json', 'openapi.newarch.json'],
  ...['openapi.codegen.yaml', 'openapi.codegen.newarch.yaml'],
];
const generated = join(import.meta.dirname, '../../generated');
const operations = operationsOf(readFileSync(join(generated, 'openapi.json'), 'utf8'));

test('no test is skipped where all must run', () => {
  if (missing !== undefined) process.stderr.write(`Browser tests are skipped: ${missing}.\n`);
  if (process.env.CI) expect(missing).toBeUndefined();
});

describe.skipIf(missing !== undefined)('the reference page', () => {
  let site: Site;
  let address: string;
  let browser: Browser;
  let page: NotedPage;

  beforeAll(async () => {
    site = await serveSite(inject('site'), 0);
    address = `${site.url}/ticdc-openapi/latest/reference/`;
    browser = await launch();
  });

  beforeEach(async () => {
    page = await openPage(browser);
  });

  afterEach(async () => {
    expect(page.notes.complaints).toEqual([]);
    expect(page.notes.requests.filter((request) => !request.startsWith(site.url))).toEqual([]);
    await page.context().close();
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test('says that v1 is deprecated and links to v2', async () => {
    await page.goto(address);
    expect(await page.title()).toBe('TiCDC OpenAPI v1');
    await page.getByText('PingCAP has deprecated v1').waitFor();
    const successor = page.getByRole('link', { name: 'TiCDC OpenAPI v2' });
    expect(await successor.getAttribute('href')).toBe(
      'https://docs.pingcap.com/tidb/stable/ticdc-open-api-v2',
    );
  });

  test('lists all 17 operations in its menu', async () => {
    await page.goto(address);
    for (const operation of operations) {
      const link = page.locator(`a[href="#${pathOf(operation)}"]`, { hasText: operation.summary });
      if (!(await link.first().isVisible())) {
        await page.getByRole('link', { name: operation.tags.join(), exact: true }).click();
      }
      await link.first().waitFor();
    }
    expect(operations).toHaveLength(17);
  });

  test('shows every operation, marked as deprecated, with exact integers', async () => {
    const texts: string[] = [];
    for (const operation of operations) {
      const shown = await readOperation(page, address, operation);
      expect(shown).toContain(`${operation.summary}\nDeprecated`);
      texts.push(shown);
    }
    const text = texts.join('\n');
    expect(text).toContain('426921294362574849');
    expect(text).toContain('18446744073709551615');
    expect(text).not.toContain('426921294362574850');
    expect(text).not.toContain('18446744073709552000');
  });

  test('finds "pause" and opens the operation', async () => {
    await page.goto(address);
    await page.getByText('Search', { exact: false }).first().click();
    await page.getByPlaceholder('Search docs...').fill('pause');
    await page.getByTestId('search-dialog').getByText('Pause changefeed').last().click();
    await page.getByRole('heading', { name: 'Pause changefeed' }).waitFor();
    expect(page.url()).toBe(`${address}#/changefeeds/pausechangefeed`);
  });

  test('offers the exact description for download', async () => {
    await page.goto(address);
    for (const name of downloads) {
      const link = page.getByRole('link', { name, exact: true });
      const response = await page.request.get(
        new URL((await link.getAttribute('href')) ?? '', address).href,
      );
      expect(response.status()).toBe(200);
      expect(await response.text()).toBe(readFileSync(join(generated, name), 'utf8'));
    }
  });

  test('fits the width of a phone', async () => {
    await page.setViewportSize({ width: 390, height: 12_000 });
    for (const operation of operations) {
      await readOperation(page, address, operation);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    }
  });

  test('prints every operation, wherever the page was scrolled to', async () => {
    await page.setViewportSize({ width: 1400, height: 900 });
    await page.goto(address);
    await page.locator('html[data-is-whole]').waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const operation of operations) {
      const section = page.locator(`[data-section-id="${pathOf(operation)}"]`);
      expect(await section.innerText()).toContain(operation.summary);
      expect(await section.innerText()).toContain('Responses');
    }
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    // What is near the start alone has three pages.
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2 * operations.length);
  });

  const pictures = process.env.SCREENSHOTS;
  if (pictures) {
    test('takes screenshots', async () => {
      for (const [width, height] of [
        [1400, 1000],
        [390, 844],
      ] as const) {
        await page.setViewportSize({ width, height });
        for (const operation of operations) {
          await readOperation(page, address, operation);
          const path = join(pictures, `${operation.operationId}-${width}.png`);
          await page.screenshot({ path });
        }
        await page.goto(`${address}#/`);
        await page.screenshot({ path: join(pictures, `overview-${width}.png`) });
      }
    });
  }
});
