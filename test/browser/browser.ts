// Starts a headless Chromium with pages that record their requests and console messages.
import { existsSync, readFileSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { vi } from 'vitest';

const executable = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** The reason why the browser tests cannot run here; undefined if they can. */
export const missing = existsSync(executable)
  ? undefined
  : `there is no Chromium at ${executable}; install it (Debian: apt-get install chromium) or set CHROMIUM_PATH`;

/**
 * Starts the browser without its background requests.
 * @param networkLog The file to which it writes all that it does in the network; `originsIn` reads it.
 */
export function launch(networkLog?: string): Promise<Browser> {
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
      ...(networkLog === undefined ? [] : [`--log-net-log=${networkLog}`]),
    ],
  });
}

/** Returns the origins of the requests in a network log that pages caused. Chromium's own have no initiator. */
export function originsIn(networkLog: string): string[] {
  const { events } = JSON.parse(readFileSync(networkLog, 'utf8'));
  const origins = new Set<string>();
  for (const { params } of events) {
    const isOfPage = URL.canParse(params?.initiator) && URL.canParse(params.url);
    if (isOfPage) origins.add(new URL(params.url).origin);
  }
  return [...origins].sort();
}

/** Resolves as soon as an expression is true in a page. Playwright's own function would need `unsafe-eval` in the page's policy. */
export async function waitUntil(page: Page, expression: string): Promise<void> {
  await vi.waitUntil(() => page.evaluate(`Boolean(${expression})`), { timeout: 60_000 });
}

/** The activity of a page that its reader does not see. */
export interface Notes {
  /** The URLs that the page requested. */
  readonly requests: string[];
  /** Errors and warnings of the console, uncaught errors, failed requests. */
  readonly complaints: string[];
}

export type NotedPage = Page & { readonly notes: Notes };

/** Opens a page in its own profile that can read the clipboard. It is high enough for Redoc to render a whole operation. */
export async function openPage(
  browser: Browser,
  width = 1400,
  height = 8000,
  options: BrowserContextOptions = {},
): Promise<NotedPage> {
  const context = await browser.newContext({ ...options, viewport: { width, height } });
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
