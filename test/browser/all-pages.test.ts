// Every page of the site in a browser: no request to another host, no complaint, no cookie, accessible in light and dark, in its language.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Site, serveSite } from '../../scripts/site/server.js';
import { launch, missing, openPage } from './browser.js';
import { latest, pagesOf } from './pages.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pages = await pagesOf(inject('site'));
const isReference = (path: string) => path.includes('reference/');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

describe.skipIf(missing !== undefined)('every page', () => {
  let site: Site;
  let browser: Browser;

  beforeAll(async () => {
    site = await serveSite(inject('site'), 0);
    browser = await launch();
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test.each(pages)('%s', async (path) => {
    const page = await openPage(browser, 1400, 1000);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(`${site.url}/${latest}/${path}`);
      if (isReference(path)) await page.locator('html[data-is-whole]').waitFor();
      else await page.locator('.VPNav').waitFor();
      await page.setViewportSize({ width: 390, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth'), colorScheme).toBe(390);
      await page.setViewportSize({ width: 1400, height: 1000 });
      // The policy of the page allows no scripts of others; the debugger's are not bound by it.
      await page.evaluate(axe);
      const violations = await page.evaluate<Violation[]>(
        "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }).then(({ violations }) => violations)",
      );
      const found = violations.map(({ id, nodes }) => [id, nodes.length, nodes[0]?.html]);
      expect(found, colorScheme).toEqual([]);
    }
    expect(page.notes.complaints).toEqual([]);
    expect(page.notes.requests.filter((url) => !url.startsWith(site.url))).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
    await page.context().close();
  });
});
