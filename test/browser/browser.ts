// A headless Chromium, and pages that note what they ask for and complain about.
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const executable = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Why the browser tests cannot run here; undefined if they can. */
export const missing = existsSync(executable)
  ? undefined
  : `there is no Chromium at ${executable}; install it (Debian: apt-get install chromium) or set CHROMIUM_PATH`;

/** Starts the browser, without the requests that it makes for itself. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: executable,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** What a page did that a reader does not see. */
export interface Notes {
  /** The addresses that it asked for. */
  readonly requests: string[];
  /** Errors and warnings of the console, uncaught errors, failed requests. */
  readonly complaints: string[];
}

export type NotedPage = Page & { readonly notes: Notes };

/** A new page in a profile of its own, which may read the clipboard. High enough for Redoc to draw a whole operation. */
export async function openPage(browser: Browser, width = 1400, height = 8000): Promise<NotedPage> {
  const context = await browser.newContext({ viewport: { width, height } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  const notes: Notes = { requests: [], complaints: [] };
  page.on('request', (request) => notes.requests.push(request.url()));
  page.on('requestfailed', (request) => notes.complaints.push(`failed: ${request.url()}`));
  page.on('pageerror', (error) => notes.complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'info') notes.complaints.push(`${message.type()}: ${message.text()}`);
  });
  return Object.assign(page, { notes });
}
