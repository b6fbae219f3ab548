// Serves the built site and opens its pages in a browser, for the tests of one group.
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest';
import { type Site, serveSite } from '../../scripts/site/server.js';
import { launch, type NotedPage, openPage } from '../browser/browser.js';
import { latest } from './pages.js';

/** The newest version of the site in a browser. */
export interface SiteInBrowser {
  /** Returns the address of a page, such as `ja/concepts.html`. */
  address(path: string): string;
  /** Opens an address in a profile of its own, and closes it at the end of the test. */
  open(
    address: string,
    options?: BrowserContextOptions & { readonly height?: number },
  ): Promise<NotedPage>;
}

/** Starts server and browser before the tests of the group that calls it, and stops them after these. */
export function siteInBrowser(): SiteInBrowser {
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

  return {
    address: (path) => `${site.url}/${latest}/${path}`,
    async open(address, { height = 900, ...options } = {}) {
      const page = await openPage(browser, 1400, height, options);
      onTestFinished(() => page.context().close());
      await page.goto(address, { timeout: 120_000 });
      return page;
    },
  };
}
